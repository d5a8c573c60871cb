// LIBS: souk_online_promotion
//
// What 500 promotions cost a basket of ten lines: the target is 0.2 ms. "Broad" is the worst a retailer could
// write: every rule speaks of all goods, so that the index spares nothing.
#include <benchmark/benchmark.h>

#include "online/promotion/pricing.hpp"

namespace souk::online::promotion {
namespace {

const Currency kCny = Currency::of("CNY");

std::vector<Promotion> promotions(int count, bool broad) {
  std::vector<Promotion> all;
  for (int i = 0; i < count; ++i) {
    Promotion one;
    one.code = "rule-" + std::to_string(i);
    one.name = {{"en", "Rule"}, {"zh-CN", "规则"}};
    one.status = PromotionStatus::kActive;
    one.benefit = {.kind = BenefitKind::kPercent, .basis_points = 100};
    if (broad) {
      // Each one is looked at down to its minimum, which few baskets reach.
      one.conditions.minimum_value = {{"CNY", i < 5 ? 100 : 100'000'000}};
    } else if (i % 3 == 0) {
      for (int sku = 0; sku < 20; ++sku)
        one.conditions.goods.products.push_back("SKU-" + std::to_string(i * 7 + sku));
    } else if (i % 3 == 1) {
      one.conditions.goods.categories = {"category-" + std::to_string(i)};
    } else {
      one.conditions.goods.brands = {"brand-" + std::to_string(i)};
      one.conditions.minimum_quantity = 2;
    }
    all.push_back(std::move(one));
  }
  return all;
}

BasketInput basket() {
  BasketInput input{.currency = kCny};
  for (int i = 0; i < 10; ++i) {
    BasketLine line;
    line.offer.sku = "SKU-" + std::to_string(i * 30);
    line.offer.product_sku = line.offer.sku;
    line.offer.price = Money{5'000 + i, kCny};
    line.offer.brand = "brand-" + std::to_string(i * 3 + 2);
    line.offer.categories = {"category-" + std::to_string(i * 3 + 1), "category-all"};
    line.quantity = 1 + i % 3;
    input.lines.push_back(std::move(line));
  }
  return input;
}

void run(benchmark::State& state, int rules, bool broad) {
  auto input = basket();
  if (rules > 0) input.rules = RuleSet::compile(promotions(rules, broad), milliseconds{0});
  std::size_t applied = 0;
  for (auto _ : state) {
    auto priced = price_basket(input);
    applied = priced->promotions.size();
    benchmark::DoNotOptimize(priced);
  }
  state.counters["applied"] = static_cast<double>(applied);
}

void BM_NoRules(benchmark::State& state) { run(state, 0, false); }
void BM_Rules(benchmark::State& state) { run(state, static_cast<int>(state.range(0)), false); }
void BM_BroadRules(benchmark::State& state) { run(state, static_cast<int>(state.range(0)), true); }

BENCHMARK(BM_NoRules)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_Rules)->Arg(500)->Arg(5'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_BroadRules)->Arg(500)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace souk::online::promotion
