// What a promotion takes off. One struct for all kinds, so that a stored rule stays flat and readable; which
// members a kind uses, and what it demands of them, is in check.hpp. Amounts are minor units by currency.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "online/promotion/goods.hpp"

namespace souk::online::promotion {

enum class BenefitKind {
  kPercent,    // basis_points of the goods
  kAmount,     // `amount` off: once, per unit, or once for every `every` of value
  kUnitPrice,  // each unit costs `amount`, where that is less
  kBuyGet,     // buy x, get y for less; the cheapest are given
  kBundle,     // parts together for `amount`, or basis_points less
  kTiers,      // by quantity or value, the highest reached counts
  kFreeShipping,
};
enum class AmountPer { kBasket, kUnit, kValue };

}  // namespace souk::online::promotion

template <>
struct souk::EnumNames<souk::online::promotion::BenefitKind> {
  using Kind = souk::online::promotion::BenefitKind;
  static constexpr std::array kNames{std::pair{Kind::kPercent, std::string_view{"percent"}},
                                     std::pair{Kind::kAmount, std::string_view{"amount"}},
                                     std::pair{Kind::kUnitPrice, std::string_view{"unit_price"}},
                                     std::pair{Kind::kBuyGet, std::string_view{"buy_get"}},
                                     std::pair{Kind::kBundle, std::string_view{"bundle"}},
                                     std::pair{Kind::kTiers, std::string_view{"tiers"}},
                                     std::pair{Kind::kFreeShipping, std::string_view{"free_shipping"}}};
};
template <>
struct souk::EnumNames<souk::online::promotion::AmountPer> {
  using Per = souk::online::promotion::AmountPer;
  static constexpr std::array kNames{std::pair{Per::kBasket, std::string_view{"basket"}},
                                     std::pair{Per::kUnit, std::string_view{"unit"}},
                                     std::pair{Per::kValue, std::string_view{"value"}}};
};

namespace souk::online::promotion {

using AmountByCurrency = std::map<std::string, std::int64_t>;
inline constexpr std::size_t kMaxCurrencies = 32;
inline constexpr std::int64_t kMaxMinor = 1'000'000'000'000;

struct Tier {
  std::int64_t quantity = 0;      // reached with so many units, ...
  AmountByCurrency value;         // ... or goods of this value, where it has no quantity
  std::int64_t basis_points = 0;  // one of these three says what it gives
  AmountByCurrency amount;        // off, once
  AmountByCurrency unit_price;
  static constexpr std::string_view kName = "PromotionTier";
  static constexpr auto fields() {
    return field_table(
        field("quantity", &Tier::quantity, {.min = 0, .max = 1'000'000, .required = false}),
        field("value", &Tier::value, {.max_length = kMaxCurrencies, .required = false}),
        field("basis_points", &Tier::basis_points, {.min = 0, .max = 10'000, .required = false}),
        field("amount", &Tier::amount, {.max_length = kMaxCurrencies, .required = false}),
        field("unit_price", &Tier::unit_price, {.max_length = kMaxCurrencies, .required = false}));
  }
};

struct BundlePart {
  GoodsFilter goods;
  std::int64_t quantity = 1;
  static constexpr std::string_view kName = "BundlePart";
  static constexpr auto fields() {
    return field_table(field("goods", &BundlePart::goods),
                       field("quantity", &BundlePart::quantity, {.min = 1, .max = 999, .required = false}));
  }
};

struct Benefit {
  BenefitKind kind = BenefitKind::kPercent;
  std::int64_t basis_points = 0;
  AmountByCurrency amount;
  AmountPer per = AmountPer::kBasket;    // kAmount
  AmountByCurrency every;                // kAmount per value
  std::int64_t buy = 0;                  // kBuyGet: so many bought ...
  std::int64_t get = 0;                  // ... give so many basis_points off
  std::optional<GoodsFilter> get_goods;  // absent: of the same goods
  std::vector<BundlePart> parts;         // a line belongs to the first part that it fits
  std::vector<Tier> tiers;               // rising
  bool per_line = false;                 // kTiers: each variant counts by itself
  std::int64_t most_times = 0;           // kBuyGet, kBundle, kAmount per value; 0: no bound
  AmountByCurrency most;                 // never more than this off; empty: no bound

  static constexpr std::string_view kName = "PromotionBenefit";
  static constexpr auto fields() {
    using B = Benefit;
    return field_table(
        field("kind", &B::kind),
        field("basis_points", &B::basis_points,
              {.min = 0, .max = 10'000, .required = false, .help = "1000 is 10 % off, 10000 is free."}),
        field("amount", &B::amount,
              {.max_length = kMaxCurrencies, .required = false, .help = "Minor units by currency."}),
        field("per", &B::per, {.required = false, .help = "What an amount is taken off for."}),
        field("every", &B::every,
              {.max_length = kMaxCurrencies, .required = false, .help = "For every so much of goods."}),
        field("buy", &B::buy, {.min = 0, .max = 999, .required = false}),
        field("get", &B::get, {.min = 0, .max = 999, .required = false}),
        field("get_goods", &B::get_goods, {.help = "What is given; absent: of the goods that are bought."}),
        field("parts", &B::parts, {.max_length = 10, .required = false}),
        field("tiers", &B::tiers, {.max_length = 20, .required = false, .help = "The lowest first."}),
        field("per_line", &B::per_line, {.required = false, .help = "Each variant counts by itself."}),
        field("most_times", &B::most_times,
              {.min = 0, .max = 1'000'000, .required = false, .help = "In one order; 0: no bound."}),
        field("most", &B::most,
              {.max_length = kMaxCurrencies, .required = false, .help = "Never more than this off."}));
  }
};

}  // namespace souk::online::promotion
