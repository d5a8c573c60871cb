#include "online/checkout/shipping.hpp"

namespace souk::online::checkout {
namespace {

constexpr std::int64_t kDayMs = 24 * 3600 * 1000;

// Days since 1970-01-01, a Thursday.
bool is_sunday(std::int64_t day) { return ((day % 7) + 7 + 4) % 7 == 0; }

// The day after `days` days of delivery.
std::int64_t arrival(std::int64_t day, std::int64_t days, bool skips_sundays) {
  for (std::int64_t left = days; left > 0;) {
    ++day;
    if (!skips_sundays || !is_sunday(day)) --left;
  }
  while (skips_sundays && is_sunday(day)) ++day;
  return day;
}

std::string date_of(std::int64_t day) { return to_date_string({day * kDayMs}); }

std::optional<Money> amount_in(const std::map<std::string, std::int64_t>& amounts, Currency currency) {
  const auto found = amounts.find(std::string{currency.code()});
  if (found == amounts.end()) return std::nullopt;
  return Money{found->second, currency};
}

}  // namespace

DeliveryWindow delivery_window(const shop::ShippingMethod& method, Instant ordered_at,
                               milliseconds utc_offset) {
  const auto today = (ordered_at + utc_offset).unix_ms / kDayMs;
  const bool parcel = method.kind == shop::ShippingKind::kDelivery;
  return {date_of(arrival(today, method.days_min, parcel)), date_of(arrival(today, method.days_max, parcel))};
}

std::optional<ShippingQuote> quote(const shop::ShippingMethod& method, Money goods, Instant at,
                                   milliseconds utc_offset) {
  const auto price = amount_in(method.price, goods.currency);
  if (!price) return std::nullopt;
  auto window = delivery_window(method, at, utc_offset);
  ShippingQuote result{.method = method.code,
                       .kind = method.kind,
                       .name = method.name,
                       .description = method.description,
                       .price = *price,
                       .free_over = amount_in(method.free_over, goods.currency),
                       .earliest = std::move(window.earliest),
                       .latest = std::move(window.latest)};
  if (result.free_over && goods.minor >= result.free_over->minor) result.price.minor = 0;
  return result;
}

std::vector<ShippingQuote> quotes(const shop::Settings& settings, Money goods, Instant at,
                                  milliseconds utc_offset) {
  std::vector<ShippingQuote> result;
  for (const auto& method : settings.shipping_methods) {
    if (auto offered = quote(method, goods, at, utc_offset)) result.push_back(std::move(*offered));
  }
  return result;
}

}  // namespace souk::online::checkout
