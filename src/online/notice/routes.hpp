// The outbox as staff see it: what waits, what was given up, and sending that again.
#pragma once

#include "online/notice/notices.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::notice {

http::Routes notice_staff_routes(const Notices& notices);

}  // namespace souk::online::notice
