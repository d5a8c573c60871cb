// How the goods get to the buyer: what a shipping method costs for this basket and when they arrive. Pure;
// the price itself comes from promotion's pricing where a basket is priced, this is what the choice of
// methods shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "base/time.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::checkout {

// Dates as "2026-11-26", in the shop's time.
struct DeliveryWindow {
  std::string earliest;
  std::string latest;
};

struct ShippingQuote {
  std::string method;
  shop::ShippingKind kind = shop::ShippingKind::kDelivery;
  Texts name;
  Texts description;
  Money price;
  std::optional<Money> free_over;  // goods' value from which it costs nothing
  std::string earliest;
  std::string latest;
  static constexpr std::string_view kName = "ShippingQuote";
  static constexpr auto fields() {
    return field_table(field("method", &ShippingQuote::method), field("kind", &ShippingQuote::kind),
                       field("name", &ShippingQuote::name), field("description", &ShippingQuote::description),
                       field("price", &ShippingQuote::price), field("free_over", &ShippingQuote::free_over),
                       field("earliest", &ShippingQuote::earliest), field("latest", &ShippingQuote::latest));
  }
};

// Parcels do not arrive on Sundays; a pick-up may be made on any day.
DeliveryWindow delivery_window(const shop::ShippingMethod& method, Instant ordered_at,
                               milliseconds utc_offset);

// nullopt where the method has no price in this currency: it is not offered.
std::optional<ShippingQuote> quote(const shop::ShippingMethod& method, Money goods, Instant at,
                                   milliseconds utc_offset);

// All that are offered, in the order of the settings.
std::vector<ShippingQuote> quotes(const shop::Settings& settings, Money goods, Instant at,
                                  milliseconds utc_offset);

}  // namespace souk::online::checkout
