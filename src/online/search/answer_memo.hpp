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

class AnswerMemo {
 public:
  using Time = std::chrono::steady_clock::time_point;
  // Everything that decides what is found; neither page nor time.
  static std::string key_of(const SearchRequest& request);

  // `stamp`: of everything that the answer was made from.
  std::shared_ptr<const SearchAnswer> get(const std::string& key, const std::string& stamp, Time now);
  void put(const std::string& key, const std::string& stamp, Time now,
           std::shared_ptr<const SearchAnswer> answer);

 private:
  static constexpr std::size_t kShards = 8;
  static constexpr std::size_t kMaxEntries = 96;  // a shard
  static constexpr std::chrono::milliseconds kLifetime{5'000};
  static constexpr std::chrono::milliseconds kLifetimeUnderChange{300};
  struct Entry {
    std::string stamp;
    Time made_at{};
    std::shared_ptr<const SearchAnswer> answer;
  };
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::string, Entry> entries;
  };
  Shard& shard_of(const std::string& key) { return shards_[std::hash<std::string>{}(key) % kShards]; }
  std::array<Shard, kShards> shards_;
};

}  // namespace souk::online::search
