#include <algorithm>

#include "online/customer/recovery.hpp"
#include "online/storefront/member_pages.hpp"
#include "online/storefront/page/recovery_page.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::storefront {
namespace {

// Asking takes at least so long, whether or not somebody gets a letter.
constexpr milliseconds kLeastTime{250};

// The token stands in the address: no other page may learn it.
http::Response secret(int status, std::string html) {
  auto response = personal(status, std::move(html));
  response.headers.set("Referrer-Policy", "no-referrer");
  return response;
}

FormState with_letter(std::string_view token) {
  return {
      .values = {{"letter", std::string{token.substr(0, 200)}}}, .errors = {}, .problem = {}, .token = {}};
}

Error no_letters() { return not_found("recovery.missing", "This shop sends no letters."); }

}  // namespace

http::Response MemberPages::forgot_form(const http::Request& request) const {
  return pages_.own(request, "/account/forgot-password",
                    [&](const PageScope& scope) -> Result<http::Response> {
                      return personal(200, forgot_page(scope.page, {}, request.query_value("sent") == "1"));
                    });
}

http::Response MemberPages::forgot(const http::Request& request) const {
  return pages_.own(
      request, "/account/forgot-password", [&](const PageScope& scope) -> Result<http::Response> {
        const auto* recovery = front_.deps.sign_in.recovery;
        if (recovery == nullptr) return fail(no_letters());
        auto form = TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
        const auto until = std::chrono::steady_clock::now() + kLeastTime;
        const auto asked = recovery->ask_reset(form.value("email"), request.client_address);
        const auto left = std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() > 0) runtime::sleep_for(left);
        if (asked) return go_to(scope.page, "/account/forgot-password?sent=1");
        form.token.clear();
        if (asked.error().code == "mail.invalid")
          form.errors["email"] = explain(scope.page, asked.error());
        else
          form.problem = explain(scope.page, asked.error());
        return personal(form_status(asked.error()), forgot_page(scope.page, form, false));
      });
}

http::Response MemberPages::reset_form(const http::Request& request) const {
  return pages_.own(request, "/account/reset-password",
                    [&](const PageScope& scope) -> Result<http::Response> {
                      return secret(200, reset_page(scope.page, with_letter(request.query_value("token")),
                                                    request.query_value("done") == "1"));
                    });
}

http::Response MemberPages::reset(const http::Request& request) const {
  return pages_.own(
      request, "/account/reset-password", [&](const PageScope& scope) -> Result<http::Response> {
        const auto* recovery = front_.deps.sign_in.recovery;
        if (recovery == nullptr) return fail(no_letters());
        const auto form =
            TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
        const auto changed =
            recovery->reset(form.value("letter"), Secret{std::string{form.value("new_password")}});
        if (changed) {
          TRY(front_.deps.sign_in.sessions->end_others(changed->value));
          return go_to(scope.page, "/account/reset-password?done=1");
        }
        auto again = with_letter(form.value("letter"));
        if (changed.error().code.starts_with("password."))
          again.errors["new_password"] = explain(scope.page, changed.error());
        else
          again.problem = explain(scope.page, changed.error());
        return secret(form_status(changed.error()), reset_page(scope.page, again, false));
      });
}

http::Response MemberPages::verify_form(const http::Request& request) const {
  return pages_.own(request, "/account/verify-mail", [&](const PageScope& scope) -> Result<http::Response> {
    const bool done = request.query_value("done") == "1";
    return secret(200, verify_page(scope.page, with_letter(request.query_value("token")),
                                   done ? Verified::kDone : Verified::kNotYet));
  });
}

http::Response MemberPages::verify(const http::Request& request) const {
  return pages_.own(request, "/account/verify-mail", [&](const PageScope& scope) -> Result<http::Response> {
    const auto* recovery = front_.deps.sign_in.recovery;
    if (recovery == nullptr) return fail(no_letters());
    const auto form = TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
    const auto verified = recovery->verify(form.value("letter"));
    if (verified) return go_to(scope.page, "/account/verify-mail?done=1");
    auto again = with_letter(form.value("letter"));
    again.problem = explain(scope.page, verified.error());
    return secret(form_status(verified.error()), verify_page(scope.page, again, Verified::kNotYet));
  });
}

http::Response MemberPages::ask_verification(const http::Request& request) const {
  return for_member(
      front_, pages_, request, "/account/profile",
      [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
        const auto* recovery = front_.deps.sign_in.recovery;
        if (recovery == nullptr) return fail(no_letters());
        TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
        const auto asked = recovery->ask_verification(visitor.session->customer_id, request.client_address);
        if (asked || asked.error().code == "mail.verified")
          return go_to(scope.page, asked ? "/account/profile?said=letter" : "/account/profile");
        return show_profile(
            scope, visitor, Part::kMail,
            {.values = {}, .errors = {}, .problem = explain(scope.page, asked.error()), .token = {}},
            http::status_of(asked.error()));
      });
}

// The letters' links name no language: the reader's browser does.
http::Response MemberPages::without_language(const http::Request& request) const {
  constexpr std::array<std::string_view, 3> kPages{"reset-password", "verify-mail", "forgot-password"};
  const auto name = request.path_parameter("page");
  if (std::find(kPages.begin(), kPages.end(), name) == kPages.end()) return pages_.error(request, 404);
  auto target = link_in(front_.preferred_language(request), "/account/" + std::string{name});
  if (const auto mark = request.target.find('?'); mark != std::string::npos)
    target += request.target.substr(mark);
  auto response = http::Response::redirect(std::move(target), 302);
  response.headers.set("Cache-Control", "private, no-store");
  response.headers.set("Referrer-Policy", "no-referrer");
  return response;
}

}  // namespace souk::online::storefront
