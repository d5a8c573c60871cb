#include "online/promotion/promotions.hpp"

#include <atomic>
#include <functional>
#include <thread>

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::promotion {
namespace {

const Currency kCny = Currency::of("CNY");

Promotion ten_percent() {
  Promotion made;
  made.code = "ten";
  made.name = {{"en", "Ten percent"}};
  made.status = PromotionStatus::kActive;
  made.benefit = {.kind = BenefitKind::kPercent, .basis_points = 1'000};
  return made;
}

struct PromotionsTest : ::testing::Test {
  engines::MemoryDocumentStore store;
  ManualClock clock;
  SystemRandom random;
  Promotions promotions{store, clock, random};
  void SetUp() override {
    ASSERT_TRUE(promotions.declare());
    ASSERT_TRUE(promotions.load());
  }

  static BasketInput basket(std::int64_t minor = 10'000) {
    BasketInput input{.currency = kCny};
    BasketLine line;
    line.offer.sku = "A";
    line.offer.price = Money{minor, kCny};
    input.lines = {line};
    return input;
  }
  std::int64_t price(std::string_view customer = {}) {
    return promotions.price(basket(), customer).value().grand_minor;
  }
  Status redeem(const std::string& order, std::string_view customer = {}, std::int64_t minor = 1'000) {
    return promotions.redeem({{"ten", minor}}, kCny, order, customer);
  }
  static void at_the_same_time(int count, const std::function<void(int)>& work) {
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) threads.emplace_back([&, i] { work(i); });
    for (auto& thread : threads) thread.join();
  }
};

TEST_F(PromotionsTest, AChangeHoldsHereAtOnceAndElsewhereByTheFeed) {
  Promotions other{store, clock, random};
  ASSERT_TRUE(other.load());
  ASSERT_TRUE(promotions.create(ten_percent()));
  EXPECT_EQ(price(), 9'000);
  EXPECT_EQ(other.price(basket(), {}).value().grand_minor, 10'000);
  ASSERT_TRUE(other.refresh());
  EXPECT_EQ(other.price(basket(), {}).value().grand_minor, 9'000);
  ASSERT_TRUE(promotions.remove("ten"));
  EXPECT_EQ(price(), 10'000);
}

TEST_F(PromotionsTest, ADraftPricesNothing) {
  auto draft = ten_percent();
  draft.status = PromotionStatus::kDraft;
  ASSERT_TRUE(promotions.create(draft));
  EXPECT_EQ(price(), 10'000);
}

TEST_F(PromotionsTest, ALimitOfTenIsRedeemedTenTimesByAHundredAtOnce) {
  auto limited = ten_percent();
  limited.limits.orders = 10;
  ASSERT_TRUE(promotions.create(limited));
  std::atomic<int> redeemed = 0;
  std::atomic<int> refused = 0;
  at_the_same_time(100, [&](int i) {
    const auto order = "ord_" + std::to_string(i);
    auto done = redeem(order);
    while (!done && done.error().kind == ErrorKind::kLimit) done = redeem(order);
    if (done) ++redeemed;
    if (!done && done.error().code == "promotion.used_up") ++refused;
  });
  EXPECT_EQ(redeemed, 10);
  EXPECT_EQ(refused, 90);
  EXPECT_EQ(price(), 10'000);  // used up: baskets go on without it
  EXPECT_EQ(promotions.uses(limited)->at("orders").used, 10);
}

TEST_F(PromotionsTest, ARepeatForTheSameOrderCountsOnceAndComesBackOnce) {
  auto limited = ten_percent();
  limited.limits.orders = 1;
  ASSERT_TRUE(promotions.create(limited));
  ASSERT_TRUE(redeem("ord_a"));
  ASSERT_TRUE(redeem("ord_a"));
  EXPECT_EQ(redeem("ord_b").error().code, "promotion.used_up");
  ASSERT_TRUE(promotions.give_back({{"ten", 1'000}}, kCny, "ord_a", {}));
  ASSERT_TRUE(promotions.give_back({{"ten", 1'000}}, kCny, "ord_a", {}));
  EXPECT_EQ(price(), 9'000);
  EXPECT_EQ(redeem("ord_a").error().code, "promotion.given_back");
  EXPECT_TRUE(redeem("ord_b"));
}

TEST_F(PromotionsTest, ABudgetIsNeverOverspent) {
  auto limited = ten_percent();
  limited.limits.budget = {{"CNY", 2'500}};
  ASSERT_TRUE(promotions.create(limited));
  ASSERT_TRUE(redeem("ord_a"));
  ASSERT_TRUE(redeem("ord_b"));
  EXPECT_EQ(redeem("ord_c").error().code, "promotion.used_up");
  EXPECT_EQ(price(), 10'000);  // 1,000 would be more than the 500 that are left
  EXPECT_TRUE(redeem("ord_d", {}, 500));
}

TEST_F(PromotionsTest, ACustomerWhoHasUsedTheirsPaysTheFullPrice) {
  auto limited = ten_percent();
  limited.limits.orders_per_customer = 1;
  ASSERT_TRUE(promotions.create(limited));
  ASSERT_TRUE(redeem("ord_a", "Li@Example.com"));
  EXPECT_EQ(price("li@example.com"), 10'000);
  EXPECT_EQ(price("wang@example.com"), 9'000);
}

TEST_F(PromotionsTest, OneThatCannotBeReadDoesNotTakeTheOthersAway) {
  ASSERT_TRUE(promotions.create(ten_percent()));
  ASSERT_TRUE(store.put("promotion", "broken", R"({"code":7})"));
  ASSERT_TRUE(promotions.refresh());
  EXPECT_EQ(price(), 9'000);
}

}  // namespace
}  // namespace souk::online::promotion
