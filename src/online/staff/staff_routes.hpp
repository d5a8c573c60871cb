// The staff's API: signing in and out, one's own account, the staff, roles and API keys.
#pragma once

#include <string>

#include "online/audit/trail.hpp"
#include "online/staff/access.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::staff {

struct StaffRouteDeps {
  const Staff* staff = nullptr;
  const Roles* roles = nullptr;
  const StaffSessions* sessions = nullptr;
  const ApiKeys* keys = nullptr;
  audit::Trail* trail = nullptr;  // sign-ins are written here; all other writes by audit/filters.hpp
  std::string issuer = "Souk";    // the shop's name in the authenticator app
};

// All of the below.
http::Routes staff_routes(const StaffRouteDeps& deps);

http::Routes entry_routes(const StaffRouteDeps& deps);        // sign-in, sign-out
http::Routes own_account_routes(const StaffRouteDeps& deps);  // me, password, second factor
http::Routes member_routes(const StaffRouteDeps& deps);       // the staff
http::Routes role_routes(const StaffRouteDeps& deps);         // roles, the table of permissions
http::Routes api_key_routes(const StaffRouteDeps& deps);

// For the console's pages, which share it with the API: checks, writes the trail, starts a session in place
// of the request's and puts its cookie into `answer`.
Result<StoredStaff> sign_in(const StaffRouteDeps& deps, const http::Request& request,
                            const StaffCredentials& given, http::Headers& answer);
Status sign_out(const StaffRouteDeps& deps, const http::Request& request, http::Headers& answer);
// Another token for the session, after what it may do has changed.
Status renew_session(const StaffRouteDeps& deps, const http::Request& request, const StaffAccount& account,
                     http::Headers& answer);

}  // namespace souk::online::staff
