#include "online/storefront/page_cache.hpp"

#include <algorithm>

#include "online/storefront/gzip.hpp"
#include "runtime/http/conditional.hpp"

namespace souk::online::storefront {
namespace {

constexpr int kGzipLevel = 5;
constexpr std::size_t kEntryBytes = 1'500;  // list node, map node and header fields
constexpr std::size_t kMaxKeysShown = 64;

http::Headers page_headers(const std::string& etag, const std::vector<std::string>& keys) {
  std::string names;
  for (std::size_t i = 0; i < keys.size() && i < kMaxKeysShown; ++i) {
    if (i > 0) names += ' ';
    names += keys[i];
  }
  return {{"Content-Type", "text/html; charset=utf-8"},
          {"Cache-Control", "public, max-age=60, stale-while-revalidate=600"},
          {"ETag", etag},
          {"Vary", "Accept-Encoding"},
          {"Surrogate-Key", names}};
}

}  // namespace

PageCache::PageCache(std::size_t max_bytes) : max_shard_bytes_{max_bytes / kShards}, counters_(kCounters) {}

std::uint32_t PageCache::counter_of(std::string_view surrogate_key) {
  return static_cast<std::uint32_t>(std::hash<std::string_view>{}(surrogate_key) % kCounters);
}

bool PageCache::is_current(const Entry& entry) const {
  if (all_changed_.load(std::memory_order_acquire) > entry.changes) return false;
  return std::none_of(entry.counters.begin(), entry.counters.end(), [&](std::uint32_t counter) {
    return counters_[counter].load(std::memory_order_acquire) > entry.changes;
  });
}

std::optional<http::Response> PageCache::find(std::string_view key, bool gzip, Instant now) {
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.by_key.find(key);
  if (found == shard.by_key.end()) {
    misses_.fetch_add(1, std::memory_order_relaxed);
    return std::nullopt;
  }
  auto& entry = *found->second;
  // Nothing at all has changed since it was last looked at: the common case needs no look at its keys.
  const auto changes = changes_.load(std::memory_order_acquire);
  const bool fresh = entry.expires_at > now && (entry.changes == changes || is_current(entry));
  if (fresh) {
    entry.changes = changes;
  } else if (entry.rendering_until <= now) {
    entry.rendering_until = now + kPatience;
    misses_.fetch_add(1, std::memory_order_relaxed);
    return std::nullopt;
  }
  if (found->second != shard.entries.begin())
    shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
  hits_.fetch_add(1, std::memory_order_relaxed);
  return answer(entry, gzip);
}

http::Response PageCache::answer(Entry& entry, bool gzip) {
  if (gzip && entry.zipped.text == nullptr) {
    auto zipped = storefront::gzip(*entry.plain.text, kGzipLevel);
    entry.zipped.headers = entry.plain.headers;
    if (zipped.empty()) {
      entry.zipped.text = entry.plain.text;
    } else {
      entry.zipped.text = std::make_shared<const std::string>(std::move(zipped));
      std::string etag{entry.plain.headers.get("ETag")};
      etag.insert(etag.size() - 1, "-gz");
      entry.zipped.headers.set("ETag", etag);
      entry.zipped.headers.set("Content-Encoding", "gzip");
    }
  }
  const auto& body = gzip ? entry.zipped : entry.plain;
  return {.status = 200, .headers = body.headers, .body = body.text};
}

PageCache::Entry PageCache::make_entry(std::string_view key, Rendered page, Instant now) {
  Entry entry;
  entry.key = key;
  for (const auto& name : page.keys) entry.counters.push_back(counter_of(name));
  entry.plain.headers = page_headers(http::etag_of(page.html), page.keys);
  entry.plain.text = std::make_shared<const std::string>(std::move(page.html));
  entry.expires_at = now + page.lifetime;
  // Room for both codings is set aside at once.
  entry.bytes = kEntryBytes + entry.plain.text->size() + entry.plain.text->size() / 4 + key.size();
  return entry;
}

http::Response PageCache::put(std::string_view key, Rendered page, Stamp stamp, bool gzip, Instant now) {
  const bool cacheable = page.cacheable;
  auto made = make_entry(key, std::move(page), now);
  made.changes = stamp.changes;
  auto response = answer(made, gzip);
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  if (const auto old = shard.by_key.find(key); old != shard.by_key.end()) erase(shard, old->second);
  if (!cacheable || made.bytes > max_shard_bytes_ / kMaxPageShare || !is_current(made)) return response;
  shard.bytes += made.bytes;
  shard.entries.push_front(std::move(made));
  shard.by_key.emplace(shard.entries.front().key, shard.entries.begin());
  while (shard.bytes > max_shard_bytes_) erase(shard, std::prev(shard.entries.end()));
  return response;
}

void PageCache::erase(Shard& shard, List::iterator entry) {
  shard.bytes -= std::min(shard.bytes, entry->bytes);
  shard.by_key.erase(entry->key);
  shard.entries.erase(entry);
}

// Under one lock, so that whoever sees a number in changes_ sees all counters up to it.
void PageCache::invalidate(std::string_view surrogate_key) {
  const std::lock_guard lock{changing_};
  const auto change = changes_.load(std::memory_order_relaxed) + 1;
  counters_[counter_of(surrogate_key)].store(change, std::memory_order_release);
  changes_.store(change, std::memory_order_release);
}

void PageCache::invalidate_all() {
  const std::lock_guard lock{changing_};
  const auto change = changes_.load(std::memory_order_relaxed) + 1;
  all_changed_.store(change, std::memory_order_release);
  changes_.store(change, std::memory_order_release);
}

std::size_t PageCache::size_bytes() const {
  std::size_t bytes = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    bytes += shard.bytes;
  }
  return bytes;
}

std::size_t PageCache::size() const {
  std::size_t count = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    count += shard.entries.size();
  }
  return count;
}

}  // namespace souk::online::storefront
