#include "online/report/visitors.hpp"

#include <algorithm>

namespace souk::online::report {
namespace {

// Reading a page of a language of the shop: "/{lang}", "/{lang}/p/{slug}", ...
bool is_page(const http::Route& route) {
  return route.method == http::Method::kGet && route.tag.empty() && route.path.starts_with("/{lang}");
}

}  // namespace

Visitors::Visitors(const Clock& clock, Random& random) : clock_{&clock} { random.fill(key_); }

void Visitors::saw(std::string_view who) {
  std::string keyed{reinterpret_cast<const char*>(key_.data()), key_.size()};
  keyed += who;
  const auto hash = static_cast<std::uint64_t>(std::hash<std::string>{}(keyed));
  const auto now = minute();
  auto& shard = shards_[hash % kShards];
  const std::lock_guard lock{shard.mutex};
  const auto slot = static_cast<std::size_t>(now % kHistoryMinutes);
  if (shard.pages_minute[slot] != now) {
    shard.pages_minute[slot] = now;
    shard.pages[slot] = 0;
  }
  ++shard.pages[slot];
  if (shard.swept != now) {
    shard.swept = now;
    std::erase_if(shard.last_minute, [&](const auto& each) { return each.second + kWindowMinutes <= now; });
  }
  const auto known = shard.last_minute.find(hash);
  if (known != shard.last_minute.end()) {
    known->second = now;
  } else if (shard.last_minute.size() < kMaxVisitors / kShards) {
    shard.last_minute.emplace(hash, now);
  }
}

std::int64_t Visitors::now() const {
  const auto current = minute();
  std::int64_t visitors = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    visitors += std::count_if(shard.last_minute.begin(), shard.last_minute.end(),
                              [&](const auto& each) { return each.second + kWindowMinutes > current; });
  }
  return visitors;
}

std::vector<std::int64_t> Visitors::pages_by_minute() const {
  const auto current = minute();
  std::vector<std::int64_t> pages(kHistoryMinutes, 0);
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    for (std::size_t slot = 0; slot < shard.pages.size(); ++slot) {
      const auto ago = current - shard.pages_minute[slot];
      if (ago >= 0 && ago < kHistoryMinutes)
        pages[static_cast<std::size_t>(kHistoryMinutes - 1 - ago)] += shard.pages[slot];
    }
  }
  return pages;
}

http::Filter count_visitors(Visitors& visitors) {
  return [&visitors](http::Request& request, const http::Route& route) -> std::optional<http::Response> {
    if (is_page(route)) {
      std::string who = request.client_address;
      who += '\n';
      who += request.headers.get("User-Agent");
      visitors.saw(who);
    }
    return std::nullopt;
  };
}

}  // namespace souk::online::report
