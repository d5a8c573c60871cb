// Orders that are paid with gift cards, in part or in full: what happens to the money, whatever happens to
// the order or to the process.
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/checkout_bench.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::checkout {
namespace {

using order::OrderState;
using support::FaultyDocumentStore;

class CreditTest : public ::testing::Test {
 protected:
  void SetUp() override {
    shop.declare();
    shop.receive("TEA", 10);
  }
  order::Order order(const std::string& id) { return shop.orders.load(id)->value; }
  std::int64_t charged() {
    std::string cursor;
    std::int64_t sum = 0;
    const auto charges = shop.sandbox.charges(&cursor).value();
    for (const auto& charge : charges) {
      if (charge.state == pay::ChargeState::kCharged) sum += charge.amount.minor - charge.refunded_minor();
    }
    return sum;
  }

  ManualClock clock;
  engines::MemoryDocumentStore store;
  Bench shop{store, clock, {.patience = milliseconds{0}}};
};

TEST_F(CreditTest, TheChannelIsChargedWhatTheCardDoesNotCover) {
  const auto card = shop.card(1'500);
  const auto answer =
      shop.checkout.place(shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}), "key-1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(shop.on_card(card), 0);
  EXPECT_EQ(charged(), 500);
  EXPECT_EQ(order(answer->order_id).payment.paid_minor, 2'000);
  EXPECT_EQ(order(answer->order_id).payment.credited_minor, 1'500);
  shop.expect_invariants();
}

TEST_F(CreditTest, ACardThatCoversAllNeedsNoChannel) {
  const auto card = shop.card(5'000);
  const auto answer =
      shop.checkout.place(shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 2'000}}, "credit"), "key-1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(order(answer->order_id).state, OrderState::kPaid);
  EXPECT_EQ(shop.on_card(card), 3'000);
  EXPECT_EQ(charged(), 0);
  shop.expect_invariants();
}

TEST_F(CreditTest, ACardThatWasSpentElsewhereIsARefusalAndNothingIsCharged) {
  const auto card = shop.card(1'500);
  ASSERT_TRUE(shop.balances.hold({card, "ord_other", 1'000}));
  ASSERT_TRUE(shop.balances.release({card, "ord_other", 1'000}));
  ASSERT_TRUE(shop.balances.adjust(card, -1'000, "mistake", "staff", "1"));
  const auto answer =
      shop.checkout.place(shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}), "key-1");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "balance.insufficient");
  EXPECT_EQ(charged(), 0);
  EXPECT_EQ(shop.left("TEA"), 10);
  EXPECT_EQ(shop.on_card(card), 500);
  shop.settle_down(clock);
  shop.expect_invariants();
}

TEST_F(CreditTest, ADeclineGivesTheCardsMoneyBack) {
  const auto card = shop.card(1'500);
  const auto answer = shop.checkout.place(
      shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}, "sandbox:decline"), "key-1");
  EXPECT_EQ(answer.error().code, "payment.declined");
  EXPECT_EQ(shop.on_card(card), 1'500);
  shop.expect_invariants();
}

TEST_F(CreditTest, RefundsGoToTheChannelFirstAndThenToTheCard) {
  const auto card = shop.card(1'500);
  const auto answer =
      shop.checkout.place(shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}), "key-1");
  ASSERT_TRUE(answer);
  const auto refund = [&](const std::string& id, std::int64_t minor) {
    const auto done = shop.orders.act(answer->order_id, [&](order::Order& each) {
      return each.refund({"staff", clock.now()}, {.id = id, .lines = {{"TEA", minor}}});
    });
    ASSERT_TRUE(done) << describe(done.error());
    shop.settle_down(clock);
  };
  refund("r1", 300);
  EXPECT_EQ(shop.on_card(card), 0);
  EXPECT_EQ(charged(), 200);
  refund("r2", 700);
  EXPECT_EQ(shop.on_card(card), 500);
  EXPECT_EQ(charged(), 0);
  refund("r3", 1'000);
  EXPECT_EQ(shop.on_card(card), 1'500);
  shop.expect_invariants();
}

TEST_F(CreditTest, ARefundMayGoToTheMembersStoreCredit) {
  const auto card = shop.card(1'500);
  const auto answer =
      shop.checkout.place(shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}), "key-1");
  ASSERT_TRUE(answer);
  const auto refund = [&](order::Order& each) {
    return each.refund({"staff", clock.now()},
                       {.id = "r1", .lines = {{"TEA", 1'200}}, .to_store_credit = true});
  };
  EXPECT_EQ(shop.orders.act(answer->order_id, refund).error().code, "order.no_account");
  const auto theirs = shop.orders.act(answer->order_id, [&](order::Order& each) -> Status {
    each.customer_id = "cus_li";
    each.look_again(clock.now());
    return refund(each);
  });
  ASSERT_TRUE(theirs) << describe(theirs.error());
  shop.settle_down(clock);
  EXPECT_EQ(shop.on_card(balance::credit_id("cus_li", Currency::of("CNY"))), 1'200);
  EXPECT_EQ(charged(), 500);
  EXPECT_EQ(shop.on_card(card), 0);
  ASSERT_TRUE(shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.refund({"staff", clock.now()}, {.id = "r2", .lines = {{"TEA", 800}}});
  }));
  shop.settle_down(clock);
  EXPECT_EQ(charged(), 0);
  EXPECT_EQ(shop.on_card(card), 300);
  shop.expect_invariants();
}

TEST_F(CreditTest, ACancellationWhileThePaymentIsPendingGivesEverythingBack) {
  const auto card = shop.card(1'500);
  const auto answer = shop.checkout.place(
      shop.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}, "sandbox:delay"), "key-1");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->is_pending());
  EXPECT_EQ(shop.balances.load(card)->held_minor(), 1'500);
  ASSERT_TRUE(shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.cancel({"customer", clock.now()}, "no");
  }));
  shop.settle_down(clock);  // the payment comes in after all, and goes back
  EXPECT_EQ(shop.on_card(card), 1'500);
  EXPECT_EQ(charged(), 0);
  EXPECT_EQ(shop.left("TEA"), 10);
  shop.expect_invariants();
}

// The process dies at each write in turn; a new one recovers, and the client repeats its request.
class CreditCrashTest : public ::testing::TestWithParam<
                            std::tuple<std::string, FaultyDocumentStore::When, FaultyDocumentStore::Then>> {};

TEST_P(CreditCrashTest, NoMoneyIsLostOrSpentTwiceAtAnyStep) {
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
    const auto first_card = before.card(700);
    const auto second_card = before.card(2'000);
    before.basket_with_credits("c1", {{"TEA", 2}},
                               {{first_card, 700}, {second_card, method == "credit" ? 1'300 : 800}}, method);
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
    (void)after.checkout.place("c1", "key-1");
    after.settle_down(clock);
    after.expect_invariants(where);
    const auto last = after.checkout.place("c1", "key-1");
    const bool pays = method == "sandbox:approve" || method == "sandbox:delay" || method == "credit";
    EXPECT_EQ(last.has_value(), pays) << where << (last ? "" : describe(last.error()));
    if (first && first->status == "settled" && last) {
      EXPECT_EQ(last->order_id, first->order_id) << where;
    }
    EXPECT_EQ(after.on_card(first_card), pays ? 0 : 700) << where;
    EXPECT_EQ(after.on_card(second_card), !pays ? 2'000 : method == "credit" ? 700 : 1'200) << where;
    EXPECT_EQ(after.balances.load(first_card)->held_minor(), 0) << where;
    if (!failed) break;
    steps = n;
  }
  EXPECT_GE(steps, 8U);  // a slow channel ends its request before the order is paid
}

INSTANTIATE_TEST_SUITE_P(EveryStep, CreditCrashTest,
                         ::testing::Combine(::testing::Values("sandbox:approve", "sandbox:decline",
                                                              "sandbox:delay", "credit"),
                                            ::testing::Values(FaultyDocumentStore::When::kBefore,
                                                              FaultyDocumentStore::When::kAfter),
                                            ::testing::Values(FaultyDocumentStore::Then::kStaysDown,
                                                              FaultyDocumentStore::Then::kRecovers)));

// The same for the cancellation of an order that a card has paid in part: what was paid goes back to channel
// and card, or becomes store credit.
class CancelCrashTest : public ::testing::TestWithParam<bool> {};

TEST_P(CancelCrashTest, ACancellationMovesItsMoneyOnce) {
  const bool as_credit = GetParam();
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    std::size_t steps = 0;
    for (std::size_t n = 1;; ++n) {
      ManualClock clock;
      engines::MemoryDocumentStore memory;
      FaultyDocumentStore faulty{memory};
      Bench before{faulty, clock};
      before.declare();
      before.receive("TEA", 10);
      const auto card = before.card(1'500);
      const auto answer =
          before.checkout.place(before.basket_with_credits("c1", {{"TEA", 2}}, {{card, 1'500}}), "key-1");
      ASSERT_TRUE(answer);
      ASSERT_TRUE(before.orders.act(answer->order_id, [&](order::Order& each) -> Status {
        each.customer_id = "cus_li";
        ++each.edits;
        return {};
      }));
      faulty.fail_at(n, when);
      const auto cancel = [&](order::Order& each) -> Status {
        if (each.state == OrderState::kCancelled) return {};
        return each.cancel({"staff:ann", clock.now()}, "no", as_credit);
      };
      (void)before.orders.act(answer->order_id, cancel);
      const bool failed = faulty.has_failed();
      Bench after{memory, clock};
      ASSERT_TRUE(after.locations.reload());
      after.settle_down(clock);
      const auto where = "step " + std::to_string(n) + ": ";
      after.expect_invariants(where);
      ASSERT_TRUE(after.orders.act(answer->order_id, cancel)) << where;  // the client asks again
      after.settle_down(clock);
      after.expect_invariants(where);
      EXPECT_EQ(after.on_card(card), as_credit ? 0 : 1'500) << where;
      const auto credit = after.balances.load(balance::credit_id("cus_li", Currency::of("CNY")));
      EXPECT_EQ(credit ? credit->available_minor : 0, as_credit ? 2'000 : 0) << where;
      EXPECT_EQ(after.orders.load(answer->order_id)->value.refunded_to_channel_minor(), as_credit ? 0 : 500);
      if (!failed) break;
      steps = n;
    }
    EXPECT_GE(steps, 4U);
  }
}

INSTANTIATE_TEST_SUITE_P(Money, CancelCrashTest, ::testing::Bool(),
                         [](const auto& way) { return way.param ? "AsStoreCredit" : "AsItWasPaid"; });

}  // namespace
}  // namespace souk::online::checkout
