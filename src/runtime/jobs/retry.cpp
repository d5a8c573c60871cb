#include "runtime/jobs/retry.hpp"

#include <algorithm>
#include <array>

namespace souk::runtime {

milliseconds retry_delay(const RetryPolicy& policy, std::int64_t failed_attempts, Random& random) {
  auto whole = policy.first.count();
  for (std::int64_t i = 1; i < failed_attempts && whole < policy.longest.count(); ++i) whole *= 2;
  whole = std::clamp<std::int64_t>(whole, 1, std::max<std::int64_t>(policy.longest.count(), 1));
  std::array<std::uint8_t, 4> bytes{};
  random.fill(bytes);
  const std::int64_t drawn = bytes[0] | bytes[1] << 8 | bytes[2] << 16;  // of 2^24
  const auto half = whole / 2;
  return milliseconds{whole - half + half * drawn / (1 << 24)};
}

}  // namespace souk::runtime
