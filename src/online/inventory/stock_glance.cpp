#include "online/inventory/stock_glance.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace souk::online::inventory {
namespace {

std::uint64_t hash_of(std::string_view sku) { return std::hash<std::string_view>{}(sku); }

}  // namespace

StockGlance::StockGlance(std::size_t max_variants)
    : max_per_shard_{std::max<std::size_t>(max_variants / kShards, 1)} {}

std::optional<std::int64_t> StockGlance::available(std::string_view sku) {
  const auto hash = hash_of(sku);
  auto& shard = shard_of(hash);
  {
    const std::lock_guard lock{shard.mutex};
    const auto found = shard.known.find(hash);
    if (found != shard.known.end()) return found->second.available;
  }
  want(sku);
  return std::nullopt;
}

std::uint32_t StockGlance::store_set(std::string_view sku) const {
  const auto hash = hash_of(sku);
  const auto& shard = shard_of(hash);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.known.find(hash);
  return found == shard.known.end() ? 0 : found->second.store_set;
}

void StockGlance::note(std::string_view sku, std::int64_t available, std::uint32_t store_set) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
  const auto hash = hash_of(sku);
  auto& shard = shard_of(hash);
  const std::lock_guard lock{shard.mutex};
  if (shard.known.size() >= max_per_shard_ && !shard.known.contains(hash))
    shard.known.erase(shard.known.begin());
  shard.known[hash] = {static_cast<std::int32_t>(std::clamp<std::int64_t>(available, 0, kMost)), store_set};
}

void StockGlance::want(std::string_view sku) {
  const std::lock_guard lock{wanted_mutex_};
  if (wanted_.size() < kMaxWanted) wanted_.emplace(hash_of(sku), sku);
}

std::vector<std::string> StockGlance::take_wanted(std::size_t limit) {
  std::vector<std::string> skus;
  const std::lock_guard lock{wanted_mutex_};
  while (!wanted_.empty() && skus.size() < limit) {
    auto node = wanted_.extract(wanted_.begin());
    skus.push_back(std::move(node.mapped()));
  }
  return skus;
}

std::size_t StockGlance::size() const {
  std::size_t sum = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    sum += shard.known.size();
  }
  return sum;
}

}  // namespace souk::online::inventory
