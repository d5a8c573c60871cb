#include "online/order/order.hpp"

#include <gtest/gtest.h>

namespace souk::online::order {
namespace {

using enum OrderState;

const Act kBuyer{"customer", Instant{1'790'000'000'000}};
const Act kClerk{"staff:ann", Instant{1'790'000'100'000}};

Order two_lines() {
  Order order{.id = "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV", .access_token = "t"};
  order.currency = Currency::of("CNY");
  order.lines = {{.sku = "TEA", .quantity = 2, .unit_minor = 500, .total_minor = 1000},
                 {.sku = "CUP", .quantity = 1, .unit_minor = 300, .total_minor = 300}};
  order.totals = {.goods_minor = 1300, .shipping_minor = 100, .grand_minor = 1400};
  order.payment = {.payment_id = "pay_1", .method = "sandbox:approve"};
  return order;
}

Order paid() {
  auto order = two_lines();
  EXPECT_TRUE(order.pay(kBuyer, "SBX-1"));
  return order;
}

Order shipped() {
  auto order = paid();
  EXPECT_TRUE(order.ship(kClerk, {.id = "s1", .carrier = "SF"}));
  return order;
}

// The whole table, written out a second time: every pair that is not here must be refused.
const std::map<OrderState, std::vector<OrderState>> kAllowed{
    {kPlaced, {kPaid, kCancelled}},
    {kPaid,
     {kAllocated, kPacked, kPartiallyShipped, kShipped, kDelivered, kPartiallyRefunded, kRefunded,
      kCancelled}},
    {kAllocated,
     {kPacked, kPartiallyShipped, kShipped, kDelivered, kPartiallyRefunded, kRefunded, kCancelled}},
    {kPacked, {kPartiallyShipped, kShipped, kDelivered, kPartiallyRefunded, kRefunded, kCancelled}},
    {kPartiallyShipped, {kPartiallyShipped, kShipped, kPartiallyReturned, kPartiallyRefunded, kRefunded}},
    {kShipped, {kDelivered, kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded}},
    {kDelivered, {kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded}},
    {kPartiallyReturned,
     {kPartiallyShipped, kShipped, kDelivered, kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded}},
    {kReturned, {kPartiallyRefunded, kRefunded}},
    {kPartiallyRefunded,
     {kAllocated, kPacked, kPartiallyShipped, kShipped, kDelivered, kPartiallyReturned, kReturned,
      kPartiallyRefunded, kRefunded, kCancelled}},
    {kRefunded, {kPartiallyReturned, kReturned, kCancelled}},
    {kCancelled, {}}};

TEST(OrderState, AllowsExactlyTheMovesOfTheTable) {
  for (const auto& [from, from_name] : EnumNames<OrderState>::kNames) {
    for (const auto& [to, to_name] : EnumNames<OrderState>::kNames) {
      const auto& allowed = kAllowed.at(from);
      const bool expected = std::find(allowed.begin(), allowed.end(), to) != allowed.end();
      EXPECT_EQ(check_move(from, to).has_value(), expected) << from_name << " -> " << to_name;
    }
  }
}

TEST(OrderState, ARefusalNamesTheStateAndWhatIsPossible) {
  const auto refused = check_move(kPlaced, kShipped);
  EXPECT_EQ(refused.error().code, "order.illegal_move");
  EXPECT_EQ(refused.error().message,
            "The order is placed and cannot become shipped; it can become paid, cancelled.");
  EXPECT_EQ(check_move(kCancelled, kPaid).error().message,
            "The order is cancelled and cannot become paid; this is its end.");
}

TEST(Order, CancellingAnUnpaidOrderReleasesItsGoods) {
  auto order = two_lines();
  ASSERT_TRUE(order.cancel(kBuyer, "changed my mind"));
  ASSERT_EQ(order.tasks.size(), 2U);
  EXPECT_EQ(order.tasks[0].kind, TaskKind::kReleaseStock);
  EXPECT_EQ(order.tasks[1].kind, TaskKind::kWatchPayment);
  EXPECT_EQ(order.open, kBuyer.at);
  ASSERT_TRUE(order.task_done("release"));
  ASSERT_TRUE(order.task_done("watch"));
  EXPECT_FALSE(order.open);
}

TEST(Order, CancellingAPaidOrderGivesGoodsAndMoneyBack) {
  auto order = paid();
  ASSERT_TRUE(order.cancel(kBuyer, "changed my mind"));
  ASSERT_EQ(order.tasks.size(), 3U);
  EXPECT_EQ(order.tasks[0].sku, "TEA");
  EXPECT_EQ(order.tasks[0].quantity, 2);
  EXPECT_EQ(order.tasks[2].kind, TaskKind::kRefund);
  EXPECT_EQ(order.tasks[2].minor, 1400);
  EXPECT_EQ(order.refunded_minor(), 1400);
}

TEST(Order, ACancellationMayTurnMoneyIntoStoreCreditOfAMemberAlone) {
  auto order = paid();
  EXPECT_EQ(order.cancel(kClerk, "sold out", true).error().code, "order.no_account");
  EXPECT_EQ(order.state, kPaid);
  order.customer_id = "cus_li";
  ASSERT_TRUE(order.refund(kClerk, {.id = "f1", .lines = {{"CUP", 300}}}));
  ASSERT_TRUE(order.cancel(kClerk, "sold out", true));
  EXPECT_EQ(order.refunded_minor(), 1400);
  EXPECT_EQ(order.refunded_as_credit_minor(), 1100);
  EXPECT_EQ(order.refunded_to_channel_minor(), 300);
  EXPECT_EQ(order.timeline.back().what, "refund_to_store_credit");
}

TEST(Order, MoneyThatComesAfterTheCancellationGoesBackOnce) {
  auto order = two_lines();
  ASSERT_TRUE(order.cancel(kBuyer, "too slow"));
  ASSERT_TRUE(order.task_done("release"));
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(order.paid_too_late({"system", kClerk.at}, "SBX-1"));
  EXPECT_EQ(order.state, kCancelled);
  EXPECT_EQ(order.refunds.size(), 1U);
  EXPECT_EQ(order.refunded_minor(), 1400);
}

TEST(Order, ShipsInParts) {
  auto order = paid();
  ASSERT_TRUE(order.ship(kClerk, {.id = "s1", .lines = {{"TEA", 1}}}));
  EXPECT_EQ(order.state, kPartiallyShipped);
  ASSERT_TRUE(order.ship(kClerk, {.id = "s1", .lines = {{"TEA", 1}}}));  // a repeat
  EXPECT_EQ(order.line("TEA")->shipped, 1);
  EXPECT_EQ(order.ship(kClerk, {.id = "s2", .lines = {{"TEA", 2}}}).error().code, "order.ship_too_many");
  EXPECT_EQ(order.line("TEA")->shipped, 1);
  ASSERT_TRUE(order.ship(kClerk, {.id = "s3"}));
  EXPECT_EQ(order.state, kShipped);
  EXPECT_EQ(order.ship(kClerk, {.id = "s4"}).error().code, "order.all_shipped");
  EXPECT_EQ(order.cancel(kBuyer, {}).error().code, "order.illegal_move");
  ASSERT_TRUE(order.deliver(kClerk));
}

TEST(Order, DeliversAParcelOnlyAfterShippingButAPickUpAtOnce) {
  auto parcel = paid();
  EXPECT_EQ(parcel.deliver(kClerk).error().code, "order.not_shipped");
  auto pickup = paid();
  pickup.shipping.kind = shop::ShippingKind::kPickup;
  EXPECT_TRUE(pickup.deliver(kClerk));
}

TEST(Order, TakesReturnsOfWhatWasShipped) {
  auto order = shipped();
  EXPECT_EQ(order.take_return(kClerk, {.id = "r0", .lines = {{"TEA", 3}}}).error().code,
            "order.return_too_many");
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(order.take_return(kClerk, {.id = "r1", .lines = {{"TEA", 1}}, .location = "shop"}));
  EXPECT_EQ(order.state, kPartiallyReturned);
  ASSERT_EQ(order.tasks.size(), 1U);
  EXPECT_EQ(order.tasks[0].location, "shop");
  ASSERT_TRUE(order.take_return(kClerk, {.id = "r2", .lines = {{"TEA", 1}, {"CUP", 1}}, .restock = false}));
  EXPECT_EQ(order.state, kReturned);
  EXPECT_EQ(order.tasks.size(), 1U);
}

TEST(Order, RefundsPerLineAndNeverMoreThanWasPaid) {
  auto order = shipped();
  EXPECT_EQ(order.refund(kClerk, {.id = "f0", .lines = {{"TEA", 1001}}}).error().code,
            "order.refund_too_much");
  EXPECT_EQ(order.refund(kClerk, {.id = "f0", .lines = {{"TEA", 1000}, {"", 401}}}).error().code,
            "order.refund_too_much");
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(order.refund(kClerk, {.id = "f1", .lines = {{"TEA", 400}, {"", 100}}}));
  EXPECT_EQ(order.state, kPartiallyRefunded);
  EXPECT_EQ(order.refunded_minor(), 500);
  EXPECT_EQ(order.line("TEA")->refunded_minor, 400);
  ASSERT_TRUE(order.refund_done(kClerk, "f1", "SBX-f1"));
  EXPECT_EQ(order.refunds[0].state, RefundState::kDone);
  ASSERT_TRUE(order.refund(kClerk, {.id = "f2", .lines = {{"TEA", 600}, {"CUP", 300}}}));
  EXPECT_EQ(order.state, kRefunded);
  EXPECT_FALSE(order.refund(kClerk, {.id = "f3", .lines = {{"", 1}}}));
}

TEST(Order, TellsItsStory) {
  auto order = shipped();
  ASSERT_EQ(order.timeline.size(), 2U);
  EXPECT_EQ(order.timeline[0].what, "paid");
  EXPECT_EQ(order.timeline[1].actor, "staff:ann");
  for (int i = 0; i < 600; ++i)
    ASSERT_TRUE(order.take_return(kClerk, {.id = "r" + std::to_string(i % 3), .lines = {{"TEA", 1}}}) ||
                i > 1);
  EXPECT_LE(order.timeline.size(), Order::kMaxTimeline);
}

TEST(Order, HasANumberForPeople) {
  EXPECT_EQ(order_number("ord_01ARZ3NDEKTSV4RRFFQ69G5FAV"), "SK-Q69G-5FAV");
}

TEST(Order, SurvivesItsDocument) {
  auto order = shipped();
  const auto again = from_json<Order>(to_json(order), Strictness::kStored);
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(to_json(*again), to_json(order));
}

}  // namespace
}  // namespace souk::online::order
