#include "online/checkout/draft_order.hpp"

#include "online/checkout/shipping.hpp"

namespace souk::online::checkout {
order::OrderLine order_line(const promotion::BasketLine& wanted, const promotion::PricedLine& priced) {
  const auto& offer = wanted.offer;
  order::OrderLine line{.sku = offer.sku,
                        .product_sku = offer.product_sku,
                        .slug = offer.slug,
                        .name = offer.name,
                        .options = offer.options,
                        .picture = offer.picture,
                        .quantity = wanted.quantity,
                        .unit_minor = priced.unit_minor,
                        .discount_minor = priced.discount_minor,
                        .total_minor = priced.total_minor,
                        .tax_minor = priced.tax_minor,
                        .tax_basis_points = priced.tax_basis_points,
                        .backorder = offer.backorder};
  for (const auto& step : priced.steps) line.steps.push_back({step.code, step.label, step.minor});
  return line;
}

order::Order draft_order(const promotion::BasketInput& basket, const promotion::PricedBasket& priced,
                         milliseconds utc_offset) {
  order::Order order;
  order.currency = priced.currency;
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    order.lines.push_back(order_line(basket.lines[i], priced.lines.at(i)));
  }
  const bool coupon_counts = basket.coupon && !priced.coupon_refused;
  order.totals = {.goods_minor = priced.goods_minor,
                  .discount_minor = priced.discount_minor,
                  .shipping_minor = priced.shipping_minor,
                  .tax_minor = priced.tax_minor,
                  .grand_minor = priced.grand_minor,
                  .tax_included = priced.tax_included,
                  .coupon = coupon_counts ? basket.coupon->code : std::string{}};
  for (const auto& one : priced.promotions) {
    order.totals.promotions.push_back({.code = one.code,
                                       .name = one.name,
                                       .minor = one.minor,
                                       .free_shipping = one.free_shipping,
                                       .limited = one.limited});
  }
  const auto& method = *basket.shipping;
  auto window = delivery_window(method, basket.now, utc_offset);
  order.shipping = {.method = method.code,
                    .kind = method.kind,
                    .name = method.name,
                    .location = {},
                    .earliest = std::move(window.earliest),
                    .latest = std::move(window.latest)};
  return order;
}

}  // namespace souk::online::checkout
