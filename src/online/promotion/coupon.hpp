// A coupon: what it takes off and under which conditions. Pure; how often it may still be used is a matter of
// the uses (coupons.hpp).
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/codec.hpp"
#include "base/language.hpp"

namespace souk::online::promotion {

// kPromotion: takes nothing off itself; it opens the promotions that name its code.
enum class CouponKind { kPercent, kAmount, kFreeShipping, kPromotion };

}  // namespace souk::online::promotion

template <>
struct souk::EnumNames<souk::online::promotion::CouponKind> {
  using Kind = souk::online::promotion::CouponKind;
  static constexpr std::array kNames{std::pair{Kind::kPercent, std::string_view{"percent"}},
                                     std::pair{Kind::kAmount, std::string_view{"amount"}},
                                     std::pair{Kind::kFreeShipping, std::string_view{"free_shipping"}},
                                     std::pair{Kind::kPromotion, std::string_view{"promotion"}}};
};

namespace souk::online::promotion {

struct Coupon {
  std::string code;  // capitals and digits; compared without regard to case
  CouponKind kind = CouponKind::kPercent;
  Texts name;
  std::int64_t basis_points = 0;                // kPercent: 1000 is 10 %
  std::map<std::string, std::int64_t> amount;   // kAmount: minor units by currency
  std::map<std::string, std::int64_t> minimum;  // least value of goods by currency
  std::optional<std::int64_t> limit;            // orders in all
  std::optional<std::int64_t> limit_per_customer;
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
  std::string customer_group;  // empty: everybody

  static constexpr std::string_view kName = "Coupon";
  static constexpr auto fields() {
    return field_table(
        field("code", &Coupon::code, {.min_length = 1, .max_length = 40}), field("kind", &Coupon::kind),
        field("name", &Coupon::name),
        field("basis_points", &Coupon::basis_points, {.min = 0, .max = 10'000, .required = false}),
        field("amount", &Coupon::amount, {.required = false}),
        field("minimum", &Coupon::minimum, {.required = false}),
        field("limit", &Coupon::limit, {.min = 1, .max = 1'000'000}),
        field("limit_per_customer", &Coupon::limit_per_customer, {.min = 1, .max = 1'000}),
        field("starts_at", &Coupon::starts_at), field("ends_at", &Coupon::ends_at),
        field("customer_group", &Coupon::customer_group, {.required = false}));
  }
};

// "tea20 " -> "TEA20".
std::string normal_code(std::string_view code);
// 1 to 40 capitals, digits, "-" and "_".
bool is_code(std::string_view normal_code);

// From the file that a person writes (shop.json): `value` is basis points or amounts by currency.
Result<Coupon> coupon_from_file(const json::value& entry);

// Whether it may be used for goods of this value now; kPrecondition "coupon.not_yet", "coupon.ended",
// "coupon.currency", "coupon.group" or "coupon.minimum" says what is missing.
Status check(const Coupon& coupon, Money goods, std::string_view customer_group, Instant now);

}  // namespace souk::online::promotion
