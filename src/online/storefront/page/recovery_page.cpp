#include "online/storefront/page/recovery_page.hpp"

#include "online/storefront/page/account_page.hpp"
#include "online/storefront/page/parts.hpp"

namespace souk::online::storefront {
namespace {

// One narrow column with one thing to do.
std::string one_panel(const Page& page, const std::string& title, const Html& body) {
  Html html;
  html << "<div class=\"wrap page\"><h1 class=\"page-head\">" << title
       << "</h1><section class=\"panel narrow\">" << body << "</section></div>";
  return whole_page(page, own_head(title), html);
}

Html way_to_sign_in(const Page& page) {
  Html html;
  html << "<p><a class=\"btn\" href=\"" << link(page, "/account/sign-in") << "\">"
       << page.words("account.sign_in") << "</a></p>";
  return html;
}

}  // namespace

std::string forgot_page(const Page& page, const FormState& form, bool sent) {
  Html html;
  if (sent) {
    html << notice(page, Tone::kOk, page.words("recover.sent"), page.words("recover.sent_text"));
  } else {
    html << "<p>" << page.words("recover.forgot_text") << "</p>" << complaints(page, form)
         << "<form class=\"form\" method=\"post\" action=\"" << link(page, "/account/forgot-password")
         << "\" data-validate>"
         << field(page, form,
                  {.name = "email",
                   .label = page.words("address.mail"),
                   .type = "email",
                   .autocomplete = "username",
                   .max_length = 254})
         << "<button class=\"btn btn--wide\">" << page.words("recover.send") << "</button></form>";
  }
  return one_panel(page, page.words("recover.forgot"), html);
}

std::string reset_page(const Page& page, const FormState& form, bool done) {
  Html html;
  if (done) {
    html << notice(page, Tone::kOk, page.words("recover.done"), page.words("recover.done_text"))
         << way_to_sign_in(page);
  } else {
    html << complaints(page, form) << "<form class=\"form\" method=\"post\" action=\""
         << link(page, "/account/reset-password") << "\" data-validate>"
         << hidden("letter", form.value("letter"))
         << field(page, form,
                  {.name = "new_password",
                   .label = page.words("account.new_password"),
                   .type = "password",
                   .autocomplete = "new-password",
                   .hint = page.words("account.password_hint"),
                   .max_length = 200})
         << "<button class=\"btn btn--wide\">" << page.words("recover.choose")
         << "</button></form><p><a class=\"more\" href=\"" << link(page, "/account/forgot-password") << "\">"
         << page.words("recover.another_letter") << "</a></p>";
  }
  return one_panel(page, page.words("recover.reset"), html);
}

// A button, as the programs of mail providers open links by themselves.
std::string verify_page(const Page& page, const FormState& form, Verified state) {
  Html html;
  if (state == Verified::kDone) {
    html << notice(page, Tone::kOk, page.words("recover.verified")) << "<p><a class=\"btn\" href=\""
         << link(page, "/account/profile") << "\">" << page.words("account.title") << "</a></p>";
  } else {
    html << complaints(page, form) << "<p>" << page.words("recover.verify_text")
         << "</p><form class=\"form\" method=\"post\" action=\"" << link(page, "/account/verify-mail")
         << "\">" << hidden("letter", form.value("letter")) << "<button class=\"btn btn--wide\">"
         << page.words("recover.verify_now") << "</button></form>";
  }
  return one_panel(page, page.words("recover.verify"), html);
}

}  // namespace souk::online::storefront
