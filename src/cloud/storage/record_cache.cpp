#include "cloud/storage/record_cache.hpp"

#include <algorithm>

namespace souk::storage {

RecordCache::Look RecordCache::look(const std::string& id) {
  auto& shard = shard_of(id);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.held.find(id);
  if (found == shard.held.end()) return {nullptr, shard.time};
  shard.order.splice(shard.order.begin(), shard.order, found->second.at);
  return {found->second.record, shard.time};
}

void RecordCache::offer(const std::string& id, const Look& look, Record record) {
  const auto& versions = record->versions;
  if (versions.size() > kMaxVersions ||
      std::any_of(versions.begin(), versions.end(),
                  [](const Version& version) { return version.segments.size() > kMaxVersions; }))
    return;
  auto& shard = shard_of(id);
  const std::lock_guard lock{shard.mutex};
  if (shard.time != look.time || shard.held.contains(id)) return;
  shard.order.push_front(id);
  shard.held[id] = {std::move(record), shard.order.begin()};
  if (shard.held.size() <= kMaxInShard) return;
  shard.held.erase(shard.order.back());
  shard.order.pop_back();
}

void RecordCache::forget(const std::string& id) {
  auto& shard = shard_of(id);
  const std::lock_guard lock{shard.mutex};
  ++shard.time;
  const auto found = shard.held.find(id);
  if (found == shard.held.end()) return;
  shard.order.erase(found->second.at);
  shard.held.erase(found);
}

}  // namespace souk::storage
