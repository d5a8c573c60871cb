#include "online/inventory/stock_item.hpp"

#include <gtest/gtest.h>

namespace souk::online::inventory {
namespace {

class StockItemTest : public ::testing::Test {
 protected:
  StockItemTest() {
    item.sku = "TEA";
    item.levels = {{"east", {5, 0}}, {"shop", {3, 0}}, {"mall", {4, 0}}};
    locations = {{.code = "east", .kind = LocationKind::kWarehouse}, {.code = "shop"}, {.code = "mall"}};
  }
  Status reserve(std::string_view order, std::int64_t quantity, std::string_view at = {},
                 bool backorder = false) {
    return item.reserve(order, {"TEA", quantity, backorder}, {at, &locations}, Instant{1000});
  }
  StockItem item;
  std::vector<Location> locations;
};

TEST_F(StockItemTest, TakesFromTheWarehouseFirstAndSaysWhy) {
  ASSERT_TRUE(reserve("o1", 5));
  const auto& reservation = item.reservations.at("o1");
  EXPECT_EQ(reservation.parts, (std::map<std::string, std::int64_t>{{"east", 5}}));
  EXPECT_EQ(reservation.rule, "warehouse");
  EXPECT_EQ(reservation.reason, "Warehouse east has all of it.");
}

TEST_F(StockItemTest, OneParcelFromTheStoreWithMostBeforeASplit) {
  ASSERT_TRUE(reserve("o1", 4));
  ASSERT_TRUE(reserve("o2", 2));
  EXPECT_EQ(item.reservations.at("o2").parts, (std::map<std::string, std::int64_t>{{"mall", 2}}));
  EXPECT_EQ(item.reservations.at("o2").rule, "one_store");
}

TEST_F(StockItemTest, SplitsWhereNobodyHasAllOfIt) {
  ASSERT_TRUE(reserve("o1", 10));
  EXPECT_EQ(item.reservations.at("o1").parts,
            (std::map<std::string, std::int64_t>{{"east", 5}, {"mall", 4}, {"shop", 1}}));
  EXPECT_EQ(item.reservations.at("o1").rule, "split");
}

TEST_F(StockItemTest, PickUpTakesFromThatStoreOnly) {
  EXPECT_EQ(reserve("o1", 4, "shop").error().message, "Only 3 of TEA left in shop.");
  ASSERT_TRUE(reserve("o1", 3, "shop"));
  EXPECT_EQ(item.availability().by_location.at("shop"), 0);
}

TEST_F(StockItemTest, RefusesMoreThanThereIsAndStaysAsItWas) {
  const auto before = to_json(item);
  const auto refused = reserve("o1", 13);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "stock.insufficient");
  EXPECT_EQ(to_json(item), before);
}

TEST_F(StockItemTest, BackorderOwesTheRest) {
  ASSERT_TRUE(reserve("o1", 13, {}, true));
  EXPECT_EQ(item.levels.at("east").available(), -8);
  EXPECT_EQ(item.availability().by_location.at("east"), 0);
}

TEST_F(StockItemTest, ConfirmTurnsAReservationIntoAMovement) {
  ASSERT_TRUE(reserve("o1", 5));
  ASSERT_TRUE(item.confirm("o1", {"TEA", 5}, {{}, &locations}, Instant{5}));
  EXPECT_EQ(item.levels.at("east").on_hand, 0);
  EXPECT_EQ(item.levels.at("east").reserved, 0);
  EXPECT_EQ(item.outbox.at("TEA/sold:o1").legs, (std::map<std::string, std::int64_t>{{"east", -5}}));
  EXPECT_FALSE(item.earliest_until);
  EXPECT_TRUE(item.outbox_since);
}

TEST_F(StockItemTest, ConfirmWithoutAReservationNeedsTheGoods) {
  ASSERT_TRUE(item.confirm("late", {"TEA", 5}, {{}, &locations}, Instant{5}));
  EXPECT_EQ(item.confirm("later", {"TEA", 8}, {{}, &locations}, Instant{5}).error().code,
            "stock.insufficient");
  EXPECT_TRUE(item.reservations.empty());
}

TEST_F(StockItemTest, ReleaseGivesBackOnce) {
  ASSERT_TRUE(reserve("o1", 5));
  EXPECT_TRUE(item.release("o1"));
  EXPECT_FALSE(item.release("o1"));
  EXPECT_EQ(item.availability().total, 12);
}

TEST_F(StockItemTest, GoodsThatAreSetAsideCannotBeMovedAway) {
  ASSERT_TRUE(reserve("o1", 5));
  Movement out{.id = "x", .sku = "TEA", .legs = {{"east", -1}}};
  EXPECT_EQ(item.move(out, false).error().code, "stock.insufficient");
  EXPECT_EQ(item.levels.at("east").on_hand, 5);
}

TEST_F(StockItemTest, SurvivesItsDocument) {
  ASSERT_TRUE(reserve("o1", 10));
  ASSERT_TRUE(item.confirm("o2", {"TEA", 1}, {{}, &locations}, Instant{5}));
  const auto again = from_json<StockItem>(to_json(item), Strictness::kStored);
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(to_json(*again), to_json(item));
}

}  // namespace
}  // namespace souk::online::inventory
