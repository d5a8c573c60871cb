#include "online/inventory/inventory.hpp"

#include <atomic>

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/inventory/forwarding_store_for_test.hpp"
#include "online/inventory/stock_view.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"

namespace souk::online::inventory {
namespace {

class InventoryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    store.before_write(
        [this](std::string_view what, std::string_view collection, std::string_view id) -> Status {
          if (what != "replace") return {};
          ++replaces;
          if (overtake_next > 0) {  // another process slips in between our read and our write
            --overtake_next;
            const auto now = memory.get(collection, id);
            EXPECT_TRUE(memory.replace(collection, id, (*now)->revision, (*now)->body));
          }
          runtime::sleep_for(milliseconds{1});  // long enough for others to queue up behind the leader
          return {};
        });
    ASSERT_TRUE(locations.declare());
    ASSERT_TRUE(inventory.declare());
    ASSERT_TRUE(locations.save({.code = "east", .kind = LocationKind::kWarehouse}));
    ASSERT_TRUE(locations.save({.code = "shop", .kind = LocationKind::kStore}));
    ASSERT_TRUE(inventory.receive({"r1", "TEA", "east", 10, {}}));
    ASSERT_TRUE(inventory.receive({"r2", "CUP", "shop", 2, {}}));
  }
  std::int64_t left(std::string_view sku) { return inventory.availability(sku)->total; }
  void expect_ledger_agrees() {
    const auto report = inventory.check_ledger();
    ASSERT_TRUE(report) << describe(report.error());
    for (const auto& difference : report->differences) ADD_FAILURE() << difference;
  }
  Instant soon() { return clock.now() + milliseconds{60'000}; }

  ManualClock clock;
  std::atomic<int> replaces{0};
  std::atomic<int> overtake_next{0};
  engines::MemoryDocumentStore memory;
  ForwardingStore store{memory};
  Locations locations{store};
  Inventory inventory{store, locations, clock};
};

TEST_F(InventoryTest, ReservesAllLinesOrNone) {
  const auto refused = inventory.reserve("o1", {{"TEA", 3}, {"CUP", 3}}, {}, soon());
  EXPECT_EQ(refused.error().code, "stock.insufficient");
  EXPECT_EQ(left("TEA"), 10);
  ASSERT_TRUE(inventory.reserve("o1", {{"TEA", 3}, {"CUP", 2}}, {}, soon()));
  EXPECT_EQ(left("TEA"), 7);
  EXPECT_EQ(left("CUP"), 0);
}

TEST_F(InventoryTest, CountsALineThatIsNamedTwice) {
  EXPECT_FALSE(inventory.reserve("o1", {{"CUP", 1}, {"CUP", 2}}, {}, soon()));
  ASSERT_TRUE(inventory.reserve("o1", {{"CUP", 1}, {"CUP", 1}}, {}, soon()));
  EXPECT_EQ(left("CUP"), 0);
}

TEST_F(InventoryTest, UnknownGoodsAreSoldOut) {
  EXPECT_EQ(inventory.reserve("o1", {{"NONE", 1}}, {}, soon()).error().code, "stock.insufficient");
  EXPECT_EQ(left("NONE"), 0);
}

TEST_F(InventoryTest, RepeatsChangeNothing) {
  const std::vector<ReserveLine> lines{{"TEA", 3}};
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(inventory.reserve("o1", lines, {}, soon()));
  EXPECT_EQ(left("TEA"), 7);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(inventory.confirm("o1", lines));
  ASSERT_TRUE(inventory.drain_outbox());
  ASSERT_TRUE(inventory.confirm("o1", lines));  // known from the ledger now
  ASSERT_TRUE(inventory.release("o1", lines));
  EXPECT_EQ(left("TEA"), 7);
  EXPECT_EQ(inventory.rebuild_levels("TEA")->at("east"), 7);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(inventory.restock("o1", "return-1", {"TEA", 1}, {}));
  ASSERT_TRUE(inventory.drain_outbox());
  ASSERT_TRUE(inventory.restock("o1", "return-1", {"TEA", 1}, {}));
  EXPECT_EQ(left("TEA"), 8);
  expect_ledger_agrees();
}

TEST_F(InventoryTest, ALateRepeatOfReserveDoesNotSellTwice) {
  const std::vector<ReserveLine> lines{{"TEA", 3}};
  ASSERT_TRUE(inventory.reserve("o1", lines, {}, soon()));
  ASSERT_TRUE(inventory.confirm("o1", lines));
  ASSERT_TRUE(inventory.drain_outbox());
  ASSERT_TRUE(inventory.reserve("o1", lines, {}, soon()));  // a slow driver that was overtaken
  ASSERT_TRUE(inventory.confirm("o1", lines));
  clock.advance(milliseconds{120'000});
  ASSERT_TRUE(inventory.expire_reservations(clock.now(), [](std::string_view) { return Fate::kConfirm; }));
  EXPECT_EQ(left("TEA"), 7);
  expect_ledger_agrees();
}

TEST_F(InventoryTest, ExpiryGivesBackKeepsOrSells) {
  ASSERT_TRUE(inventory.reserve("gone", {{"TEA", 1}}, {}, soon()));
  ASSERT_TRUE(inventory.reserve("kept", {{"TEA", 2}}, {}, soon()));
  ASSERT_TRUE(inventory.reserve("paid", {{"TEA", 4}}, {}, soon()));
  const auto fate = [](std::string_view order) -> Result<Fate> {
    return order == "gone" ? Fate::kRelease : order == "kept" ? Fate::kKeep : Fate::kConfirm;
  };
  EXPECT_EQ(*inventory.expire_reservations(clock.now(), fate), 0U);
  clock.advance(milliseconds{60'001});
  EXPECT_EQ(*inventory.expire_reservations(clock.now(), fate), 3U);
  EXPECT_EQ(left("TEA"), 4);
  EXPECT_EQ(*inventory.expire_reservations(clock.now(), fate), 0U);
  EXPECT_EQ(inventory.sold_from("paid", "TEA")->at("east"), 4);
  expect_ledger_agrees();
}

TEST_F(InventoryTest, CommandsMoveGoodsAndLeaveTheirTrace) {
  ASSERT_TRUE(inventory.transfer({"t1", "TEA", "east", 4, {}}, "shop"));
  ASSERT_TRUE(inventory.transfer({"t1", "TEA", "east", 4, {}}, "shop"));
  EXPECT_EQ(inventory.availability("TEA")->by_location.at("shop"), 4);
  ASSERT_TRUE(inventory.count({"c1", "TEA", "shop", 3, "one broken"}));
  EXPECT_EQ(left("TEA"), 9);
  EXPECT_EQ(inventory.adjust({"a1", "TEA", "shop", -4, {}}).error().code, "stock.insufficient");
  EXPECT_EQ(inventory.receive({"", "TEA", "shop", 1, {}}).error().code, "stock.command_id");
  ASSERT_TRUE(inventory.import_levels({{"i1", "POT", "east", 5, {}}, {"i1", "POT", "shop", 6, {}}}));
  EXPECT_EQ(left("POT"), 11);
  ASSERT_TRUE(inventory.drain_outbox());
  EXPECT_EQ(inventory.rebuild_levels("TEA").value(),
            (std::map<std::string, std::int64_t>{{"east", 6}, {"shop", 3}}));
  expect_ledger_agrees();
}

TEST_F(InventoryTest, TheLedgerCheckSeesALostMovement) {
  ASSERT_TRUE(inventory.drain_outbox());
  ASSERT_TRUE(store.erase(kMovementCollection, "TEA/received:r1", 0));
  const auto report = inventory.check_ledger();
  ASSERT_EQ(report->differences.size(), 1U);
  EXPECT_EQ(report->differences.front(), "TEA in east: 10 on hand, the ledger says 0.");
}

TEST_F(InventoryTest, SeesTheWritesOfAnotherProcess) {
  Inventory other{store, locations, clock};
  EXPECT_EQ(other.availability("TEA")->total, 10);
  ASSERT_TRUE(inventory.reserve("o1", {{"TEA", 10}}, {}, soon()));
  EXPECT_FALSE(other.reserve("o2", {{"TEA", 1}}, {}, soon()));  // its copy said that there were ten
  ASSERT_TRUE(inventory.release("o1", {{"TEA", 10}}));
  ASSERT_TRUE(other.reserve("o2", {{"TEA", 10}}, {}, soon()));  // its copy said that there were none
  inventory.note_change({.collection = "stock", .id = "TEA", .revision = 1'000});
  EXPECT_EQ(left("TEA"), 0);
}

TEST_F(InventoryTest, TriesAgainWhenOvertaken) {
  overtake_next = 5;
  ASSERT_TRUE(inventory.reserve("o1", {{"TEA", 3}}, {}, soon()));
  EXPECT_EQ(left("TEA"), 7);
}

TEST_F(InventoryTest, ManyBuyersOfOneSkuShareWritesAndGetExactlyWhatIsThere) {
  ASSERT_TRUE(inventory.receive({"r9", "HOT", "east", 100, {}}));
  runtime::Cores cores{2};
  std::atomic<int> bought = 0;
  std::atomic<int> refused = 0;
  const int before = replaces;
  {
    std::atomic<int> left_to_end = 256;
    for (int i = 0; i < 256; ++i) {
      runtime::spawn(cores.next(), [&, i] {
        const auto answer = inventory.reserve("o" + std::to_string(i), {{"HOT", 1}}, {}, soon());
        if (answer) {
          ++bought;
        } else if (answer.error().code == "stock.insufficient") {
          ++refused;
        }
        --left_to_end;
      });
    }
    while (left_to_end > 0) runtime::sleep_for(milliseconds{1});
  }
  EXPECT_EQ(bought, 100);
  EXPECT_EQ(refused, 156);
  EXPECT_LE(replaces - before, 20);
  expect_ledger_agrees();
}

TEST_F(InventoryTest, PagesGlanceWithoutWaiting) {
  GlancingStockView view{inventory};
  std::vector<std::string> turned;
  view.on_turn([&](const std::string& sku) { turned.push_back(sku); });
  EXPECT_TRUE(view.in_stock("TEA"));
  EXPECT_TRUE(view.in_stock("NONE"));  // not heard of: a reservation decides
  EXPECT_EQ(*view.look_up_wanted(), 2U);
  EXPECT_TRUE(view.in_stock("TEA"));
  EXPECT_FALSE(view.in_stock("NONE"));  // where there is no item, there are no goods
  ASSERT_TRUE(inventory.reserve("o1", {{"TEA", 10}}, {}, soon()));
  ASSERT_TRUE(view.look({"TEA"}));
  EXPECT_FALSE(view.in_stock("TEA"));
  ASSERT_TRUE(inventory.release("o1", {{"TEA", 10}}));
  ASSERT_TRUE(view.look({"TEA"}));
  EXPECT_TRUE(view.in_stock("TEA"));
  EXPECT_EQ(turned, (std::vector<std::string>{"NONE", "TEA", "TEA", "TEA"})) << "first: where TEA lies";
}

TEST_F(InventoryTest, PagesKnowWhichStoresHaveWhat) {
  GlancingStockView view{inventory, &locations};
  std::vector<std::string> turned;
  ASSERT_TRUE(view.look({"TEA"}));
  view.on_turn([&](const std::string& sku) { turned.push_back(sku); });
  const auto stores = [&] {
    std::vector<std::string> codes;
    const auto have = view.stores_with("TEA");
    for (const auto& place : view.store_places())
      if (std::find(have.begin(), have.end(), place.number) != have.end()) codes.push_back(place.code);
    return codes;
  };
  const auto before = stores();
  for (const auto& location : *locations.all()) {
    if (location.kind != LocationKind::kStore) continue;
    ASSERT_TRUE(inventory.count(
        {.command_id = "count-" + location.code, .sku = "TEA", .location = location.code, .quantity = 3}));
  }
  ASSERT_TRUE(view.look({"TEA"}));
  EXPECT_GT(stores().size(), before.size());
  EXPECT_EQ(turned, (std::vector<std::string>{"TEA"})) << "it was there before, but not in these stores";
  ASSERT_TRUE(view.look({"TEA"}));
  EXPECT_EQ(turned.size(), 1U);
}

TEST(StockGlance, IsBounded) {
  StockGlance glance{160};
  for (int i = 0; i < 20'000; ++i) glance.note("S" + std::to_string(i), i);
  EXPECT_LE(glance.size(), 160U);
  for (int i = 0; i < 20'000; ++i) (void)glance.available("T" + std::to_string(i));
  EXPECT_EQ(glance.take_wanted(100'000).size(), 10'000U);
}

TEST(ItemCache, IsBounded) {
  ItemCache cache{64};
  for (int i = 0; i < 10'000; ++i) {
    auto item = std::make_shared<engines::Stored<StockItem>>();
    item->id = "S" + std::to_string(i);
    item->revision = 1;
    cache.put(std::move(item));
  }
  EXPECT_LE(cache.size(), 64U);
  EXPECT_EQ(cache.get("S0"), nullptr);
  EXPECT_NE(cache.get("S9999"), nullptr);
}

}  // namespace
}  // namespace souk::online::inventory
