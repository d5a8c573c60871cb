// The customer's own API: register, sign in and out, the account and its address book. GET /api/v1/me is the
// cart room's, which knows the number in the header.
#pragma once

#include <functional>

#include "online/customer/accounts.hpp"
#include "online/customer/erasure.hpp"
#include "online/customer/recovery.hpp"
#include "online/session/session.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::session {

struct AccountRouteDeps {
  const customer::Accounts* accounts = nullptr;
  const Sessions* sessions = nullptr;
  const Clock* clock = nullptr;
  // Somebody has just proven who they are: what a guest had gathered becomes theirs. May add cookies to the
  // answer; empty: nothing happens.
  std::function<void(const http::Request&, const customer::Account&, http::Headers& answer)> on_signed_in;
  // Other rooms forget what they keep of the customer, before the account does; repeats are fine.
  std::function<Status(std::string_view customer_id)> on_erased;
  const customer::PersonalData* data = nullptr;  // erases in all rooms; without it the account alone
  const customer::Recovery* recovery = nullptr;  // writes that the password was changed; may be missing
};

http::Routes account_routes(AccountRouteDeps deps);

// Also for pages: the account and what other rooms keep of the customer, for good.
Status erase(const AccountRouteDeps& deps, const customer::Account& account);
// Also for pages: a new session in the place of the request's, with the hook run. The answer gets the
// cookies.
Result<Started> sign_in(const AccountRouteDeps& deps, const http::Request& request,
                        const customer::Account& account, http::Headers& answer);
Status sign_out(const AccountRouteDeps& deps, const http::Request& request, http::Headers& answer);

}  // namespace souk::online::session
