#include "online/order/personal.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::order {
namespace {

struct PersonInOrders : ::testing::Test {
  ManualClock clock;
  engines::MemoryDocumentStore store;
  Orders orders{store};
  void SetUp() override { ASSERT_TRUE(orders.declare()); }

  void place(const std::string& id, OrderState state, std::int64_t paid_minor) {
    Order order{.id = id, .number = "SK-" + id, .access_token = "token-" + id, .state = state};
    order.customer_id = "cus_li";
    order.client_key = "key-" + id;
    order.currency = Currency::of("CNY");
    order.contact = Contact{.mail = "li@example.com", .phone = "13800138000", .name = "Li Xiaoyu"};
    order.address =
        Address{.name = "Li Xiaoyu", .phone = "13800138000", .province = "上海市", .lines = {"Road 1"}};
    order.buyer_note = "Ring at Li's";
    order.payment.paid_minor = paid_minor;
    order.placed_at = clock.now();
    ASSERT_TRUE(orders.place(order));
  }
  bool mentions_li(const std::string& id) const {
    const auto text = to_json(orders.load(id).value().value);
    return text.find("Li") != std::string::npos || text.find("li@") != std::string::npos ||
           text.find("13800") != std::string::npos || text.find("cus_li") != std::string::npos;
  }
};

TEST_F(PersonInOrders, IsTakenOutOfSettledOrdersWhichStay) {
  place("ord_1", OrderState::kDelivered, 5'000);
  place("ord_2", OrderState::kPacked, 7'000);
  const auto records = personal_records(orders, clock);
  EXPECT_FALSE(records.forget("cus_li").value());  // one is under way
  EXPECT_FALSE(mentions_li("ord_1"));
  EXPECT_TRUE(mentions_li("ord_2"));
  const auto kept = orders.load("ord_1").value().value;
  EXPECT_EQ(kept.payment.paid_minor, 5'000);
  EXPECT_EQ(kept.address->province, "上海市");
  EXPECT_EQ(kept.access_token, "token-ord_1");
  clock.advance(std::chrono::hours{24 * 184});
  EXPECT_TRUE(records.forget("cus_li").value());
  EXPECT_FALSE(mentions_li("ord_2"));
  EXPECT_TRUE(records.forget("cus_li").value());  // a repeat
}

TEST_F(PersonInOrders, IsGivenOutWithoutOurSecrets) {
  place("ord_1", OrderState::kDelivered, 5'000);
  const auto text = to_text(personal_records(orders, clock).export_of("cus_li").value());
  EXPECT_NE(text.find("Ring at Li's"), std::string::npos);
  EXPECT_EQ(text.find("token-ord_1"), std::string::npos);
  EXPECT_EQ(text.find("key-ord_1"), std::string::npos);
}

TEST_F(PersonInOrders, IsCountedByWhatWasPaid) {
  place("ord_1", OrderState::kDelivered, 5'000);
  clock.advance(std::chrono::hours{1});
  place("ord_2", OrderState::kPacked, 7'000);
  place("ord_3", OrderState::kPlaced, 0);
  const auto facts = order_facts(orders)("cus_li").value();
  EXPECT_EQ(facts.orders, 2);
  EXPECT_EQ(facts.spent_minor.at("CNY"), 12'000);
  EXPECT_EQ(facts.last_order_at, clock.now());
  EXPECT_EQ(order_facts(orders)("cus_nobody").value().orders, 0);
}

}  // namespace
}  // namespace souk::online::order
