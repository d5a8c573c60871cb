#include "runtime/jobs/retry.hpp"

#include <gtest/gtest.h>

namespace souk::runtime {
namespace {

TEST(Retry, WaitsLongerAfterEachFailureUpToItsBound) {
  SeededRandom random{7};
  const RetryPolicy policy{milliseconds{100}, milliseconds{1'000}};
  for (const auto& [failed, whole] :
       {std::pair{1, 100}, {2, 200}, {3, 400}, {4, 800}, {5, 1'000}, {60, 1'000}}) {
    for (int i = 0; i < 50; ++i) {
      const auto delay = retry_delay(policy, failed, random).count();
      EXPECT_GE(delay, whole / 2);
      EXPECT_LE(delay, whole);
    }
  }
}

TEST(Retry, SpreadsWhatFailedTogether) {
  SeededRandom random{7};
  const RetryPolicy policy{milliseconds{10'000}, milliseconds{10'000}};
  auto least = policy.longest, most = milliseconds{0};
  for (int i = 0; i < 50; ++i) {
    const auto delay = retry_delay(policy, 1, random);
    least = std::min(least, delay);
    most = std::max(most, delay);
  }
  EXPECT_GT(most - least, milliseconds{3'000});
}

}  // namespace
}  // namespace souk::runtime
