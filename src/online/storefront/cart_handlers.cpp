#include <algorithm>
#include <charconv>

#include "base/json.hpp"
#include "online/session/cookies.hpp"
#include "online/storefront/page/picture.hpp"
#include "online/storefront/personal_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxKey = 64;

std::int64_t quantity_of(const FormState& form) {
  const auto text = form.value("quantity");
  if (text.empty()) return 1;
  std::int64_t quantity = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), quantity);
  return error == std::errc{} && end == text.data() + text.size() ? quantity : 0;  // 0 is refused by the cart
}

// The key of the form, or of the script's header. One that no cart would take counts as none.
cart::WriteKey key_of(const http::Request& request, const FormState& form, std::string_view sku) {
  const auto header = request.headers.get("Idempotency-Key");
  const auto key = header.empty() ? form.value("idempotency_key") : header;
  const bool usable = key.size() <= kMaxKey &&
                      std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (key.empty() || !usable) return {};
  return {std::string{key}, "add " + std::string{sku} + " " + std::to_string(quantity_of(form))};
}

bool wants_json(const http::Request& request) {
  return request.headers.get("accept").find("application/json") != std::string_view::npos;
}

// A script shows the message as it is: in the words of the page.
http::Response refusal(const http::Request& request, const Page& page, const Error& error) {
  auto told = error;
  told.message = explain(page, error);
  auto response = http::problem(told, request.request_id);
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

}  // namespace

http::Response PersonalPages::cart(const http::Request& request) const {
  return with_page(request, "/cart",
                   [&](const PageScope& scope) { return show_cart(request, scope, 200, {}); });
}

Result<http::Response> PersonalPages::show_cart(const http::Request& request, const PageScope& scope,
                                                int status, FormState form) const {
  form.token = front_.visitor(request).form_token;
  CartPage data{.form = std::move(form)};
  const auto cart = TRY(front_.cart_of(request, scope.page));
  if (!cart) return personal(status, cart_page(scope.page, data));
  const auto priced = TRY(front_.deps.carts.price(*cart));
  for (const auto& line : priced.lines)
    data.left[line.sku] = TRY(front_.deps.stock.availability(line.sku)).total;
  for (const auto& [sku, why] : priced.unavailable) {
    const auto product = front_.browse.product_by_sku(sku, scope.page.now);
    if (product) data.gone[sku] = text_of(scope.page, (*product)->name);
  }
  data.cart = &priced;
  return personal(status, cart_page(scope.page, data));
}

Result<cart::StoredCart> PersonalPages::put_in(const http::Request& request, const PageScope& scope,
                                               const FormState& form) const {
  const auto sku = TRY(front_.wanted_variant(form));
  const cart::ItemWish wish{sku, quantity_of(form)};
  const auto key = key_of(request, form, sku);
  const auto shopper = cart::shopper_of(request);
  const auto cart = TRY(front_.cart_of(request, scope.page));
  if (cart) return front_.deps.carts.add(cart->id, wish, shopper, key);
  return front_.deps.carts.create({.shopper = shopper,
                                   .language = scope.page.language(),
                                   .currency = scope.page.currency,
                                   .items = {wish},
                                   .key = key,
                                   .sender = request.client_address});
}

http::Response PersonalPages::added(const http::Request& request, const PageScope& scope,
                                    const cart::StoredCart& cart, std::string_view sku) const {
  const auto& page = scope.page;
  const auto priced = front_.deps.carts.price(cart);
  if (!priced) return refusal(request, page, priced.error());
  json::object answer{{"cart_count", cart.value.item_count()},
                      {"message", page.words.count("cart.added", cart.value.item_count())},
                      {"subtotal", money(page, priced->basket.goods_minor - priced->basket.discount_minor)}};
  for (std::size_t i = 0; i < priced->input.lines.size(); ++i) {
    const auto& [offer, quantity] = priced->input.lines[i];
    if (offer.sku != sku) continue;
    answer["line"] = json::object{
        {"title", text_of(page, offer.name)},
        {"options", text_of(page, offer.options)},
        {"quantity", quantity},
        {"price", money(page, priced->basket.lines[i].unit_minor)},
        {"picture", offer.picture.empty() ? std::string{}
                                          : picture_url(page, offer.picture, media::Crop::kPortrait, 320)}};
  }
  return http::Response::json(200, to_text(answer));
}

http::Response PersonalPages::add(const http::Request& request) const {
  return with_page(request, "/cart", [&](const PageScope& scope) -> Result<http::Response> {
    const auto form = TRY(front_.read_form(request, front_.visitor(request), Shopfront::Token::kOptional));
    const auto cart = put_in(request, scope, form);
    if (!cart) {
      if (wants_json(request)) return refusal(request, scope.page, cart.error());
      return show_cart(request, scope, http::status_of(cart.error()),
                       {.problem = explain(scope.page, cart.error())});
    }
    const auto sku = front_.wanted_variant(form).value_or(std::string{});
    auto response = wants_json(request) ? added(request, scope, *cart, sku) : go_to(scope.page, "/cart");
    response.headers.set("Cache-Control", "private, no-store");
    if (request.cookie(session::kCartCookie) != cart->id)
      session::give_cart(response.headers, request, cart->id);
    return response;
  });
}

http::Response PersonalPages::change_cart(const http::Request& request, const CartChange& change) const {
  return with_page(request, "/cart", [&](const PageScope& scope) -> Result<http::Response> {
    const auto visitor = front_.visitor(request);
    const auto refused = [&](const Error& error) {
      return show_cart(request, scope, http::status_of(error), {.problem = explain(scope.page, error)});
    };
    const auto form = front_.read_form(request, visitor, Shopfront::Token::kNeeded);
    if (!form) return refused(form.error());
    const auto cart = TRY(front_.cart_of(request, scope.page));
    if (!cart) return go_to(scope.page, "/cart");
    const auto changed = change(*cart, *form, visitor);
    return changed ? go_to(scope.page, "/cart") : refused(changed.error());
  });
}

http::Response PersonalPages::set_quantity(const http::Request& request) const {
  return change_cart(request,
                     [&](const cart::StoredCart& cart, const FormState& form, const Visitor& visitor) {
                       return front_.deps.carts.set_quantity(
                           cart.id, {std::string{form.value("sku")}, quantity_of(form)}, visitor.shopper, {});
                     });
}

http::Response PersonalPages::remove(const http::Request& request) const {
  return change_cart(
      request, [&](const cart::StoredCart& cart, const FormState& form, const Visitor& visitor) {
        return front_.deps.carts.change(cart.id, visitor.shopper, {}, [&](cart::Cart& changed) -> Status {
          const auto sku = form.value("sku");
          if (changed.line(sku) == nullptr) return {};  // pressed twice
          return changed.remove(sku);
        });
      });
}

http::Response PersonalPages::set_coupon(const http::Request& request) const {
  return change_cart(request,
                     [&](const cart::StoredCart& cart, const FormState& form,
                         const Visitor& visitor) -> Result<cart::StoredCart> {
                       const auto code = form.value("code");
                       if (!code.empty()) return front_.deps.carts.set_coupon(cart.id, code, visitor.shopper);
                       return front_.deps.carts.change(cart.id, visitor.shopper, {}, [](cart::Cart& changed) {
                         return changed.drop_coupon();
                       });
                     });
}

}  // namespace souk::online::storefront
