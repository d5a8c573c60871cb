// How many requests somebody has made in the last minute: one fixed window's counter and the one before it,
// weighed by how much of it the sliding window still covers. So it holds over all instances with nothing but
// the cache's counters.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/time.hpp"
#include "engines/cache/port.hpp"

namespace souk::online::session {

class SlidingWindow {
 public:
  static constexpr std::int64_t kWindowMs = 60'000;

  SlidingWindow(std::string_view kind, std::string_view client, std::int64_t now_ms)
      : number_{now_ms / kWindowMs},
        passed_ms_{now_ms % kWindowMs},
        prefix_{fmt::format("rate:{}:{}:", kind, client)} {}

  // Counts one more and answers the sum.
  Result<std::int64_t> count(engines::Cache& cache) const {
    const auto current =
        TRY(cache.increment(prefix_ + std::to_string(number_), 1, milliseconds{2 * kWindowMs}));
    const auto before = TRY(cache.get(prefix_ + std::to_string(number_ - 1)));
    const std::int64_t earlier = before ? std::atoll(before->c_str()) : 0;
    return current + earlier * (kWindowMs - passed_ms_) / kWindowMs;
  }
  int seconds_left() const { return static_cast<int>((kWindowMs - passed_ms_ + 999) / 1'000); }

 private:
  std::int64_t number_;
  std::int64_t passed_ms_;
  std::string prefix_;
};

}  // namespace souk::online::session
