// A basket under rules that are not in force yet, beside the same basket today, each with every rule
// explained. Nothing is written and no limit is used.
#pragma once

#include <string>
#include <vector>

#include "online/catalogue/offer.hpp"
#include "online/promotion/coupons.hpp"
#include "online/promotion/promotions.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::promotion {

struct SimulatedItem {
  std::string sku;
  std::int64_t quantity = 1;
  static constexpr std::string_view kName = "SimulatedItem";
  static constexpr auto fields() {
    return field_table(
        field("sku", &SimulatedItem::sku, {.min_length = 1, .max_length = 64}),
        field("quantity", &SimulatedItem::quantity, {.min = 1, .max = 999, .required = false}));
  }
};

struct SimulateBasket {
  std::string language;
  Currency currency{};  // none: that of the language's market
  std::vector<SimulatedItem> items;
  std::string customer_group;
  std::string channel = "web";
  std::string coupon;
  std::string shipping_method;
  std::string tax_region;
  std::optional<Instant> at;
  std::vector<std::string> drafts;    // codes of stored promotions that are not active
  std::vector<Promotion> promotions;  // planned: added, or in place of those with the same code
  static constexpr std::string_view kName = "SimulateBasket";
  static constexpr auto fields();
};

struct SimulatedStep {
  std::string code;
  Texts label;
  Money amount;
  static constexpr std::string_view kName = "SimulatedStep";
  static constexpr auto fields() {
    return field_table(field("code", &SimulatedStep::code), field("label", &SimulatedStep::label),
                       field("amount", &SimulatedStep::amount));
  }
};

struct SimulatedLine {
  std::string sku;
  Texts name;
  std::int64_t quantity = 0;
  Money unit_price;
  Money total;
  std::vector<SimulatedStep> price_steps;
  static constexpr std::string_view kName = "SimulatedLine";
  static constexpr auto fields() {
    using L = SimulatedLine;
    return field_table(field("sku", &L::sku), field("name", &L::name), field("quantity", &L::quantity),
                       field("unit_price", &L::unit_price), field("total", &L::total),
                       field("price_steps", &L::price_steps));
  }
};

struct SimulatedRule {
  std::string code;
  Texts name;
  bool applied = false;
  std::string reason;
  Money amount;
  std::int64_t missing = 0;
  static constexpr std::string_view kName = "SimulatedRule";
  static constexpr auto fields() {
    using R = SimulatedRule;
    return field_table(
        field("code", &R::code), field("name", &R::name), field("applied", &R::applied),
        field(
            "reason", &R::reason,
            {.help = "Why not: not_yet, ended, hours, customer_group, channel, coupon, with_coupon, used_up, "
                     "goods, currency, minimum_quantity, minimum_value, nothing, group, exclusive, too_many; "
                     "empty when applied."}),
        field("amount", &R::amount, {.help = "What it gives, or would have given."}),
        field("missing", &R::missing, {.help = "Units or minor units that the minimum lacks."}));
  }
};

struct SimulatedPrice {
  std::vector<SimulatedLine> lines;
  Money goods;
  Money discount;
  Money shipping;
  Money tax;
  Money grand;
  std::optional<std::string> coupon_refused;  // in words
  std::vector<SimulatedRule> rules;
  static constexpr std::string_view kName = "SimulatedPrice";
  static constexpr auto fields() {
    using P = SimulatedPrice;
    return field_table(field("lines", &P::lines), field("goods", &P::goods), field("discount", &P::discount),
                       field("shipping", &P::shipping), field("tax", &P::tax), field("grand", &P::grand),
                       field("coupon_refused", &P::coupon_refused),
                       field("rules", &P::rules, {.help = "Every rule with its verdict."}));
  }
};

struct Simulation {
  SimulatedPrice today;
  SimulatedPrice planned;
  static constexpr std::string_view kName = "PromotionSimulation";
  static constexpr auto fields() {
    return field_table(field("today", &Simulation::today, {.help = "By the rules in force."}),
                       field("planned", &Simulation::planned));
  }
};

struct SimulatorDeps {
  const Promotions* promotions = nullptr;
  const Coupons* coupons = nullptr;
  const catalogue::Offers* offers = nullptr;
  const shop::SettingsStore* settings = nullptr;
  const Clock* clock = nullptr;
};

// kNotFound "variant.missing", "coupon.missing", "promotion.missing"; kInvalid "promotion.invalid",
// "shipping.unknown".
Result<Simulation> simulate(const SimulatorDeps& deps, const SimulateBasket& wanted);

constexpr auto SimulateBasket::fields() {
  using S = SimulateBasket;
  return field_table(
      field("language", &S::language, {.max_length = 35, .required = false}),
      field("currency", &S::currency, {.required = false, .help = "Absent: that of the language's market."}),
      field("items", &S::items, {.min_length = 1, .max_length = 100}),
      field("customer_group", &S::customer_group, {.max_length = 64, .required = false}),
      field("channel", &S::channel, {.max_length = 40, .required = false}),
      field("coupon", &S::coupon, {.max_length = 40, .required = false}),
      field("shipping_method", &S::shipping_method, {.max_length = 64, .required = false}),
      field("tax_region", &S::tax_region, {.max_length = 80, .required = false}),
      field("at", &S::at, {.help = "When; absent: now."}),
      field("drafts", &S::drafts,
            {.max_length = 100, .required = false, .help = "Codes of stored promotions to count as active."}),
      field("promotions", &S::promotions,
            {.max_length = 100,
             .required = false,
             .help = "Planned; the same code takes the place of a stored one."}));
}

}  // namespace souk::online::promotion
