#include "online/promotion/pricing.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::promotion {
namespace {

const Texts kListPrice{{"en", "List price"}, {"zh-CN", "原价"}};

Result<std::int64_t> sum(std::int64_t a, std::int64_t b, Currency currency) {
  return TRY(add({a, currency}, {b, currency})).minor;
}

void set_tax_rate(PricedLine& line, const catalogue::Offer& offer, const BasketInput& input) {
  line.tax_basis_points = offer.tax_basis_points;
  line.tax_included = offer.tax_included;
  if (input.settings == nullptr || input.tax_region.empty()) return;
  const auto* rate = shop::tax_rate_of(*input.settings, offer.tax_class, input.currency, input.tax_region);
  if (rate == nullptr) return;
  line.tax_basis_points = rate->basis_points;
  line.tax_included = rate->included;
}

Result<PricedLine> list_price(const BasketLine& line, const BasketInput& input) {
  const auto& offer = line.offer;
  if (!offer.price || offer.price->currency != input.currency) {
    return fail(precondition("price.missing",
                             fmt::format("{} is not for sale in {}.", offer.sku, input.currency.code())));
  }
  PricedLine priced;
  priced.unit_minor = offer.price->minor;
  priced.base_minor = TRY(multiply(*offer.price, line.quantity, 1, Rounding::kDown)).minor;
  priced.total_minor = priced.base_minor;
  priced.steps.push_back({"list", kListPrice, priced.base_minor});
  set_tax_rate(priced, offer, input);
  return priced;
}

Money goods_left(const PricedBasket& basket) {
  return {basket.goods_minor - basket.discount_minor, basket.currency};
}

// A promotion's coupon takes nothing off itself; it counts when one of the promotions that ask for it does.
bool opened_any(const PricedBasket& basket, const BasketInput& input) {
  return std::any_of(basket.promotions.begin(), basket.promotions.end(), [&](const AppliedPromotion& one) {
    const auto* promotion = input.rules->find(one.code);
    if (promotion == nullptr) return false;
    const auto& coupons = promotion->conditions.coupons;
    return std::find(coupons.begin(), coupons.end(), input.coupon->code) != coupons.end();
  });
}

Status apply_promotions(PricedBasket& basket, const BasketInput& input) {
  if (!input.rules) return {};
  Shelf shelf{.terms = {},
              .quantities = {},
              .base = {},
              .totals = {},
              .currency = std::string{basket.currency.code()}};
  std::vector<const catalogue::Offer*> offers;
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    offers.push_back(&input.lines[i].offer);
    shelf.quantities.push_back(input.lines[i].quantity);
    shelf.base.push_back(basket.lines[i].base_minor);
    shelf.totals.push_back(basket.lines[i].total_minor);
  }
  Occasion occasion{.now = input.now, .customer_group = input.customer_group, .channel = input.channel};
  const auto goods = goods_left(basket);
  if (input.coupon && check(*input.coupon, goods, input.customer_group, input.now)) {
    occasion.coupon = input.coupon->code;
  }
  occasion.without = &input.without_promotions;
  if (input.shipping != nullptr) {
    occasion.shipping_minor = shipping_minor(*input.shipping, goods).value_or(0);
  }
  for (auto& [promotion, saving] : input.rules->apply(shelf, offers, occasion, input.verdicts).parts) {
    const auto code = std::string{kPromotionStep} + promotion->code;
    for (const auto& [line, minor] : saving.parts) {
      auto& priced = basket.lines[line];
      priced.discount_minor += minor;
      priced.total_minor -= minor;
      priced.steps.push_back({code, promotion->name, -minor});
    }
    basket.discount_minor += saving.minor;
    basket.free_shipping = basket.free_shipping || saving.free_shipping;
    basket.promotions.push_back({.code = promotion->code,
                                 .name = promotion->name,
                                 .minor = saving.minor,
                                 .free_shipping = saving.free_shipping,
                                 .limited = promotion->limits.any()});
  }
  return {};
}

Status apply_coupon(PricedBasket& basket, const BasketInput& input) {
  if (!input.coupon) return {};
  const auto& coupon = *input.coupon;
  if (coupon.kind == CouponKind::kPromotion && input.rules && opened_any(basket, input)) return {};
  const auto goods = goods_left(basket);
  if (auto allowed = check(coupon, goods, input.customer_group, input.now); !allowed) {
    basket.coupon_refused = std::move(allowed).error();
    return {};
  }
  if (coupon.kind == CouponKind::kPromotion) {
    basket.coupon_refused = precondition(
        "coupon.goods", fmt::format("The coupon {} takes nothing off what is in the cart.", coupon.code));
    return {};
  }
  std::int64_t off = 0;
  if (coupon.kind == CouponKind::kPercent) {
    off = TRY(multiply(goods, coupon.basis_points, 10'000, Rounding::kHalfUp)).minor;
  } else if (coupon.kind == CouponKind::kAmount) {
    off = coupon.amount.at(std::string{basket.currency.code()});  // check() saw to it
  }
  return take_off(basket, off, "coupon", coupon.name);
}

Result<std::int64_t> tax_of(std::int64_t minor, std::int64_t basis_points, bool included, Currency currency) {
  const std::int64_t whole = included ? 10'000 + basis_points : 10'000;
  return TRY(multiply({minor, currency}, basis_points, whole, Rounding::kHalfUp)).minor;
}

// Adds a taxed amount to the sum of its rate and, where the tax comes on top, to what is charged.
Result<std::int64_t> levy(PricedBasket& basket, std::int64_t minor, const PricedLine& rate) {
  const auto tax = TRY(tax_of(minor, rate.tax_basis_points, rate.tax_included, basket.currency));
  auto same = std::find_if(basket.tax_rates.begin(), basket.tax_rates.end(), [&](const TaxSum& one) {
    return one.basis_points == rate.tax_basis_points && one.included == rate.tax_included;
  });
  if (same == basket.tax_rates.end()) {
    same = basket.tax_rates.insert(same, {rate.tax_basis_points, rate.tax_included, 0, 0});
  }
  same->taxed_minor = TRY(sum(same->taxed_minor, minor, basket.currency));
  same->tax_minor = TRY(sum(same->tax_minor, tax, basket.currency));
  basket.tax_minor = TRY(sum(basket.tax_minor, tax, basket.currency));
  basket.tax_included = basket.tax_included && rate.tax_included;
  if (!rate.tax_included) basket.grand_minor = TRY(sum(basket.grand_minor, tax, basket.currency));
  return tax;
}

Status add_shipping(PricedBasket& basket, const BasketInput& input) {
  if (input.shipping == nullptr || basket.lines.empty()) return {};
  const bool free = gives_free_shipping(input, basket);
  basket.shipping_minor = free ? 0 : shipping_minor(*input.shipping, goods_left(basket)).value_or(0);
  basket.grand_minor = TRY(sum(basket.grand_minor, basket.shipping_minor, basket.currency));
  const auto dearest =
      std::max_element(basket.lines.begin(), basket.lines.end(),
                       [](const auto& a, const auto& b) { return a.tax_basis_points < b.tax_basis_points; });
  basket.shipping_tax_minor = TRY(levy(basket, basket.shipping_minor, *dearest));
  return {};
}

}  // namespace

bool gives_free_shipping(const BasketInput& input, const PricedBasket& basket) {
  const bool by_coupon =
      input.coupon && input.coupon->kind == CouponKind::kFreeShipping && !basket.coupon_refused;
  return basket.free_shipping || by_coupon;
}

std::optional<std::int64_t> shipping_minor(const shop::ShippingMethod& method, Money goods) {
  const std::string currency{goods.currency.code()};
  const auto price = method.price.find(currency);
  if (price == method.price.end()) return std::nullopt;
  const auto free_over = method.free_over.find(currency);
  return free_over != method.free_over.end() && goods.minor >= free_over->second ? 0 : price->second;
}

Status take_off(PricedBasket& basket, std::int64_t minor, std::string_view code, const Texts& label) {
  minor = std::clamp<std::int64_t>(minor, 0, goods_left(basket).minor);
  if (minor == 0) return {};
  std::vector<std::int64_t> weights;
  for (const auto& line : basket.lines) weights.push_back(line.total_minor);
  const auto parts = TRY(allocate({minor, basket.currency}, weights));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].minor == 0) continue;
    auto& line = basket.lines[i];
    line.discount_minor += parts[i].minor;
    line.total_minor -= parts[i].minor;
    line.steps.push_back({std::string{code}, label, -parts[i].minor});
  }
  basket.discount_minor += minor;
  return {};
}

const std::vector<Rule>& standard_rules() {
  static const std::vector<Rule> rules{apply_promotions, apply_coupon};
  return rules;
}

Result<PricedBasket> price_basket(const BasketInput& input, const std::vector<Rule>& rules) {
  PricedBasket basket{.currency = input.currency};
  for (const auto& line : input.lines) {
    basket.lines.push_back(TRY(list_price(line, input)));
    basket.goods_minor = TRY(sum(basket.goods_minor, basket.lines.back().base_minor, input.currency));
  }
  if (!basket.lines.empty()) {
    for (const auto& rule : rules) TRY(rule(basket, input));
  }
  basket.grand_minor = goods_left(basket).minor;
  for (auto& line : basket.lines) line.tax_minor = TRY(levy(basket, line.total_minor, line));
  TRY(add_shipping(basket, input));
  std::sort(basket.tax_rates.begin(), basket.tax_rates.end(),
            [](const auto& a, const auto& b) { return a.basis_points > b.basis_points; });
  return basket;
}

Result<PricedBasket> price_basket(const BasketInput& input) { return price_basket(input, standard_rules()); }

}  // namespace souk::online::promotion
