#include "online/session/care_routes.hpp"

#include "online/session/cookies.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::session {
namespace {

using http::Access;
using http::Answer;
using http::Method;
using http::Nothing;
using http::Request;
using http::Response;

struct MailInput {
  std::string mail;
  static constexpr std::string_view kName = "PasswordResetRequest";
  static constexpr auto fields() {
    return field_table(
        field("mail", &MailInput::mail, {.min_length = 3, .max_length = 254, .example = "li@example.com"}));
  }
};

struct ResetInput {
  std::string token;
  std::string password;
  static constexpr std::string_view kName = "PasswordResetConfirmation";
  static constexpr auto fields() {
    return field_table(
        field("token", &ResetInput::token, {.min_length = 1, .max_length = 128, .help = "From the letter."}),
        field("password", &ResetInput::password, {.min_length = 8, .max_length = 256}));
  }
};

struct TokenInput {
  std::string token;
  static constexpr std::string_view kName = "MailVerification";
  static constexpr auto fields() {
    return field_table(
        field("token", &TokenInput::token, {.min_length = 1, .max_length = 128, .help = "From the letter."}));
  }
};

const http::Failure kLocked{ErrorKind::kLimit, "sign_in.locked", "Too many letters; see Retry-After."};
const http::Failure kBadToken{ErrorKind::kInvalid, "token.invalid", "It is unknown, used or too old."};

http::Route care_route(std::string path, std::string summary, std::vector<http::Failure> failures) {
  return {.method = Method::kPost,
          .path = std::move(path),
          .summary = std::move(summary),
          .tag = "account",
          .failures = std::move(failures),
          .ignores_key = true};
}

void add_reset(http::Routes& routes, const CareRouteDeps& deps) {
  auto ask =
      care_route("/api/v1/password-reset", "Ask for a letter; the answer does not tell whether there is one",
                 {{ErrorKind::kInvalid, "mail.invalid", "This is no mail address."}, kLocked});
  ask.success_status = 202;
  routes.add<MailInput, Nothing>(
      std::move(ask), [deps](const MailInput& input, const Request& request) -> Result<Nothing> {
        const auto until = std::chrono::steady_clock::now() + deps.least_time;
        auto asked = deps.recovery->ask_reset(input.mail, request.client_address);
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() > 0) runtime::sleep_for(left);
        TRY(std::move(asked));
        return Nothing{};
      });
  routes.add<ResetInput, Nothing>(
      care_route("/api/v1/password-reset/confirmation", "Choose a new password; all sessions end",
                 {kBadToken, {ErrorKind::kInvalid, "password.too_short", "It has at least 8 characters."}}),
      [deps](const ResetInput& input, const Request&) -> Result<Nothing> {
        const auto account = TRY(deps.recovery->reset(input.token, Secret{input.password}));
        TRY(deps.sessions->end_others(account.value));
        return Nothing{};
      });
}

void add_verification(http::Routes& routes, const CareRouteDeps& deps) {
  auto ask = care_route("/api/v1/me/mail-verification", "Ask for a letter that proves my mailbox",
                        {{ErrorKind::kPrecondition, "mail.verified", "It is proven already."}, kLocked});
  ask.access = Access::kCustomer;
  ask.success_status = 202;
  routes.add<Nothing, Nothing>(std::move(ask),
                               [deps](const Nothing&, const Request& request) -> Result<Nothing> {
                                 const auto customer = customer_of(request).value_or("");
                                 TRY(deps.recovery->ask_verification(customer, request.client_address));
                                 return Nothing{};
                               });
  routes.add<TokenInput, Nothing>(
      care_route("/api/v1/mail-verification", "Prove a mailbox by the letter's token", {kBadToken}),
      [deps](const TokenInput& input, const Request&) -> Result<Nothing> {
        TRY(deps.recovery->verify(input.token));
        return Nothing{};
      });
}

}  // namespace

http::Routes care_routes(CareRouteDeps deps) {
  http::Routes routes;
  add_reset(routes, deps);
  add_verification(routes, deps);
  routes.add<Nothing, json::value>(
      {.path = "/api/v1/me/export",
       .summary = "Everything the shop knows of me, in one file",
       .tag = "account",
       .access = Access::kCustomer},
      [deps](const Nothing&, const Request& request) -> Result<Answer<json::value>> {
        auto all = TRY(deps.data->export_of(customer_of(request).value_or("")));
        http::Headers headers{{"Cache-Control", "private, no-store"},
                              {"Content-Disposition", "attachment; filename=\"my-data.json\""}};
        return Answer<json::value>{std::move(all), 0, std::move(headers)};
      });
  return routes;
}

}  // namespace souk::online::session
