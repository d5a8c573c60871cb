// A promotion: a rule of the retailer's that changes what a basket costs by itself, or together with a coupon
// of kind "promotion". One document; its code is its identity and stands in the price steps of orders. Pure
// data; check.hpp says what makes it valid, rule_set.hpp what it does to a basket.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/time.hpp"
#include "online/promotion/benefit.hpp"

namespace souk::online::promotion {

inline constexpr std::string_view kPromotionCollection = "promotion";

// kDraft: prices nothing but in the simulator.
enum class PromotionStatus { kDraft, kActive, kPaused };
// kExclusive: with no other promotion; where it and the others compete, the buyer gets what is cheaper.
// kBestOf: of those with the same `group` that apply, the one that gives most.
enum class Stacking { kStackable, kBestOf, kExclusive };

}  // namespace souk::online::promotion

template <>
struct souk::EnumNames<souk::online::promotion::PromotionStatus> {
  using S = souk::online::promotion::PromotionStatus;
  static constexpr std::array kNames{std::pair{S::kDraft, std::string_view{"draft"}},
                                     std::pair{S::kActive, std::string_view{"active"}},
                                     std::pair{S::kPaused, std::string_view{"paused"}}};
};
template <>
struct souk::EnumNames<souk::online::promotion::Stacking> {
  using S = souk::online::promotion::Stacking;
  static constexpr std::array kNames{std::pair{S::kStackable, std::string_view{"stackable"}},
                                     std::pair{S::kBestOf, std::string_view{"best_of"}},
                                     std::pair{S::kExclusive, std::string_view{"exclusive"}}};
};

namespace souk::online::promotion {

// Hours of the week in the shop's local time: "Friday and Saturday from 18:00 to 22:00".
struct WeeklyHours {
  std::vector<std::int64_t> weekdays;  // 1 Monday to 7 Sunday; none: every day
  std::int64_t from_minute = 0;
  std::int64_t until_minute = 1'440;  // exclusive
  static constexpr std::string_view kName = "WeeklyHours";
  static constexpr auto fields() {
    using W = WeeklyHours;
    return field_table(field("weekdays", &W::weekdays,
                             {.max_length = 7, .required = false, .help = "1 is Monday; none: every day."}),
                       field("from_minute", &W::from_minute, {.min = 0, .max = 1'439, .required = false}),
                       field("until_minute", &W::until_minute, {.min = 1, .max = 1'440, .required = false}));
  }
};

// All of them must hold.
struct Conditions {
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;  // exclusive
  std::vector<WeeklyHours> hours;  // any of them
  std::vector<std::string> customer_groups;
  std::vector<std::string> channels;  // "web", "store"
  std::vector<std::string> coupons;   // codes; any of them must be in the basket
  bool without_coupon = false;        // does not apply to a basket with a coupon of another promotion
  GoodsFilter goods;                  // what it speaks of
  std::int64_t minimum_quantity = 0;  // of those goods
  AmountByCurrency minimum_value;     // of those goods, before promotions
  static constexpr std::string_view kName = "PromotionConditions";
  static constexpr auto fields() {
    using C = Conditions;
    return field_table(
        field("starts_at", &C::starts_at), field("ends_at", &C::ends_at),
        field("hours", &C::hours, {.max_length = 20, .required = false, .help = "In the shop's local time."}),
        field("customer_groups", &C::customer_groups, {.max_length = 50, .required = false}),
        field("channels", &C::channels, {.max_length = 20, .required = false, .help = "web, store."}),
        field("coupons", &C::coupons,
              {.max_length = 50, .required = false, .help = "Needs one of these codes in the basket."}),
        field("without_coupon", &C::without_coupon,
              {.required = false, .help = "Not for a basket with a coupon of something else."}),
        field("goods", &C::goods, {.required = false}),
        field("minimum_quantity", &C::minimum_quantity, {.min = 0, .max = 1'000'000, .required = false}),
        field(
            "minimum_value", &C::minimum_value,
            {.max_length = kMaxCurrencies, .required = false, .help = "Of those goods, before discounts."}));
  }
};

// How often and how much in all. Redeemed once for each order and given back when it comes to nothing.
struct Limits {
  std::optional<std::int64_t> orders;
  std::optional<std::int64_t> orders_per_customer;
  AmountByCurrency budget;  // sum of what it has taken off, by currency
  static constexpr std::string_view kName = "PromotionLimits";
  static constexpr auto fields() {
    return field_table(field("orders", &Limits::orders, {.min = 1, .max = 1'000'000'000}),
                       field("orders_per_customer", &Limits::orders_per_customer, {.min = 1, .max = 1'000}),
                       field("budget", &Limits::budget, {.max_length = kMaxCurrencies, .required = false}));
  }
  bool any() const { return orders || orders_per_customer || !budget.empty(); }
};

struct Promotion {
  std::string code;  // lower case, digits, "-" and "_"; never changes
  Texts name;        // what the buyer reads beside the amount
  std::string note;  // for the staff
  PromotionStatus status = PromotionStatus::kDraft;
  std::int64_t priority = 0;  // the higher first
  Stacking stacking = Stacking::kStackable;
  std::string group;  // of kBestOf
  Conditions conditions;
  Benefit benefit;
  Limits limits;
  Instant changed_at{};

  static constexpr std::string_view kName = "Promotion";
  static constexpr auto fields() {
    using P = Promotion;
    return field_table(
        field("code", &P::code, {.min_length = 1, .max_length = 40, .example = "spring-tea"}),
        field("name", &P::name,
              {.min_length = 1, .max_length = 20, .help = "What buyers read, by language."}),
        field("note", &P::note, {.max_length = 1'000, .required = false, .help = "For the staff."}),
        field("status", &P::status, {.required = false}),
        field("priority", &P::priority,
              {.min = -1'000, .max = 1'000, .required = false, .help = "The higher comes first."}),
        field("stacking", &P::stacking, {.required = false}),
        field("group", &P::group, {.max_length = 40, .required = false, .help = "Of those the best wins."}),
        field("conditions", &P::conditions, {.required = false}), field("benefit", &P::benefit),
        field("limits", &P::limits, {.required = false}),
        field("changed_at", &P::changed_at, {.required = false}));
  }
};

}  // namespace souk::online::promotion
