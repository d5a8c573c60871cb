// One's own account: name, language, password.
#include "base/language.hpp"
#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;

Result<Response> show_account(const Visit& visit) {
  const auto account = TRY(visit.deps().staff.staff->load(visit.who.id));
  const auto& words = visit.words;
  Form form;
  form.set("name", account.value.name);
  form.set("language", visit.language());
  Html about;
  about << form_open(visit, "/console/account", "form")
        << field(visit, form,
                 {.name = "name", .label = words("account.name"), .autocomplete = "name", .max_length = 100})
        << select(visit, form, {.name = "language", .label = words("account.language")},
                  {{std::string{kChinese}, "简体中文"}, {std::string{kEnglish}, "English"}})
        << "<div class=\"btn-row\"><button class=\"btn\">" << words("action.save")
        << "</button></div></form>";
  Html safety;
  safety << "<dl class=\"facts\">";
  fact(safety, words("account.login"), account.value.login);
  fact(safety, words("account.second_factor"),
       words(account.value.has_second_factor() ? "account.factor_on" : "account.factor_off"));
  safety << "</dl><div class=\"btn-row\"><a class=\"btn btn--quiet\" href=\"/console/account/password\">"
         << words("account.change_password")
         << "</a><a class=\"btn btn--quiet\" href=\"/console/account/second-factor\">"
         << words("account.second_factor") << "</a></div>";
  Html main;
  main << "<div class=\"columns\">" << card(words("account.about"), about)
       << card(words("account.safety"), safety) << "</div>";
  return page(visit, {.title = words("account.title"), .nav = "account"}, main);
}

Response show_password(const Visit& visit, const Form& form, int status = 200) {
  const auto& words = visit.words;
  Html body;
  if (visit.who.must_change_password) body << notice(visit, Tone::kWarn, words("account.one_time"));
  body << complaints(visit, form) << form_open(visit, "/console/account/password", "form")
       << field(visit, form,
                {.name = "old",
                 .label = words("account.old_password"),
                 .type = "password",
                 .autocomplete = "current-password",
                 .required = true,
                 .max_length = 256})
       << field(visit, form,
                {.name = "new",
                 .label = words("account.new_password"),
                 .hint = words("account.password_hint"),
                 .type = "password",
                 .autocomplete = "new-password",
                 .required = true,
                 .max_length = 256,
                 .more = " minlength=\"12\""})
       << "<div class=\"btn-row\"><button class=\"btn\">" << words("account.change_password")
       << "</button></div></form>";
  return page(visit,
              {.title = words("account.change_password"), .nav = "account", .back = "/console/account"},
              card("", body, "card--narrow"), status);
}

Result<Response> take_password(const Visit& visit, const Form& form) {
  const auto changed = visit.deps().staff.staff->change_password(
      visit.who.id, Secret{std::string{form.value("old")}}, Secret{std::string{form.value("new")}},
      visit.request.client_address);
  if (!changed) {
    Form again;
    again.problem = visit.explain(changed.error());
    return show_password(visit, again, 422);
  }
  auto answer = visit.done("/console", "account.password_changed");
  TRY(staff::renew_session(visit.deps().staff, visit.request, changed->value, answer.headers));
  return answer;
}

}  // namespace

void add_account_pages(Pages& pages) {
  const std::string self{staff::kSelf};
  pages.get("/console/account", self, show_account);
  pages.post("/console/account", self, [](const Visit& visit, const Form& form) -> Result<Response> {
    const auto language = form.value("language") == kChinese ? kChinese : kEnglish;
    TRY(visit.deps().staff.staff->change(visit.who.id, [&](staff::StaffAccount& account) -> Status {
      account.name = text::shorten(text::trim(form.value("name")), 100);
      account.language = language;
      return {};
    }));
    return visit.go("/console/account", Tone::kOk, visit.desk.words_for(language)("account.saved"));
  });
  pages.get("/console/account/password", self,
            [](const Visit& visit) -> Result<Response> { return show_password(visit, {}); });
  pages.post("/console/account/password", self, take_password);
}

}  // namespace souk::online::console
