#include "online/inventory/item_cache.hpp"

#include <algorithm>

namespace souk::online::inventory {

ItemCache::ItemCache(std::size_t max_items) : max_per_shard_{std::max<std::size_t>(max_items / kShards, 1)} {}

SharedItem ItemCache::get(std::string_view sku) {
  auto& shard = shard_of(sku);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.by_sku.find(sku);
  if (found == shard.by_sku.end()) return nullptr;
  shard.recent.splice(shard.recent.begin(), shard.recent, found->second);
  return *found->second;
}

void ItemCache::put(SharedItem item) {
  auto& shard = shard_of(item->id);
  const std::lock_guard lock{shard.mutex};
  if (const auto found = shard.by_sku.find(item->id); found != shard.by_sku.end()) {
    if ((*found->second)->revision >= item->revision) return;
    const auto place = found->second;
    shard.by_sku.erase(found);
    shard.recent.erase(place);
  }
  shard.recent.push_front(std::move(item));
  shard.by_sku.emplace(shard.recent.front()->id, shard.recent.begin());
  if (shard.recent.size() <= max_per_shard_) return;
  shard.by_sku.erase(shard.recent.back()->id);
  shard.recent.pop_back();
}

void ItemCache::forget(std::string_view sku, std::int64_t older_than_revision) {
  auto& shard = shard_of(sku);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.by_sku.find(sku);
  if (found == shard.by_sku.end() || (*found->second)->revision >= older_than_revision) return;
  const auto place = found->second;
  shard.by_sku.erase(found);
  shard.recent.erase(place);
}

std::size_t ItemCache::size() const {
  std::size_t sum = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    sum += shard.recent.size();
  }
  return sum;
}

}  // namespace souk::online::inventory
