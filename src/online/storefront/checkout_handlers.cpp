#include <algorithm>

#include "base/text.hpp"
#include "online/session/cookies.hpp"
#include "online/storefront/page/order_page.hpp"
#include "online/storefront/personal_pages.hpp"

namespace souk::online::storefront {
namespace {

std::vector<inventory::Location> pickup_stores(const Shopfront& front) {
  auto stores = front.stores();
  std::erase_if(stores, [](const auto& store) { return !store.offers("pickup"); });
  return stores;
}

// What the shop has to be told about delivery and payment; complaints go beside the fields.
struct Choices {
  bool pickup = false;
  std::string location;
};

std::optional<Choices> read_choices(const PageScope& scope, const Shopfront& front, FormState& form) {
  const auto wanted = form.value("shipping");
  const auto& methods = scope.settings->shipping_methods;
  const auto method =
      std::find_if(methods.begin(), methods.end(), [&](const auto& each) { return each.code == wanted; });
  if (method == methods.end()) {
    form.errors["shipping"] = scope.page.words("problem.cart_shipping_method");
    return std::nullopt;
  }
  Choices choices{.pickup = method->kind == shop::ShippingKind::kPickup};
  if (!choices.pickup) return choices;
  const auto stores = pickup_stores(front);
  choices.location = form.value("pickup_location");
  if (choices.location.empty() && stores.size() == 1) choices.location = stores.front().code;
  const bool known = std::any_of(stores.begin(), stores.end(),
                                 [&](const auto& store) { return store.code == choices.location; });
  if (!known) form.errors["pickup_location"] = scope.page.words("problem.cart_pickup_location");
  return choices;
}

}  // namespace

http::Response PersonalPages::checkout(const http::Request& request) const {
  return with_page(request, "/checkout", [&](const PageScope& scope) -> Result<http::Response> {
    const auto cart = TRY(front_.cart_of(request, scope.page));
    if (!cart || cart->value.lines.empty()) return go_to(scope.page, "/cart");
    return show_checkout(request, scope, *cart, 200, known_details(request, cart->value));
  });
}

// What the cart or the account knows already.
FormState PersonalPages::known_details(const http::Request& request, const cart::Cart& cart) const {
  FormState form;
  if (const auto member = session::customer_of(request)) {
    if (const auto account = front_.deps.accounts.load(*member)) {
      form.values["email"] = account->value.mail.value_or(std::string{});
      form.values["name"] = account->value.name;
      if (const auto* entry = account->value.find_address(account->value.default_address); entry != nullptr)
        fill_address(form, entry->address);
    }
  }
  if (cart.address) fill_address(form, *cart.address);
  if (cart.contact) {
    form.values["email"] = cart.contact->mail;
    if (form.value("phone").empty()) form.values["phone"] = cart.contact->phone;
    if (form.value("name").empty()) form.values["name"] = cart.contact->name;
  }
  if (cart.shipping_method) form.values["shipping"] = *cart.shipping_method;
  form.values["pickup_location"] = cart.pickup_location;
  if (cart.payment_method) form.values["payment"] = *cart.payment_method;
  form.values["note"] = cart.note;
  return form;
}

Result<http::Response> PersonalPages::show_checkout(const http::Request& request, const PageScope& scope,
                                                    const cart::StoredCart& cart, int status,
                                                    FormState form) const {
  auto priced = TRY(front_.deps.carts.price(cart));
  if (!priced.unavailable.empty() || priced.lines.empty()) return go_to(scope.page, "/cart");
  const auto goods = Money{priced.basket.goods_minor - priced.basket.discount_minor, priced.basket.currency};
  auto quotes = checkout::quotes(*scope.settings, goods, scope.page.now, front_.options.utc_offset);
  if (promotion::gives_free_shipping(priced.input, priced.basket)) {
    for (auto& quote : quotes) quote.price.minor = 0;
  }
  auto stores = pickup_stores(front_);
  if (stores.empty())
    std::erase_if(quotes, [](const auto& quote) { return quote.kind == shop::ShippingKind::kPickup; });
  if (quotes.empty())
    return fail(unavailable("shop.no_shipping", "The shop delivers nowhere at the moment."));
  // The first choice is drawn as chosen: the sums beside it must say so too.
  if (!cart.value.shipping_method && form.value("shipping").empty()) {
    auto chosen = cart;
    chosen.value.shipping_method = quotes.front().method;
    priced = TRY(front_.deps.carts.price(chosen));
  }
  const auto visitor = front_.visitor(request);
  form.token = visitor.form_token;
  return personal(status, checkout_page(scope.page, {.cart = priced,
                                                     .quotes = std::move(quotes),
                                                     .stores = std::move(stores),
                                                     .payment_methods = front_.options.payment_methods,
                                                     .idempotency_key = front_.new_key(),
                                                     .signed_in = visitor.session.has_value(),
                                                     .form = std::move(form)}));
}

// Checks what was typed and saves it in the cart where it is right; complaints are in `form` afterwards.
Result<cart::StoredCart> PersonalPages::save_checkout(const http::Request& request, const PageScope& scope,
                                                      const cart::StoredCart& cart, FormState& form) const {
  const auto choices = read_choices(scope, front_, form);
  auto address = address_of(form);
  auto contact = customer::normal_contact({.mail = std::string{form.value("email")},
                                           .phone = std::string{form.value("phone")},
                                           .name = std::string{text::trim(form.value("name"))}},
                                          address.country, "/contact");
  if (!contact) take_errors(scope.page, form, contact.error());
  if (contact && contact->name.empty()) form.errors["name"] = scope.page.words("complaint.missing.name");
  const bool delivers = choices && !choices->pickup;
  if (delivers) {
    if (const auto right = customer::check(address, "/address"); !right)
      take_errors(scope.page, form, right.error());
  }
  const auto& methods = front_.options.payment_methods;
  const bool payable = std::find(methods.begin(), methods.end(), form.value("payment")) != methods.end();
  const auto priced = TRY(front_.deps.carts.price(cart));
  const bool covered = !priced.credits.empty() && priced.due_minor() == 0;
  if (!payable && !covered) form.problem = scope.page.words("problem.payment_unknown_method");
  const bool details_right = form.errors.empty() && contact.has_value();
  return front_.deps.carts.change(cart.id, cart::shopper_of(request), {}, [&](cart::Cart& changed) -> Status {
    if (choices && !form.errors.contains("pickup_location"))
      TRY(changed.choose_shipping(form.value("shipping"), choices->location));
    if (payable) TRY(changed.choose_payment(form.value("payment")));
    if (!details_right) return {};
    return changed.set_details(*contact, delivers ? std::optional{address} : std::nullopt, std::nullopt,
                               text::shorten(form.value("note"), 500));
  });
}

http::Response PersonalPages::place(const http::Request& request) const {
  return with_page(request, "/checkout", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    auto cart = TRY(front_.cart_of(request, scope.page));
    if (!cart) return go_to(scope.page, "/cart");
    auto read = front_.read_form(request, visitor, Shopfront::Token::kNeeded);
    if (!read) {
      auto form = known_details(request, cart->value);
      form.problem = explain(scope.page, read.error());
      return show_checkout(request, scope, *cart, http::status_of(read.error()), std::move(form));
    }
    auto form = std::move(*read);
    auto saved = save_checkout(request, scope, *cart, form);
    if (saved)
      *cart = std::move(*saved);
    else
      form.problem = explain(scope.page, saved.error());
    if (form.value("intent") == "update") {
      form.errors.clear();
      return show_checkout(request, scope, *cart, 200, std::move(form));
    }
    if (const auto intent = form.value("intent"); !intent.empty() && intent != "place")
      return change_credit(request, scope, *cart, std::move(form));
    if (form.value("terms").empty()) form.errors["terms"] = scope.page.words("complaint.missing.terms");
    if (!form.clean()) return show_checkout(request, scope, *cart, 422, std::move(form));
    const auto answer = front_.deps.checkout.place(cart->id, form.value("idempotency_key"));
    if (!answer) {
      form.problem = explain(scope.page, answer.error());
      return show_checkout(request, scope, *cart, http::status_of(answer.error()), std::move(form));
    }
    auto path = "/orders/" + text::percent_encode(answer->number) + "?placed=1";
    if (!visitor.session) path += "&token=" + text::percent_encode(answer->access_token);
    auto response = go_to(scope.page, path);
    session::take_cart(response.headers, request);
    return response;
  });
}

}  // namespace souk::online::storefront
