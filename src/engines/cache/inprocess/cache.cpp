#include "engines/cache/inprocess/cache.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include "engines/cache/check.hpp"

namespace souk::engines {
namespace {
// The list's node, the table's node and the allocator's own words, measured with malloc_usable_size().
constexpr std::size_t kEntryBytes = 176;
constexpr std::size_t kMaxShards = 16;
constexpr std::size_t kMinShardBytes = 2 * cache::kMaxValueBytes;
}  // namespace

InProcessCache::InProcessCache(const Clock& clock, Settings settings)
    : clock_{clock},
      shards_(std::clamp<std::size_t>(settings.max_bytes / kMinShardBytes, 1, kMaxShards)),
      max_shard_bytes_{std::max(settings.max_bytes, kMinShardBytes) / shards_.size()} {}

InProcessCache::Shard& InProcessCache::shard_of(std::string_view key) {
  // The table inside a shard uses the low bits of the same hash.
  return shards_[(std::hash<std::string_view>{}(key) >> 48U) % shards_.size()];
}

// A ttl of centuries must not pass the clock's range.
InProcessCache::Time InProcessCache::end_after(std::chrono::milliseconds ttl) const {
  constexpr std::chrono::milliseconds kLongest = std::chrono::hours{24 * 365 * 10};
  return clock_.monotonic() + std::min(ttl, kLongest);
}

std::size_t InProcessCache::cost(const Entry& entry) {
  return entry.key.size() + entry.value.size() + kEntryBytes;
}

void InProcessCache::remove(Shard& shard, Entries::iterator entry) {
  shard.statistics.bytes -= cost(*entry);
  shard.by_key.erase(entry->key);
  shard.entries.erase(entry);
}

InProcessCache::Entry* InProcessCache::find(Shard& shard, std::string_view key) {
  const auto found = shard.by_key.find(key);
  if (found == shard.by_key.end()) return nullptr;
  const auto entry = found->second;
  if (entry->end <= clock_.monotonic()) {
    remove(shard, entry);
    return nullptr;
  }
  shard.entries.splice(shard.entries.begin(), shard.entries, entry);
  return &*entry;
}

void InProcessCache::store(Shard& shard, std::string_view key, std::string_view value, Time end) {
  if (const auto found = shard.by_key.find(key); found != shard.by_key.end()) remove(shard, found->second);
  shard.entries.push_front({std::string{key}, std::string{value}, end});
  shard.by_key.emplace(shard.entries.front().key, shard.entries.begin());
  shard.statistics.bytes += cost(shard.entries.front());
  const auto now = clock_.monotonic();
  while (shard.statistics.bytes > max_shard_bytes_) {
    const auto last = std::prev(shard.entries.end());
    if (last->end > now) ++shard.statistics.evicted;
    remove(shard, last);
  }
}

Result<std::optional<std::string>> InProcessCache::get(std::string_view key) {
  TRY(cache::check_key(key));
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  const auto* entry = find(shard, key);
  ++(entry != nullptr ? shard.statistics.hits : shard.statistics.misses);
  if (entry == nullptr) return std::nullopt;
  return entry->value;
}

Status InProcessCache::put(std::string_view key, std::string_view value, std::chrono::milliseconds ttl) {
  TRY(cache::check_entry(key, value, ttl));
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  store(shard, key, value, end_after(ttl));
  return {};
}

Result<bool> InProcessCache::put_if_absent(std::string_view key, std::string_view value,
                                           std::chrono::milliseconds ttl) {
  TRY(cache::check_entry(key, value, ttl));
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  if (find(shard, key) != nullptr) return false;
  store(shard, key, value, end_after(ttl));
  return true;
}

Status InProcessCache::erase(std::string_view key) {
  TRY(cache::check_key(key));
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  if (const auto found = shard.by_key.find(key); found != shard.by_key.end()) remove(shard, found->second);
  return {};
}

Result<std::int64_t> InProcessCache::increment(std::string_view key, std::int64_t by,
                                               std::chrono::milliseconds ttl) {
  TRY(cache::check_entry(key, {}, ttl));
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  const auto* entry = find(shard, key);
  std::int64_t value = 0;
  if (entry != nullptr) {
    const char* end = entry->value.data() + entry->value.size();
    const auto [read_until, error] = std::from_chars(entry->value.data(), end, value);
    if (error != std::errc{} || read_until != end) return fail(cache::not_a_counter());
  }
  if (__builtin_add_overflow(value, by, &value)) return fail(cache::not_a_counter());
  store(shard, key, std::to_string(value), entry != nullptr ? entry->end : end_after(ttl));
  return value;
}

Result<bool> InProcessCache::touch(std::string_view key, std::chrono::milliseconds ttl) {
  TRY(cache::check_entry(key, {}, ttl));
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  auto* entry = find(shard, key);
  if (entry == nullptr) return false;
  entry->end = end_after(ttl);
  return true;
}

InProcessCache::Statistics InProcessCache::statistics() const {
  Statistics sum;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    sum.hits += shard.statistics.hits;
    sum.misses += shard.statistics.misses;
    sum.evicted += shard.statistics.evicted;
    sum.entries += shard.entries.size();
    sum.bytes += shard.statistics.bytes;
  }
  return sum;
}

}  // namespace souk::engines
