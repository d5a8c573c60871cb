#include "online/report/contribution.hpp"

namespace souk::online::report {

using order::OrderState;

void add(Sums& sums, const Sums& other, std::int64_t sign) {
  sums.orders += sign * other.orders;
  sums.cancelled += sign * other.cancelled;
  sums.units += sign * other.units;
  sums.gross_minor += sign * other.gross_minor;
  sums.refunded_minor += sign * other.refunded_minor;
}

void add(Sold& sold, const Sold& other, std::int64_t sign) {
  sold.units += sign * other.units;
  sold.minor += sign * other.minor;
}

std::string hour_of(Instant at, milliseconds utc_offset) { return to_string(at + utc_offset).substr(0, 13); }

Contribution contribution_of(const order::Order& order, milliseconds utc_offset) {
  const bool store = order.shipping.kind == shop::ShippingKind::kPickup && !order.shipping.location.empty();
  Contribution made{.hour = hour_of(order.placed_at, utc_offset),
                    .currency = std::string{order.currency.code()},
                    .channel = store ? order.shipping.location : std::string{kOnline},
                    .state = std::string{enum_name(order.state)}};
  // Goods that replace others were paid for with the first order.
  if (!order.replaces.empty() || order.payment.paid_minor == 0 || order.failure) return made;
  if (order.state == OrderState::kCancelled) {
    made.sums.cancelled = 1;
    return made;
  }
  made.sums.orders = 1;
  made.sums.gross_minor = order.totals.charged_minor();
  made.sums.refunded_minor = order.refunded_minor();
  for (const auto& line : order.lines) {
    made.sums.units += line.quantity;
    const auto& sku = line.product_sku.empty() ? line.sku : line.product_sku;
    if (made.products.size() >= kMaxProducts && !made.products.contains(sku)) continue;
    add(made.products[sku], {line.quantity, line.total_minor});
  }
  return made;
}

}  // namespace souk::online::report
