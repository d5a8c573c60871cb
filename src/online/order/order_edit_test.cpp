#include "online/order/order_edit.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "online/order/order.hpp"

namespace souk::online::order {
namespace {

const Act kBuyer{"customer", Instant{1'790'000'000'000}};

Order paid_order() {
  Order order{.id = "ord_1", .access_token = "t"};
  order.currency = Currency::of("CNY");
  order.lines = {{.sku = "TEA",
                  .quantity = 3,
                  .unit_minor = 500,
                  .discount_minor = 100,
                  .total_minor = 1400,
                  .tax_minor = 161},
                 {.sku = "CUP", .quantity = 1, .unit_minor = 300, .total_minor = 300, .tax_minor = 35}};
  order.totals = {.goods_minor = 1800,
                  .discount_minor = 100,
                  .shipping_minor = 100,
                  .tax_minor = 208,
                  .grand_minor = 1800};
  order.payment = {.payment_id = "pay_1", .method = "sandbox:approve"};
  order.address = Address{.name = "Li", .country = "CN", .province = "Shanghai"};
  EXPECT_TRUE(order.pay(kBuyer, "SBX-1"));
  return order;
}

const PartsBySku kFrom{{"TEA", {{"east", 1}, {"shop", 2}}}, {"CUP", {{"east", 1}}}};

TEST(OrderEdit, LessOfALineGivesMoneyAndGoodsBack) {
  auto order = paid_order();
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(order.edit(kBuyer, {.id = "e1", .quantities = {{"TEA", 1}}, .sold_from = kFrom}));
  EXPECT_EQ(order.line("TEA")->quantity, 1);
  EXPECT_EQ(order.line("TEA")->total_minor, 467);  // a third of 1400
  EXPECT_EQ(order.totals.grand_minor, 1800 - 933);
  EXPECT_EQ(order.totals.charged_minor(), 1800);
  EXPECT_EQ(order.refunded_minor(), 933);
  EXPECT_EQ(order.totals.goods_minor - order.totals.discount_minor + order.totals.shipping_minor,
            order.totals.grand_minor);
  // The place that gave least is emptied first.
  EXPECT_EQ(order.line("TEA")->allocated, (std::map<std::string, std::int64_t>{{"shop", 1}}));
  ASSERT_EQ(order.tasks.size(), 3U);
  EXPECT_EQ(order.tasks[0].location, "east");
  EXPECT_EQ(order.tasks[1].location, "shop");
  EXPECT_EQ(order.tasks[2].minor, 933);
  EXPECT_EQ(order.state, OrderState::kPaid);
}

TEST(OrderEdit, ALineMayGoButNotTheLast) {
  auto order = paid_order();
  ASSERT_TRUE(order.edit(kBuyer, {.id = "e1", .quantities = {{"CUP", 0}}, .sold_from = kFrom}));
  EXPECT_EQ(order.line("CUP"), nullptr);
  EXPECT_EQ(order.refunded_minor(), 300);
  const auto before = to_json(order);
  EXPECT_EQ(order.edit(kBuyer, {.id = "e2", .quantities = {{"TEA", 0}}}).error().code, "order.nothing_left");
  EXPECT_EQ(order.edit(kBuyer, {.id = "e3", .quantities = {{"TEA", 4}}}).error().code,
            "order.edit_costs_more");
  EXPECT_EQ(order.edit(kBuyer, {.id = "e4", .quantities = {{"POT", 1}}}).error().code, "order.no_such_line");
  EXPECT_EQ(to_json(order), before);
}

TEST(OrderEdit, WhatIsAddedMustBePaidByWhatGoes) {
  auto order = paid_order();
  const OrderLine pot{.sku = "POT", .quantity = 1, .unit_minor = 400, .total_minor = 400};
  EXPECT_EQ(order.edit(kBuyer, {.id = "e1", .quantities = {{"CUP", 0}}, .added = {pot}}).error().code,
            "order.edit_costs_more");
  ASSERT_TRUE(
      order.edit(kBuyer, {.id = "e2", .quantities = {{"TEA", 2}}, .added = {pot}, .sold_from = kFrom}));
  EXPECT_EQ(order.refunded_minor(), 67);
  ASSERT_NE(order.task("take:POT"), nullptr);
  EXPECT_EQ(order.edit(kBuyer, {.id = "e3", .quantities = {{"POT", 0}}}).error().code, "order.busy");
  ASSERT_TRUE(order.drop_line({"system", kBuyer.at}, "POT"));
  EXPECT_EQ(order.refunded_minor(), 467);
  EXPECT_EQ(order.totals.charged_minor(), 1800);
  EXPECT_EQ(order.edit(kBuyer, {.id = "e4", .quantities = {{"TEA", 1}}, .added = {pot}}).error().code,
            "order.line_exists");
}

TEST(OrderEdit, SaysWhatWasChangedAndWhyMoneyGoesBack) {
  auto order = paid_order();
  const OrderLine pot{
      .sku = "POT", .name = {{"en", "Pot"}}, .quantity = 1, .unit_minor = 400, .total_minor = 400};
  ASSERT_TRUE(order.edit(
      kBuyer,
      {.id = "e1",
       .quantities = {{"TEA", 2}, {"CUP", 0}},
       .added = {pot},
       .address =
           Address{.name = "Wang", .country = "CN", .province = "Zhejiang", .lines = {"1 West Lake Road"}},
       .sold_from = kFrom}));
  const auto event = [&](std::string_view what) {
    const auto found = std::find_if(order.timeline.begin(), order.timeline.end(),
                                    [&](const OrderEvent& each) { return each.what == what; });
    return found == order.timeline.end() ? OrderEvent{} : *found;
  };
  const auto edited = event("edited");
  ASSERT_EQ(edited.changes.size(), 3U);
  const auto is = [&](std::size_t at, std::string_view sku, std::int64_t before, std::int64_t after) {
    return edited.changes[at].sku == sku && edited.changes[at].before == before &&
           edited.changes[at].after == after;
  };
  EXPECT_TRUE(is(0, "TEA", 3, 2) && is(1, "CUP", 1, 0) && is(2, "POT", 0, 1));
  EXPECT_EQ(edited.changes[2].name.at("en"), "Pot");
  EXPECT_TRUE(edited.address_changed);
  EXPECT_EQ(event("refund_requested").cause, Cause::kEdited);
  EXPECT_EQ(order.refunds.at(0).cause, Cause::kEdited);
  EXPECT_TRUE(order.refunds.at(0).reason.empty());
  ASSERT_TRUE(order.drop_line({"system", kBuyer.at}, "POT"));
  EXPECT_EQ(event("line_dropped").cause, Cause::kSoldOut);
  EXPECT_EQ(event("line_dropped").changes.at(0).before, 1);
  const auto again = from_json<Order>(to_json(order), Strictness::kStored);
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(to_json(*again), to_json(order));
}

TEST(OrderCause, IsToldInTheReadersLanguageAlsoFromOlderDocuments) {
  EXPECT_EQ(told(Cause::kNotCollected, "", "zh-CN"), "未在期限内取货");
  EXPECT_EQ(told(Cause::kNotCollected, "", "en"), "Not collected in time.");
  const auto old = from_json<OrderEvent>(
      R"({"at":"2026-01-02T03:04:05Z","actor":"system","what":"cancelled","note":"Sold out."})",
      Strictness::kStored);
  ASSERT_TRUE(old);
  EXPECT_FALSE(old->cause);
  EXPECT_EQ(told(old->cause, old->note, "zh-CN"), "商品已售罄");
  EXPECT_EQ(told({}, "TEA is sold out; its money goes back.", "zh-CN"), "商品已售罄");
  EXPECT_EQ(told({}, "The order was changed.", "zh-CN"), words_of(Cause::kEdited, "zh-CN"));
  EXPECT_EQ(told({}, "买家改主意了", "en"), "买家改主意了") << "what people wrote stays";
  for (const auto& [cause, name] : EnumNames<Cause>::kNames)
    EXPECT_NE(words_of(cause, "zh-CN"), words_of(cause, "en")) << name;
}

TEST(OrderCause, IsKeptOfWhatTheShopDoesAndWordsOfWhatPeopleDo) {
  auto order = paid_order();
  ASSERT_TRUE(order.cancel({"staff:ann", kBuyer.at}, "Changed my mind"));
  EXPECT_EQ(order.timeline.back().note, "Changed my mind");
  EXPECT_FALSE(order.timeline.back().cause);
  auto late = paid_order();
  ASSERT_TRUE(late.cancel({"system", kBuyer.at}, Cause::kNotCollected));
  EXPECT_EQ(late.timeline.back().cause, Cause::kNotCollected);
  EXPECT_TRUE(late.timeline.back().note.empty());
  EXPECT_EQ(late.refunds.at(0).cause, Cause::kNotCollected);
}

TEST(OrderEdit, GivesBackNoMoreThanIsLeft) {
  auto order = paid_order();
  ASSERT_TRUE(order.refund(kBuyer, {.id = "f1", .lines = {{"TEA", 1000}}}));
  EXPECT_EQ(order.edit(kBuyer, {.id = "e1", .quantities = {{"TEA", 1}}, .sold_from = kFrom}).error().code,
            "order.refunded");
  ASSERT_TRUE(order.refund(kBuyer, {.id = "f2", .lines = {{"", 700, true}}}));
  EXPECT_EQ(order.edit(kBuyer, {.id = "e2", .quantities = {{"CUP", 0}}}).error().code, "order.refunded");
}

TEST(OrderEdit, AnAddressStaysWhereTheTaxIsTheSame) {
  auto order = paid_order();
  ASSERT_TRUE(order.edit(
      kBuyer, {.id = "e1", .address = Address{.name = "Wang", .country = "CN", .province = "Zhejiang"}}));
  EXPECT_EQ(order.address->name, "Wang");
  EXPECT_EQ(order.edit(kBuyer, {.id = "e2", .address = Address{.name = "Bo", .country = "US"}}).error().code,
            "order.address_region");
}

TEST(OrderEdit, PackingEndsWhatBuyersMayDo) {
  auto order = paid_order();
  ASSERT_TRUE(order.pack({"staff:ann", kBuyer.at}));
  EXPECT_EQ(order.edit(kBuyer, {.id = "e1", .quantities = {{"TEA", 1}}}).error().code, "order.packed");
  EXPECT_EQ(order.cancel(kBuyer, {}).error().code, "order.packed");
  EXPECT_TRUE(order.cancel({"staff:ann", kBuyer.at}, "asked by phone"));
}

TEST(OrderEdit, ACancellationBringsGoodsToWhereTheyLie) {
  auto order = paid_order();
  ASSERT_TRUE(order.allocate(kBuyer, kFrom));
  ASSERT_TRUE(order.cancel(kBuyer, {}));
  std::map<std::string, std::int64_t> back;
  for (const auto& task : order.tasks) {
    if (task.kind == TaskKind::kRestock) back[task.sku + "@" + task.location] += task.quantity;
  }
  EXPECT_EQ(back, (std::map<std::string, std::int64_t>{{"CUP@east", 1}, {"TEA@east", 1}, {"TEA@shop", 2}}));
}

TEST(Order, ShippingGoesBackOnceAndGoodwillIsApart) {
  auto order = paid_order();
  EXPECT_EQ(order.refund(kBuyer, {.id = "f0", .lines = {{"", 101}}}).error().code, "order.refund_too_much");
  ASSERT_TRUE(order.refund(kBuyer, {.id = "f1", .lines = {{"", 100}}}));
  EXPECT_FALSE(order.refund(kBuyer, {.id = "f2", .lines = {{"", 1}}}));
  ASSERT_TRUE(order.refund(kBuyer, {.id = "f3", .lines = {{"", 1700, true}}}));
  EXPECT_EQ(order.state, OrderState::kRefunded);
  EXPECT_FALSE(order.refund(kBuyer, {.id = "f4", .lines = {{"", 1, true}}}));
}

TEST(Order, WaitsInTheStoreForItsBuyer) {
  auto order = paid_order();
  EXPECT_EQ(order.ready(kBuyer, "123456", kBuyer.at).error().code, "order.not_pickup");
  order.shipping.kind = shop::ShippingKind::kPickup;
  for (const auto* code : {"123456", "999999"})
    ASSERT_TRUE(order.ready({"staff:ann", kBuyer.at}, code, kBuyer.at));
  EXPECT_EQ(order.pickup->code, "123456");
  EXPECT_EQ(order.state, OrderState::kPacked);
  ASSERT_TRUE(order.deliver({"staff:ann", kBuyer.at}));
}

}  // namespace
}  // namespace souk::online::order
