#include "base/text.hpp"
#include "online/storefront/member_pages.hpp"
#include "online/storefront/personal_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kOrdersPerPage = 10;
constexpr std::string_view kCheckout = "checkout";

std::string place_of(std::string_view next) {
  if (next == kCheckout) return "/checkout";
  return next.empty() ? "/account" : std::string{next};
}

}  // namespace

http::Response PersonalPages::account(const http::Request& request) const {
  return with_page(request, "/account", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (!visitor.session) return personal(200, sign_in_page(scope.page, {}));
    const auto page = TRY(front_.deps.orders.of_customer(visitor.session->customer_id, kOrdersPerPage,
                                                         std::string{request.query_value("older")}));
    const auto older = page.next_cursor.empty()
                           ? std::string{}
                           : link(scope.page, "/account?older=" + text::percent_encode(page.next_cursor));
    return personal(200, orders_page(scope.page, page.orders, older, {.token = visitor.form_token}));
  });
}

http::Response PersonalPages::sign_in_form(const http::Request& request) const {
  return with_page(request, "/account/sign-in", [&](const PageScope& scope) -> Result<http::Response> {
    const auto next = next_of(request.query_value("next"));
    if (session::of(request)) return go_to(scope.page, place_of(next));
    return personal(200, sign_in_page(scope.page, {.next = next}));
  });
}

Result<http::Response> PersonalPages::enter(const http::Request& request, const PageScope& scope,
                                            const customer::Account& account, std::string_view next) const {
  auto response = go_to(scope.page, place_of(next));
  TRY(session::sign_in(front_.deps.sign_in, request, account, response.headers));
  return response;
}

http::Response PersonalPages::sign_in(const http::Request& request) const {
  return with_page(request, "/account/sign-in", [&](const PageScope& scope) -> Result<http::Response> {
    auto form = TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
    const auto next = next_of(form.value("next"));
    const auto account = front_.deps.accounts.sign_in(
        {std::string{form.value("email")}, Secret{std::string{form.value("password")}}},
        request.client_address);
    if (account) return enter(request, scope, account->value, next);
    FormState again{.values = {{"email", std::string{form.value("email")}}},
                    .problem = explain(scope.page, account.error())};
    return personal(form_status(account.error()),
                    sign_in_page(scope.page, {.sign_in = std::move(again), .next = next}));
  });
}

http::Response PersonalPages::enrol(const http::Request& request) const {
  return with_page(request, "/account/sign-in", [&](const PageScope& scope) -> Result<http::Response> {
    auto form = TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
    const auto next = next_of(form.value("next"));
    const auto again = [&](int status) {
      form.token.clear();
      return personal(status, sign_in_page(scope.page, {.enrol = std::move(form), .next = next}));
    };
    if (form.value("new_terms").empty()) {
      form.problem = scope.page.words("complaint.missing.terms");
      return again(422);
    }
    const auto account =
        front_.deps.accounts.enrol({.mail = std::string{form.value("new_email")},
                                    .password = Secret{std::string{form.value("new_password")}},
                                    .name = std::string{form.value("new_name")},
                                    .language = scope.page.language(),
                                    .marketing = form.value("marketing") == "yes"},
                                   request.client_address);
    if (account) return enter(request, scope, account->value, next);
    const auto& code = account.error().code;
    const auto words = explain(scope.page, account.error());
    if (code.starts_with("password."))
      form.errors["new_password"] = words;
    else if (code == "mail.invalid" || code == "customer.mail_taken")
      form.errors["new_email"] = words;
    else
      form.problem = words;
    return again(form_status(account.error()));
  });
}

http::Response PersonalPages::sign_out(const http::Request& request) const {
  return with_page(request, "/account", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (visitor.session) TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
    auto response = go_to(scope.page, "");
    TRY(session::sign_out(front_.deps.sign_in, request, response.headers));
    return response;
  });
}

Result<http::Response> PersonalPages::show_addresses(const PageScope& scope, const Visitor& visitor,
                                                     int status, FormState form, std::string editing) const {
  const auto account = TRY(front_.deps.accounts.load(visitor.session->customer_id));
  form.token = visitor.form_token;
  if (const auto* entry = account.value.find_address(editing); entry == nullptr) {
    editing.clear();
  } else if (form.values.empty()) {
    fill_address(form, entry->address);
  }
  return personal(status, addresses_page(scope.page, {.account = account.value,
                                                      .form = std::move(form),
                                                      .editing = std::move(editing)}));
}

http::Response PersonalPages::addresses(const http::Request& request) const {
  return with_page(request, "/account/addresses", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (!visitor.session) return go_to(scope.page, "/account/sign-in");
    return show_addresses(scope, visitor, 200, {}, std::string{request.query_value("edit")});
  });
}

http::Response PersonalPages::save_address(const http::Request& request) const {
  return with_page(request, "/account/addresses", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (!visitor.session) return go_to(scope.page, "/account/sign-in");
    auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
    const std::string id{form.value("id")};
    const bool make_default = form.value("default") == "yes";
    const auto address = address_of(form);
    const auto& accounts = front_.deps.accounts;
    const auto saved =
        id.empty() ? accounts.add_address(visitor.session->customer_id, address, make_default)
                   : accounts.change(visitor.session->customer_id, [&](customer::Account& account) -> Status {
                       if (account.find_address(id) == nullptr)
                         return fail(not_found("address.missing", "There is no such address in your book."));
                       return account.put_address(id, address, make_default);
                     });
    if (saved) return go_to(scope.page, "/account/addresses");
    take_errors(scope.page, form, saved.error());
    return show_addresses(scope, visitor, form_status(saved.error()), std::move(form), id);
  });
}

http::Response PersonalPages::remove_address(const http::Request& request) const {
  return with_page(request, "/account/addresses", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (!visitor.session) return go_to(scope.page, "/account/sign-in");
    const auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
    const auto removed =
        front_.deps.accounts.change(visitor.session->customer_id, [&](customer::Account& account) -> Status {
          if (account.find_address(form.value("id")) == nullptr) return {};  // pressed twice
          return account.remove_address(form.value("id"));
        });
    if (!removed) return fail(removed.error());
    return go_to(scope.page, "/account/addresses");
  });
}

}  // namespace souk::online::storefront
