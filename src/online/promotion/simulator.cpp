#include "online/promotion/simulator.hpp"

#include <fmt/format.h>

#include "online/promotion/check.hpp"

namespace souk::online::promotion {
namespace {

SimulatedPrice view_of(const BasketInput& input, const PricedBasket& basket,
                       const std::vector<Verdict>& verdicts) {
  const auto money = [&](std::int64_t minor) { return Money{minor, basket.currency}; };
  SimulatedPrice view{.lines = {},
                      .goods = money(basket.goods_minor),
                      .discount = money(basket.discount_minor),
                      .shipping = money(basket.shipping_minor),
                      .tax = money(basket.tax_minor),
                      .grand = money(basket.grand_minor),
                      .coupon_refused = std::nullopt,
                      .rules = {}};
  for (std::size_t i = 0; i < basket.lines.size(); ++i) {
    const auto& line = basket.lines[i];
    const auto& offer = input.lines[i].offer;
    SimulatedLine one{.sku = offer.sku,
                      .name = offer.name,
                      .quantity = input.lines[i].quantity,
                      .unit_price = money(line.unit_minor),
                      .total = money(line.total_minor),
                      .price_steps = {}};
    for (const auto& step : line.steps) one.price_steps.push_back({step.code, step.label, money(step.minor)});
    view.lines.push_back(std::move(one));
  }
  if (basket.coupon_refused) view.coupon_refused = basket.coupon_refused->message;
  for (const auto& verdict : verdicts) {
    view.rules.push_back({.code = verdict.code,
                          .name = verdict.name,
                          .applied = verdict.applied,
                          .reason = verdict.reason,
                          .amount = money(verdict.minor),
                          .missing = verdict.missing});
  }
  return view;
}

Result<std::vector<Promotion>> planned_of(const SimulatorDeps& deps, const SimulateBasket& wanted) {
  std::vector<Promotion> planned;
  for (const auto& code : wanted.drafts) {
    planned.push_back(TRY(deps.promotions->find(code)).value);
    planned.back().status = PromotionStatus::kActive;
  }
  for (std::size_t i = 0; i < wanted.promotions.size(); ++i) {
    if (auto valid = check(wanted.promotions[i]); !valid) {
      auto error = std::move(valid).error();
      for (auto& complaint : error.fields)
        complaint.pointer = fmt::format("/promotions/{}{}", i, complaint.pointer);
      return fail(std::move(error));
    }
    planned.push_back(wanted.promotions[i]);
  }
  return planned;
}

Result<const shop::ShippingMethod*> method_of(const shop::Settings& settings, const SimulateBasket& wanted) {
  if (wanted.shipping_method.empty()) return nullptr;
  for (const auto& method : settings.shipping_methods) {
    if (method.code == wanted.shipping_method) return &method;
  }
  return fail(invalid("shipping.unknown",
                      fmt::format("The shop has no way of shipping \"{}\".", wanted.shipping_method)));
}

Result<BasketInput> input_of(const SimulatorDeps& deps, const SimulateBasket& wanted,
                             const shop::Settings& settings) {
  BasketInput input;
  input.currency = wanted.currency;
  const auto* market = shop::market_of(settings, wanted.language);
  if (input.currency.code().empty() && market != nullptr) input.currency = market->currency;
  input.customer_group = wanted.customer_group;
  input.channel = wanted.channel;
  input.now = wanted.at.value_or(deps.clock->now());
  input.settings = &settings;
  input.tax_region = wanted.tax_region;
  input.shipping = TRY(method_of(settings, wanted));
  const catalogue::PriceContext context{input.currency, wanted.customer_group, input.now};
  for (const auto& item : wanted.items) {
    auto offer = TRY(deps.offers->offer(item.sku, context));
    input.lines.push_back({std::move(offer), item.quantity});
  }
  if (!wanted.coupon.empty()) input.coupon = TRY(deps.coupons->find(wanted.coupon));
  return input;
}

}  // namespace

Result<Simulation> simulate(const SimulatorDeps& deps, const SimulateBasket& wanted) {
  const auto settings = deps.settings->get();
  auto input = TRY(input_of(deps, wanted, *settings));
  const auto planned = TRY(planned_of(deps, wanted));
  const auto price = [&](std::shared_ptr<const RuleSet> rules) -> Result<SimulatedPrice> {
    std::vector<Verdict> verdicts;
    input.rules = std::move(rules);
    input.verdicts = &verdicts;
    const auto basket = TRY(deps.promotions->price_by(input, {}));
    return view_of(input, basket, verdicts);
  };
  Simulation simulation;
  simulation.today = TRY(price(deps.promotions->rules()));
  const auto rules = TRY(deps.promotions->rules_with(planned));
  simulation.planned = TRY(price(rules));
  return simulation;
}

}  // namespace souk::online::promotion
