#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/inventory/inventory.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::inventory {
namespace {

using support::FaultyDocumentStore;

class TransitTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(locations.declare());
    ASSERT_TRUE(goods.declare());
    ASSERT_TRUE(locations.save({.code = "east", .kind = LocationKind::kWarehouse}));
    ASSERT_TRUE(locations.save({.code = "shop", .kind = LocationKind::kStore}));
    ASSERT_TRUE(goods.receive({"r1", "TEA", "east", 10, {}}));
  }
  Instant soon() { return clock.now() + milliseconds{60'000}; }
  Level at(const std::string& place) {
    auto levels = goods.levels("TEA").value();
    return levels[place];
  }
  std::int64_t on_the_way() {
    std::int64_t sum = 0;
    const auto page = goods.items_in_transit(10, {}).value();
    for (const auto& item : page.items) sum += item.total_in_transit();
    return sum;
  }
  void expect_ledger_agrees(Inventory& books, const std::string& where = {}) {
    const auto report = books.check_ledger();
    ASSERT_TRUE(report) << describe(report.error());
    for (const auto& difference : report->differences) ADD_FAILURE() << where << difference;
  }

  ManualClock clock;
  engines::MemoryDocumentStore memory;
  FaultyDocumentStore store{memory};
  Locations locations{store};
  Inventory goods{store, locations, clock};
};

TEST_F(TransitTest, GoodsOnTheirWayAreNowhereAndNobodyBuysThem) {
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(goods.send({"t1", "TEA", "east", 8, "van 3"}, "shop"));
  EXPECT_EQ(at("east").on_hand, 2);
  EXPECT_EQ(at("shop").on_hand, 0);
  EXPECT_EQ(on_the_way(), 8);
  EXPECT_EQ(goods.availability("TEA")->total, 2);
  EXPECT_EQ(goods.reserve("o1", {{"TEA", 3}}, {}, soon()).error().code, "stock.insufficient");
  expect_ledger_agrees(goods);
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(goods.arrive("TEA", {.transfer_id = "t1", .location = {}, .quantity = 8, .note = {}}));
  EXPECT_EQ(at("shop").on_hand, 8);
  EXPECT_EQ(on_the_way(), 0);
  ASSERT_TRUE(goods.reserve("o1", {{"TEA", 3}}, {}, soon()));
  expect_ledger_agrees(goods);
  ASSERT_TRUE(goods.drain_outbox());
  ASSERT_TRUE(goods.send({"t1", "TEA", "east", 1, {}}, "shop")) << "a repeat long after";
  ASSERT_TRUE(goods.arrive("TEA", {.transfer_id = "t1", .location = {}, .quantity = 1, .note = {}}));
  EXPECT_EQ(at("shop").on_hand, 8);
  EXPECT_EQ(on_the_way(), 0);
  expect_ledger_agrees(goods);
}

TEST_F(TransitTest, WhatDidNotArriveIsWrittenDown) {
  ASSERT_TRUE(goods.send({"t1", "TEA", "east", 5, {}}, "shop"));
  ASSERT_TRUE(goods.arrive("TEA", {.transfer_id = "t1", .location = {}, .quantity = 3, .note = "two broke"}));
  ASSERT_TRUE(goods.drain_outbox());
  std::optional<Movement> arrived;
  ASSERT_TRUE(goods.each_movement([&](const Movement& movement) -> Status {
    if (movement.reason == MovementReason::kArrived) arrived = movement;
    return {};
  }));
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->missing, 2);
  EXPECT_EQ(arrived->other_place, "east");
  EXPECT_EQ(arrived->note, "two broke");
  EXPECT_EQ(arrived->legs, (std::map<std::string, std::int64_t>{{"shop", 3}}));
  EXPECT_EQ(at("east").on_hand + at("shop").on_hand, 8);
  expect_ledger_agrees(goods);
}

TEST_F(TransitTest, AVanThatTurnsRoundBringsThemBack) {
  ASSERT_TRUE(goods.send({"t1", "TEA", "east", 5, {}}, "shop"));
  ASSERT_TRUE(goods.arrive("TEA", {.transfer_id = "t1", .location = "east", .quantity = 5, .note = {}}));
  EXPECT_EQ(at("east").on_hand, 10);
  expect_ledger_agrees(goods);
}

TEST_F(TransitTest, RefusesWhatCannotBe) {
  ASSERT_TRUE(goods.reserve("o1", {{"TEA", 7}}, {}, soon()));
  EXPECT_EQ(goods.send({"t1", "TEA", "east", 4, {}}, "shop").error().code, "stock.insufficient")
      << "what is set aside stays";
  EXPECT_EQ(goods.send({"t1", "TEA", "east", 1, {}}, "east").error().code, "stock.location");
  EXPECT_EQ(goods.send({"t1", "TEA", "east", 0, {}}, "shop").error().code, "stock.quantity");
  EXPECT_EQ(goods.send({"t1", "NONE", "east", 1, {}}, "shop").error().code, "stock.insufficient");
  const auto arrive = [&](const std::string& sku, const std::string& id, std::int64_t quantity) {
    return goods.arrive(sku, {.transfer_id = id, .location = {}, .quantity = quantity, .note = {}})
        .error()
        .code;
  };
  EXPECT_EQ(arrive("TEA", "t1", 1), "stock.no_transfer");
  EXPECT_EQ(arrive("NONE", "t1", 1), "stock.no_transfer");
  EXPECT_EQ(arrive("TEA", "", 1), "stock.no_transfer");
  ASSERT_TRUE(goods.send({"t1", "TEA", "east", 3, {}}, "shop"));
  EXPECT_EQ(arrive("TEA", "t1", 4), "stock.more_than_sent");
  EXPECT_EQ(arrive("TEA", "t1", -1), "stock.more_than_sent");
  EXPECT_EQ(on_the_way(), 3);
}

// The process dies at its n-th write, and another one goes on.
TEST_F(TransitTest, WhereverItDiesGoodsAreNeitherLostNorDoubled) {
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    bool more = true;
    for (std::size_t n = 1; more; ++n) {
      ASSERT_LT(n, 20U);
      const auto tag = std::to_string(n) + (when == FaultyDocumentStore::When::kBefore ? "b" : "a");
      store.fail_at(0, when);
      ASSERT_TRUE(goods.receive({"in" + tag, "TEA", "east", 2, {}}));
      ASSERT_TRUE(goods.drain_outbox());
      const auto east = at("east").on_hand;
      const auto shop = at("shop").on_hand;
      const auto work = [&](Inventory& process) -> Status {
        TRY(process.send({"t" + tag, "TEA", "east", 2, {}}, "shop"));
        TRY(process.drain_outbox());
        TRY(process.arrive("TEA", {.transfer_id = "t" + tag, .location = {}, .quantity = 1, .note = {}}));
        TRY(process.drain_outbox());
        return {};
      };
      store.fail_at(n, when);
      (void)work(goods);
      more = store.has_failed();
      store.fail_at(0, when);
      Inventory other{store, locations, clock};
      expect_ledger_agrees(other, tag + ": ");
      const auto done = work(other);
      ASSERT_TRUE(done) << describe(done.error()) << " after write " << n;
      expect_ledger_agrees(other, tag + ": ");
      EXPECT_EQ(at("east").on_hand, east - 2) << tag;
      EXPECT_EQ(at("shop").on_hand, shop + 1) << tag;
      EXPECT_EQ(on_the_way(), 0) << tag;
      goods.note_change({.collection = std::string{kStockCollection}, .id = "TEA", .revision = 0});
    }
  }
}

}  // namespace
}  // namespace souk::online::inventory
