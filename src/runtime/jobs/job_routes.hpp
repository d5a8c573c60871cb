// Jobs over the API: how far they are, trying again, telling them to stop.
#pragma once

#include "runtime/http/route.hpp"
#include "runtime/jobs/queue.hpp"

namespace souk::runtime {

http::Routes job_routes(JobQueue& jobs);

}  // namespace souk::runtime
