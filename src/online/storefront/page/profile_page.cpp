#include "online/storefront/page/profile_page.hpp"

#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxPassword = 200;

Html form_start(const Page& page, std::string_view path, const std::string& token) {
  Html html;
  html << "<form class=\"form\" method=\"post\" action=\"" << link(page, path) << "\" data-validate>"
       << guard({.values = {}, .errors = {}, .problem = {}, .token = token});
  return html;
}

Html about_you(const Page& page, const ProfilePage& data) {
  std::vector<SelectOption> languages;
  for (const auto language : page.languages)
    languages.push_back({std::string{language}, page.words.of("language.", language)});
  Html html;
  html << "<section class=\"panel\" aria-labelledby=\"you\"><h2 id=\"you\">" << page.words("profile.you")
       << "</h2>" << complaints(page, data.profile) << form_start(page, "/account/profile", data.token)
       << field(page, data.profile,
                {.name = "name",
                 .label = page.words("account.name"),
                 .autocomplete = "name",
                 .optional = true,
                 .max_length = 100})
       << select(page, data.profile,
                 {.name = "language",
                  .label = page.words("profile.language"),
                  .hint = page.words("profile.language_hint")},
                 languages)
       << "<label class=\"check\"><input type=\"checkbox\" name=\"marketing\" value=\"yes\""
       << when(data.profile.value("marketing") == "yes", " checked") << "><span>"
       << page.words("account.marketing") << "</span></label><button class=\"btn\">"
       << page.words("profile.save") << "</button></form></section>";
  return html;
}

Html mail(const Page& page, const ProfilePage& data) {
  const bool proven = data.account.mail_verified_at.has_value();
  Html html;
  html << "<section class=\"panel\" aria-labelledby=\"mail\"><div class=\"panel-head\"><h2 id=\"mail\">"
       << page.words("address.mail") << "</h2><span class=\"badge "
       << (proven ? Markup{"badge--ok"} : Markup{"badge--warn"}) << "\">"
       << page.words(proven ? "profile.proven" : "profile.not_proven") << "</span></div><p>"
       << data.account.mail.value_or(std::string{}) << "</p>";
  if (!proven) {
    html << form_start(page, "/account/ask-verification", data.token) << "<button class=\"btn btn--quiet\">"
         << page.words("profile.prove") << "</button></form>";
  }
  html << complaints(page, data.mail) << form_start(page, "/account/profile/mail", data.token)
       << field(page, data.mail,
                {.name = "new_email",
                 .label = page.words("profile.new_mail"),
                 .type = "email",
                 .autocomplete = "email",
                 .max_length = 254})
       << field(page, data.mail,
                {.name = "mail_password",
                 .label = page.words("profile.your_password"),
                 .type = "password",
                 .autocomplete = "current-password",
                 .max_length = kMaxPassword})
       << "<button class=\"btn btn--quiet\">" << page.words("profile.change_mail")
       << "</button></form></section>";
  return html;
}

Html password(const Page& page, const ProfilePage& data) {
  Html html;
  html << "<section class=\"panel\" aria-labelledby=\"password\"><h2 id=\"password\">"
       << page.words("account.password") << "</h2>" << complaints(page, data.password)
       << form_start(page, "/account/profile/password", data.token)
       << field(page, data.password,
                {.name = "old_password",
                 .label = page.words("profile.old_password"),
                 .type = "password",
                 .autocomplete = "current-password",
                 .max_length = kMaxPassword})
       << field(page, data.password,
                {.name = "new_password",
                 .label = page.words("account.new_password"),
                 .type = "password",
                 .autocomplete = "new-password",
                 .hint = page.words("account.password_hint"),
                 .max_length = kMaxPassword})
       << "<p class=\"field-hint\">" << page.words("profile.others_end")
       << "</p><button class=\"btn btn--quiet\">" << page.words("profile.change_password")
       << "</button></form></section>";
  return html;
}

std::string framed(const Page& page, const std::string& title, std::string_view path, const FormState& form,
                   const Html& body) {
  Html html{20'000};
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title << "</h1><div class=\"account\">"
       << account_nav(page, path, form) << "<div class=\"stack\">" << body << "</div></div></div>";
  return whole_page(page, own_head(title), html);
}

}  // namespace

std::string profile_page(const Page& page, const ProfilePage& data) {
  Html body;
  if (!data.said.empty()) body << notice(page, Tone::kOk, data.said);
  body << about_you(page, data) << mail(page, data) << password(page, data);
  return framed(page, page.words("profile.title"), "/account/profile",
                {.values = {}, .errors = {}, .problem = {}, .token = data.token}, body);
}

std::string personal_page(const Page& page, const FormState& form) {
  Html body;
  body << "<section class=\"panel\" aria-labelledby=\"export\"><h2 id=\"export\">"
       << page.words("personal.export") << "</h2><p>" << page.words("personal.export_text") << "</p>"
       << form_start(page, "/account/data/export", form.token) << "<button class=\"btn\">"
       << page.words("personal.download")
       << "</button></form></section><section class=\"panel\" aria-labelledby=\"erase\"><h2 id=\"erase\">"
       << page.words("personal.erase") << "</h2><p>" << page.words("personal.erase_text") << "</p><p>"
       << page.words("personal.erase_keeps") << "</p>" << complaints(page, form)
       << form_start(page, "/account/data/erase", form.token)
       << field(page, form,
                {.name = "erase_password",
                 .label = page.words("profile.your_password"),
                 .type = "password",
                 .autocomplete = "current-password",
                 .max_length = kMaxPassword})
       << "<button class=\"btn btn--quiet\">" << page.words("personal.erase_now")
       << "</button></form></section>";
  return framed(page, page.words("personal.title"), "/account/data", form, body);
}

std::string erased_page(const Page& page) {
  Html html;
  const auto title = page.words("personal.gone");
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title
       << "</h1><section class=\"panel narrow\"><p>" << page.words("personal.gone_text")
       << "</p><p><a class=\"btn\" href=\"" << link(page, "") << "\">" << page.words("error.home")
       << "</a></p></section></div>";
  return whole_page(page, own_head(title), html);
}

}  // namespace souk::online::storefront
