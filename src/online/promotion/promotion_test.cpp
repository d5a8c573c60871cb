#include <atomic>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/promotion/coupons.hpp"
#include "online/promotion/pricing.hpp"

namespace souk::online::promotion {
namespace {

const Currency kCny = Currency::of("CNY");

BasketLine line(std::int64_t minor, std::int64_t quantity, std::int64_t tax = 1300, bool included = true) {
  BasketLine made;
  made.offer.sku = "SKU";
  made.offer.price = Money{minor, kCny};
  made.offer.tax_basis_points = tax;
  made.offer.tax_included = included;
  made.quantity = quantity;
  return made;
}

Coupon percent(std::int64_t basis_points) {
  return {
      .code = "SALE", .kind = CouponKind::kPercent, .name = {{"en", "Sale"}}, .basis_points = basis_points};
}

TEST(Pricing, TaxInsideThePriceIsTakenOutOfIt) {
  const auto basket = price_basket({.currency = kCny, .lines = {line(11'300, 1)}}).value();
  EXPECT_EQ(basket.grand_minor, 11'300);
  EXPECT_EQ(basket.tax_minor, 1'300);
}

TEST(Pricing, TaxOnTopIsAdded) {
  const auto basket = price_basket({.currency = kCny, .lines = {line(10'000, 2, 725, false)}}).value();
  EXPECT_EQ(basket.tax_minor, 1'450);
  EXPECT_EQ(basket.grand_minor, 21'450);
  EXPECT_FALSE(basket.tax_included);
}

TEST(Pricing, ShippingIsFreeFromItsThresholdAfterDiscounts) {
  const shop::ShippingMethod method{
      .code = "standard", .price = {{"CNY", 1'000}}, .free_over = {{"CNY", 9'900}}};
  EXPECT_EQ(price_basket({.currency = kCny, .lines = {line(9'900, 1)}, .shipping = &method})->shipping_minor,
            0);
  const auto below = price_basket(
      {.currency = kCny, .lines = {line(9'900, 1)}, .coupon = percent(100), .shipping = &method});
  EXPECT_EQ(below->shipping_minor, 1'000);
}

TEST(Pricing, ACouponBelowItsMinimumIsLeftOutWithTheReason) {
  auto coupon = percent(1'000);
  coupon.minimum["CNY"] = 20'000;
  const auto basket = price_basket({.currency = kCny, .lines = {line(15'000, 1)}, .coupon = coupon}).value();
  ASSERT_TRUE(basket.coupon_refused);
  EXPECT_EQ(basket.coupon_refused->code, "coupon.minimum");
  EXPECT_EQ(basket.grand_minor, 15'000);
}

TEST(Pricing, FreeShippingCouponTakesTheShippingAway) {
  const shop::ShippingMethod method{.code = "standard", .price = {{"CNY", 1'000}}};
  const Coupon coupon{.code = "SHIP", .kind = CouponKind::kFreeShipping};
  const auto basket =
      price_basket({.currency = kCny, .lines = {line(5'000, 1)}, .coupon = coupon, .shipping = &method})
          .value();
  EXPECT_EQ(basket.shipping_minor, 0);
  EXPECT_EQ(basket.grand_minor, 5'000);
}

TEST(Pricing, ShippingIsTaxedAtTheHighestRateOfTheGoods) {
  const shop::ShippingMethod method{.code = "standard", .price = {{"CNY", 1'130}}};
  const auto basket =
      price_basket({.currency = kCny, .lines = {line(10'900, 1, 900), line(11'300, 1)}, .shipping = &method})
          .value();
  EXPECT_EQ(basket.shipping_tax_minor, 130);
  ASSERT_EQ(basket.tax_rates.size(), 2U);
  EXPECT_EQ(basket.tax_rates[0].tax_minor, 1'430);
  EXPECT_EQ(basket.tax_rates[1].tax_minor, 900);
  EXPECT_EQ(basket.grand_minor, 10'900 + 11'300 + 1'130);
}

TEST(Pricing, TheRateOfTheRegionWinsOverTheOffers) {
  shop::Settings settings;
  settings.tax_classes = {
      {.code = "standard",
       .rates = {{.currency = kCny, .basis_points = 0, .included = false},
                 {.currency = kCny, .basis_points = 725, .included = false, .region = "CA"}}}};
  auto taxed = line(10'000, 1, 0, false);
  taxed.offer.tax_class = "standard";
  BasketInput input{.currency = kCny, .lines = {taxed}, .settings = &settings, .tax_region = "CA"};
  EXPECT_EQ(price_basket(input)->grand_minor, 10'725);
  input.tax_region = "NY";
  EXPECT_EQ(price_basket(input)->grand_minor, 10'000);
}

TEST(Pricing, RulesFollowOneAnotherOnWhatTheOneBeforeLeft) {
  const Rule half = [](PricedBasket& basket, const BasketInput&) {
    return take_off(basket, (basket.goods_minor - basket.discount_minor) / 2, "half", {{"en", "Half"}});
  };
  const auto basket = price_basket({.currency = kCny, .lines = {line(1'000, 1)}}, {half, half}).value();
  EXPECT_EQ(basket.grand_minor, 250);
  EXPECT_EQ(basket.lines[0].steps.size(), 3U);
}

TEST(Pricing, AVariantWithoutAPriceIsNamed) {
  auto unpriced = line(1, 1);
  unpriced.offer.price.reset();
  EXPECT_EQ(price_basket({.currency = kCny, .lines = {unpriced}}).error().code, "price.missing");
}

// Whatever the basket, the parts add up to the sums and every line's steps add up to its total.
TEST(Pricing, SumsAlwaysAddUp) {
  SeededRandom random{20'261'124};
  const auto number = [&](std::int64_t below) {
    std::uint8_t bytes[4];
    random.fill(bytes);
    return ((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) % below;
  };
  const shop::ShippingMethod method{
      .code = "standard", .price = {{"CNY", 999}}, .free_over = {{"CNY", 400'000}}};
  for (int round = 0; round < 2'000; ++round) {
    BasketInput input{.currency = kCny};
    const bool included = number(2) == 0;
    for (std::int64_t i = 0; i <= number(12); ++i)
      input.lines.push_back(line(number(100'000), 1 + number(9), number(2'000), included));
    input.coupon = percent(number(10'001));
    input.shipping = number(3) == 0 ? nullptr : &method;
    const auto basket = price_basket(input).value();
    std::int64_t goods = 0, discount = 0, total = basket.shipping_minor, tax = basket.shipping_tax_minor;
    for (const auto& priced : basket.lines) {
      std::int64_t steps = 0;
      for (const auto& step : priced.steps) steps += step.minor;
      ASSERT_EQ(steps, priced.total_minor);
      ASSERT_GE(priced.total_minor, 0);
      goods += priced.base_minor;
      discount += priced.discount_minor;
      tax += priced.tax_minor;
      total += priced.total_minor;
    }
    ASSERT_EQ(goods, basket.goods_minor);
    ASSERT_EQ(discount, basket.discount_minor);
    ASSERT_EQ(tax, basket.tax_minor);
    std::int64_t by_rate = 0;
    for (const auto& rate : basket.tax_rates) by_rate += rate.tax_minor;
    ASSERT_EQ(by_rate, basket.tax_minor);
    ASSERT_EQ(total + (included ? 0 : tax), basket.grand_minor);
  }
}

TEST(Coupons, ReadsTheRetailersFile) {
  const auto entry = parse_json(R"({"code":"tea20","kind":"amount","value":{"CNY":2000},"name":{"en":"Tea"},
    "minimum":{"CNY":19900},"limit":null,"limit_per_customer":1,"starts_at":"2026-01-01T00:00:00Z","ends_at":null})");
  const auto coupon = coupon_from_file(*entry);
  ASSERT_TRUE(coupon) << describe(coupon.error());
  EXPECT_EQ(coupon->code, "TEA20");
  EXPECT_EQ(coupon->amount.at("CNY"), 2'000);
}

struct CouponUses : ::testing::Test {
  engines::MemoryDocumentStore store;
  ManualClock clock;
  SystemRandom random;
  Coupons coupons{store, clock, random};
  void SetUp() override { ASSERT_TRUE(coupons.declare()); }

  CouponQuota quota(const std::string& id) {
    return engines::Collection<CouponQuota>{store, "coupon_quota"}.load(id)->value;
  }
  static void at_the_same_time(int count, const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back([&, i] { work(i); });
    for (auto& thread : threads) thread.join();
  }
};

TEST_F(CouponUses, AreNeverMoreThanTheLimitHoweverManyBuyOrRepeat) {
  Coupon coupon = percent(1'000);
  coupon.limit = 10;
  std::atomic<int> redeemed = 0;
  at_the_same_time(64, [&](int i) {
    const auto order = "ord_" + std::to_string(i);
    if (coupons.redeem(coupon, order, "") && coupons.redeem(coupon, order, "")) ++redeemed;
  });
  EXPECT_EQ(redeemed, 10);
  EXPECT_EQ(quota("SALE").used, 10);
  EXPECT_EQ(quota("SALE").left, 0);
  EXPECT_TRUE(quota("SALE").pending.empty());
}

TEST_F(CouponUses, CountOnceForAnOrderThatManyRequestsDriveAtTheSameTime) {
  Coupon coupon = percent(1'000);
  coupon.limit = 100;
  std::atomic<int> answered = 0;
  at_the_same_time(64, [&](int) { answered += coupons.redeem(coupon, "ord_same", "") ? 1 : 0; });
  EXPECT_EQ(answered, 64);
  EXPECT_EQ(quota("SALE").used, 1);
  EXPECT_EQ(quota("SALE").left, 99);
}

TEST_F(CouponUses, ComeBackOnceWhenTheirOrderIsCancelled) {
  Coupon coupon = percent(1'000);
  coupon.limit = 2;
  ASSERT_TRUE(coupons.redeem(coupon, "ord_a", ""));
  ASSERT_TRUE(coupons.redeem(coupon, "ord_b", ""));
  EXPECT_EQ(coupons.redeem(coupon, "ord_c", "").error().code, "coupon.used_up");
  at_the_same_time(16, [&](int) { EXPECT_TRUE(coupons.give_back(coupon, "ord_a", "")); });
  EXPECT_EQ(quota("SALE").left, 1);
  EXPECT_EQ(quota("SALE").used, 1);
  EXPECT_TRUE(quota("SALE").returned.empty());
  EXPECT_EQ(coupons.redeem(coupon, "ord_a", "").error().code, "coupon.given_back");
  EXPECT_TRUE(coupons.redeem(coupon, "ord_c", ""));
}

TEST_F(CouponUses, GivingBackWhatWasNeverUsedChangesNothing) {
  Coupon coupon = percent(1'000);
  coupon.limit = 2;
  ASSERT_TRUE(coupons.redeem(coupon, "ord_a", ""));
  EXPECT_TRUE(coupons.give_back(coupon, "ord_other", ""));
  EXPECT_EQ(quota("SALE").left, 1);
}

TEST_F(CouponUses, AreLimitedForACustomerByTheirMail) {
  Coupon coupon = percent(1'000);
  coupon.limit = 5;
  coupon.limit_per_customer = 1;
  ASSERT_TRUE(coupons.redeem(coupon, "ord_a", "Li@Example.com"));
  EXPECT_EQ(coupons.redeem(coupon, "ord_b", "li@example.com").error().code, "coupon.used_up");
  EXPECT_TRUE(coupons.redeem(coupon, "ord_c", "wang@example.com"));
  EXPECT_EQ(quota("SALE").left, 3);  // what was refused for the customer did not cost the others
}

TEST_F(CouponUses, FollowALimitThatTheRetailerChanges) {
  Coupon coupon = percent(1'000);
  coupon.limit = 1;
  ASSERT_TRUE(coupons.redeem(coupon, "ord_a", ""));
  coupon.limit = 2;
  EXPECT_TRUE(coupons.redeem(coupon, "ord_b", ""));
  EXPECT_EQ(coupons.redeem(coupon, "ord_c", "").error().code, "coupon.used_up");
}

TEST_F(CouponUses, AreFoundWithoutRegardToCase) {
  ASSERT_TRUE(coupons.save(percent(1'000)));
  EXPECT_EQ(coupons.find(" sale ")->code, "SALE");
  EXPECT_EQ(coupons.find("../etc").error().code, "coupon.missing");
}

}  // namespace
}  // namespace souk::online::promotion
