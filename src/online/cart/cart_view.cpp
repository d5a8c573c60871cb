#include "online/cart/cart_view.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::cart {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

CartLineView line_view(const PricedCart& cart, std::size_t at) {
  const auto& offer = cart.input.lines[at].offer;
  const auto& priced = cart.basket.lines[at];
  const auto currency = cart.basket.currency;
  CartLineView view{.sku = offer.sku,
                    .product_sku = offer.product_sku,
                    .slug = offer.slug,
                    .name = std::string{text_in(offer.name, cart.cart.language)},
                    .options = std::string{text_in(offer.options, cart.cart.language)},
                    .picture = offer.picture,
                    .quantity = cart.input.lines[at].quantity,
                    .unit_price = {priced.unit_minor, currency},
                    .compare_at = offer.compare_at,
                    .total = {priced.total_minor, currency},
                    .tax = {priced.tax_minor, currency}};
  for (const auto& step : priced.steps) {
    view.price_steps.push_back({step.code, step.label, {step.minor, currency}});
  }
  return view;
}

CartTotals totals_view(const PricedCart& cart) {
  const auto& basket = cart.basket;
  const auto money = [&](std::int64_t minor) { return Money{minor, basket.currency}; };
  CartTotals totals{.goods = money(basket.goods_minor),
                    .discount = money(basket.discount_minor),
                    .promotions = {},
                    .shipping = money(basket.shipping_minor),
                    .tax = money(basket.tax_minor),
                    .tax_included = basket.tax_included,
                    .grand = money(basket.grand_minor),
                    .due = money(cart.due_minor())};
  for (const auto& one : basket.promotions) {
    totals.promotions.push_back(
        {one.code, std::string{text_in(one.name, cart.cart.language)}, money(one.minor), one.free_shipping});
  }
  for (const auto& rate : basket.tax_rates) {
    totals.tax_rates.push_back({rate.basis_points, rate.included, money(rate.tax_minor)});
  }
  return totals;
}

std::vector<ShippingOptionView> shipping_view(const PricedCart& cart) {
  const auto& language = cart.cart.language;
  const Money goods{cart.basket.goods_minor - cart.basket.discount_minor, cart.basket.currency};
  const bool is_free = promotion::gives_free_shipping(cart.input, cart.basket);
  std::vector<ShippingOptionView> options;
  for (const auto& method : cart.settings->shipping_methods) {
    const auto minor = promotion::shipping_minor(method, goods);
    if (!minor) continue;
    options.push_back({method.code,
                       method.kind,
                       std::string{text_in(method.name, language)},
                       std::string{text_in(method.description, language)},
                       {is_free ? 0 : *minor, goods.currency},
                       method.days_min,
                       method.days_max});
  }
  return options;
}

void add_line_notices(std::vector<NoticeView>& notices, const PricedCart& cart,
                      const inventory::Stock& stock) {
  const auto currency = cart.basket.currency;
  for (std::size_t i = 0; i < cart.lines.size(); ++i) {
    const auto& line = cart.lines[i];
    const auto now = cart.basket.lines[i].unit_minor;
    if (line.added_minor && *line.added_minor != now) {
      notices.push_back({.code = "price.changed",
                         .sku = line.sku,
                         .message = "The price changed since you added it.",
                         .before = Money{*line.added_minor, currency},
                         .now = Money{now, currency}});
    }
    const auto supply = stock.availability(line.sku);
    // Not to know is no reason to alarm anybody: the reservation decides.
    if (!supply || supply->backorder || cart.input.lines[i].offer.backorder) continue;
    if (const auto left = std::max<std::int64_t>(supply->total, 0); left < line.quantity) {
      notices.push_back({.code = "stock.insufficient",
                         .sku = line.sku,
                         .message = left == 0 ? "This is sold out." : fmt::format("Only {} are left.", left),
                         .left = left});
    }
  }
}

}  // namespace

CartView view_of(const PricedCart& priced, const inventory::Stock& stock) {
  const auto& cart = priced.cart;
  CartView view{.id = cart.id,
                .revision = priced.revision,
                .status = cart.status,
                .language = cart.language,
                .currency = cart.currency,
                .item_count = cart.item_count(),
                .totals = totals_view(priced),
                .coupon = unless_empty(cart.coupon),
                .credits = {},
                .contact = cart.contact,
                .address = cart.address,
                .billing_address = cart.billing_address,
                .shipping_method = cart.shipping_method,
                .pickup_location = unless_empty(cart.pickup_location),
                .payment_method = cart.payment_method,
                .note = unless_empty(cart.note),
                .order_id = unless_empty(cart.order_id),
                .shipping_methods = shipping_view(priced),
                .missing = priced.missing()};
  for (std::size_t i = 0; i < priced.lines.size(); ++i) view.lines.push_back(line_view(priced, i));
  for (const auto& credit : priced.credits) {
    const auto money = [&](std::int64_t minor) { return Money{minor, priced.basket.currency}; };
    view.credits.push_back(
        {credit.balance_id, credit.kind, credit.tail, money(credit.left_minor), money(credit.minor)});
    if (credit.refused)
      view.notices.push_back({.code = credit.refused->code, .sku = {}, .message = credit.refused->message});
  }
  add_line_notices(view.notices, priced, stock);
  for (const auto& [sku, error] : priced.unavailable) {
    view.notices.push_back({.code = error.code, .sku = sku, .message = error.message});
  }
  if (priced.coupon_refused) {
    view.notices.push_back(
        {.code = priced.coupon_refused->code, .sku = {}, .message = priced.coupon_refused->message});
  }
  if (!cart.reopened_because.empty()) {
    view.notices.push_back({.code = "checkout.failed", .sku = {}, .message = cart.reopened_because});
  }
  return view;
}

}  // namespace souk::online::cart
