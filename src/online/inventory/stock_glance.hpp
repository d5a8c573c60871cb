// What pages may know of stock without waiting: how many of a variant are free, as far as this process has
// heard. A hint for "in stock" on a card, never a promise; a reservation decides. Bounded: about 32 bytes a
// variant, past the bound some are forgotten and asked for again when a page wants them.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace souk::online::inventory {

class StockGlance {
 public:
  explicit StockGlance(std::size_t max_variants = 1'000'000);

  // nullopt when not heard of; it is then on the list of what to look up.
  std::optional<std::int64_t> available(std::string_view sku);
  // `store_set`: which stores have it (catalogue::StoreSetTable).
  void note(std::string_view sku, std::int64_t available, std::uint32_t store_set = 0);
  // 0, the empty set, when not heard of.
  std::uint32_t store_set(std::string_view sku) const;
  // What to look up, at most `limit`; taken off the list.
  std::vector<std::string> take_wanted(std::size_t limit);
  std::size_t size() const;

 private:
  struct Known {
    std::int32_t available = 0;
    std::uint32_t store_set = 0;
  };
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::uint64_t, Known> known;  // by hash of the sku
  };
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kMaxWanted = 10'000;

  Shard& shard_of(std::uint64_t hash) { return shards_[hash % kShards]; }
  const Shard& shard_of(std::uint64_t hash) const { return shards_[hash % kShards]; }
  void want(std::string_view sku);

  std::size_t max_per_shard_;
  std::array<Shard, kShards> shards_;
  std::mutex wanted_mutex_;
  std::unordered_map<std::uint64_t, std::string> wanted_;
};

}  // namespace souk::online::inventory
