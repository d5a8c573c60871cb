#include <algorithm>

#include "base/text.hpp"
#include "online/customer/erasure.hpp"
#include "online/customer/mailbox.hpp"
#include "online/customer/recovery.hpp"
#include "online/storefront/member_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::array<std::string_view, 4> kSaid{"profile", "mail", "password", "letter"};

std::string said_of(const Page& page, std::string_view what) {
  const bool known = std::find(kSaid.begin(), kSaid.end(), what) != kSaid.end();
  return known ? page.words.of("profile.said.", what) : std::string{};
}

FormState profile_values(const customer::Account& account, const Page& page) {
  FormState form;
  form.values["name"] = account.name;
  form.values["language"] = account.language.empty() ? page.language() : account.language;
  form.values["marketing"] = account.wants_marketing() ? "yes" : "";
  return form;
}

}  // namespace

http::Response for_member(const Shopfront& front, const PublicPages& pages, const http::Request& request,
                          std::string path, const HandleMember& handle) {
  return pages.own(request, path, [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front.visitor(request);
    if (!visitor.session)
      return go_to(scope.page, "/account/sign-in?next=" + text::percent_encode(next_of(path)));
    return handle(scope, visitor);
  });
}

int form_status(const Error& error) {
  const int status = http::status_of(error);
  return status == 400 || status == 401 || status == 403 || status == 409 ? 422 : status;
}

std::string next_of(std::string_view wanted) {
  if (wanted == "checkout") return std::string{wanted};
  const bool ours = wanted.starts_with("/account/") || wanted == "/wishes";
  const bool plain = wanted.size() <= 200 && std::all_of(wanted.begin(), wanted.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
                     });
  return ours && plain ? std::string{wanted} : std::string{};
}

Result<http::Response> MemberPages::show_profile(const PageScope& scope, const Visitor& visitor, Part part,
                                                 FormState form, int status) const {
  const auto account = TRY(front_.deps.accounts.load(visitor.session->customer_id));
  ProfilePage data{.account = account.value};
  data.profile = profile_values(account.value, scope.page);
  data.token = visitor.form_token;
  form.token.clear();
  if (part == Part::kProfile) data.profile = std::move(form);
  if (part == Part::kMail) data.mail = std::move(form);
  if (part == Part::kPassword) data.password = std::move(form);
  return personal(status, profile_page(scope.page, data));
}

http::Response MemberPages::profile(const http::Request& request) const {
  return for_member(front_, pages_, request, "/account/profile",
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      const auto account = TRY(front_.deps.accounts.load(visitor.session->customer_id));
                      ProfilePage data{.account = account.value};
                      data.profile = profile_values(account.value, scope.page);
                      data.said = said_of(scope.page, request.query_value("said"));
                      data.token = visitor.form_token;
                      return personal(200, profile_page(scope.page, data));
                    });
}

http::Response MemberPages::save_profile(const http::Request& request) const {
  return for_member(
      front_, pages_, request, "/account/profile",
      [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
        auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
        const auto known = front_.languages();
        const auto language = form.value("language");
        const bool spoken = std::find(known.begin(), known.end(), language) != known.end();
        const auto saved = front_.deps.accounts.change(
            visitor.session->customer_id, [&](customer::Account& account) -> Status {
              account.name = text::shorten(text::trim(form.value("name")), 100);
              if (spoken) account.language = std::string{language};
              if (const bool wants = form.value("marketing") == "yes"; wants != account.wants_marketing())
                account.consent(wants, "marketing mail", front_.deps.clock.now());
              return {};
            });
        if (saved) return go_to(scope.page, "/account/profile?said=profile");
        form.problem = explain(scope.page, saved.error());
        return show_profile(scope, visitor, Part::kProfile, std::move(form), form_status(saved.error()));
      });
}

http::Response MemberPages::change_mail(const http::Request& request) const {
  return for_member(
      front_, pages_, request, "/account/profile",
      [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
        auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
        const auto& id = visitor.session->customer_id;
        const auto changed =
            customer::change_mail(front_.deps.accounts, id, form.value("new_email"),
                                  Secret{std::string{form.value("mail_password")}}, request.client_address);
        if (changed) {
          if (const auto* recovery = front_.deps.sign_in.recovery; recovery != nullptr) {
            recovery->post_owed(*changed);
            (void)recovery->ask_verification(id, request.client_address);
          }
          return go_to(scope.page, "/account/profile?said=mail");
        }
        const auto& code = changed.error().code;
        const auto words = explain(scope.page, changed.error());
        if (code.starts_with("password."))
          form.errors["mail_password"] = words;
        else if (code == "mail.invalid" || code == "customer.mail_taken")
          form.errors["new_email"] = words;
        else
          form.problem = words;
        return show_profile(scope, visitor, Part::kMail, std::move(form), form_status(changed.error()));
      });
}

http::Response MemberPages::change_password(const http::Request& request) const {
  return for_member(front_, pages_, request, "/account/profile",
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
                      const auto changed = front_.deps.accounts.change_password(
                          visitor.session->customer_id, Secret{std::string{form.value("old_password")}},
                          Secret{std::string{form.value("new_password")}}, request.client_address);
                      if (changed) {
                        const auto& deps = front_.deps.sign_in;
                        if (deps.recovery != nullptr) deps.recovery->post_owed(*changed);
                        auto response = go_to(scope.page, "/account/profile?said=password");
                        TRY(session::sign_in(deps, request, changed->value, response.headers));
                        return response;
                      }
                      const auto& code = changed.error().code;
                      const auto words = explain(scope.page, changed.error());
                      if (code == "password.wrong")
                        form.errors["old_password"] = words;
                      else if (code.starts_with("password.too"))
                        form.errors["new_password"] = words;
                      else
                        form.problem = words;
                      return show_profile(scope, visitor, Part::kPassword, std::move(form),
                                          form_status(changed.error()));
                    });
}

http::Response MemberPages::personal_data(const http::Request& request) const {
  return for_member(front_, pages_, request, "/account/data",
                    [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
                      FormState form;
                      form.token = visitor.form_token;
                      return personal(200, personal_page(scope.page, form));
                    });
}

http::Response MemberPages::export_data(const http::Request& request) const {
  return for_member(front_, pages_, request, "/account/data",
                    [&](const PageScope&, const Visitor& visitor) -> Result<http::Response> {
                      TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
                      const auto* data = front_.deps.sign_in.data;
                      if (data == nullptr) return fail(not_found("personal.missing", "There is no export."));
                      const auto all = TRY(data->export_of(visitor.session->customer_id));
                      auto response = http::Response::json(200, to_text(all));
                      response.headers.set("Cache-Control", "private, no-store");
                      response.headers.set("Content-Disposition", "attachment; filename=\"my-data.json\"");
                      return response;
                    });
}

http::Response MemberPages::erase(const http::Request& request) const {
  return for_member(
      front_, pages_, request, "/account/data",
      [&](const PageScope& scope, const Visitor& visitor) -> Result<http::Response> {
        auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
        const auto account = TRY(front_.deps.accounts.load(visitor.session->customer_id)).value;
        const auto proven = front_.deps.accounts.sign_in(
            {account.mail.value_or(std::string{}), Secret{std::string{form.value("erase_password")}}},
            request.client_address);
        if (!proven) {
          const bool wrong = proven.error().code == "sign_in.refused";
          const auto words = scope.page.words("problem.password_wrong");
          if (wrong)
            form.errors["erase_password"] = words;
          else
            form.problem = explain(scope.page, proven.error());
          return personal(form_status(proven.error()), personal_page(scope.page, form));
        }
        TRY(session::erase(front_.deps.sign_in, account));
        auto response = personal(200, erased_page(scope.page));
        TRY(session::sign_out(front_.deps.sign_in, request, response.headers));
        return response;
      });
}

}  // namespace souk::online::storefront
