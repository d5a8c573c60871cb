// Who of the staff sends a request, and whether they may: the filter before every staff route. In the order
// of filters: load_session, refuse_cross_site, limit_rate, staff::admit, session::check_access, audit.
//
// Three ways in: the cookie of a session, an API key ("Authorization: Bearer souk_key_..."), and the one
// token of the configuration, which has every permission.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/secret.hpp"
#include "online/staff/accounts.hpp"
#include "online/staff/api_key.hpp"
#include "online/staff/sessions.hpp"
#include "runtime/http/router.hpp"

namespace souk::online::staff {

enum class Via { kSession, kApiKey, kToken };

struct Principal {
  std::string id;    // "stf_...", "key_..." or "staff" for the configuration's token
  std::string name;  // for people
  std::string language;
  Via via = Via::kSession;
  Grants grants;
  bool owner = false;
  bool must_change_password = false;
  std::string csrf;         // for forms and X-CSRF-Token; sessions only
  Instant session_began{};  // sessions only
  static constexpr auto fields();

  bool may(std::string_view permission) const { return owner || grants.contains(std::string{permission}); }
};

struct AccessDeps {
  const Staff* staff = nullptr;
  const StaffSessions* sessions = nullptr;
  const ApiKeys* keys = nullptr;
  Secret token;  // the configuration's; empty: none
};

// Puts the principal where of() finds it, and its id into the note "staff". On staff routes it refuses:
//   401 "auth.required"           nobody we know (left to session::check_access)
//   403 "permission.missing"      the message names the permission
//   403 "password.change_needed"  a one-time password was not changed yet
//   403 "request.csrf"            a write with the cookie but without the session's token, in the header
//                                 X-CSRF-Token or the form's member "csrf"
//   429 "api_key.rate"
// On other routes it only says who it is, so that pages may sit beside the API.
http::Filter admit(AccessDeps deps);
// Hands out the session's new token now and then: after admit().
http::AfterFilter renew_cookie();

std::optional<Principal> of(const http::Request& request);
// kUnauthenticated "auth.required".
Result<Principal> require(const http::Request& request);
// For a page or a part of one: kDenied "permission.missing".
Status require(const Principal& principal, std::string_view permission);
// kDenied "permission.missing" for the first of `wanted` that the principal lacks: nobody gives what they do
// not have.
Status may_give(const Principal& principal, const Grants& wanted);

void give_cookie(http::Headers& answer, const http::Request& request, std::string_view token);
void take_cookie(http::Headers& answer, const http::Request& request);

}  // namespace souk::online::staff

template <>
struct souk::EnumNames<souk::online::staff::Via> {
  using V = souk::online::staff::Via;
  static constexpr std::array kNames{std::pair{V::kSession, std::string_view{"session"}},
                                     std::pair{V::kApiKey, std::string_view{"api_key"}},
                                     std::pair{V::kToken, std::string_view{"token"}}};
};

namespace souk::online::staff {
constexpr auto Principal::fields() {
  using P = Principal;
  return field_table(field("id", &P::id), field("name", &P::name), field("language", &P::language),
                     field("via", &P::via), field("grants", &P::grants), field("owner", &P::owner),
                     field("must_change_password", &P::must_change_password), field("csrf", &P::csrf),
                     field("session_began", &P::session_began));
}
}  // namespace souk::online::staff
