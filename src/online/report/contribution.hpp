// What one order adds to the figures, as of one of its revisions. Pure.
//
// The rules: an order counts when it was paid and for as long as it is not cancelled, at the day and hour in
// which it was placed (the shop's time). Sales are what was charged less what goes back; products count what
// the lines were sold for, whatever came back later.
#pragma once

#include <map>
#include <string>

#include "online/order/order.hpp"

namespace souk::online::report {

// One product of one order, or of many.
struct Sold {
  std::int64_t units = 0;
  std::int64_t minor = 0;
  static constexpr auto fields() { return field_table(field("u", &Sold::units), field("m", &Sold::minor)); }
  bool operator==(const Sold&) const = default;
  bool is_zero() const { return units == 0 && minor == 0; }
};

struct Sums {
  std::int64_t orders = 0;
  std::int64_t cancelled = 0;
  std::int64_t units = 0;
  std::int64_t gross_minor = 0;  // charged
  std::int64_t refunded_minor = 0;
  static constexpr auto fields() {
    return field_table(field("o", &Sums::orders), field("c", &Sums::cancelled), field("u", &Sums::units),
                       field("g", &Sums::gross_minor), field("r", &Sums::refunded_minor));
  }
  bool operator==(const Sums&) const = default;
  bool is_zero() const { return *this == Sums{}; }
  std::int64_t net_minor() const { return gross_minor - refunded_minor; }
};

void add(Sums& sums, const Sums& other, std::int64_t sign = 1);
void add(Sold& sold, const Sold& other, std::int64_t sign = 1);

using SoldByProduct = std::map<std::string, Sold>;

struct Contribution {
  std::string hour;  // "2026-11-24T13", the shop's time
  std::string currency;
  std::string channel;  // "online", or the code of the store that hands it over
  std::string state;    // of the order
  Sums sums;
  SoldByProduct products;  // by the product's sku
  static constexpr auto fields() {
    using C = Contribution;
    return field_table(field("h", &C::hour), field("k", &C::currency), field("c", &C::channel),
                       field("s", &C::state), field("f", &C::sums), field("p", &C::products));
  }
  bool operator==(const Contribution&) const = default;
  std::string day() const { return hour.substr(0, 10); }
  std::string month() const { return hour.substr(0, 7); }
};

inline constexpr std::string_view kOnline = "online";
// More products of one order than this are counted in the sums alone.
inline constexpr std::size_t kMaxProducts = 200;

Contribution contribution_of(const order::Order& order, milliseconds utc_offset);
// "2026-11-24T13" in the shop's time.
std::string hour_of(Instant at, milliseconds utc_offset);

}  // namespace souk::online::report
