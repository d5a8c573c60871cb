// Whole products by sku, kept while there is room: sharded, bounded in bytes, what was not used for longest
// goes first. Products are shared with their readers, so one that was pushed out lives until its last reader
// is done.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

class ProductCache {
 public:
  explicit ProductCache(std::size_t max_bytes) : max_shard_bytes_{max_bytes / kShards} {}

  // nullptr when it is not there or older than `revision`.
  std::shared_ptr<const Product> get(std::string_view sku, std::int64_t revision);
  // `body_bytes`: size of the stored document, from which the room in memory is estimated.
  void put(std::shared_ptr<const Product> product, std::int64_t revision, std::size_t body_bytes);

  std::size_t size_bytes() const;
  std::int64_t hits() const { return hits_.load(std::memory_order_relaxed); }
  std::int64_t misses() const { return misses_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kShards = 16;
  struct Entry {
    std::shared_ptr<const Product> product;
    std::int64_t revision = 0;
    std::size_t bytes = 0;
  };
  struct Shard {
    mutable std::mutex mutex;
    std::list<Entry> entries;                                                 // last used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_sku;  // keys live in the products
    std::size_t bytes = 0;
  };
  Shard& shard_of(std::string_view sku) { return shards_[std::hash<std::string_view>{}(sku) % kShards]; }
  static void erase(Shard& shard, std::list<Entry>::iterator entry);

  std::size_t max_shard_bytes_;
  std::array<Shard, kShards> shards_;
  std::atomic<std::int64_t> hits_{0};
  std::atomic<std::int64_t> misses_{0};
};

}  // namespace souk::online::catalogue
