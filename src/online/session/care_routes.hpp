// The customer's rights over their account, as routes: proving the mailbox, a forgotten password, all data in
// one file. And the same account seen by staff.
#pragma once

#include <chrono>

#include "online/customer/erasure.hpp"
#include "online/customer/group.hpp"
#include "online/customer/recovery.hpp"
#include "online/customer/segment.hpp"
#include "online/session/session.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::session {

struct CareRouteDeps {
  const customer::Accounts* accounts = nullptr;
  const customer::Recovery* recovery = nullptr;
  const customer::PersonalData* data = nullptr;
  const Sessions* sessions = nullptr;
  // Asking for a reset takes at least so long, whether or not somebody gets a letter.
  std::chrono::milliseconds least_time{250};
};

http::Routes care_routes(CareRouteDeps deps);

struct CustomerStaffRouteDeps {
  const customer::Accounts* accounts = nullptr;
  const customer::PersonalData* data = nullptr;
  const customer::Groups* groups = nullptr;
  const customer::Segments* segments = nullptr;
  const Sessions* sessions = nullptr;
};

// /api/v1/admin/customers, customer-groups and segments.
http::Routes customer_staff_routes(CustomerStaffRouteDeps deps);

}  // namespace souk::online::session
