// Signing in, with the code of an authenticator app as the second step, and out.
#include <algorithm>

#include "base/text.hpp"
#include "online/console/console.hpp"
#include "online/console/frame.hpp"

namespace souk::online::console {
namespace {

using http::Method;
using http::Request;
using http::Response;

struct Entry {
  Form form;
  bool wants_code = false;
  std::string problem;
};

std::string next_of(const Request& request, const Form& form) {
  const auto wanted = form.has("next") ? form.value("next") : request.query_value("next");
  return is_own_path(wanted) ? std::string{wanted} : "/console";
}

void plain_field(Html& html, std::string_view name, std::string_view label, std::string_view value,
                 Markup more) {
  html << "<div class=\"field\"><label class=\"field-label\" for=\"" << name << "\">" << label
       << "</label><input class=\"input\" id=\"" << name << "\" name=\"" << name << "\" value=\"" << value
       << "\" required" << more << "></div>";
}

Response show(const Desk& desk, const Request& request, const Entry& entry, int status) {
  const auto& words = desk.words_for(desk.preferred_language(request));
  Html main;
  main << "<h1>" << words(entry.wants_code ? "sign_in.code_title" : "sign_in.title")
       << "</h1><p class=\"u-muted\">" << words(entry.wants_code ? "sign_in.code_text" : "sign_in.text")
       << "</p>";
  if (!entry.problem.empty())
    main << "<div class=\"notice notice--bad\" role=\"alert\"><svg class=\"icon\" aria-hidden=\"true\"><use "
            "href=\""
         << desk.asset("icons.svg") << "#alert\"/></svg><p>" << entry.problem << "</p></div>";
  main << "<form class=\"form\" method=\"post\" action=\"/console/sign-in\"><input type=\"hidden\" "
          "name=\"next\" value=\""
       << next_of(request, entry.form) << "\">";
  if (entry.wants_code) {
    // The password is proven with the code, in one go: nothing of it is kept here meanwhile.
    main << "<input type=\"hidden\" name=\"login\" value=\"" << entry.form.value("login")
         << "\"><input type=\"hidden\" name=\"password\" value=\"" << entry.form.value("password") << "\">";
    plain_field(main, "code", words("sign_in.code"), "",
                " inputmode=\"numeric\" autocomplete=\"one-time-code\" maxlength=\"40\" autofocus");
    main << "<p class=\"field-hint\">" << words("sign_in.recovery_hint") << "</p>";
  } else {
    plain_field(main, "login", words("sign_in.login"), entry.form.value("login"),
                " autocomplete=\"username\" autocapitalize=\"none\" maxlength=\"64\" autofocus");
    plain_field(main, "password", words("sign_in.password"), "",
                " type=\"password\" autocomplete=\"current-password\" maxlength=\"256\"");
  }
  main << "<button class=\"btn btn--wide\">" << words("sign_in.go")
       << "</button></form><p class=\"gate-foot\"><a href=\"/\">" << words("sign_in.to_shop") << "</a></p>";
  return personal(status, bare_page(desk, words, words("sign_in.title"), main));
}

bool is_recovery_code(std::string_view code) {
  return code.find('-') != std::string_view::npos || code.size() > 8;
}

Response take(const Desk& desk, const Request& request) {
  Entry entry;
  auto form = read_form(request);
  if (!form) return error_page(desk, request, 400, form.error());
  entry.form = std::move(*form);
  const auto code = std::string{text::trim(entry.form.value("code"))};
  auto answer = Response::redirect(next_of(request, entry.form));
  const auto account = staff::sign_in(desk.deps.staff, request,
                                      {.login = std::string{entry.form.value("login")},
                                       .password = Secret{std::string{entry.form.value("password")}},
                                       .code = is_recovery_code(code) ? "" : code,
                                       .recovery_code = is_recovery_code(code) ? code : ""},
                                      answer.headers);
  if (account) {
    if (account->value.must_change_password) answer.headers.set("Location", "/console/account/password");
    answer.headers.set("Cache-Control", "no-store");
    return answer;
  }
  const auto& words = desk.words_for(desk.preferred_language(request));
  const auto& why = account.error().code;
  entry.wants_code = why == "sign_in.code_needed" || why == "sign_in.code_wrong";
  if (why != "sign_in.code_needed") {
    std::string key = "problem." + why;
    std::replace(key.begin() + 8, key.end(), '.', '_');
    entry.problem = words.has(key) ? words(key) : words("problem.other", {{"code", why}});
  }
  auto response = show(desk, request, entry, http::status_of(account.error()));
  if (account.error().retry_after_s > 0)
    response.headers.set("Retry-After", std::to_string(account.error().retry_after_s));
  return response;
}

}  // namespace

void add_entry_pages(Pages& pages) {
  const auto& desk = pages.desk();
  pages.routes().add_raw({.path = "/console/sign-in"}, [&desk](const Request& request) -> Response {
    if (staff::of(request)) return Response::redirect("/console", 302);
    return show(desk, request, {}, 200);
  });
  // Public: whoever posts here is nobody yet. The check of the origin (session/filters.hpp) stands before it.
  pages.routes().add_raw({.method = Method::kPost, .path = "/console/sign-in", .ignores_key = true},
                         [&desk](const Request& request) { return take(desk, request); });
  pages.post_raw({.path = "/console/sign-out", .permission = std::string{staff::kSelf}},
                 [](const Visit& visit) -> Response {
                   auto answer = Response::redirect("/console/sign-in");
                   const auto ended = staff::sign_out(visit.deps().staff, visit.request, answer.headers);
                   if (!ended)
                     return error_page(visit.desk, visit.request, http::status_of(ended.error()),
                                       ended.error());
                   return answer;
                 });
}

}  // namespace souk::online::console
