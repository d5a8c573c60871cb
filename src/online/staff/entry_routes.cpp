#include "base/text.hpp"
#include "online/session/cookies.hpp"
#include "online/staff/staff_routes.hpp"
#include "online/staff/views.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::staff {
namespace {

using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

// Whom the trail names: the account whose door it was, never what was typed.
std::string known_id(const Staff& staff, std::string_view login) {
  const auto found = staff.find_login(login);
  return found ? found->id : "unknown";
}

void write_down(const StaffRouteDeps& deps, const Request& request, std::string who, std::string_view act,
                int status) {
  if (deps.trail == nullptr) return;
  audit::Entry entry{.who = std::move(who), .act = std::string{act}};
  entry.from = request.client_address;
  entry.request_id = request.request_id;
  entry.status = status;
  const auto written = deps.trail->append(std::move(entry));
  if (!written) log::error("audit.sign_in", {{"error", written.error()}});
}

}  // namespace

Result<StoredStaff> sign_in(const StaffRouteDeps& deps, const Request& request, const StaffCredentials& given,
                            http::Headers& answer) {
  auto account = deps.staff->sign_in(given, request.client_address);
  if (!account) {
    // What the lock turns away is not written down: the trail must not grow as fast as somebody can ask.
    if (account.error().kind == ErrorKind::kUnauthenticated) {
      write_down(deps, request, known_id(*deps.staff, given.login), "staff.sign_in_refused", 401);
    }
    return account;
  }
  write_down(deps, request, account->id, "staff.sign_in", 200);
  // A token from before the proof may be known to somebody else.
  TRY(deps.sessions->end(request.cookie(session::kStaffCookie)));
  const auto started = TRY(deps.sessions->start(account->value));
  give_cookie(answer, request, started.token);
  return account;
}

Status sign_out(const StaffRouteDeps& deps, const Request& request, http::Headers& answer) {
  TRY(deps.sessions->end(request.cookie(session::kStaffCookie)));
  take_cookie(answer, request);
  if (const auto who = of(request)) write_down(deps, request, who->id, "staff.sign_out", 204);
  return {};
}

Status renew_session(const StaffRouteDeps& deps, const Request& request, const StaffAccount& account,
                     http::Headers& answer) {
  const auto who = TRY(require(request));
  TRY(deps.sessions->end(request.cookie(session::kStaffCookie)));
  const auto started = TRY(deps.sessions->start(account, who.session_began));
  give_cookie(answer, request, started.token);
  return {};
}

http::Routes entry_routes(const StaffRouteDeps& deps) {
  http::Routes routes;
  routes.add<StaffSignIn, Nothing>(
      {.method = Method::kPost,
       .path = "/api/v1/admin/sign-in",
       .summary = "Sign in as staff; GET /api/v1/admin/me says the rest",
       .tag = "staff",
       .failures = {{ErrorKind::kUnauthenticated, "sign_in.refused", "Name or password is wrong."},
                    {ErrorKind::kUnauthenticated, "sign_in.code_needed",
                     "The password is right; send a code."},
                    {ErrorKind::kUnauthenticated, "sign_in.code_wrong", "The code is wrong or was used."},
                    {ErrorKind::kLimit, "sign_in.locked", "Too many attempts; see Retry-After."}},
       .ignores_key = true},
      [deps](const StaffSignIn& input, const Request& request) -> Result<Answer<Nothing>> {
        Answer<Nothing> answer;
        TRY(sign_in(deps, request,
                    {.login = input.login,
                     .password = Secret{input.password},
                     .code = input.code.value_or(""),
                     .recovery_code = input.recovery_code.value_or("")},
                    answer.headers));
        return answer;
      });
  routes.add<Nothing, Nothing>({.method = Method::kPost,
                                .path = "/api/v1/admin/sign-out",
                                .summary = "End the staff's session; a repeat changes nothing",
                                .tag = "staff",
                                .ignores_key = true},
                               [deps](const Nothing&, const Request& request) -> Result<Answer<Nothing>> {
                                 Answer<Nothing> answer;
                                 TRY(sign_out(deps, request, answer.headers));
                                 return answer;
                               });
  return routes;
}

http::Routes staff_routes(const StaffRouteDeps& deps) {
  http::Routes routes;
  routes.include(entry_routes(deps));
  routes.include(own_account_routes(deps));
  routes.include(member_routes(deps));
  routes.include(role_routes(deps));
  routes.include(api_key_routes(deps));
  return routes;
}

}  // namespace souk::online::staff
