#include "online/balance/balances.hpp"

#include <atomic>
#include <thread>

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::balance {
namespace {

const Currency kCny = Currency::of("CNY");

struct BalancesTest : ::testing::Test {
  engines::MemoryDocumentStore store;
  ManualClock clock;
  SystemRandom random;
  Balances balances{store, clock, random, 3};  // full with six movements
  void SetUp() override { ASSERT_TRUE(balances.declare()); }

  Balances::IssuedCard card(std::int64_t minor, std::string key = {}) {
    auto issued = balances.issue_card({.amount = {minor, kCny}, .key = std::move(key)}, "staff:ann");
    EXPECT_TRUE(issued) << describe(issued.error());
    return std::move(*issued);
  }
  std::int64_t left(const std::string& id) { return balances.load(id)->available_minor; }
  void expect_adds_up(const std::string& id) {
    const auto found = balances.check(*balances.load(id));
    ASSERT_TRUE(found) << describe(found.error());
    for (const auto& difference : *found) ADD_FAILURE() << difference;
  }
};

TEST_F(BalancesTest, ACardIsFoundByItsCodeWhichIsStoredNowhere) {
  const auto issued = card(20'000);
  const auto found = balances.find_card(issued.code);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, issued.card.id);
  EXPECT_EQ(balances.find_card("7K2M-9QXR-D4HV-W0TB").error().code, "gift_card.missing");
  const auto document = store.get("balance", issued.card.id);
  EXPECT_EQ((*document)->body.find(issued.code.substr(0, 4) + issued.code.substr(5, 4)), std::string::npos);
  EXPECT_EQ(issued.card.code_tail, issued.code.substr(issued.code.size() - 4));
}

TEST_F(BalancesTest, ARepeatOfTheRequestMakesNoSecondCardAndShowsNoCode) {
  const auto first = card(20'000, "key");
  const auto again = card(20'000, "key");
  EXPECT_EQ(again.card.id, first.card.id);
  EXPECT_TRUE(again.code.empty());
}

TEST_F(BalancesTest, ManyOrdersAtOnceNeverSpendMoreThanThereIs) {
  const auto id = card(10'000).card.id;
  std::atomic<int> held = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      const OrderShare share{id, "ord_" + std::to_string(i), 1'500};
      auto done = balances.hold(share);
      while (!done && done.error().kind == ErrorKind::kLimit) done = balances.hold(share);
      if (!done && done.error().code == "balance.insufficient") ++refused;
      if (!done) return;
      ++held;
      ASSERT_TRUE(i % 2 == 0 ? balances.capture(share) : balances.release(share));
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(held + refused, 16);
  EXPECT_GE(held, 6);
  EXPECT_GE(left(id), 0);
  EXPECT_EQ(balances.load(id)->held_minor(), 0);
  expect_adds_up(id);
}

TEST_F(BalancesTest, OldMovementsAreArchivedAndStillCount) {
  const auto id = card(100'000).card.id;
  for (int i = 0; i < 12; ++i) {
    const OrderShare share{id, "ord_" + std::to_string(i), 1'000};
    ASSERT_TRUE(balances.hold(share));
    ASSERT_TRUE(balances.capture(share));
  }
  const auto balance = *balances.load(id);
  EXPECT_LE(balance.movements.size(), 6U);
  EXPECT_GT(balance.archived.movements, 15);
  // Repeats of what lies in the archive change nothing.
  const OrderShare first{id, "ord_0", 1'000};
  ASSERT_TRUE(balances.hold(first));
  ASSERT_TRUE(balances.capture(first));
  EXPECT_EQ(left(id), 88'000);
  ASSERT_TRUE(balances.release(first));  // its money comes back, although its capture lies in the archive
  EXPECT_EQ(left(id), 89'000);
  expect_adds_up(id);
}

TEST_F(BalancesTest, HistoryGoesOnInTheArchive) {
  const auto id = card(100'000).card.id;
  for (int i = 0; i < 9; ++i) ASSERT_TRUE(balances.adjust(id, 100 + i, "", "staff", std::to_string(i)));
  std::vector<std::string> seen;
  std::int64_t before = -1;
  do {
    const auto page = balances.history(id, 4, before);
    ASSERT_TRUE(page) << describe(page.error());
    for (const auto& one : page->movements) seen.push_back(one.id);
    before = page->next_before;
  } while (before > 0);
  const std::vector<std::string> wanted{"adjust:8", "adjust:7", "adjust:6", "adjust:5", "adjust:4",
                                        "adjust:3", "adjust:2", "adjust:1", "adjust:0", "issue:card"};
  EXPECT_EQ(seen, wanted);
}

TEST_F(BalancesTest, ALostMovementIsNoticed) {
  const auto id = card(100'000).card.id;
  for (int i = 0; i < 9; ++i) ASSERT_TRUE(balances.adjust(id, 1, "", "staff", std::to_string(i)));
  ASSERT_TRUE(store.erase("balance_movement", id + "/adjust:0", 0));
  EXPECT_FALSE(balances.check(*balances.load(id))->empty());
}

TEST_F(BalancesTest, ACustomerHasOneStoreCreditInACurrency) {
  const auto credit = balances.open_credit("cus_a", kCny);
  ASSERT_TRUE(credit);
  EXPECT_EQ(balances.open_credit("cus_a", kCny)->id, credit->id);
  ASSERT_TRUE(balances.open_credit("cus_a", Currency::of("USD")));
  ASSERT_TRUE(balances.refund({credit->id, "ord_a", 500}, "pay_x-all"));
  ASSERT_TRUE(balances.refund({credit->id, "ord_a", 500}, "pay_x-all"));
  EXPECT_EQ(left(credit->id), 500);
  EXPECT_EQ(balances.of_customer("cus_a")->size(), 2U);
  std::string next;
  EXPECT_EQ(balances.list(BalanceKind::kStoreCredit, 10, {}, &next)->size(), 2U);
}

}  // namespace
}  // namespace souk::online::balance
