#include "online/balance/balance.hpp"

#include <gtest/gtest.h>

#include "online/balance/code.hpp"

namespace souk::online::balance {
namespace {

const Currency kCny = Currency::of("CNY");
const Act kNow{"system", {1'000}};

Balance card(std::int64_t minor) {
  Balance made{.id = "gft_a", .kind = BalanceKind::kGiftCard, .currency = kCny};
  EXPECT_TRUE(made.issue(kNow, "card", minor, {}, {}));
  return made;
}

void expect_adds_up(const Balance& balance) {
  for (const auto& difference : differences(balance)) ADD_FAILURE() << difference;
}

TEST(Balance, AnOrderHoldsAndSpendsOnceHoweverOftenItIsRepeated) {
  auto balance = card(10'000);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(balance.hold(kNow, "ord_a", 4'000, {}));
  EXPECT_EQ(balance.available_minor, 6'000);
  EXPECT_EQ(balance.held_minor(), 4'000);
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(balance.capture(kNow, "ord_a", {}));
  ASSERT_TRUE(balance.hold(kNow, "ord_a", 4'000, {}));  // a driver that comes late
  EXPECT_EQ(balance.available_minor, 6'000);
  EXPECT_EQ(balance.held_minor(), 0);
  EXPECT_EQ(balance.movements.size(), 3U);
  expect_adds_up(balance);
}

TEST(Balance, IsNeverNegative) {
  auto balance = card(10'000);
  ASSERT_TRUE(balance.hold(kNow, "ord_a", 6'000, {}));
  EXPECT_EQ(balance.hold(kNow, "ord_b", 6'000, {}).error().code, "balance.insufficient");
  EXPECT_EQ(balance.adjust(kNow, "x", -4'001, "theft", {}).error().code, "balance.insufficient");
  EXPECT_TRUE(balance.adjust(kNow, "y", -4'000, "a mistake", {}));
  EXPECT_EQ(balance.available_minor, 0);
  expect_adds_up(balance);
}

TEST(Balance, AReleasedOrderHoldsNothingAnyMore) {
  auto balance = card(10'000);
  ASSERT_TRUE(balance.hold(kNow, "ord_a", 4'000, {}));
  ASSERT_TRUE(balance.release(kNow, "ord_a", {}));
  ASSERT_TRUE(balance.release(kNow, "ord_a", {}));
  EXPECT_EQ(balance.available_minor, 10'000);
  EXPECT_EQ(balance.hold(kNow, "ord_a", 4'000, {}).error().code, "balance.given_back");
  EXPECT_EQ(balance.capture(kNow, "ord_a", {}).error().code, "balance.given_back");
  ASSERT_TRUE(balance.release(kNow, "ord_early", {}));  // before it held anything
  EXPECT_EQ(balance.hold(kNow, "ord_early", 1, {}).error().code, "balance.given_back");
  expect_adds_up(balance);
}

TEST(Balance, WhatACancelledOrderHasSpentComesBack) {
  auto balance = card(10'000);
  ASSERT_TRUE(balance.hold(kNow, "ord_a", 4'000, {}));
  ASSERT_TRUE(balance.capture(kNow, "ord_a", {}));
  ASSERT_TRUE(balance.release(kNow, "ord_a", {}));
  EXPECT_EQ(balance.available_minor, 10'000);
  expect_adds_up(balance);
}

TEST(Balance, ABlockedOrExpiredOneTakesMoneyBackAndGivesNone) {
  auto balance = card(10'000);
  balance.status = BalanceStatus::kBlocked;
  EXPECT_EQ(balance.hold(kNow, "ord_a", 1, {}).error().code, "balance.blocked");
  balance.status = BalanceStatus::kActive;
  balance.expires_at = kNow.at;
  EXPECT_EQ(balance.hold(kNow, "ord_a", 1, {}).error().code, "balance.expired");
  EXPECT_TRUE(balance.refund(kNow, "ref_1", "ord_b", 500, {}));
  EXPECT_TRUE(balance.refund(kNow, "ref_1", "ord_b", 500, {}));
  EXPECT_EQ(balance.available_minor, 10'500);
  expect_adds_up(balance);
}

TEST(GiftCardCode, IsReadAsPeopleTypeIt) {
  SeededRandom random{5};
  const auto code = new_code(random);
  ASSERT_TRUE(is_code(code));
  EXPECT_EQ(normal_code(shown_code(code)), code);
  EXPECT_EQ(normal_code(" 7k2m-9qxr d4hv-wotb "), "7K2M9QXRD4HVW0TB");
  EXPECT_EQ(normal_code("OIL"), "011");
  EXPECT_FALSE(is_code("7K2M"));
  EXPECT_FALSE(is_code("7K2M9QXRD4HVW0TU"));
  EXPECT_EQ(hash_of(code).size(), 64U);
  EXPECT_NE(hash_of(code), hash_of(new_code(random)));
}

}  // namespace
}  // namespace souk::online::balance
