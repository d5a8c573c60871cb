// What stands before the handlers: writes from other sites, too many requests, and who may.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "engines/cache/port.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::session {

// Refuses unsafe methods that a browser sends for another site's page: 403 "request.cross_site".
//   Sec-Fetch-Site  "same-origin" or "none" passes, anything else is refused (W3C Fetch Metadata)
//   else Origin     its host must be the request's Host
//   neither         no browser of today. A request with one of our cookies still passes only if no foreign
//   form
//                   could have sent it: another method than POST, or a JSON body
http::Filter refuse_cross_site();

struct RateLimits {
  std::int64_t reads_per_minute = 6'000;  // of the API; pages are cached and not counted
  std::int64_t writes_per_minute = 600;
  // Not counted: the machine itself, which is also the address of a proxy that nobody named as trusted.
  std::vector<std::string> exempt{"127.0.0.1", "::1"};
};

// Counts requests of each client address: a window that slides over two fixed minutes, so that it holds over
// all instances with nothing but the cache's counters. Past it 429 "request.rate" with Retry-After. Without
// the cache nobody is refused.
http::Filter limit_rate(engines::Cache& cache, const Clock& clock, RateLimits limits);

// Who a bearer token belongs to; nullopt for a wrong one.
using StaffOf = std::function<std::optional<std::string>(std::string_view token)>;

// kCustomer routes need a session; kStaff ones need somebody whom an earlier filter has put in the note
// "staff" (staff/access.hpp), or a token that `staff_of` knows ("Authorization: Bearer ..."), whose owner is
// put there now. After load_session(): the last of those that say who.
http::Filter check_access(StaffOf staff_of);
// Knows one token, as long as there is no console. An empty one lets nobody in.
StaffOf one_staff_token(std::string token);

}  // namespace souk::online::session
