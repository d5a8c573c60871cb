#include "online/fulfilment/fulfilment.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/fulfilment/routes.hpp"
#include "online/order/carrier.hpp"
#include "tests/support/checkout_bench.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::fulfilment {
namespace {

using checkout::Bench;
using order::Order;
using order::OrderState;
using support::FaultyDocumentStore;
using enum ConsignmentState;

// One process: a shop and its back door.
struct Depot {
  Depot(engines::DocumentStore& store, const Clock& clock)
      : shop{store, clock, {.patience = milliseconds{0}}},
        fulfilment{{&store, &shop.orders, &shop.inventory, &clock, &shop.random}} {}
  Bench shop;
  Fulfilment fulfilment;
};

class FulfilmentTest : public ::testing::Test {
 protected:
  void SetUp() override {
    depot.shop.declare();
    ASSERT_TRUE(depot.fulfilment.declare());
    depot.shop.receive("TEA", 10);
    depot.shop.receive("CUP", 5, "shop");
    ASSERT_TRUE(depot.fulfilment.follow(milliseconds{0}));
  }
  std::string buy(const std::string& cart, std::vector<order::LineQuantity> lines) {
    const auto answer = depot.shop.checkout.place(depot.shop.basket(cart, std::move(lines)), "key");
    EXPECT_TRUE(answer) << describe(answer.error());
    return answer ? answer->order_id : std::string{};
  }
  std::string buy_for_pickup(const std::string& cart) {
    const auto answer =
        depot.shop.checkout.place(depot.shop.basket(cart, {{"CUP", 2}}, "sandbox:approve", "shop"), "key");
    EXPECT_TRUE(depot.shop.orders.act(answer->order_id, [](Order& each) -> Status {
      each.shipping.kind = shop::ShippingKind::kPickup;
      ++each.edits;
      return {};
    }));
    return answer->order_id;
  }
  Order order(const std::string& id) { return depot.shop.orders.load(id)->value; }
  std::vector<Consignment> consignments(const std::string& id) { return depot.fulfilment.settle(id).value(); }
  order::Act ann() { return {"staff:ann", clock.now()}; }

  ManualClock clock;
  engines::MemoryDocumentStore memory;
  FaultyDocumentStore store{memory};
  Depot depot{store, clock};
};

TEST_F(FulfilmentTest, EveryLocationGetsItsPartAndTheReason) {
  const auto id = buy("c1", {{"TEA", 2}, {"CUP", 1}});
  ASSERT_TRUE(depot.fulfilment.follow(milliseconds{0}));
  const auto east = depot.fulfilment.queue("east", kOpen, 10, {})->consignments;
  ASSERT_EQ(east.size(), 1U);
  EXPECT_EQ(east[0].order_id, id);
  EXPECT_EQ(to_json(east[0].lines), R"([{"sku":"TEA","quantity":2}])");
  EXPECT_EQ(east[0].reason, "2 parcels are the fewest that give the whole order: east, shop.");
  EXPECT_EQ(depot.fulfilment.queue("shop", kOpen, 10, {})->consignments.size(), 1U);
  EXPECT_EQ(order(id).state, OrderState::kPaid);
}

TEST_F(FulfilmentTest, SeveralParcelsGoTheirOwnWays) {
  const auto id = buy("c1", {{"TEA", 3}, {"CUP", 1}});
  const auto list = consignments(id);
  ASSERT_EQ(list.size(), 2U);
  const auto& east = list[0].id;
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(depot.fulfilment.pack(east, ann(), {.id = "p1", .lines = {{"TEA", 1}}}));
  EXPECT_EQ(depot.fulfilment.pack(east, ann(), {.id = "p2", .lines = {{"TEA", 2}, {"TEA", 1}}}).error().code,
            "fulfilment.too_many");
  EXPECT_EQ(depot.fulfilment.load(east)->state, kOpen);
  ASSERT_TRUE(depot.fulfilment.pack(east, ann(), {.id = "p2"}));
  EXPECT_EQ(depot.fulfilment.pack(east, ann(), {.id = "p3"}).error().code, "fulfilment.all_packed");
  EXPECT_EQ(order(id).state, OrderState::kPacked);
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(depot.fulfilment.ship(east, ann(), {.id = "p1", .carrier = "sf", .tracking = "SF 1"}));
  EXPECT_EQ(order(id).state, OrderState::kPartiallyShipped);
  EXPECT_EQ(depot.fulfilment.load(east)->parcels[0].tracking_url,
            "https://www.kuaidi100.com/chaxun?com=shunfeng&nu=SF%201");
  EXPECT_EQ(depot.fulfilment.unpack(east, ann(), "p1").error().code, "fulfilment.state");
  ASSERT_TRUE(depot.fulfilment.ship(east, ann(), {.id = "p2", .carrier = "sf"}));
  EXPECT_EQ(depot.fulfilment.load(east)->state, kShipped);
  ASSERT_TRUE(depot.fulfilment.pack(list[1].id, ann(), {.id = "p4"}));
  ASSERT_TRUE(depot.fulfilment.ship(list[1].id, ann(), {.id = "p4", .carrier = "Bo's bicycle"}));
  EXPECT_EQ(order(id).state, OrderState::kShipped);
  EXPECT_EQ(order(id).shipments.size(), 3U);
  depot.shop.expect_invariants();
}

TEST_F(FulfilmentTest, AnEditChangesWhatIsToBePacked) {
  const auto id = buy("c1", {{"TEA", 3}, {"CUP", 1}});
  EXPECT_EQ(consignments(id).size(), 2U);
  order::PartsBySku parts{{"TEA", depot.shop.inventory.sold_from(id, "TEA").value()},
                          {"CUP", depot.shop.inventory.sold_from(id, "CUP").value()}};
  ASSERT_TRUE(depot.shop.orders.act(id, [&](Order& each) {
    return each.edit({"customer", clock.now()},
                     {.id = "e1", .quantities = {{"TEA", 1}, {"CUP", 0}}, .sold_from = parts});
  }));
  const auto list = consignments(id);
  EXPECT_EQ(to_json(list[0].lines), R"([{"sku":"TEA","quantity":1}])");
  EXPECT_EQ(list[1].state, kCancelled);
  EXPECT_EQ(depot.shop.left("TEA"), 9);
  EXPECT_EQ(depot.shop.left("CUP"), 5);
  depot.shop.expect_invariants();
  ASSERT_TRUE(depot.fulfilment.pack(list[0].id, ann(), {.id = "p1"}));
  EXPECT_EQ(depot.shop.orders.act(id,
                                  [&](Order& each) {
                                    return each.cancel({"customer", clock.now()}, {});
                                  })
                .error()
                .code,
            "order.packed");
}

TEST_F(FulfilmentTest, ACancelledOrderIsNotPacked) {
  const auto id = buy("c1", {{"TEA", 3}});
  const auto east = consignments(id)[0].id;
  ASSERT_TRUE(depot.shop.orders.act(id, [&](Order& each) {
    return each.cancel({"customer", clock.now()}, {});
  }));
  EXPECT_FALSE(depot.fulfilment.pack(east, ann(), {.id = "p1"}));
  EXPECT_EQ(depot.fulfilment.load(east)->state, kCancelled);
}

TEST_F(FulfilmentTest, APickUpIsHandedOverForItsCode) {
  const auto id = buy_for_pickup("c1");
  const auto at = consignments(id)[0].id;
  EXPECT_EQ(depot.fulfilment.hand_over(at, ann(), "000000").error().code, "fulfilment.state");
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(depot.fulfilment.ready(at, ann()));
  const auto code = order(id).pickup->code;
  EXPECT_EQ(code.size(), 6U);
  EXPECT_EQ(depot.fulfilment.queue("shop", kReady, 10, {})->consignments.size(), 1U);
  EXPECT_EQ(depot.fulfilment.hand_over(at, ann(), code == "000000" ? "000001" : "000000").error().code,
            "fulfilment.wrong_code");
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(depot.fulfilment.hand_over(at, ann(), code));
  EXPECT_EQ(order(id).state, OrderState::kDelivered);
  clock.advance(milliseconds{std::chrono::hours{24 * 8}});
  EXPECT_EQ(depot.fulfilment.give_up_uncollected(clock.now()).value(), 0U);
}

TEST_F(FulfilmentTest, WhatNobodyCollectsGoesBackOnTheShelf) {
  const auto id = buy_for_pickup("c1");
  const auto at = consignments(id)[0].id;
  ASSERT_TRUE(depot.fulfilment.ready(at, ann()));
  clock.advance(milliseconds{std::chrono::hours{24 * 6}});
  EXPECT_EQ(depot.fulfilment.give_up_uncollected(clock.now()).value(), 0U);
  EXPECT_EQ(depot.shop.left("CUP"), 3);
  clock.advance(milliseconds{std::chrono::hours{24 * 2}});
  EXPECT_EQ(depot.fulfilment.give_up_uncollected(clock.now()).value(), 1U);
  EXPECT_EQ(depot.fulfilment.load(at)->state, kUncollected);
  EXPECT_EQ(order(id).state, OrderState::kCancelled);
  EXPECT_EQ(order(id).refunds.at(0).cause, order::Cause::kNotCollected);
  EXPECT_EQ(order(id).refunded_minor(), 2'000);
  EXPECT_EQ(depot.shop.left("CUP"), 5);
  EXPECT_EQ(depot.fulfilment.give_up_uncollected(clock.now()).value(), 0U);
  EXPECT_EQ(depot.fulfilment.hand_over(at, ann(), "123456").error().code, "fulfilment.state");
  depot.shop.expect_invariants();
}

// The process dies at its n-th write. Another one is asked for the same again, and everything is as if
// nothing had happened.
TEST_F(FulfilmentTest, WhereverItDiesARepeatFinishesTheWork) {
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    bool more = true;
    for (std::size_t n = 1; more; ++n) {
      ASSERT_LT(n, 40U);
      store.fail_at(0, when);
      depot.shop.receive("TEA", 1);  // the same command: counts once
      const auto cart = "c" + std::to_string(n) + (when == FaultyDocumentStore::When::kBefore ? "b" : "a");
      ASSERT_TRUE(depot.shop.inventory.receive({cart, "TEA", "east", 2, {}}));
      const auto id = buy(cart, {{"TEA", 2}});
      const auto work = [&](Depot& process) -> Status {
        TRY(process.fulfilment.follow(milliseconds{0}));
        const auto east = Consignment::id_of(id, "east");
        TRY(process.fulfilment.pack(east, ann(), {.id = "p1", .lines = {{"TEA", 1}}}));
        TRY(process.fulfilment.pack(east, ann(), {.id = "p2"}));
        TRY(process.fulfilment.ship(east, ann(), {.id = "p1", .carrier = "sf", .tracking = "1"}));
        TRY(process.fulfilment.ship(east, ann(), {.id = "p2", .carrier = "sf", .tracking = "2"}));
        return {};
      };
      store.fail_at(n, when);
      (void)work(depot);
      more = store.has_failed();
      store.fail_at(0, when);
      Depot other{store, clock};
      const auto done = work(other);
      ASSERT_TRUE(done) << describe(done.error()) << " after write " << n;
      EXPECT_EQ(order(id).state, OrderState::kShipped);
      EXPECT_EQ(order(id).shipments.size(), 2U);
      const auto consignment = depot.fulfilment.load(Consignment::id_of(id, "east")).value();
      EXPECT_EQ(consignment.state, kShipped);
      EXPECT_EQ(consignment.parcels.size(), 2U);
    }
  }
  depot.shop.settle_down(clock);
  depot.shop.expect_invariants();
}

TEST_F(FulfilmentTest, StaffWorkThroughTheApi) {
  const auto id = buy("c1", {{"TEA", 1}});
  const auto east = consignments(id)[0].id;
  const auto routes = fulfilment_staff_routes({&depot.fulfilment, &clock, &depot.shop.random,
                                               [](const http::Request&) { return std::string{"ann"}; }});
  const auto call = [&](std::string_view path, const std::string& body, const std::string& parcel = {}) {
    http::Request request;
    request.path_parameters["id"] = east;
    request.path_parameters["parcel"] = parcel;
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Idempotency-Key", "k1");
    request.body = body;
    for (const auto& bound : routes.all()) {
      EXPECT_EQ(bound.route.access, http::Access::kStaff);
      if (bound.route.path == path) return bound.handler(request);
    }
    ADD_FAILURE() << path;
    return http::Response{};
  };
  for (int i = 0; i < 2; ++i) EXPECT_EQ(call("/api/v1/admin/consignments/{id}/parcels", "{}").status, 200);
  const auto packed = depot.fulfilment.load(east).value();
  ASSERT_EQ(packed.parcels.size(), 1U);
  EXPECT_EQ(packed.parcels[0].packed_by, "staff:ann");
  EXPECT_EQ(call("/api/v1/admin/consignments/{id}/parcels/{parcel}/ship",
                 R"({"carrier":"sf","tracking":"9"})", packed.parcels[0].id)
                .status,
            200);
  EXPECT_EQ(call("/api/v1/admin/consignments/{id}/ready", {}).status, 422);
  EXPECT_EQ(order(id).shipments.at(0).tracking, "9");
}

}  // namespace
}  // namespace souk::online::fulfilment
