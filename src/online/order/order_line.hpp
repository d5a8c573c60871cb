// A line of an order, its price with the steps that led to it, and the order's sums.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"
#include "base/money.hpp"

namespace souk::online::order {

// One step on the way from the list price to what was paid: "3 for 2: -12.00".
struct PriceStep {
  std::string code;
  Texts text;
  std::int64_t minor = 0;  // change of the line's total
  static constexpr auto fields() {
    return field_table(field("code", &PriceStep::code), field("text", &PriceStep::text),
                       field("minor", &PriceStep::minor));
  }
};

// Amounts are in the order's currency, minor units, for the whole line.
struct OrderLine {
  std::string sku;
  std::string product_sku;
  std::string slug;
  Texts name;
  Texts options;
  std::string picture;
  std::int64_t quantity = 0;
  std::int64_t unit_minor = 0;      // before discounts
  std::int64_t discount_minor = 0;  // >= 0
  std::int64_t total_minor = 0;     // what the customer pays for the line
  std::int64_t tax_minor = 0;       // in, or on top of, total_minor (Totals::tax_included)
  std::int64_t tax_basis_points = 0;
  std::vector<PriceStep> steps;
  bool backorder = false;
  std::map<std::string, std::int64_t> allocated;  // location code -> quantity
  std::int64_t shipped = 0;
  std::int64_t returned = 0;
  std::int64_t refunded_minor = 0;

  static constexpr std::string_view kName = "OrderLine";
  static constexpr auto fields() {
    return field_table(
        field("sku", &OrderLine::sku), field("product_sku", &OrderLine::product_sku),
        field("slug", &OrderLine::slug), field("name", &OrderLine::name),
        field("options", &OrderLine::options), field("picture", &OrderLine::picture),
        field("quantity", &OrderLine::quantity), field("unit_minor", &OrderLine::unit_minor),
        field("discount_minor", &OrderLine::discount_minor), field("total_minor", &OrderLine::total_minor),
        field("tax_minor", &OrderLine::tax_minor), field("tax_basis_points", &OrderLine::tax_basis_points),
        field("steps", &OrderLine::steps), field("backorder", &OrderLine::backorder),
        field("allocated", &OrderLine::allocated), field("shipped", &OrderLine::shipped),
        field("returned", &OrderLine::returned), field("refunded_minor", &OrderLine::refunded_minor));
  }
};

// What a promotion gave to the order as a whole; the lines' steps say where.
struct PromotionUse {
  std::string code;
  Texts name;
  std::int64_t minor = 0;  // taken off the goods
  bool free_shipping = false;
  bool limited = false;  // has a limit that this order has used
  static constexpr std::string_view kName = "OrderPromotion";
  static constexpr auto fields() {
    using P = PromotionUse;
    return field_table(field("code", &P::code), field("name", &P::name),
                       field("minor", &P::minor, {.help = "Taken off the goods."}),
                       field("free_shipping", &P::free_shipping, {.required = false}),
                       field("limited", &P::limited, {.required = false}));
  }
};

struct Totals {
  std::int64_t goods_minor = 0;     // lines before discounts
  std::int64_t discount_minor = 0;  // >= 0
  std::int64_t shipping_minor = 0;
  std::int64_t tax_minor = 0;
  std::int64_t grand_minor = 0;  // what is owed: what was charged, less what edits took off
  std::int64_t lowered_minor = 0;
  bool tax_included = true;  // whether the amounts above contain the tax
  std::string coupon;
  std::vector<PromotionUse> promotions;
  bool uses_limits() const {
    return !coupon.empty() || std::any_of(promotions.begin(), promotions.end(),
                                          [](const PromotionUse& one) { return one.limited; });
  }
  std::int64_t charged_minor() const { return grand_minor + lowered_minor; }
  static constexpr std::string_view kName = "OrderTotals";
  static constexpr auto fields() {
    return field_table(field("goods_minor", &Totals::goods_minor),
                       field("discount_minor", &Totals::discount_minor),
                       field("shipping_minor", &Totals::shipping_minor),
                       field("tax_minor", &Totals::tax_minor), field("grand_minor", &Totals::grand_minor),
                       field("lowered_minor", &Totals::lowered_minor,
                             {.required = false, .help = "What edits took off after it was charged."}),
                       field("tax_included", &Totals::tax_included), field("coupon", &Totals::coupon),
                       field("promotions", &Totals::promotions, {.max_length = 50, .required = false}));
  }
};

}  // namespace souk::online::order
