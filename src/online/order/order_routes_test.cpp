#include "online/order/order_routes.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/inventory/inventory.hpp"

namespace souk::online::order {
namespace {

class OrderRoutesTest : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(orders.declare()); }
  static Order order(std::string id, std::optional<std::string> customer = {}) {
    Order made{.id = id,
               .number = order_number(id),
               .access_token = "secret-" + id,
               .customer_id = std::move(customer)};
    made.currency = Currency::of("CNY");
    made.lines = {{.sku = "TEA", .quantity = 1, .unit_minor = 100, .total_minor = 100}};
    made.totals.grand_minor = 100;
    made.payment.payment_id = "pay_" + id;
    return made;
  }
  http::Response call(http::Method method, std::string_view path, std::string_view id, std::string token,
                      std::string body = "{}") {
    OrderRouteDeps deps{
        .orders = &orders, .clock = &clock, .random = &random, .customer_of = [this](const auto&) {
          return member;
        }};
    http::Request request;
    request.path_parameters["id"] = std::string{id};
    request.headers.set("Content-Type", "application/json");
    if (!token.empty()) request.headers.set("X-Order-Token", std::move(token));
    request.body = std::move(body);
    auto table = order_routes(deps);
    table.include(order_staff_routes(deps));
    for (const auto& bound : table.all()) {
      if (bound.route.method == method && bound.route.path == path) return bound.handler(request);
    }
    ADD_FAILURE() << "no route " << path;
    return {};
  }

  ManualClock clock;
  SeededRandom random{7};
  engines::MemoryDocumentStore store;
  Orders orders{store};
  std::optional<std::string> member;
};

TEST_F(OrderRoutesTest, AGuestNeedsTheToken) {
  ASSERT_TRUE(orders.place(order("ord_1")));
  EXPECT_TRUE(orders.load_by_token("ord_1", "secret-ord_1"));
  EXPECT_EQ(orders.load_by_token("ord_1", "secret-ord_2").error().code, "order.missing");
  EXPECT_EQ(orders.load_by_token("ord_1", "").error().code, "order.missing");
  EXPECT_EQ(call(http::Method::kGet, "/api/v1/orders/{id}", "ord_1", "").status, 404);
  EXPECT_EQ(call(http::Method::kGet, "/api/v1/orders/{id}", "ord_1", "wrong").status, 404);
  EXPECT_EQ(call(http::Method::kGet, "/api/v1/orders/{id}", "ord_1", "secret-ord_1").status, 200);
}

TEST_F(OrderRoutesTest, AMemberSeesOnlyTheirOwnNewestFirst) {
  for (const auto* id : {"ord_1", "ord_2", "ord_3"}) ASSERT_TRUE(orders.place(order(id, "c1")));
  ASSERT_TRUE(orders.place(order("ord_4", "c2")));
  auto page = orders.of_customer("c1", 2, {});
  ASSERT_EQ(page->orders.size(), 2U);
  EXPECT_EQ(page->orders[0].id, "ord_3");
  page = orders.of_customer("c1", 2, page->next_cursor);
  ASSERT_EQ(page->orders.size(), 1U);
  EXPECT_EQ(page->orders[0].id, "ord_1");
  member = "c2";
  EXPECT_EQ(call(http::Method::kGet, "/api/v1/orders/{id}", "ord_1", "").status, 404);
  EXPECT_EQ(call(http::Method::kGet, "/api/v1/orders/{id}", "ord_4", "").status, 200);
  member.reset();
  EXPECT_EQ(call(http::Method::kGet, "/api/v1/me/orders", "", "").status, 401);
}

TEST_F(OrderRoutesTest, ActRunsTheTasksAndRepeatsAreHarmless) {
  int ran = 0;
  orders.on_tasks([&](const std::string& id) { ran += id == "ord_1" ? 1 : 0; });
  ASSERT_TRUE(orders.place(order("ord_1")));
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/orders/{id}/cancel", "ord_1", "secret-ord_1").status, 200);
  EXPECT_EQ(ran, 1);
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/orders/{id}/cancel", "ord_1", "secret-ord_1").status, 200);
  EXPECT_EQ(orders.load("ord_1")->value.timeline.size(), 1U);
  EXPECT_EQ(orders.due(clock.now() + milliseconds{1}, 10)->size(), 1U);
}

TEST_F(OrderRoutesTest, AnIllegalMoveIsRefusedInWords) {
  ASSERT_TRUE(orders.place(order("ord_1")));
  const auto answer = call(http::Method::kPost, "/api/v1/staff/orders/{id}/ship", "ord_1", "");
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(std::get<std::string>(answer.body).find("order.illegal_move"), std::string::npos);
}

}  // namespace
}  // namespace souk::online::order
