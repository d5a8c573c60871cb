// How many people look at the shop right now: who asked for a page within the last five minutes, counted in
// this process's memory alone and forgotten afterwards. A visitor is a keyed hash of address and browser; the
// key is made at start, so that nobody can be found again by it.
//
// Bounded: past kMaxVisitors new ones are not counted. Threads: any.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::report {

class Visitors {
 public:
  static constexpr std::size_t kMaxVisitors = 65'536;
  static constexpr std::int64_t kWindowMinutes = 5;
  static constexpr std::int64_t kHistoryMinutes = 30;

  Visitors(const Clock& clock, Random& random);

  void saw(std::string_view who);
  std::int64_t now() const;
  // Pages shown in each of the last kHistoryMinutes minutes, oldest first; the last one is not over yet.
  std::vector<std::int64_t> pages_by_minute() const;

 private:
  static constexpr std::size_t kShards = 16;
  struct Shard {
    mutable std::mutex mutex;
    std::unordered_map<std::uint64_t, std::int64_t> last_minute;  // by visitor
    std::int64_t swept = 0;                                       // minute
    std::array<std::int64_t, kHistoryMinutes> pages{};            // by minute modulo its size
    std::array<std::int64_t, kHistoryMinutes> pages_minute{};
  };
  std::int64_t minute() const { return clock_->now().unix_ms / 60'000; }

  const Clock* clock_;
  std::array<std::uint8_t, 16> key_{};
  std::array<Shard, kShards> shards_;
};

// Counts pages of the shop that people ask for; after the other filters.
http::Filter count_visitors(Visitors& visitors);

}  // namespace souk::online::report
