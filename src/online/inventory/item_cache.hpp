// Stock items as this process last saw them: bounded, the least recently used go first. Used as the start of
// a guarded write and for what pages show; never as the truth.
#pragma once

#include <array>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "engines/document/collection.hpp"
#include "online/inventory/stock_item.hpp"

namespace souk::online::inventory {

using SharedItem = std::shared_ptr<const engines::Stored<StockItem>>;

class ItemCache {
 public:
  explicit ItemCache(std::size_t max_items);
  SharedItem get(std::string_view sku);
  // Keeps the newer of the two revisions.
  void put(SharedItem item);
  void forget(std::string_view sku, std::int64_t older_than_revision);
  std::size_t size() const;

 private:
  struct Shard {
    mutable std::mutex mutex;
    std::list<SharedItem> recent;  // the most recently used first
    std::unordered_map<std::string_view, std::list<SharedItem>::iterator> by_sku;  // keys live in the items
  };
  static constexpr std::size_t kShards = 16;
  Shard& shard_of(std::string_view sku) { return shards_[std::hash<std::string_view>{}(sku) % kShards]; }

  std::size_t max_per_shard_;
  std::array<Shard, kShards> shards_;
};

}  // namespace souk::online::inventory
