#include <gtest/gtest.h>

#include "base/random.hpp"
#include "online/promotion/check.hpp"
#include "online/promotion/pricing.hpp"

namespace souk::online::promotion {
namespace {

const Currency kCny = Currency::of("CNY");
constexpr milliseconds kBeijing{8 * 3600 * 1000};

BasketLine line(const std::string& sku, std::int64_t minor, std::int64_t quantity,
                const std::string& category = "tea") {
  BasketLine made;
  made.offer.sku = sku;
  made.offer.product_sku = sku;
  made.offer.price = Money{minor, kCny};
  made.offer.main_category = category;
  made.quantity = quantity;
  return made;
}

Promotion rule(const std::string& code, BenefitKind kind) {
  Promotion made;
  made.code = code;
  made.name = {{"en", "Rule " + code}, {"zh-CN", "规则 " + code}};
  made.status = PromotionStatus::kActive;
  made.benefit.kind = kind;
  return made;
}

Promotion percent(const std::string& code, std::int64_t basis_points) {
  auto made = rule(code, BenefitKind::kPercent);
  made.benefit.basis_points = basis_points;
  return made;
}

PricedBasket price(const std::vector<Promotion>& promotions, BasketInput input) {
  for (const auto& one : promotions) {
    const auto valid = check(one);
    EXPECT_TRUE(valid) << describe(valid.error());
  }
  input.currency = kCny;
  input.rules = RuleSet::compile(promotions, kBeijing);
  return price_basket(input).value();
}

TEST(RuleSet, APercentageFallsOnItsGoodsAloneAndIsExplainedInBothLanguages) {
  auto tea = percent("tea", 1'000);
  tea.conditions.goods.categories = {"tea"};
  const auto basket = price({tea}, {.lines = {line("A", 10'000, 1), line("B", 5'000, 1, "cups")}});
  EXPECT_EQ(basket.grand_minor, 14'000);
  ASSERT_EQ(basket.lines[0].steps.size(), 2U);
  EXPECT_EQ(basket.lines[0].steps[1].code, "promotion:tea");
  EXPECT_EQ(basket.lines[0].steps[1].minor, -1'000);
  EXPECT_EQ(text_in(basket.lines[0].steps[1].label, kChinese), "规则 tea");
  EXPECT_EQ(basket.lines[1].steps.size(), 1U);
}

TEST(RuleSet, ThreeForTwoGivesTheCheapest) {
  auto rule_of = rule("three-for-two", BenefitKind::kBuyGet);
  rule_of.benefit.buy = 2;
  rule_of.benefit.get = 1;
  rule_of.benefit.basis_points = 10'000;
  const auto lines = std::vector{line("A", 300, 2), line("B", 100, 1)};
  EXPECT_EQ(price({rule_of}, {.lines = lines}).discount_minor, 100);
  EXPECT_EQ(price({rule_of}, {.lines = {line("A", 300, 2)}}).discount_minor, 0);
  EXPECT_EQ(price({rule_of}, {.lines = {line("A", 300, 7)}}).discount_minor, 600);
  rule_of.benefit.most_times = 1;
  EXPECT_EQ(price({rule_of}, {.lines = {line("A", 300, 7)}}).discount_minor, 300);
}

TEST(RuleSet, WhatIsGivenIsNeverCountedAsBought) {
  auto gift = rule("gift", BenefitKind::kBuyGet);
  gift.benefit.buy = 2;
  gift.benefit.get = 1;
  gift.benefit.basis_points = 10'000;
  gift.benefit.get_goods = GoodsFilter{.products = {"A", "CUP"}};
  gift.conditions.goods.categories = {"tea"};
  // A may be both: two of three must be bought, so one is left to be given.
  EXPECT_EQ(price({gift}, {.lines = {line("A", 100, 3)}}).discount_minor, 100);
  EXPECT_EQ(price({gift}, {.lines = {line("A", 100, 2)}}).discount_minor, 0);
  EXPECT_EQ(price({gift}, {.lines = {line("B", 100, 2), line("CUP", 900, 1, "cups")}}).discount_minor, 900);
}

TEST(RuleSet, ABundleHasItsPriceAsOftenAsItIsComplete) {
  auto set = rule("set", BenefitKind::kBundle);
  set.benefit.parts = {{.goods = {.products = {"POT"}}, .quantity = 1},
                       {.goods = {.products = {"CUP"}}, .quantity = 2}};
  set.benefit.amount = {{"CNY", 10'000}};
  const auto basket = price({set}, {.lines = {line("POT", 9'000, 2), line("CUP", 2'000, 3)}});
  EXPECT_EQ(basket.discount_minor, 9'000 + 2 * 2'000 - 10'000);
  EXPECT_EQ(price({set}, {.lines = {line("POT", 9'000, 2)}}).discount_minor, 0);
}

TEST(RuleSet, OfTiersTheHighestReachedCounts) {
  auto volume = rule("volume", BenefitKind::kTiers);
  volume.benefit.tiers = {{.quantity = 5, .basis_points = 500}, {.quantity = 10, .basis_points = 1'000}};
  EXPECT_EQ(price({volume}, {.lines = {line("A", 100, 4)}}).discount_minor, 0);
  EXPECT_EQ(price({volume}, {.lines = {line("A", 100, 5)}}).discount_minor, 25);
  EXPECT_EQ(price({volume}, {.lines = {line("A", 100, 6), line("B", 100, 4)}}).discount_minor, 100);
  volume.benefit.per_line = true;
  EXPECT_EQ(price({volume}, {.lines = {line("A", 100, 6), line("B", 100, 4)}}).discount_minor, 30);
}

TEST(RuleSet, AnAmountForEveryValueIsRepeatedUpToItsBound) {
  auto every = rule("every", BenefitKind::kAmount);
  every.benefit.amount = {{"CNY", 1'000}};
  every.benefit.per = AmountPer::kValue;
  every.benefit.every = {{"CNY", 10'000}};
  EXPECT_EQ(price({every}, {.lines = {line("A", 35'000, 1)}}).discount_minor, 3'000);
  every.benefit.most_times = 2;
  EXPECT_EQ(price({every}, {.lines = {line("A", 35'000, 1)}}).discount_minor, 2'000);
}

TEST(RuleSet, FreeShippingNeedsItsMinimumAndSaysWhatIsMissing) {
  auto ship = rule("ship", BenefitKind::kFreeShipping);
  ship.conditions.minimum_value = {{"CNY", 10'000}};
  const shop::ShippingMethod method{.code = "standard", .price = {{"CNY", 1'000}}};
  std::vector<Verdict> verdicts;
  const auto below =
      price({ship}, {.lines = {line("A", 9'000, 1)}, .shipping = &method, .verdicts = &verdicts});
  EXPECT_EQ(below.shipping_minor, 1'000);
  ASSERT_EQ(verdicts.size(), 1U);
  EXPECT_EQ(verdicts[0].reason, "minimum_value");
  EXPECT_EQ(verdicts[0].missing, 1'000);
  const auto above = price({ship}, {.lines = {line("A", 10'000, 1)}, .shipping = &method});
  EXPECT_EQ(above.shipping_minor, 0);
  EXPECT_EQ(above.grand_minor, 10'000);
}

TEST(RuleSet, RulesFollowTheirPriorityOnWhatIsLeft) {
  auto first = percent("z-first", 5'000);
  first.priority = 10;
  auto second = rule("a-second", BenefitKind::kAmount);
  second.benefit.amount = {{"CNY", 100}};
  EXPECT_EQ(price({second, first}, {.lines = {line("A", 1'000, 1)}}).grand_minor, 400);
  first.priority = -10;
  EXPECT_EQ(price({second, first}, {.lines = {line("A", 1'000, 1)}}).grand_minor, 450);
}

TEST(RuleSet, OfAGroupTheOneThatGivesMostWins) {
  auto small = percent("small", 500);
  auto big = percent("big", 1'000);
  small.stacking = big.stacking = Stacking::kBestOf;
  small.group = big.group = "season";
  small.priority = 100;
  std::vector<Verdict> verdicts;
  const auto basket = price({small, big}, {.lines = {line("A", 1'000, 1)}, .verdicts = &verdicts});
  EXPECT_EQ(basket.discount_minor, 100);
  ASSERT_EQ(verdicts.size(), 2U);
  EXPECT_EQ(verdicts[0].reason, "group");
  EXPECT_TRUE(verdicts[1].applied);
}

TEST(RuleSet, AnExclusiveOneWinsOnlyWhereItIsBetterForTheBuyer) {
  auto alone = percent("alone", 2'000);
  alone.stacking = Stacking::kExclusive;
  const auto lines = std::vector{line("A", 1'000, 1)};
  const auto better = price({alone, percent("x", 1'000)}, {.lines = lines});
  EXPECT_EQ(better.discount_minor, 200);
  ASSERT_EQ(better.promotions.size(), 1U);
  EXPECT_EQ(better.promotions[0].code, "alone");
  const auto together = price({alone, percent("x", 1'500), percent("y", 1'500)}, {.lines = lines});
  EXPECT_EQ(together.promotions.size(), 2U);
  EXPECT_GT(together.discount_minor, 200);
}

TEST(RuleSet, HoursAreThoseOfTheShop) {
  const std::vector<WeeklyHours> friday_night{
      {.weekdays = {5}, .from_minute = 18 * 60, .until_minute = 22 * 60}};
  // 2026-11-27 is a Friday; 10:00 UTC is 18:00 in Beijing.
  EXPECT_TRUE(is_within(friday_night, *parse_instant("2026-11-27T10:00:00Z"), kBeijing));
  EXPECT_FALSE(is_within(friday_night, *parse_instant("2026-11-27T09:59:59Z"), kBeijing));
  EXPECT_FALSE(is_within(friday_night, *parse_instant("2026-11-27T14:00:00Z"), kBeijing));
  EXPECT_FALSE(is_within(friday_night, *parse_instant("2026-11-26T10:00:00Z"), kBeijing));
}

TEST(RuleSet, ACouponOpensItsPromotionAndIsRefusedWhereThatGivesNothing) {
  auto opened = percent("vip", 1'000);
  opened.conditions.coupons = {"VIP"};
  opened.conditions.goods.categories = {"tea"};
  const Coupon coupon{.code = "VIP", .kind = CouponKind::kPromotion, .name = {{"en", "VIP"}}};
  EXPECT_EQ(price({opened}, {.lines = {line("A", 1'000, 1)}}).discount_minor, 0);
  const auto used = price({opened}, {.lines = {line("A", 1'000, 1)}, .coupon = coupon});
  EXPECT_EQ(used.discount_minor, 100);
  EXPECT_FALSE(used.coupon_refused);
  const auto useless = price({opened}, {.lines = {line("B", 1'000, 1, "cups")}, .coupon = coupon});
  ASSERT_TRUE(useless.coupon_refused);
  EXPECT_EQ(useless.coupon_refused->code, "coupon.goods");
}

TEST(PromotionCheck, NamesEveryMemberThatIsWrong) {
  auto bad = rule("Bad Code", BenefitKind::kBuyGet);
  bad.stacking = Stacking::kBestOf;
  bad.conditions.minimum_value = {{"yuan", 5}};
  const auto error = check(bad).error();
  EXPECT_EQ(error.code, "promotion.invalid");
  std::vector<std::string> pointers;
  for (const auto& field : error.fields) pointers.push_back(field.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/code", "/group", "/conditions/minimum_value/yuan",
                                                "/benefit/buy", "/benefit/get", "/benefit/basis_points"}));
}

// The index may never hide a rule: with verdicts every rule is looked at, without only those it names.
TEST(RuleSet, TheIndexFindsWhatLookingAtEveryRuleFindsAndSumsAddUp) {
  SeededRandom random{20'261'124};
  const auto number = [&](std::int64_t below) {
    std::uint8_t bytes[4];
    random.fill(bytes);
    return ((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) % below;
  };
  const auto word = [&](const std::string& prefix, std::int64_t below) {
    return prefix + std::to_string(number(below));
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<Promotion> promotions;
    for (int i = 0; i < 40; ++i) {
      auto one = percent("r" + std::to_string(i), 1 + number(2'000));
      if (number(2) == 0) one.conditions.goods.products = {word("P", 30), word("P", 30)};
      if (number(3) == 0) one.conditions.goods.categories = {word("c", 6)};
      if (number(8) == 0) one.conditions.customer_groups = {word("g", 2)};
      if (number(4) == 0) {
        one.stacking = Stacking::kBestOf;
        one.group = word("group", 3);
      }
      if (number(10) == 0 && one.group.empty()) one.stacking = Stacking::kExclusive;
      one.priority = number(5);
      promotions.push_back(std::move(one));
    }
    BasketInput input{.customer_group = word("g", 3)};
    for (std::int64_t i = 0; i <= number(8); ++i)
      input.lines.push_back(line(word("P", 30), number(50'000), 1 + number(9), word("c", 6)));
    const auto quick = price(promotions, input);
    std::vector<Verdict> verdicts;
    input.verdicts = &verdicts;
    const auto full = price(promotions, input);
    ASSERT_EQ(verdicts.size(), promotions.size());
    ASSERT_EQ(quick.grand_minor, full.grand_minor) << "round " << round;
    ASSERT_EQ(quick.promotions.size(), full.promotions.size());
    std::int64_t discount = 0;
    for (const auto& priced : quick.lines) {
      std::int64_t steps = 0;
      for (const auto& step : priced.steps) steps += step.minor;
      ASSERT_EQ(steps, priced.total_minor);
      ASSERT_GE(priced.total_minor, 0);
      discount += priced.discount_minor;
    }
    ASSERT_EQ(discount, quick.discount_minor);
  }
}

}  // namespace
}  // namespace souk::online::promotion
