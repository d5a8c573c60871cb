// When a failed job is tried again: exponentially later, with jitter, so that what failed together does not
// come back together.
#pragma once

#include "base/random.hpp"
#include "base/time.hpp"

namespace souk::runtime {

struct RetryPolicy {
  milliseconds first{1'000};
  milliseconds longest{15 * 60 * 1'000};
};

// The delay before attempt `failed_attempts` + 1: between half of first * 2^(failed_attempts - 1) and all of
// it.
milliseconds retry_delay(const RetryPolicy& policy, std::int64_t failed_attempts, Random& random);

}  // namespace souk::runtime
