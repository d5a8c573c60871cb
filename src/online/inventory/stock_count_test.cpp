#include "online/inventory/stock_count.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::inventory {
namespace {

class StockCountTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(locations.declare());
    ASSERT_TRUE(inventory.declare());
    ASSERT_TRUE(counts.declare());
    ASSERT_TRUE(locations.save({.code = "shop"}));
    ASSERT_TRUE(inventory.receive({"r1", "TEA", "shop", 10, {}}));
    ASSERT_TRUE(inventory.receive({"r2", "CUP", "shop", 2, {}}));
    ASSERT_TRUE(counts.open("c1", "shop", "autumn", "stf_1"));
  }
  CountLine record(const std::string& key, const std::string& sku, std::int64_t quantity, bool adds = false) {
    const auto line = counts.record("c1", {key, sku, quantity, adds, "stf_1"});
    EXPECT_TRUE(line) << (line ? "" : describe(line.error()));
    return line.value_or(CountLine{});
  }
  std::int64_t on_hand(const std::string& sku) { return inventory.levels(sku)->at("shop").on_hand; }

  ManualClock clock;
  engines::MemoryDocumentStore store;
  Locations locations{store};
  Inventory inventory{store, locations, clock};
  StockCounts counts{store, inventory, locations, clock};
};

TEST_F(StockCountTest, ScansAddUpAndARepeatedOneCountsOnce) {
  EXPECT_EQ(record("k1", "TEA", 1, true).counted, 1);
  EXPECT_EQ(record("k2", "TEA", 1, true).counted, 2);
  EXPECT_EQ(record("k2", "TEA", 1, true).counted, 2);
  EXPECT_EQ(record("k3", "TEA", 7).counted, 7);
  EXPECT_EQ(record("k3", "TEA", 7).difference(), -3);
}

TEST_F(StockCountTest, PostsTheDifferencesOnceIntoTheLedger) {
  record("k1", "TEA", 8);
  record("k2", "CUP", 2);
  record("k3", "NEW", 4);
  ASSERT_TRUE(counts.post("c1", "stf_2"));
  ASSERT_TRUE(counts.post("c1", "stf_2"));
  EXPECT_EQ(on_hand("TEA"), 8);
  EXPECT_EQ(on_hand("CUP"), 2);
  EXPECT_EQ(on_hand("NEW"), 4);
  EXPECT_EQ(counts.load("c1")->state, CountState::kPosted);
  EXPECT_EQ(counts.record("c1", {"k4", "TEA", 1, false, {}}).error().code, "stock_count.ended");
  const auto report = inventory.check_ledger();
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->differences.empty());
}

TEST_F(StockCountTest, WhatIsSoldBetweenCountingAndPostingStaysSold) {
  record("k1", "TEA", 9);  // one is missing
  ASSERT_TRUE(inventory.reserve("o1", {{"TEA", 4}}, {}, clock.now() + milliseconds{60'000}));
  ASSERT_TRUE(inventory.confirm("o1", {{"TEA", 4}}));
  ASSERT_TRUE(counts.post("c1", "stf_1"));
  EXPECT_EQ(on_hand("TEA"), 5);
}

TEST_F(StockCountTest, ACancelledCountChangesNothing) {
  record("k1", "TEA", 1);
  ASSERT_TRUE(counts.forget("c1", "TEA"));
  record("k2", "CUP", 0);
  ASSERT_TRUE(counts.cancel("c1", "stf_1"));
  EXPECT_EQ(counts.post("c1", "stf_1").error().code, "stock_count.ended");
  EXPECT_EQ(on_hand("CUP"), 2);
  EXPECT_EQ(counts.load("nothing").error().code, "stock_count.missing");
  EXPECT_EQ(counts.open("c2", "moon", {}, {}).error().code, "stock.location");
}

TEST_F(StockCountTest, TheLedgerIsReadFromItsNewestEnd) {
  for (int i = 0; i < 5; ++i) {
    clock.advance(milliseconds{1'000});
    ASSERT_TRUE(inventory.adjust({"a" + std::to_string(i), "TEA", "shop", i + 1, {}}));
  }
  while (inventory.drain_outbox().value() > 0) {
  }
  const auto first = inventory.newest_movements("TEA", 2, {});
  ASSERT_TRUE(first) << describe(first.error());
  ASSERT_EQ(first->movements.size(), 2U);
  EXPECT_EQ(first->movements[0].legs.at("shop"), 5);
  EXPECT_EQ(first->movements[1].legs.at("shop"), 4);
  const auto second = inventory.newest_movements("TEA", 2, first->next_cursor);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->movements.at(0).legs.at("shop"), 3);
  EXPECT_EQ(inventory.newest_movements({}, 100, {})->movements.size(), 7U);
  EXPECT_EQ(inventory.items("CU", 10, {})->items.size(), 1U);
}

}  // namespace
}  // namespace souk::online::inventory
