// Writes stock items. Callers that want the same sku at the same moment are gathered into one write: the
// first leads, applies everybody's change to the document it holds and replaces it guarded by its revision.
// 256 buyers of one sku so cost a handful of writes and no storm of retries. The gathering is for speed
// alone: what decides is the guarded write, so other processes may write the same item at any time.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/inventory/item_cache.hpp"
#include "online/inventory/stock_item.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::inventory {

// One wanted change. `apply` may run several times, each time on a fresh item, and must have no other effect.
// It answers whether the item changed; on an error it must leave the item as it was.
struct ItemChange {
  std::function<Result<bool>(StockItem& item)> apply;
  // When not empty: `apply` is skipped, with success, if this movement is in the outbox or the ledger.
  std::string unless_moved;
  // No need to look for that movement while the item holds a reservation of this order: none is made after a
  // sale.
  std::string reserved_for;
  // Make the item when there is none; otherwise kNotFound "stock.missing".
  bool create = false;
};

class ItemWriter {
 public:
  ItemWriter(engines::DocumentStore& store, std::size_t cached_items);

  // Waits until the change is durable. kLimit "stock.busy" when too many wait for this sku.
  Status write(std::string_view sku, ItemChange change);
  // The item as last known to this process, read when it is not; nullptr when there is none.
  Result<SharedItem> read(std::string_view sku);
  void forget(std::string_view sku, std::int64_t older_than_revision);

 private:
  struct Waiter;
  using Batch = std::vector<Waiter*>;
  struct Queue {
    std::deque<Waiter*> waiting;  // the first leads, or is about to
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Queue> queues;
  };

  Shard& shard_of(std::string_view sku) { return shards_[std::hash<std::string_view>{}(sku) % kShards]; }
  Batch take_batch(Shard& shard, const std::string& sku) const;
  void hand_over(Shard& shard, const std::string& sku, const Batch& batch) const;
  void write_batch(const std::string& sku, const Batch& batch);
  // True when the batch's answers stand; false to try again on a fresh item.
  Result<bool> try_batch(const std::string& sku, const Batch& batch, bool fresh);
  Status mark_moved(const StockItem& item, const Batch& batch) const;
  Result<SharedItem> fetch(std::string_view sku);

  static constexpr std::size_t kMaxBatch = 256;
  static constexpr std::size_t kMaxWaiting = 4096;
  static constexpr int kMaxAttempts = 50;
  static constexpr std::size_t kShards = 16;

  engines::Collection<StockItem> items_;
  engines::DocumentStore* store_;
  ItemCache cache_;
  std::array<Shard, kShards> shards_;
};

}  // namespace souk::online::inventory
