// Gift cards and store credit: chosen in checkout, looked at in the account.
#include "online/storefront/page/credit_page.hpp"
#include "online/storefront/personal_pages.hpp"

namespace souk::online::storefront {
namespace {

Result<std::vector<balance::Balance>> credit_of(const Shopfront& front, const Visitor& visitor) {
  if (front.deps.balances == nullptr || !visitor.session) return std::vector<balance::Balance>{};
  return front.deps.balances->of_customer(visitor.session->customer_id);
}

}  // namespace

http::Response PersonalPages::credit(const http::Request& request) const {
  return with_page(request, "/account/credit", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (!visitor.session) return go_to(scope.page, "/account/sign-in");
    auto credit = TRY(credit_of(front_, visitor));
    return personal(200, credit_page(scope.page, {.credit = std::move(credit),
                                                  .card = std::nullopt,
                                                  .form = {.token = visitor.form_token}}));
  });
}

http::Response PersonalPages::look_up_card(const http::Request& request) const {
  return with_page(request, "/account/credit", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    if (!visitor.session) return go_to(scope.page, "/account/sign-in");
    auto form = TRY(front_.read_form(request, visitor, Shopfront::Token::kNeeded));
    CreditPage data;
    data.credit = TRY(credit_of(front_, visitor));
    int status = 200;
    auto card = front_.card_by_code(form.value("gift_code"), request.client_address);
    if (card) {
      data.card = std::move(*card);
      form.values.erase("gift_code");
    } else {
      form.errors["gift_code"] = explain(scope.page, card.error());
      status = card.error().kind == ErrorKind::kLimit ? 429 : 422;
    }
    form.token = visitor.form_token;
    data.form = std::move(form);
    return personal(status, credit_page(scope.page, data));
  });
}

// A button of checkout's payment step. What was typed elsewhere in the form is saved already.
Result<http::Response> PersonalPages::change_credit(const http::Request& request, const PageScope& scope,
                                                    const cart::StoredCart& cart, FormState form) const {
  const auto intent = form.value("intent");
  const auto by = cart::shopper_of(request);
  const auto& carts = front_.deps.carts;
  form.errors.clear();
  form.problem.clear();
  Result<cart::StoredCart> changed = cart;
  if (intent == "card" && !form.value("gift_code").empty()) {
    changed = carts.use_gift_card(cart.id, form.value("gift_code"), request.client_address, by);
  } else if (intent.starts_with("drop:")) {
    changed =
        carts.change(cart.id, by, {}, [&](cart::Cart& each) { return each.drop_card(intent.substr(5)); });
  } else if (intent == "credit" || intent == "no_credit") {
    changed = carts.change(cart.id, by, {},
                           [&](cart::Cart& each) { return each.choose_store_credit(intent == "credit"); });
  }
  if (!changed) {
    form.errors["gift_code"] = explain(scope.page, changed.error());
    return show_checkout(request, scope, cart, http::status_of(changed.error()), std::move(form));
  }
  form.values.erase("gift_code");
  return show_checkout(request, scope, *changed, 200, std::move(form));
}

}  // namespace souk::online::storefront
