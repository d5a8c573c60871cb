#include "online/aftersale/cases.hpp"

#include <gtest/gtest.h>

#include "online/aftersale/shop_for_test.hpp"

namespace souk::online::aftersale {
namespace {

using order::OrderState;
using support::FaultyDocumentStore;
using enum CaseState;

using CasesTest = DeskTest;

Decision look(const std::string& sku, std::vector<Inspection> inspections) {
  return {.lines = {{.sku = sku, .inspections = std::move(inspections)}}};
}

TEST_F(CasesTest, AReturnGivesBackGoodsAndMoney) {
  const auto id = buy_and_send("c1", {{"TEA", 4}});
  const auto asked = desk.cases.request(
      id, li(), {.key = "k", .lines = {{.sku = "TEA", .quantity = 3, .reason = Reason::kNotLiked}}});
  ASSERT_TRUE(asked) << describe(asked.error());
  EXPECT_EQ(asked->number, order(id).number + "-R1");
  EXPECT_EQ(desk.cases.settle(asked->id, ann(), {}).error().code, "aftersale.inspection");
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {true, "shop", "See you."}));
  EXPECT_EQ(desk.notices.load("case.accepted:" + asked->id)->facts.at("place"), "");
  EXPECT_EQ(desk.cases.settle(asked->id, ann(), look("TEA", {{Verdict::kRestock, 3, {}}})).error().code,
            "aftersale.not_arrived");
  ASSERT_TRUE(desk.cases.arrive(asked->id, ann()));
  EXPECT_EQ(desk.cases.settle(asked->id, ann(), look("TEA", {{Verdict::kRestock, 2, {}}})).error().code,
            "aftersale.inspection");
  auto decision = look(
      "TEA",
      {{Verdict::kRestock, 1, {}}, {Verdict::kDiscard, 1, "stained"}, {Verdict::kBackToCustomer, 1, "worn"}});
  const auto settled = desk.cases.settle(asked->id, ann(), decision);
  ASSERT_TRUE(settled) << describe(settled.error());
  EXPECT_EQ(settled->state, kSettled) << settled->problem;
  EXPECT_EQ(settled->settlement->refunded_minor, 2'000);
  EXPECT_EQ(order(id).line("TEA")->returned, 2);
  EXPECT_EQ(order(id).refunded_minor(), 2'000);
  EXPECT_EQ(order(id).state, OrderState::kPartiallyRefunded);
  EXPECT_EQ(desk.shop.left("TEA"), 7);
  EXPECT_EQ(desk.shop.inventory.availability("TEA")->by_location.at("shop"), 1);
  for (int i = 0; i < 2; ++i) ASSERT_TRUE(desk.cases.settle(asked->id, ann(), decision));
  EXPECT_EQ(order(id).refunded_minor(), 2'000);
  expect_invariants();
}

TEST_F(CasesTest, GoodsAreExpectedBackWhereMostOfThemWereSentFrom) {
  desk.shop.receive("TEA", 5, "shop");
  ASSERT_TRUE(desk.shop.inventory.adjust({"a1", "CUP", "east", -10, {}}));
  desk.shop.receive("CUP", 5, "shop");
  const auto id = buy_and_send("c1", {{"TEA", 1}, {"CUP", 2}});
  order::PartsBySku sold;
  for (const auto* sku : {"TEA", "CUP"}) sold[sku] = desk.shop.inventory.sold_from(id, sku).value();
  ASSERT_EQ(sold.at("CUP"), (std::map<std::string, std::int64_t>{{"shop", 2}}));
  EXPECT_EQ(sent_from({.lines = {{.sku = "TEA", .quantity = 1}, {.sku = "CUP", .quantity = 2}}}, sold),
            "shop");
  EXPECT_EQ(sent_from({.lines = {{.sku = "CUP", .quantity = 1}}}, sold), "shop");
  EXPECT_EQ(sent_from({.lines = {{.sku = "TEA", .quantity = 1}}}, {{"TEA", {{"east", 1}}}}), "east");
  EXPECT_EQ(sent_from({.lines = {{.sku = "POT", .quantity = 1}}}, sold), "");
}

TEST_F(CasesTest, NobodyAsksForMoreThanWasSent) {
  const auto id = buy("c1", {{"TEA", 3}});
  const auto ask = [&](const std::string& key, std::int64_t quantity) {
    return desk.cases.request(id, li(), {.key = key, .lines = {{.sku = "TEA", .quantity = quantity}}});
  };
  EXPECT_EQ(ask("k0", 1).error().code, "aftersale.too_many_pieces");  // nothing has been sent
  ASSERT_TRUE(desk.shop.orders.act(id, [&](order::Order& each) { return each.ship(ann(), {.id = "s1"}); }));
  const auto first = ask("k1", 2);
  ASSERT_TRUE(first);
  EXPECT_EQ(ask("k1", 2)->id, first->id);
  EXPECT_EQ(ask("k2", 2).error().code, "aftersale.too_many_pieces");
  ASSERT_TRUE(desk.cases.withdraw(first->id, li()));
  EXPECT_TRUE(ask("k3", 3));
  clock.advance(milliseconds{std::chrono::hours{24 * 31}});
  EXPECT_EQ(ask("k4", 1).error().code, "aftersale.too_late");
}

TEST_F(CasesTest, AnExchangeSendsOtherGoodsAndTheDifferenceGoesBack) {
  const auto id = buy_and_send("c1", {{"CUP", 2}});
  const auto asked = desk.cases.request(
      id, li(),
      {.key = "k",
       .kind = CaseKind::kExchange,
       .lines = {{.sku = "CUP", .quantity = 2, .reason = Reason::kWrongSize, .wanted_sku = "MUG"}}});
  ASSERT_TRUE(asked) << describe(asked.error());
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {true, "shop", {}}));
  ASSERT_TRUE(desk.cases.arrive(asked->id, ann()));
  const auto settled = desk.cases.settle(asked->id, ann(), look("CUP", {{Verdict::kRestock, 2, {}}}));
  ASSERT_TRUE(settled) << describe(settled.error());
  EXPECT_EQ(settled->settlement->refunded_minor, 400);
  const auto fresh = order(settled->settlement->replacement_order);
  EXPECT_EQ(fresh.state, OrderState::kPaid);
  EXPECT_EQ(fresh.replaces, id);
  EXPECT_EQ(fresh.number, asked->number);
  EXPECT_EQ(fresh.totals.grand_minor, 0);
  EXPECT_EQ(fresh.contact->mail, "li@example.com");
  EXPECT_EQ(desk.shop.left("MUG"), 8);
  EXPECT_EQ(desk.shop.left("CUP"), 10);
  expect_invariants();
}

TEST_F(CasesTest, WhatCostsMoreIsRefusedUnlessTheShopBearsIt) {
  const auto id = buy_and_send("c1", {{"CUP", 1}});
  const auto asked = desk.cases.request(
      id, li(),
      {.key = "k",
       .kind = CaseKind::kExchange,
       .lines = {{.sku = "CUP", .quantity = 1, .reason = Reason::kWrongSize, .wanted_sku = "POT"}}});
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {true, "shop", {}}));
  ASSERT_TRUE(desk.cases.arrive(asked->id, ann()));
  auto decision = look("CUP", {{Verdict::kRestock, 1, {}}});
  EXPECT_EQ(desk.cases.settle(asked->id, ann(), decision).error().code, "aftersale.costs_more");
  decision.waive_difference = true;
  EXPECT_EQ(desk.cases.settle(asked->id, ann(), decision)->settlement->refunded_minor, 0);
  EXPECT_EQ(desk.shop.left("POT"), 9);
  expect_invariants();
}

TEST_F(CasesTest, AReplacementThatIsSoldOutBecomesMoney) {
  const auto id = buy_and_send("c1", {{"CUP", 2}});
  const auto asked =
      desk.cases.request(id, li(),
                         {.key = "k",
                          .kind = CaseKind::kClaim,
                          .outcome = Outcome::kReplacement,
                          .lines = {{.sku = "CUP", .quantity = 2, .reason = Reason::kMissing}}});
  ASSERT_TRUE(asked) << describe(asked.error());
  EXPECT_FALSE(asked->goods_come_back);
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {false, {}, {}}));
  EXPECT_EQ(desk.cases.arrive(asked->id, ann()).error().code, "aftersale.no_goods");
  ASSERT_TRUE(desk.shop.inventory.count({"c", "CUP", "east", 1, {}}));
  const auto settled = desk.cases.settle(asked->id, ann(), {});
  ASSERT_TRUE(settled) << describe(settled.error());
  EXPECT_EQ(settled->state, kSettled) << settled->problem;
  EXPECT_TRUE(settled->settlement->replacement_sold_out);
  EXPECT_EQ(settled->settlement->refunded_minor, 2'000);
  EXPECT_EQ(order(id).state, OrderState::kRefunded);
  EXPECT_EQ(desk.shop.left("CUP"), 1);
  // Settled claims count: nobody claims the same pieces twice.
  EXPECT_FALSE(desk.cases.request(id, li(),
                                  {.key = "k2",
                                   .kind = CaseKind::kClaim,
                                   .lines = {{.sku = "CUP", .quantity = 1, .reason = Reason::kMissing}}}));
  expect_invariants();
}

TEST_F(CasesTest, MoneyMayBecomeStoreCreditOfAMember) {
  const auto id = buy_and_send("c1", {{"TEA", 3}}, "cus_li");
  const auto asked =
      desk.cases.request(id, li(),
                         {.key = "k",
                          .kind = CaseKind::kClaim,
                          .lines = {{.sku = "TEA", .quantity = 2, .reason = Reason::kDamaged}}});
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {false, {}, {}}));
  const Decision decision{.goodwill_minor = 50, .to_store_credit = true};
  for (int i = 0; i < 2; ++i) {
    const auto settled = desk.cases.settle(asked->id, ann(), decision);
    ASSERT_TRUE(settled) << describe(settled.error());
    EXPECT_EQ(settled->settlement->refunded_minor, 2'050);
    EXPECT_EQ(settled->timeline.at(3).what, "to_store_credit");
    EXPECT_EQ(settled->timeline.at(3).actor, "staff:ann");
  }
  EXPECT_EQ(credit_of("cus_li"), 2'050);
  EXPECT_EQ(order(id).refunded_as_credit_minor(), 2'050);
  EXPECT_EQ(order(id).refunded_to_channel_minor(), 0);
  expect_invariants();
}

TEST_F(CasesTest, AGuestHasNoAccountForStoreCredit) {
  const auto id = buy_and_send("c1", {{"TEA", 1}});
  const auto asked =
      desk.cases.request(id, li(),
                         {.key = "k",
                          .kind = CaseKind::kClaim,
                          .lines = {{.sku = "TEA", .quantity = 1, .reason = Reason::kDamaged}}});
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {false, {}, {}}));
  const auto refused = desk.cases.settle(asked->id, ann(), {.to_store_credit = true});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "order.no_account");
  EXPECT_EQ(desk.cases.load(asked->id)->state, kApproved) << "it can still be decided in another way";
  EXPECT_TRUE(desk.cases.settle(asked->id, ann(), {}));
  expect_invariants();
}

TEST_F(CasesTest, WhoIsErasedBeforeTheMoneyGoesGetsItAsItWasPaid) {
  const auto id = buy_and_send("c1", {{"TEA", 1}}, "cus_li");
  const auto asked =
      desk.cases.request(id, li(),
                         {.key = "k",
                          .kind = CaseKind::kClaim,
                          .lines = {{.sku = "TEA", .quantity = 1, .reason = Reason::kDamaged}}});
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {false, {}, {}}));
  store.fail_at(2, FaultyDocumentStore::When::kBefore);  // decided, and not carried out
  (void)desk.cases.settle(asked->id, ann(), {.to_store_credit = true});
  store.fail_at(0, FaultyDocumentStore::When::kBefore);
  ASSERT_EQ(desk.cases.load(asked->id)->state, kSettling);
  ASSERT_TRUE(desk.shop.orders.act(id, [](order::Order& each) -> Status {
    each.customer_id.reset();
    ++each.edits;
    return {};
  }));
  clock.advance(milliseconds{10'000});
  ASSERT_TRUE(desk.cases.recover(clock.now()));
  EXPECT_EQ(desk.cases.load(asked->id)->state, kSettled);
  EXPECT_EQ(credit_of("cus_li"), 0);
  EXPECT_EQ(order(id).refunded_to_channel_minor(), 1'000);
  expect_invariants();
}

TEST_F(CasesTest, NeverMoreThanWasPaid) {
  const auto id = buy_and_send("c1", {{"TEA", 2}});
  const auto asked =
      desk.cases.request(id, li(),
                         {.key = "k",
                          .kind = CaseKind::kClaim,
                          .lines = {{.sku = "TEA", .quantity = 2, .reason = Reason::kDamaged}}});
  ASSERT_TRUE(desk.cases.approve(asked->id, ann(), {false, {}, {}}));
  ASSERT_TRUE(desk.shop.orders.act(id, [&](order::Order& each) {
    return each.refund(ann(), {.id = "f1", .lines = {{"", 500, true}}});
  }));
  const auto settled = desk.cases.settle(
      asked->id, ann(),
      {.lines = {{.sku = "TEA", .refund_minor = 1'900}}, .shipping_minor = 100, .goodwill_minor = 100'000});
  ASSERT_TRUE(settled) << describe(settled.error());
  EXPECT_EQ(settled->settlement->refunded_minor, 1'500);
  EXPECT_EQ(order(id).refunded_minor(), 2'000);
  EXPECT_EQ(order(id).state, OrderState::kRefunded);
  expect_invariants();
}

TEST_F(CasesTest, ARequestMakesSense) {
  const auto id = buy_and_send("c1", {{"TEA", 2}, {"CUP", 1}});
  const auto code = [&](Cases::Request request) {
    request.key = "k";
    const auto answer = desk.cases.request(id, li(), std::move(request));
    return answer ? std::string{"ok"} : answer.error().code;
  };
  EXPECT_EQ(code({.lines = {}}), "aftersale.no_lines");
  EXPECT_EQ(code({.lines = {{.sku = "POT", .quantity = 1}}}), "order.no_such_line");
  EXPECT_EQ(code({.lines = {{.sku = "TEA", .quantity = 1}, {.sku = "TEA", .quantity = 1}}}),
            "aftersale.line_twice");
  EXPECT_EQ(code({.lines = {{.sku = "TEA", .quantity = 1, .reason = Reason::kMissing}}}), "aftersale.reason");
  EXPECT_EQ(
      code({.kind = CaseKind::kClaim, .lines = {{.sku = "TEA", .quantity = 1, .reason = Reason::kNotLiked}}}),
      "aftersale.reason");
  EXPECT_EQ(code({.kind = CaseKind::kExchange, .lines = {{.sku = "TEA", .quantity = 1}}}),
            "aftersale.no_wish");
}

// The process dies at its n-th write, and another one goes on where it was. Goods and money are where they
// belong, once; the money at the channel, or as store credit on the member's account.
class CasesCrashTest : public DeskTest, public ::testing::WithParamInterface<bool> {};

TEST_P(CasesCrashTest, WhereverItDiesEverythingHappensOnce) {
  const bool as_credit = GetParam();
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    bool more = true;
    for (std::size_t n = 1; more; ++n) {
      ASSERT_LT(n, 60U);
      store.fail_at(0, when);
      const auto tag = std::to_string(n) + (when == FaultyDocumentStore::When::kBefore ? "b" : "a");
      ASSERT_TRUE(desk.shop.inventory.receive({"in" + tag, "CUP", "east", 2, {}}));
      ASSERT_TRUE(desk.shop.inventory.receive({"in" + tag, "MUG", "east", 1, {}}));
      const auto member = "cus_" + tag;
      const auto id = buy_and_send("c" + tag, {{"CUP", 2}}, member);
      const auto cups = desk.shop.left("CUP");
      const auto mugs = desk.shop.left("MUG");
      const auto work = [&](Desk& process) -> Status {
        const auto asked = TRY(process.cases.request(
            id, li(),
            {.key = "k",
             .kind = CaseKind::kExchange,
             .lines = {{.sku = "CUP", .quantity = 1, .reason = Reason::kWrongSize, .wanted_sku = "MUG"}}}));
        if (asked.state == kRequested) TRY(process.cases.approve(asked.id, ann(), {true, "east", {}}));
        if (TRY(process.cases.load(asked.id)).state == kApproved) TRY(process.cases.arrive(asked.id, ann()));
        auto decision = look("CUP", {{Verdict::kRestock, 1, {}}});
        decision.to_store_credit = as_credit;
        TRY(process.cases.settle(asked.id, ann(), decision));
        return {};
      };
      store.fail_at(n, when);
      (void)work(desk);
      more = store.has_failed();
      store.fail_at(0, when);
      Desk other{store, clock};
      ASSERT_TRUE(other.shop.locations.reload());
      const auto done = work(other);
      ASSERT_TRUE(done) << describe(done.error()) << " after write " << n;
      for (int i = 0; i < 5; ++i) {
        clock.advance(milliseconds{10'000});
        ASSERT_TRUE(other.cases.recover(clock.now()));
        ASSERT_TRUE(other.shop.checkout.recover(clock.now()));
      }
      const auto settled = other.cases.of_order(id).value().at(0);
      EXPECT_EQ(settled.state, kSettled) << settled.problem << " after write " << n;
      EXPECT_EQ(settled.settlement->refunded_minor, 200);
      EXPECT_EQ(order(id).refunded_minor(), 200);
      EXPECT_EQ(order(id).refunded_to_channel_minor(), as_credit ? 0 : 200);
      EXPECT_EQ(credit_of(member), as_credit ? 200 : 0) << "after write " << n;
      EXPECT_EQ(order(id).line("CUP")->returned, 1);
      EXPECT_EQ(desk.shop.left("CUP"), cups + 1) << "after write " << n;
      EXPECT_EQ(desk.shop.left("MUG"), mugs - 1) << "after write " << n;
      EXPECT_TRUE(order(id).tasks.empty());
    }
  }
  expect_invariants();
}

INSTANTIATE_TEST_SUITE_P(Money, CasesCrashTest, ::testing::Bool(),
                         [](const auto& way) { return way.param ? "AsStoreCredit" : "AsItWasPaid"; });

}  // namespace
}  // namespace souk::online::aftersale
