// Remembers answers for a moment: most queries of a shop are the same few hundred, and counting facets costs
// more than everything else. An answer holds while nothing changed, at most five seconds (stock and prices in
// time go on); under a stream of changes for a third of a second, so that what is changed is seen within one.
#pragma once

#include <array>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "online/search/request.hpp"

namespace souk::online::search {

// Everything that decides what is found; neither page nor time.
std::string memo_key_of(const SearchRequest& request);

struct MemoLifetimes {
  std::chrono::milliseconds unchanged{5'000};
  std::chrono::milliseconds under_change{300};
};

template <class T>
class Memo {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit Memo(MemoLifetimes lifetimes = {}) : lifetimes_{lifetimes} {}

  // `stamp`: of everything that the answer was made from. nullptr when it is not known or too old.
  std::shared_ptr<const T> get(const std::string& key, const std::string& stamp, Time now) {
    auto& shard = shard_of(key);
    const std::lock_guard lock{shard.mutex};
    const auto found = shard.entries.find(key);
    if (found == shard.entries.end()) return nullptr;
    const auto age = now - found->second.made_at;
    if (age < (found->second.stamp == stamp ? lifetimes_.unchanged : lifetimes_.under_change))
      return found->second.answer;
    shard.entries.erase(found);
    return nullptr;
  }

  void put(const std::string& key, const std::string& stamp, Time now, std::shared_ptr<const T> answer) {
    auto& shard = shard_of(key);
    const std::lock_guard lock{shard.mutex};
    if (shard.entries.size() >= kMaxEntries && !shard.entries.contains(key)) {
      // One of the oldest of a few goes: cheap, and nearly as good as the oldest of all.
      auto oldest = shard.entries.begin();
      auto at = oldest;
      for (int looked = 0; looked < 8 && at != shard.entries.end(); ++looked, ++at)
        if (at->second.made_at < oldest->second.made_at) oldest = at;
      shard.entries.erase(oldest);
    }
    shard.entries.insert_or_assign(key, Entry{stamp, now, std::move(answer)});
  }

 private:
  static constexpr std::size_t kShards = 8;
  static constexpr std::size_t kMaxEntries = 256;  // a shard
  struct Entry {
    std::string stamp;
    Time made_at{};
    std::shared_ptr<const T> answer;
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Entry> entries;
  };
  Shard& shard_of(const std::string& key) { return shards_[std::hash<std::string>{}(key) % kShards]; }
  MemoLifetimes lifetimes_;
  std::array<Shard, kShards> shards_;
};

}  // namespace souk::online::search
