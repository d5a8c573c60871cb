#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/cart/cart_service.hpp"
#include "online/report/dashboard.hpp"
#include "online/report/live.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::report {
namespace {

const Instant kNow = *parse_instant("2026-11-24T04:00:00Z");  // noon in the shop
const Currency kYuan = Currency::of("CNY");

order::Order paid_order(const std::string& id, std::int64_t minor, Instant at = kNow,
                        const std::string& product = "TEA") {
  order::Order made{.id = id, .number = order::order_number(id)};
  made.currency = kYuan;
  made.placed_at = at;
  made.lines = {{.sku = product + "-1", .product_sku = product, .quantity = 2, .total_minor = minor}};
  made.totals.grand_minor = minor;
  made.payment = {.payment_id = "pay_" + id, .paid_minor = minor};
  made.state = order::OrderState::kPaid;
  return made;
}

struct Figured {
  explicit Figured(engines::DocumentStore& its_store) : store{its_store} {}
  void declare() {
    ASSERT_TRUE(orders.declare());
    ASSERT_TRUE(tally.declare());
    ASSERT_TRUE(alarms.declare());
    ASSERT_TRUE(inventory.declare());
    ASSERT_TRUE(locations.declare());
    ASSERT_TRUE(catalogue::declare_collections(store));
    ASSERT_TRUE(store.declare({.name = std::string{cart::kCartCollection}, .indexes = {}}));
  }
  void follow() {
    for (int i = 0; i < 20; ++i) {
      const auto looked = tally.follow(milliseconds{0});
      ASSERT_TRUE(looked) << describe(looked.error());
    }
  }
  Dashboard today() {
    auto shown = reports.dashboard(Range::kToday, kYuan);
    EXPECT_TRUE(shown) << describe(shown.error());
    return shown ? *shown : Dashboard{};
  }

  engines::DocumentStore& store;
  ManualClock clock{kNow};
  SeededRandom random{1};
  shop::SettingsStore settings{store};
  catalogue::Catalogue catalogue{store, settings};
  inventory::Locations locations{store};
  inventory::Inventory inventory{store, locations, clock};
  order::Orders orders{store};
  Tally tally{{.store = &store, .orders = &orders, .clock = &clock}};
  StockAlarms alarms{store, inventory, clock};
  Visitors visitors{clock, random};
  Reports reports{{.store = &store,
                   .tally = &tally,
                   .alarms = &alarms,
                   .visitors = &visitors,
                   .catalogue = &catalogue,
                   .clock = &clock}};
};

class Report : public ::testing::Test {
 protected:
  void SetUp() override {
    shop.declare();
    shop.follow();  // the first time everything is counted from the orders
  }
  void place(order::Order order) { ASSERT_TRUE(shop.orders.place(std::move(order))); }
  engines::MemoryDocumentStore store;
  Figured shop{store};
};

TEST_F(Report, CountsPaidOrdersByHourChannelAndProduct) {
  place(paid_order("ord_1", 10'000));
  place(paid_order("ord_2", 30'000, kNow - milliseconds{7'200'000}, "POT"));
  auto in_store = paid_order("ord_3", 5'000);
  in_store.shipping = {.kind = shop::ShippingKind::kPickup, .location = "xintiandi"};
  place(in_store);
  auto unpaid = paid_order("ord_4", 99'000);
  unpaid.payment.paid_minor = 0;
  unpaid.state = order::OrderState::kPlaced;
  place(unpaid);
  shop.follow();

  const auto shown = shop.today();
  EXPECT_EQ(shown.period.orders, 3);
  EXPECT_EQ(shown.period.sales_minor, 45'000);
  EXPECT_EQ(shown.period.average_minor(), 15'000);
  EXPECT_EQ(shown.period.units, 6);
  ASSERT_EQ(shown.points.size(), 13U) << "the hours of today so far";
  EXPECT_EQ(shown.points.back().orders, 2);
  EXPECT_EQ(shown.points[10].sales_minor, 30'000);
  ASSERT_EQ(shown.channels.size(), 2U);
  EXPECT_EQ(shown.channels[0].channel, "online");
  EXPECT_EQ(shown.channels[1].sales_minor, 5'000);
  ASSERT_EQ(shown.products.size(), 2U);
  EXPECT_EQ(shown.products[0].sku, "POT");
  EXPECT_EQ(shown.products[1].units, 4);
  EXPECT_EQ(shown.states.at("paid"), 3);
  EXPECT_EQ(shown.states.at("placed"), 1);
}

TEST_F(Report, EachRevisionOfAnOrderCountsOnce) {
  place(paid_order("ord_1", 10'000));
  shop.follow();
  ASSERT_TRUE(shop.orders.act("ord_1", [&](order::Order& each) {
    return each.refund({"staff", kNow}, {.id = "r1", .lines = {{.sku = "TEA-1", .minor = 4'000}}});
  }));
  shop.follow();
  EXPECT_EQ(shop.today().period.sales_minor, 6'000);
  EXPECT_EQ(shop.today().period.refunded_minor, 4'000);
  EXPECT_EQ(shop.today().period.orders, 1);

  // The whole feed once more, as after a restored position.
  auto progress = *engines::Collection<Progress>{store, std::string{kProgress}}.load("orders");
  progress.value.sequence = 0;
  ASSERT_TRUE((engines::Collection<Progress>{store, std::string{kProgress}}.replace(progress)));
  Figured again{store};
  again.follow();
  EXPECT_EQ(again.today().period.sales_minor, 6'000);
  EXPECT_EQ(again.today().period.orders, 1);
}

TEST_F(Report, CancelledOrdersLeaveTheSales) {
  place(paid_order("ord_1", 10'000));
  place(paid_order("ord_2", 20'000));
  shop.follow();
  ASSERT_TRUE(shop.orders.act("ord_1", [](order::Order& each) {
    return each.cancel({"staff", kNow}, "out of tea");
  }));
  shop.follow();
  const auto shown = shop.today();
  EXPECT_EQ(shown.period.orders, 1);
  EXPECT_EQ(shown.period.cancelled, 1);
  EXPECT_EQ(shown.period.sales_minor, 20'000);
  ASSERT_EQ(shown.products.size(), 1U);
  EXPECT_EQ(shown.products[0].units, 2);
  EXPECT_EQ(shown.states.at("cancelled"), 1);
}

TEST_F(Report, CartsStartedMakeTheConversion) {
  for (const auto* id : {"c1", "c2", "c3", "c4"}) ASSERT_TRUE(store.insert(cart::kCartCollection, id, "{}"));
  ASSERT_TRUE(store.put(cart::kCartCollection, "c1", R"({"changed":1})"));
  place(paid_order("ord_1", 10'000));
  shop.follow();
  EXPECT_EQ(shop.today().period.carts, 4);
  EXPECT_EQ(shop.today().period.conversion_basis_points(), 2'500);
}

TEST_F(Report, ComparesWithThePeriodBefore) {
  place(paid_order("ord_1", 10'000));
  place(paid_order("ord_0", 8'000, kNow - milliseconds{24LL * 3'600'000}));
  shop.follow();
  EXPECT_EQ(shop.today().before.sales_minor, 8'000);
  const auto week = shop.reports.dashboard(Range::kWeek, kYuan);
  ASSERT_TRUE(week);
  EXPECT_EQ(week->points.size(), 7U);
  EXPECT_EQ(week->period.sales_minor, 18'000);
  const auto year = shop.reports.dashboard(Range::kYear, kYuan);
  ASSERT_TRUE(year);
  EXPECT_EQ(year->points.size(), 12U);
  EXPECT_EQ(year->points.front().at, "2025-12");
  EXPECT_EQ(year->period.sales_minor, 18'000);
}

TEST_F(Report, RebuildingFindsTheSameFigures) {
  for (int day = 0; day < 40; ++day) {
    const auto id = "ord_" + std::to_string(100 + day);
    place(paid_order(id, 1'000 + day, kNow - milliseconds{(40 - day) * 23LL * 3'600'000}));
  }
  ASSERT_TRUE(store.insert(cart::kCartCollection, "c1", "{}"));
  shop.follow();
  const auto before = shop.reports.dashboard(Range::kMonth, kYuan);
  std::int64_t told = 0;
  ASSERT_TRUE(shop.tally.rebuild([&](std::int64_t orders) { told = orders; }));
  EXPECT_EQ(told, 40);
  shop.follow();
  const auto after = shop.reports.dashboard(Range::kMonth, kYuan);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(to_json(*before), to_json(*after));
  EXPECT_GT(after->period.orders, 25);
  EXPECT_EQ(after->period.carts, 1);
  EXPECT_EQ(*shop.tally.generation(), 2);
}

TEST_F(Report, ClosingTheShopEndsARebuildAndTheNextStartBeginsItAnew) {
  place(paid_order("ord_1", 10'000));
  const auto stopped = shop.tally.rebuild([&](std::int64_t) { shop.tally.stop(); });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, "report.stopped");
  EXPECT_EQ(*shop.tally.generation(), 1) << "the figures that were there are shown meanwhile";

  Figured again{store};
  ASSERT_TRUE(again.tally.rebuild());
  EXPECT_EQ(*again.tally.generation(), 3);
  EXPECT_EQ(again.today().period.orders, 1);
}

TEST_F(Report, StockAlarmsComeAndGo) {
  ASSERT_TRUE(shop.locations.save({.code = "wh", .kind = inventory::LocationKind::kWarehouse}));
  const auto count = [&](const std::string& id, const std::string& sku, std::int64_t quantity) {
    ASSERT_TRUE(shop.inventory.count({id, sku, "wh", quantity, ""}));
    ASSERT_TRUE(shop.alarms.look({sku}));
  };
  count("a", "TEA-1", 3);
  count("b", "POT-1", 0);
  count("c", "CUP-1", 50);
  EXPECT_EQ(shop.alarms.counts()->out, 1);
  EXPECT_EQ(shop.alarms.counts()->low, 1);
  std::string next;
  const auto alarms = shop.alarms.list(10, "", &next);
  ASSERT_TRUE(alarms);
  ASSERT_EQ(alarms->size(), 2U);
  EXPECT_EQ(alarms->front().sku, "POT-1");
  count("d", "POT-1", 20);
  EXPECT_EQ(shop.alarms.counts()->out, 0);
}

TEST_F(Report, VisitorsAreCountedForFiveMinutes) {
  shop.visitors.saw("10.0.0.1 Firefox");
  shop.visitors.saw("10.0.0.1 Firefox");
  shop.visitors.saw("10.0.0.2 Safari");
  EXPECT_EQ(shop.visitors.now(), 2);
  EXPECT_EQ(shop.visitors.pages_by_minute().back(), 3);
  shop.clock.advance(milliseconds{4 * 60'000});
  shop.visitors.saw("10.0.0.2 Safari");
  EXPECT_EQ(shop.visitors.now(), 2);
  shop.clock.advance(milliseconds{60'000});
  EXPECT_EQ(shop.visitors.now(), 1);
  for (std::size_t i = 0; i < Visitors::kMaxVisitors * 2; ++i) shop.visitors.saw("bot " + std::to_string(i));
  EXPECT_LE(shop.visitors.now(), static_cast<std::int64_t>(Visitors::kMaxVisitors));
}

TEST_F(Report, ShowsTheLastOrdersLive) {
  Live live{shop.visitors};
  shop.tally.on_counted([&](const Step& step) { live.counted(step); });
  place(paid_order("ord_1", 10'000));
  shop.follow();
  ASSERT_EQ(live.figures().orders.size(), 1U);
  EXPECT_EQ(live.figures().orders[0].minor, 10'000);
  EXPECT_EQ(live.version(), 1);
}

// Whichever write fails, what comes after counts everything once.
TEST(ReportAfterFailure, CountsOnceWhicheverWriteWasTheLast) {
  using support::FaultyDocumentStore;
  bool failed = true;
  for (std::size_t step = 0; failed; ++step) {
    engines::MemoryDocumentStore real;
    {
      Figured before{real};
      before.declare();
      before.follow();
      ASSERT_TRUE(before.orders.place(paid_order("ord_1", 10'000)));
      before.follow();
      ASSERT_TRUE(before.orders.place(paid_order("ord_2", 20'000)));
      ASSERT_TRUE(before.orders.act("ord_1", [](order::Order& each) {
        return each.cancel({"staff", kNow}, "no tea");
      }));
    }
    FaultyDocumentStore faulty{real};
    faulty.fail_at(step / 2 + 1,
                   step % 2 == 0 ? FaultyDocumentStore::When::kBefore : FaultyDocumentStore::When::kAfter);
    {
      Figured dying{faulty};
      (void)dying.tally.follow(milliseconds{0});
    }
    failed = faulty.has_failed();
    Figured after{real};
    after.follow();
    EXPECT_EQ(after.today().period.orders, 1) << step;
    EXPECT_EQ(after.today().period.sales_minor, 20'000) << step;
    EXPECT_EQ(after.today().states.at("cancelled"), 1) << step;
    EXPECT_EQ(after.today().states.at("paid"), 1) << step;
  }
}

}  // namespace
}  // namespace souk::online::report
