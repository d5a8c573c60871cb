#include "base/text.hpp"
#include "online/staff/staff_routes.hpp"
#include "online/staff/totp.hpp"
#include "online/staff/views.hpp"

namespace souk::online::staff {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;

const http::Failure kWrongPassword{ErrorKind::kDenied, "password.wrong", "The password is wrong."};
const http::Failure kLocked{ErrorKind::kLimit, "sign_in.locked", "Too many attempts; see Retry-After."};

http::Headers kept_by_nobody() { return {{"Cache-Control", "private, no-store"}}; }

MeView view_of(const Principal& who, const StaffAccount& account) {
  MeView view{.id = account.id,
              .login = account.login,
              .name = account.name,
              .language = account.language,
              .roles = account.roles,
              .permissions = who.owner ? all_permissions() : who.grants,
              .owner = who.owner,
              .must_change_password = account.must_change_password,
              .second_factor = account.has_second_factor(),
              .csrf = who.csrf};
  if (account.totp) view.recovery_codes_left = static_cast<std::int64_t>(account.totp->recovery_codes.size());
  return view;
}

http::Route own_route(Method method, std::string path, std::string summary) {
  return {.method = method,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "staff",
          .access = Access::kStaff,
          .permission = std::string{kSelf},
          .failures = {kWrongPassword, kLocked},
          .ignores_key = true};
}

void add_me(http::Routes& routes, const StaffRouteDeps& deps) {
  routes.add<Nothing, MeView>(own_route(Method::kGet, "/api/v1/admin/me", "Who I am and what I may do"),
                              [deps](const Nothing&, const Request& request) -> Result<Answer<MeView>> {
                                const auto who = TRY(require(request));
                                const auto account = TRY(deps.staff->load(who.id));
                                return Answer<MeView>{view_of(who, account.value), 0, kept_by_nobody()};
                              });
  routes.add<MeInput, MeView>(own_route(Method::kPatch, "/api/v1/admin/me", "Change my name or language"),
                              [deps](const MeInput& input, const Request& request) -> Result<Answer<MeView>> {
                                const auto who = TRY(require(request));
                                const auto changed =
                                    TRY(deps.staff->change(who.id, [&](StaffAccount& account) -> Status {
                                      if (input.name) account.name = text::trim(*input.name);
                                      if (input.language) account.language = *input.language;
                                      return {};
                                    }));
                                return Answer<MeView>{view_of(who, changed.value), 0, kept_by_nobody()};
                              });
  auto password = own_route(Method::kPut, "/api/v1/admin/me/password",
                            "Change my password; all other sessions end and this one gets another token");
  password.failures.push_back({ErrorKind::kInvalid, "password.same", "It is the one before."});
  routes.add<NewPassword, Nothing>(
      std::move(password),
      [deps](const NewPassword& input, const Request& request) -> Result<Answer<Nothing>> {
        const auto who = TRY(require(request));
        const auto account = TRY(deps.staff->change_password(
            who.id, Secret{input.old_password}, Secret{input.new_password}, request.client_address));
        Answer<Nothing> answer;
        TRY(renew_session(deps, request, account.value, answer.headers));
        return answer;
      });
}

Result<StoredStaff> proven(const StaffRouteDeps& deps, const Request& request, const PasswordProof& input) {
  const auto who = TRY(require(request));
  auto account = TRY(deps.staff->load(who.id));
  TRY(deps.staff->check_password(account.value, Secret{input.password}, request.client_address));
  return account;
}

void add_second_factor(http::Routes& routes, const StaffRouteDeps& deps) {
  auto begin = own_route(Method::kPost, "/api/v1/admin/me/second-factor",
                         "Begin with an authenticator app: a secret to scan; a first code turns it on");
  begin.failures.push_back({ErrorKind::kPrecondition, "totp.on", "Codes are asked for already."});
  routes.add<PasswordProof, TotpEnrolment>(
      std::move(begin),
      [deps](const PasswordProof& input, const Request& request) -> Result<Answer<TotpEnrolment>> {
        const auto account = TRY(proven(deps, request, input));
        const auto secret = TRY(deps.staff->begin_totp(account.id));
        auto uri = otpauth_uri(deps.issuer, account.value.login, secret.reveal());
        auto picture = TRY(qr_svg(uri));
        return Answer<TotpEnrolment>{
            {secret.reveal(), std::move(uri), std::move(picture)}, 0, kept_by_nobody()};
      });
  auto confirm = own_route(Method::kPut, "/api/v1/admin/me/second-factor",
                           "Turn it on with a first code; answers the recovery codes");
  confirm.failures.push_back({ErrorKind::kDenied, "totp.wrong", "The code is wrong."});
  confirm.failures.push_back({ErrorKind::kPrecondition, "totp.not_begun", "Scan a new QR code first."});
  routes.add<TotpCode, RecoveryCodes>(
      std::move(confirm),
      [deps](const TotpCode& input, const Request& request) -> Result<Answer<RecoveryCodes>> {
        const auto who = TRY(require(request));
        auto codes = TRY(deps.staff->confirm_totp(who.id, input.code, request.client_address));
        const auto account = TRY(deps.staff->load(who.id));
        Answer<RecoveryCodes> answer{{std::move(codes)}, 0, kept_by_nobody()};
        TRY(renew_session(deps, request, account.value, answer.headers));
        return answer;
      });
  routes.add<PasswordProof, Nothing>(
      own_route(Method::kPost, "/api/v1/admin/me/second-factor/removal", "Ask for no codes any more"),
      [deps](const PasswordProof& input, const Request& request) -> Result<Answer<Nothing>> {
        const auto account = TRY(proven(deps, request, input));
        const auto changed = TRY(deps.staff->change(account.id, [](StaffAccount& each) -> Status {
          each.remove_totp();
          return {};
        }));
        Answer<Nothing> answer;
        TRY(renew_session(deps, request, changed.value, answer.headers));
        return answer;
      });
}

}  // namespace

http::Routes own_account_routes(const StaffRouteDeps& deps) {
  http::Routes routes;
  add_me(routes, deps);
  add_second_factor(routes, deps);
  return routes;
}

}  // namespace souk::online::staff
