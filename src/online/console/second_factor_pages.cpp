// The authenticator app: scanning a secret, proving it with a first code, recovery codes, taking it off.
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"
#include "online/staff/totp.hpp"

namespace souk::online::console {
namespace {

using http::Response;

constexpr std::string_view kPath = "/console/account/second-factor";

Frame frame_of(const Visit& visit) {
  return {.title = visit.words("account.second_factor"), .nav = "account", .back = "/console/account"};
}

Html password_form(const Visit& visit, const Form& form, std::string action, std::string_view button) {
  Html html;
  html << complaints(visit, form) << form_open(visit, action, "form")
       << field(visit, {},
                {.name = "password",
                 .label = visit.words("sign_in.password"),
                 .type = "password",
                 .autocomplete = "current-password",
                 .required = true,
                 .max_length = 256})
       << "<div class=\"btn-row\"><button class=\"btn\">" << button << "</button></div></form>";
  return html;
}

Result<Response> show(const Visit& visit, const Form& form, int status) {
  const auto account = TRY(visit.deps().staff.staff->load(visit.who.id));
  const bool on = account.value.has_second_factor();
  Html body;
  body << "<p class=\"lead\">" << visit.words(on ? "account.factor_on_text" : "account.factor_text") << "</p>"
       << password_form(visit, form, std::string{kPath} + (on ? "/off" : ""),
                        visit.words(on ? "account.factor_remove" : "account.factor_begin"));
  return page(visit, frame_of(visit), card("", body, "card--narrow"), status);
}

Result<Response> show_code(const Visit& visit, std::string_view secret, const Form& form, int status) {
  const auto account = TRY(visit.deps().staff.staff->load(visit.who.id));
  const auto uri = staff::otpauth_uri(visit.deps().staff.issuer, account.value.login, secret);
  const auto picture = TRY(staff::qr_svg(uri));
  Html body;
  body << complaints(visit, form) << "<ol class=\"steps\"><li>" << visit.words("account.factor_scan")
       << "<img class=\"qr\" alt=\"" << visit.words("account.factor_qr")
       << "\" width=\"200\" height=\"200\" src=\"data:image/svg+xml," << text::percent_encode(picture)
       << "\"><p class=\"u-muted\">" << visit.words("account.factor_type") << " <code>" << secret
       << "</code></p></li><li>" << visit.words("account.factor_code")
       << form_open(visit, std::string{kPath} + "/confirm", "form")
       << field(visit, {},
                {.name = "code",
                 .label = visit.words("sign_in.code"),
                 .autocomplete = "one-time-code",
                 .required = true,
                 .max_length = 12,
                 .more = " inputmode=\"numeric\""})
       << "<div class=\"btn-row\"><button class=\"btn\">" << visit.words("account.factor_confirm")
       << "</button></div></form></li></ol>";
  return page(visit, frame_of(visit), card("", body, "card--narrow"), status);
}

Result<Response> begin(const Visit& visit, const Form& form) {
  const auto& staff = *visit.deps().staff.staff;
  const auto account = TRY(staff.load(visit.who.id));
  const auto proven = staff.check_password(account.value, Secret{std::string{form.value("password")}},
                                           visit.request.client_address);
  if (!proven) {
    Form again;
    again.problem = visit.explain(proven.error());
    return show(visit, again, 422);
  }
  const auto secret = TRY(staff.begin_totp(account.id));
  return show_code(visit, secret.reveal(), {}, 200);
}

Result<Response> confirm(const Visit& visit, const Form& form) {
  const auto& deps = visit.deps().staff;
  const auto codes = deps.staff->confirm_totp(visit.who.id, form.value("code"), visit.request.client_address);
  const auto account = TRY(deps.staff->load(visit.who.id));
  if (!codes) {
    if (codes.error().code != "totp.wrong" || !account.value.totp) return fail(codes.error());
    Form again;
    again.problem = visit.explain(codes.error());
    const auto secret = TRY(deps.staff->totp_secret(account.value));
    return show_code(visit, secret.reveal(), again, 422);
  }
  Html body;
  body << notice(visit, Tone::kOk, visit.words("account.factor_done")) << "<p>"
       << visit.words("account.recovery_text") << "</p><ul class=\"codes\">";
  for (const auto& code : *codes) body << "<li><code>" << code << "</code></li>";
  body << "</ul><div class=\"btn-row\"><a class=\"btn\" href=\"/console/account\">"
       << visit.words("account.recovery_kept") << "</a></div>";
  auto shown = page(visit, frame_of(visit), card("", body, "card--narrow"));
  TRY(staff::renew_session(deps, visit.request, account.value, shown.headers));
  return shown;
}

Result<Response> remove(const Visit& visit, const Form& form) {
  const auto& deps = visit.deps().staff;
  const auto account = TRY(deps.staff->load(visit.who.id));
  TRY(deps.staff->check_password(account.value, Secret{std::string{form.value("password")}},
                                 visit.request.client_address));
  const auto changed = TRY(deps.staff->change(account.id, [](staff::StaffAccount& each) -> Status {
    each.remove_totp();
    return {};
  }));
  auto answer = visit.done("/console/account", "account.factor_removed");
  TRY(staff::renew_session(deps, visit.request, changed.value, answer.headers));
  return answer;
}

}  // namespace

void add_second_factor_pages(Pages& pages) {
  const std::string self{staff::kSelf};
  const std::string path{kPath};
  pages.get(path, self, [](const Visit& visit) { return show(visit, {}, 200); });
  pages.post(path, self, begin);
  pages.post(path + "/confirm", self, confirm);
  pages.post(path + "/off", self, remove);
}

}  // namespace souk::online::console
