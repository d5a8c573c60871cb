// What a basket costs, and why: every line keeps the steps from its list price to what is paid. Pure.
//
// The order of things:
//   1  list price of each line: unit price times quantity
//   2  promotions (rule_set.hpp), then the coupon: what one takes off is spread over its lines in proportion
//      to what they cost at that moment, to the last minor unit (base/money.hpp allocate)
//   3  shipping, by the value of the goods after discounts
//   4  tax on each line after its discounts, rounded half up per line; on shipping at the highest rate of the
//      goods. A tax inside the price is minor * rate / (1 + rate), one on top is minor * rate.
// Percentages are taken of the sum and rounded half up once, not per line. All sums are sums of rounded
// parts, so they always add up. Amounts are minor units of the basket's currency.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/language.hpp"
#include "base/money.hpp"
#include "online/catalogue/offer.hpp"
#include "online/promotion/coupon.hpp"
#include "online/promotion/rule_set.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::promotion {

struct BasketLine {
  catalogue::Offer offer;
  std::int64_t quantity = 1;
};

struct BasketInput {
  Currency currency{};
  std::vector<BasketLine> lines;
  std::optional<Coupon> coupon;
  const shop::ShippingMethod* shipping = nullptr;  // nullptr: not chosen yet
  std::string customer_group;
  Instant now{};
  // Where taxes differ by region: with both, the shop's rate for `tax_region` wins over the offer's own.
  const shop::Settings* settings = nullptr;
  std::string tax_region;                // "CA"
  std::shared_ptr<const RuleSet> rules;  // none: no promotions
  std::string channel = "web";
  std::set<std::string, std::less<>> without_promotions;  // used up for this buyer
  std::vector<Verdict>* verdicts = nullptr;               // where to explain every rule
};

// One change of a line's total.
struct PriceStep {
  std::string code;  // "list", "coupon", "promotion:spring-tea"
  Texts label;
  std::int64_t minor = 0;
};

struct PricedLine {
  std::int64_t unit_minor = 0;
  std::int64_t base_minor = 0;      // unit * quantity
  std::int64_t discount_minor = 0;  // >= 0
  std::int64_t total_minor = 0;     // base - discount
  std::int64_t tax_minor = 0;       // contained in total, or on top of it
  std::int64_t tax_basis_points = 0;
  bool tax_included = true;
  std::vector<PriceStep> steps;  // add up to total_minor
};

// The tax of all that is taxed at one rate.
struct TaxSum {
  std::int64_t basis_points = 0;
  bool included = true;
  std::int64_t taxed_minor = 0;  // what it was taken of
  std::int64_t tax_minor = 0;
};

struct PricedBasket {
  Currency currency{};
  std::vector<PricedLine> lines;  // as the input's
  std::int64_t goods_minor = 0;   // lines before discounts
  std::int64_t discount_minor = 0;
  std::int64_t shipping_minor = 0;
  std::int64_t shipping_tax_minor = 0;
  std::int64_t tax_minor = 0;           // of lines and shipping
  std::vector<TaxSum> tax_rates;        // add up to tax_minor; the highest first
  bool tax_included = true;             // all of the amounts above contain it
  std::int64_t grand_minor = 0;         // what is charged
  std::optional<Error> coupon_refused;  // the coupon was left out, and why
  std::vector<AppliedPromotion> promotions;
  bool free_shipping = false;  // by a promotion
};

// Lowers lines by take_off(), or leaves them.
using Rule = std::function<Status(PricedBasket&, const BasketInput&)>;

// Takes `minor`, at most what the goods still cost, off the lines.
Status take_off(PricedBasket& basket, std::int64_t minor, std::string_view code, const Texts& label);

// Those that every basket goes through, in their order: promotions, then the coupon.
const std::vector<Rule>& standard_rules();

// kPrecondition "price.missing" names the variant that is not for sale in this currency; kInvalid
// "money.overflow".
Result<PricedBasket> price_basket(const BasketInput& input, const std::vector<Rule>& rules);
Result<PricedBasket> price_basket(const BasketInput& input);

// Whether a promotion or the coupon takes away what shipping costs, whatever method is chosen.
bool gives_free_shipping(const BasketInput& input, const PricedBasket& basket);

// What a method costs for goods of this value; nullopt where it has no price in the currency.
std::optional<std::int64_t> shipping_minor(const shop::ShippingMethod& method, Money goods);

}  // namespace souk::online::promotion
