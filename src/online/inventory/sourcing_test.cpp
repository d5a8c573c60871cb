#include "online/inventory/sourcing.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/inventory/inventory.hpp"
#include "online/inventory/region.hpp"

namespace souk::online::inventory {
namespace {

const Destination kHangzhou{"CN", "浙江省", "杭州市"};

std::vector<Location> places() {
  return {{.code = "jiaxing",
           .kind = LocationKind::kWarehouse,
           .latitude_e6 = 30'752'200,
           .longitude_e6 = 120'755'000,
           .priority = 30},
          {.code = "beijing",
           .kind = LocationKind::kWarehouse,
           .latitude_e6 = 39'904'000,
           .longitude_e6 = 116'407'000,
           .priority = 10},
          {.code = "westlake",
           .kind = LocationKind::kStore,
           .city = {{"zh-CN", "杭州市"}},
           .latitude_e6 = 30'250'000,
           .longitude_e6 = 120'140'000,
           .priority = 20}};
}

TEST(Sourcing, OneParcelWhereOneLocationHasAll) {
  const std::vector<SourcingLine> lines{{"TEA", 1, {{"jiaxing", 5}, {"westlake", 5}}},
                                        {"CUP", 1, {{"westlake", 1}}}};
  const auto plan = plan_sources(SourcingRule::kFewestParcels, lines, places(), kHangzhou);
  EXPECT_EQ(plan.order, (std::vector<std::string>{"westlake", "jiaxing"}));
  EXPECT_EQ(plan.reason, "One parcel: westlake (0 km) has the whole order.");
}

TEST(Sourcing, AmongEqualsAWarehouseThenTheNearest) {
  const std::vector<SourcingLine> lines{{"TEA", 1, {{"beijing", 5}, {"jiaxing", 5}, {"westlake", 5}}}};
  EXPECT_EQ(plan_sources(SourcingRule::kFewestParcels, lines, places(), kHangzhou).order.front(), "jiaxing");
}

TEST(Sourcing, TheFewestParcelsAreFoundWhereTheGreedyWayMissesThem) {
  // "a" has most lines but then needs two more; "b" and "c" do it together.
  std::vector<SourcingLine> lines;
  for (int i = 0; i < 6; ++i) {
    SourcingLine line{"S" + std::to_string(i), 1, {{i < 3 ? "b" : "c", 1}}};
    if (i > 0 && i < 5) line.available["a"] = 1;
    lines.push_back(line);
  }
  const auto plan = plan_sources(SourcingRule::kFewestParcels, lines, {}, {});
  EXPECT_EQ((std::set<std::string>{plan.order[0], plan.order[1]}), (std::set<std::string>{"b", "c"}));
  EXPECT_EQ(plan.order.size(), 3U);
  EXPECT_NE(plan.reason.find("2 parcels are the fewest"), std::string::npos);
}

TEST(Sourcing, NearestAndPriorityAreJustThat) {
  const std::vector<SourcingLine> lines{{"TEA", 1, {{"beijing", 5}, {"jiaxing", 5}, {"westlake", 5}}}};
  EXPECT_EQ(plan_sources(SourcingRule::kNearest, lines, places(), kHangzhou).order,
            (std::vector<std::string>{"westlake", "jiaxing", "beijing"}));
  EXPECT_EQ(plan_sources(SourcingRule::kPriority, lines, places(), kHangzhou).order,
            (std::vector<std::string>{"beijing", "westlake", "jiaxing"}));
  auto closed = places();
  closed[2].active = false;
  EXPECT_EQ(plan_sources(SourcingRule::kNearest, lines, closed, kHangzhou).order.front(), "jiaxing");
}

TEST(Sourcing, DistancesAreAboutRight) {
  EXPECT_NEAR(static_cast<double>(distance_km(places()[1], {"CN", "上海市", {}}).value()), 1067, 10);
  EXPECT_NEAR(static_cast<double>(kilometres(*region_of("US", "NY"), *region_of("US", "CA"))), 3980, 60);
  EXPECT_FALSE(region_of("FR", "Paris"));
  EXPECT_FALSE(distance_km(places()[0], {"CN", "火星省", {}}));
}

TEST(Sourcing, AnOrderIsSetAsideByItsPlanAndKeepsTheReason) {
  ManualClock clock;
  engines::MemoryDocumentStore store;
  Locations locations{store};
  Inventory inventory{store, locations, clock};
  ASSERT_TRUE(locations.declare());
  ASSERT_TRUE(inventory.declare());
  for (const auto& place : places()) ASSERT_TRUE(locations.save(place));
  for (const auto* at : {"jiaxing", "westlake"}) ASSERT_TRUE(inventory.receive({at, "TEA", at, 5, {}}));
  ASSERT_TRUE(inventory.receive({"r", "CUP", "westlake", 1, {}}));
  const std::vector<ReserveLine> lines{{"TEA", 2}, {"CUP", 1}};
  ASSERT_TRUE(
      inventory.reserve_for("o1", lines, {.destination = kHangzhou}, clock.now() + milliseconds{60'000}));
  ASSERT_TRUE(inventory.confirm("o1", lines));
  for (const auto* sku : {"TEA", "CUP"}) {
    const auto sale = inventory.sale_of("o1", sku).value();
    ASSERT_TRUE(sale);
    EXPECT_EQ(sale->legs.begin()->first, "westlake");
    EXPECT_EQ(sale->note, "One parcel: westlake (0 km) has the whole order.");
  }
  // What the plan counted on may be gone: then the next in its order gives, and nothing is oversold.
  ASSERT_TRUE(inventory.reserve_for("o2", {{"TEA", 8}}, {.destination = kHangzhou},
                                    clock.now() + milliseconds{60'000}));
  EXPECT_EQ(inventory.reserve_for("o3", {{"TEA", 1}}, {}, clock.now()).error().code, "stock.insufficient");
}

}  // namespace
}  // namespace souk::online::inventory
