// The errors of the logbook, worded once.
#pragma once

#include <string_view>

#include "base/error.hpp"

namespace souk::cloud::logbook {

// From errno: kStorageFull "logs.full" where the disk is, else kUnavailable "logs.spool". `doing`: the call.
Error spool_error(std::string_view doing);
// The bound of the spool is reached.
Error spool_full();
Error broken_batch(std::string_view how);

}  // namespace souk::cloud::logbook
