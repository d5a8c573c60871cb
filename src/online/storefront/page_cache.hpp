// Rendered pages, kept whole and ready to send, so that serving a product page is one lookup. Bounded in
// bytes; what was not asked for longest goes first.
//
// What makes a page old is told by surrogate keys ("product-TBL-CG", "category-tea"): a fixed table keeps for
// each the number of its last change (two keys may share a place: that costs a rendering, never a stale
// page), and a page knows up to which change it is good. So a change that comes while a page is being
// rendered is not lost, and nobody keeps lists of pages by key.
//
// Threads: every method from any fiber or thread.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/time.hpp"
#include "runtime/http/message.hpp"

namespace souk::online::storefront {

// What a page is made of before it is kept.
struct Rendered {
  std::string html;
  std::vector<std::string> keys;
  milliseconds lifetime{300'000};  // prices and opening hours change by themselves
  bool cacheable = true;
};

class PageCache {
 public:
  explicit PageCache(std::size_t max_bytes);

  // The moment before reading what the page shows.
  struct Stamp {
    std::uint64_t changes = 0;
  };
  Stamp stamp() const { return {changes_.load(std::memory_order_acquire)}; }

  // The answer for a kept page in the client's content coding, nullopt when there is none or it is old. While
  // one caller renders an old page anew, others get it as it is, for at most kPatience.
  std::optional<http::Response> find(std::string_view key, bool gzip, Instant now);
  // Keeps it and answers with it. A page that was changed since `stamp` is answered and not kept.
  http::Response put(std::string_view key, Rendered page, Stamp stamp, bool gzip, Instant now);

  void invalidate(std::string_view surrogate_key);
  void invalidate_all();

  std::size_t size_bytes() const;
  std::size_t size() const;
  std::int64_t hits() const { return hits_.load(std::memory_order_relaxed); }
  std::int64_t misses() const { return misses_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kCounters = 1 << 14;
  static constexpr std::size_t kMaxPageShare = 4;  // a page takes at most a quarter of its shard
  static constexpr milliseconds kPatience{2'000};

  struct Body {
    http::SharedText text;
    http::Headers headers;
  };
  struct Entry {
    std::string key;
    Body plain;
    Body zipped;                          // made when first asked for
    std::vector<std::uint32_t> counters;  // indexes of its keys
    std::uint64_t changes = 0;            // everything up to this change is known not to concern it
    Instant expires_at{};
    Instant rendering_until{};  // somebody renders it anew
    std::size_t bytes = 0;
  };
  using List = std::list<Entry>;
  struct Shard {
    mutable std::mutex mutex;
    List entries;  // last used first
    std::unordered_map<std::string_view, List::iterator> by_key;
    std::size_t bytes = 0;
  };

  Shard& shard_of(std::string_view key) { return shards_[std::hash<std::string_view>{}(key) % kShards]; }
  static std::uint32_t counter_of(std::string_view surrogate_key);
  bool is_current(const Entry& entry) const;
  static http::Response answer(Entry& entry, bool gzip);
  static void erase(Shard& shard, List::iterator entry);
  static Entry make_entry(std::string_view key, Rendered page, Instant now);

  std::size_t max_shard_bytes_;
  std::array<Shard, kShards> shards_;
  std::mutex changing_;
  std::atomic<std::uint64_t> changes_{1};
  std::vector<std::atomic<std::uint64_t>> counters_;  // for each the number of its last change
  std::atomic<std::uint64_t> all_changed_{0};
  std::atomic<std::int64_t> hits_{0};
  std::atomic<std::int64_t> misses_{0};
};

}  // namespace souk::online::storefront
