#include "online/promotion/coupon.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::promotion {

std::string normal_code(std::string_view code) {
  std::string normal{text::trim(code)};
  for (char& c : normal) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return normal;
}

bool is_code(std::string_view normal_code) {
  return !normal_code.empty() && normal_code.size() <= 40 &&
         std::all_of(normal_code.begin(), normal_code.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

namespace {

// As in shop.json: amounts may be null, the meaning of `value` depends on the kind.
struct CouponEntry {
  std::string code;
  CouponKind kind = CouponKind::kPercent;
  Texts name;
  json::value value;
  std::optional<std::map<std::string, std::int64_t>> minimum;
  std::optional<std::int64_t> limit;
  std::optional<std::int64_t> limit_per_customer;
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
  std::string customer_group;
  static constexpr auto fields() {
    using E = CouponEntry;
    return field_table(field("code", &E::code, {.min_length = 1, .max_length = 40}), field("kind", &E::kind),
                       field("name", &E::name), field("value", &E::value, {.required = false}),
                       field("minimum", &E::minimum), field("limit", &E::limit),
                       field("limit_per_customer", &E::limit_per_customer), field("starts_at", &E::starts_at),
                       field("ends_at", &E::ends_at),
                       field("customer_group", &E::customer_group, {.max_length = 64, .required = false}));
  }
};

}  // namespace

Result<Coupon> coupon_from_file(const json::value& value) {
  auto entry = TRY(from_value<CouponEntry>(value, Strictness::kInput));
  Coupon coupon{.code = normal_code(entry.code), .kind = entry.kind, .name = std::move(entry.name)};
  if (coupon.kind == CouponKind::kPercent) {
    codec::Reader reader{Strictness::kInput};
    codec::read(reader, entry.value, coupon.basis_points, {.min = 1, .max = 10'000});
    if (!reader.clean()) return fail(codec::to_error(reader));
  } else if (coupon.kind == CouponKind::kAmount) {
    coupon.amount = TRY((from_value<std::map<std::string, std::int64_t>>(entry.value, Strictness::kInput)));
  }
  for (const auto& [currency, minor] : coupon.amount) {
    TRY(Currency::parse(currency));
    if (minor <= 0)
      return fail(invalid("coupon.amount", "What a coupon takes off must be more than nothing."));
  }
  coupon.minimum = entry.minimum.value_or(std::map<std::string, std::int64_t>{});
  coupon.limit = entry.limit;
  coupon.limit_per_customer = entry.limit_per_customer;
  coupon.starts_at = entry.starts_at;
  coupon.ends_at = entry.ends_at;
  coupon.customer_group = std::move(entry.customer_group);
  return coupon;
}

Status check(const Coupon& coupon, Money goods, std::string_view customer_group, Instant now) {
  const std::string currency{goods.currency.code()};
  if (coupon.starts_at && now < *coupon.starts_at) {
    return fail(precondition("coupon.not_yet", fmt::format("The coupon {} is not valid yet.", coupon.code)));
  }
  if (coupon.ends_at && now >= *coupon.ends_at) {
    return fail(precondition("coupon.ended", fmt::format("The coupon {} has ended.", coupon.code)));
  }
  if (!coupon.customer_group.empty() && coupon.customer_group != customer_group) {
    return fail(precondition("coupon.group",
                             fmt::format("The coupon {} is for another group of customers.", coupon.code)));
  }
  if (coupon.kind == CouponKind::kAmount && !coupon.amount.contains(currency)) {
    return fail(precondition("coupon.currency",
                             fmt::format("The coupon {} is not valid in {}.", coupon.code, currency)));
  }
  const auto minimum = coupon.minimum.find(currency);
  if (minimum != coupon.minimum.end() && goods.minor < minimum->second) {
    const auto missing = format_money({minimum->second - goods.minor, goods.currency});
    return fail(precondition(
        "coupon.minimum", fmt::format("Add goods for {} more to use the coupon {}.", missing, coupon.code)));
  }
  return {};
}

}  // namespace souk::online::promotion
