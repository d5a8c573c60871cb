// The tests that a policy's conditions may make. Private to policy.
#pragma once

#include "cloud/s3/policy.hpp"

namespace souk::s3 {

// MalformedPolicy for a test, a fact or a value that is not known here.
Status check_condition(const Condition& condition);
bool holds(const Condition& condition, const Asked& asked);

}  // namespace souk::s3
