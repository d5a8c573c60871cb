#include "online/checkout/checkout.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/checkout_bench.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::checkout {
namespace {

using order::OrderState;
using support::FaultyDocumentStore;

class CheckoutTest : public ::testing::Test {
 protected:
  void SetUp() override {
    shop.declare();
    shop.receive("TEA", 10);
    shop.receive("CUP", 2, "shop");
  }
  void tick(std::int64_t ms) { clock.advance(milliseconds{ms}); }
  order::Order order(const std::string& id) { return shop.orders.load(id)->value; }
  order::Order only_order() { return shop.orders.newest(10, {})->orders.at(0); }
  std::size_t order_count() { return shop.orders.newest(100, {})->orders.size(); }

  ManualClock clock;
  engines::MemoryDocumentStore memory;
  FaultyDocumentStore store{memory};  // counts the writes
  Bench shop{store, clock, {.patience = milliseconds{0}}};
};

TEST_F(CheckoutTest, SettlesInOneRequest) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 2}, {"CUP", 1}}), "key-1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->status, "settled");
  EXPECT_EQ(answer->total.minor, 3'000);
  EXPECT_EQ(order(answer->order_id).state, OrderState::kPaid);
  EXPECT_EQ(answer->access_token.size(), 32U);
  EXPECT_EQ(shop.left("TEA"), 8);
  EXPECT_EQ(shop.left("CUP"), 1);
  EXPECT_EQ(shop.baskets.all().load("c1")->value.closed_for, answer->order_id);
  EXPECT_FALSE(order(answer->order_id).open);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, TakesSevenWritesForOneSku) {
  shop.basket("c1", {{"TEA", 2}});
  store.fail_at(0, FaultyDocumentStore::When::kBefore);
  ASSERT_TRUE(shop.checkout.place("c1", "key-1"));
  EXPECT_EQ(store.writes(), 7U);
}

TEST_F(CheckoutTest, ARepeatGetsTheFirstAnswer) {
  shop.basket("c1", {{"TEA", 2}});
  const auto first = shop.checkout.place("c1", "key-1");
  for (const auto* key : {"key-1", "key-2", ""}) {
    const auto again = shop.checkout.place("c1", key);
    ASSERT_TRUE(again);
    EXPECT_EQ(to_json(*again), to_json(*first)) << key;
  }
  EXPECT_EQ(order_count(), 1U);
  EXPECT_EQ(shop.left("TEA"), 8);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, ADeclineGivesEverythingBackAndTheCartStaysOpen) {
  shop.basket("c1", {{"TEA", 2}}, "sandbox:decline");
  const auto answer = shop.checkout.place("c1", "key-1");
  EXPECT_EQ(answer.error().code, "payment.declined");
  EXPECT_EQ(shop.left("TEA"), 10);
  EXPECT_TRUE(shop.baskets.all().load("c1")->value.closed_for.empty());
  EXPECT_EQ(only_order().state, OrderState::kCancelled);
  EXPECT_EQ(shop.checkout.place("c1", "key-1").error().message, answer.error().message);
  EXPECT_EQ(order_count(), 1U);
  auto basket = shop.baskets.all().load("c1");
  basket->value.method = "sandbox:approve";
  ASSERT_TRUE(shop.baskets.all().replace(*basket));
  const auto second = shop.checkout.place("c1", "key-2");
  ASSERT_TRUE(second) << describe(second.error());
  EXPECT_EQ(order_count(), 2U);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, SoldOutIsRefusedBeforeAnyMoneyMoves) {
  shop.basket("c1", {{"TEA", 1}, {"CUP", 3}});
  EXPECT_EQ(shop.checkout.place("c1", "key-1").error().code, "stock.insufficient");
  EXPECT_EQ(shop.left("TEA"), 10);
  std::string cursor;
  EXPECT_TRUE(shop.sandbox.charges(&cursor)->empty());
  shop.expect_invariants();
}

TEST_F(CheckoutTest, ALostAnswerIsAskedForAgain) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 1}}, "sandbox:lose"), "key-1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->status, "settled");
  std::string cursor;
  EXPECT_EQ(shop.sandbox.charges(&cursor)->size(), 1U);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, ADelayedPaymentIsPendingAndRecoverySettlesIt) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 1}}, "sandbox:delay"), "key-1");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, "pending");
  EXPECT_EQ(shop.baskets.all().load("c1")->value.closed_for, answer->order_id);
  EXPECT_EQ(shop.checkout.place("c1", "key-1")->status, "pending");
  tick(5'000);
  EXPECT_EQ(*shop.checkout.recover(clock.now()), 1U);
  EXPECT_EQ(shop.checkout.place("c1", "key-1")->status, "settled");
  EXPECT_EQ(*shop.checkout.recover(clock.now() + milliseconds{60'000}), 0U);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, AChannelThatIsDownEndsWithTheGoodsBackAndTheCartOpen) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 1}}, "sandbox:down"), "key-1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->status, "pending");
  tick(60'000);
  ASSERT_TRUE(shop.checkout.recover(clock.now()));
  EXPECT_EQ(order(answer->order_id).state, OrderState::kPlaced);
  tick(15 * 60'000);
  ASSERT_TRUE(shop.checkout.recover(clock.now()));
  EXPECT_EQ(order(answer->order_id).state, OrderState::kCancelled);
  EXPECT_EQ(order(answer->order_id).failure->code, "payment.expired");
  EXPECT_EQ(shop.left("TEA"), 10);
  EXPECT_TRUE(shop.baskets.all().load("c1")->value.closed_for.empty());
  EXPECT_NE(shop.baskets.all().load("c1")->value.reason, "");
  shop.settle_down(clock);
  EXPECT_TRUE(order(answer->order_id).tasks.empty());
  shop.expect_invariants();
}

TEST_F(CheckoutTest, ASecondNotificationChangesNothing) {
  int told = 0;
  shop.sandbox.on_notification([&](std::string_view payment_id) {
    ++told;
    EXPECT_TRUE(shop.checkout.payment_notified(payment_id));
  });
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 1}}, "sandbox:twice"), "key-1");
  ASSERT_TRUE(answer);
  EXPECT_EQ(told, 1);
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(shop.checkout.payment_notified(order(answer->order_id).payment.payment_id));
  EXPECT_EQ(order(answer->order_id).timeline.size(), 2U);
  EXPECT_EQ(shop.left("TEA"), 9);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, ANotificationSettlesAPendingOrder) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 1}}, "sandbox:delay"), "key-1");
  tick(2'000);
  ASSERT_TRUE(shop.checkout.payment_notified(order(answer->order_id).payment.payment_id));
  EXPECT_EQ(order(answer->order_id).state, OrderState::kPaid);
}

TEST_F(CheckoutTest, MoneyThatComesAfterACancellationGoesBack) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 3}}, "sandbox:delay"), "key-1");
  ASSERT_TRUE(shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.cancel({"customer", clock.now()}, "too slow");
  }));
  EXPECT_EQ(shop.left("TEA"), 10);
  shop.settle_down(clock);
  const auto cancelled = order(answer->order_id);
  EXPECT_EQ(cancelled.state, OrderState::kCancelled);
  EXPECT_EQ(cancelled.refunded_minor(), 3'000);
  EXPECT_TRUE(cancelled.tasks.empty());
  EXPECT_EQ(shop.left("TEA"), 10);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, CancellingAPaidOrderGivesMoneyAndGoodsBack) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 3}, {"CUP", 1}}), "key-1");
  const auto cancelled = shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.cancel({"customer", clock.now()}, "changed my mind");
  });
  ASSERT_TRUE(cancelled);
  EXPECT_TRUE(cancelled->tasks.empty());
  EXPECT_EQ(cancelled->refunds.at(0).state, order::RefundState::kDone);
  EXPECT_EQ(shop.left("TEA"), 10);
  EXPECT_EQ(shop.inventory.availability("CUP")->by_location.at("shop"), 2);
  EXPECT_EQ(shop.payments.find(cancelled->payment.payment_id).value()->value.state, PaymentState::kRefunded);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, AReturnRestocksWhereItCameBackAndRefundsInPart) {
  const auto answer = shop.checkout.place(shop.basket("c1", {{"TEA", 3}}), "key-1");
  const order::Act clerk{"staff:ann", clock.now()};
  ASSERT_TRUE(
      shop.orders.act(answer->order_id, [&](order::Order& each) { return each.ship(clerk, {.id = "s1"}); }));
  ASSERT_TRUE(shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.take_return(clerk, {.id = "r1", .lines = {{"TEA", 1}}, .location = "shop"});
  }));
  const auto refunded = shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.refund(clerk, {.id = "f1", .lines = {{"TEA", 1'000}}});
  });
  EXPECT_EQ(refunded->state, OrderState::kPartiallyRefunded);
  EXPECT_TRUE(refunded->tasks.empty());
  EXPECT_EQ(shop.inventory.availability("TEA")->by_location.at("shop"), 1);
  EXPECT_EQ(shop.payments.find(refunded->payment.payment_id).value()->value.state,
            PaymentState::kPartiallyRefunded);
  shop.expect_invariants();
}

TEST_F(CheckoutTest, PickUpTakesTheGoodsOfThatStore) {
  const auto answer =
      shop.checkout.place(shop.basket("c1", {{"CUP", 1}}, "sandbox:approve", "shop"), "key-1");
  ASSERT_TRUE(answer);
  EXPECT_EQ(shop.checkout.place(shop.basket("c2", {{"TEA", 1}}, "sandbox:approve", "shop"), "k").error().code,
            "stock.insufficient");
  EXPECT_EQ(shop.inventory.sold_from(answer->order_id, "CUP")->at("shop"), 1);
}

TEST_F(CheckoutTest, RefusesAnUnfitKey) {
  shop.basket("c1", {{"TEA", 1}});
  EXPECT_EQ(shop.checkout.place("c1", std::string(65, 'x')).error().code, "request.idempotency_key");
  EXPECT_EQ(shop.checkout.place("c1", "a b").error().code, "request.idempotency_key");
}

TEST_F(CheckoutTest, RecoveryLooksOnlyAtWhatIsOpen) {
  for (int i = 0; i < 5; ++i)
    ASSERT_TRUE(shop.checkout.place(shop.basket("c" + std::to_string(i), {{"TEA", 1}}), "k"));
  tick(3'600'000);
  EXPECT_EQ(*shop.checkout.recover(clock.now()), 0U);
}

// The process dies at each write in turn, once before it and once when it was done but nobody was told. A new
// process recovers; the client repeats its request. Whatever happened, the books must be right.
class CrashTest : public ::testing::TestWithParam<
                      std::tuple<std::string, FaultyDocumentStore::When, FaultyDocumentStore::Then>> {};

TEST_P(CrashTest, NothingIsLostAtAnyStep) {
  const auto& [method, when, then] = GetParam();
  std::size_t steps = 0;
  for (std::size_t n = 1;; ++n) {
    ManualClock clock;
    engines::MemoryDocumentStore memory;
    FaultyDocumentStore faulty{memory};
    const CheckoutOptions options{.patience = milliseconds{0}};
    Bench before{faulty, clock, options};
    before.declare();
    before.receive("TEA", 10);
    before.receive("CUP", 5, "shop");
    before.basket("c1", {{"TEA", 2}, {"CUP", 1}}, method);
    faulty.fail_at(n, when, then);
    const auto first = before.checkout.place("c1", "key-1");
    const bool failed = faulty.has_failed();
    faulty.fail_at(0, when, then);

    Bench after{memory, clock, options};
    ASSERT_TRUE(after.locations.reload());
    clock.advance(milliseconds{9'000});
    ASSERT_TRUE(after.checkout.recover(clock.now()));
    const auto where = "step " + std::to_string(n) + " of " + method + ": ";
    after.expect_invariants(where);
    after.settle_down(clock);
    const auto again = after.checkout.place("c1", "key-1");
    if (first && first->status == "settled") {
      ASSERT_TRUE(again) << where << describe(again.error());
      EXPECT_EQ(again->order_id, first->order_id) << where;
    }
    after.settle_down(clock);
    after.expect_invariants(where);
    const auto last = after.checkout.place("c1", "key-1");
    const bool pays = method == "sandbox:approve" || method == "sandbox:lose" || method == "sandbox:twice" ||
                      method == "sandbox:delay";
    EXPECT_EQ(last.has_value(), pays) << where << (last ? "" : describe(last.error()));
    EXPECT_TRUE(!last || last->status == "settled") << where;
    EXPECT_EQ(after.left("TEA"), pays ? 8 : 10) << where;
    EXPECT_EQ(after.left("CUP"), pays ? 4 : 5) << where;
    if (!failed) break;
    steps = n;
  }
  EXPECT_GE(steps, 5U);
}

INSTANTIATE_TEST_SUITE_P(EveryStep, CrashTest,
                         ::testing::Combine(::testing::Values("sandbox:approve", "sandbox:decline",
                                                              "sandbox:lose", "sandbox:delay",
                                                              "sandbox:down"),
                                            ::testing::Values(FaultyDocumentStore::When::kBefore,
                                                              FaultyDocumentStore::When::kAfter),
                                            ::testing::Values(FaultyDocumentStore::Then::kStaysDown,
                                                              FaultyDocumentStore::Then::kRecovers)));

// The same for a cancellation of a paid order.
TEST(CrashTest, ACancellationIsCarriedOutToItsEnd) {
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    for (std::size_t n = 1;; ++n) {
      ManualClock clock;
      engines::MemoryDocumentStore memory;
      FaultyDocumentStore faulty{memory};
      Bench before{faulty, clock};
      before.declare();
      before.receive("TEA", 10);
      const auto answer = before.checkout.place(before.basket("c1", {{"TEA", 2}}), "key-1");
      ASSERT_TRUE(answer);
      faulty.fail_at(n, when);
      (void)before.orders.act(answer->order_id, [&](order::Order& each) {
        return each.cancel({"customer", clock.now()}, "no");
      });
      const bool failed = faulty.has_failed();
      Bench after{memory, clock};
      ASSERT_TRUE(after.locations.reload());
      after.settle_down(clock);
      const auto where = "step " + std::to_string(n) + ": ";
      after.expect_invariants(where);
      const bool cancelled = after.orders.load(answer->order_id)->value.state == OrderState::kCancelled;
      EXPECT_EQ(after.left("TEA"), cancelled ? 10 : 8) << where;
      EXPECT_EQ(cancelled, n > 1 || when == FaultyDocumentStore::When::kAfter || !failed) << where;
      if (!failed) break;
    }
  }
}

}  // namespace
}  // namespace souk::online::checkout
