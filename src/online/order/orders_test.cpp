#include "online/order/orders.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::order {
namespace {

class OrdersTest : public ::testing::Test {
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
  ManualClock clock;
  engines::MemoryDocumentStore store;
  Orders orders{store};
};

TEST_F(OrdersTest, PlacingTwiceKeepsTheFirst) {
  ASSERT_TRUE(orders.place(order("ord_1", "c1")));
  auto other = order("ord_1", "c2");
  EXPECT_EQ(orders.place(other)->value.customer_id, "c1");
}

TEST_F(OrdersTest, AClientKeyMakesOneOrder) {
  auto first = order("ord_1");
  first.client_key = "c1:key";
  auto second = order("ord_2");
  second.client_key = "c1:key";
  ASSERT_TRUE(orders.place(first));
  EXPECT_EQ(orders.place(second).error().code, "document.not_unique");
  EXPECT_EQ((*orders.find_by_client_key("c1:key"))->id, "ord_1");
}

TEST_F(OrdersTest, ChangesAgainOnAFreshCopyWhenOvertaken) {
  const auto mine = orders.place(order("ord_1"));
  ASSERT_TRUE(orders.act("ord_1", [&](Order& each) { return each.pay({"system", clock.now()}, "x"); }));
  const auto changed = orders.change(*mine, [&](Order& each) { return each.pack({"staff", clock.now()}); });
  ASSERT_TRUE(changed) << "the copy in hand was unpaid: a refusal needs a second look";
  EXPECT_EQ(changed->value.state, OrderState::kPacked);
  const auto refused = orders.change(*mine, [&](Order& each) {
    return each.pay({"system", clock.now()}, "x");
  });
  EXPECT_EQ(refused.error().code, "order.illegal_move");
}

}  // namespace
}  // namespace souk::online::order
