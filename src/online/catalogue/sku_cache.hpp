// What was made of products, by sku, kept while there is room: sharded, bounded in bytes, what was not used
// for longest goes first. Values are shared with their readers, so one that was pushed out lives until its
// last reader is done.
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

namespace souk::online::catalogue {

template <class Value>
class SkuCache {
 public:
  explicit SkuCache(std::size_t max_bytes) : max_shard_bytes_{max_bytes / kShards} {}

  // nullptr when it is not there or older than `revision`.
  std::shared_ptr<const Value> get(std::string_view sku, std::int64_t revision) {
    Shard& shard = shard_of(sku);
    const std::lock_guard lock{shard.mutex};
    const auto found = shard.by_sku.find(sku);
    if (found == shard.by_sku.end() || found->second->revision < revision) {
      misses_.fetch_add(1, std::memory_order_relaxed);
      return nullptr;
    }
    hits_.fetch_add(1, std::memory_order_relaxed);
    shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
    return found->second->value;
  }

  // `bytes`: the room that the value takes in memory.
  void put(std::string_view sku, std::shared_ptr<const Value> value, std::int64_t revision,
           std::size_t bytes) {
    if (bytes > max_shard_bytes_) return;
    Shard& shard = shard_of(sku);
    const std::lock_guard lock{shard.mutex};
    if (const auto old = shard.by_sku.find(sku); old != shard.by_sku.end()) {
      if (old->second->revision > revision) return;
      erase(shard, old->second);
    }
    while (shard.bytes + bytes > max_shard_bytes_) erase(shard, std::prev(shard.entries.end()));
    shard.entries.push_front({std::string{sku}, std::move(value), revision, bytes});
    shard.by_sku.emplace(shard.entries.front().sku, shard.entries.begin());
    shard.bytes += bytes;
  }

  std::size_t size_bytes() const {
    std::size_t bytes = 0;
    for (const auto& shard : shards_) {
      const std::lock_guard lock{shard.mutex};
      bytes += shard.bytes;
    }
    return bytes;
  }
  std::int64_t hits() const { return hits_.load(std::memory_order_relaxed); }
  std::int64_t misses() const { return misses_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kShards = 16;
  struct Entry {
    std::string sku;
    std::shared_ptr<const Value> value;
    std::int64_t revision = 0;
    std::size_t bytes = 0;
  };
  struct Shard {
    mutable std::mutex mutex;
    std::list<Entry> entries;                                                          // last used first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_sku;  // keys: the entries'
    std::size_t bytes = 0;
  };
  Shard& shard_of(std::string_view sku) { return shards_[std::hash<std::string_view>{}(sku) % kShards]; }
  static void erase(Shard& shard, typename std::list<Entry>::iterator entry) {
    shard.bytes -= entry->bytes;
    shard.by_sku.erase(std::string_view{entry->sku});
    shard.entries.erase(entry);
  }

  std::size_t max_shard_bytes_;
  std::array<Shard, kShards> shards_;
  std::atomic<std::int64_t> hits_{0};
  std::atomic<std::int64_t> misses_{0};
};

}  // namespace souk::online::catalogue
