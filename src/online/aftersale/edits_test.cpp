#include "online/aftersale/edits.hpp"

#include <gtest/gtest.h>

#include "online/aftersale/routes.hpp"
#include "online/aftersale/shop_for_test.hpp"

namespace souk::online::aftersale {
namespace {

using support::FaultyDocumentStore;

using EditsTest = DeskTest;

TEST_F(EditsTest, LessOfOneForMoreOfAnother) {
  const auto id = buy("c1", {{"TEA", 3}});
  for (int i = 0; i < 2; ++i) {
    const auto edited = desk.edits.edit(id, li(), {.quantities = {{"TEA", 1}}, .add = {{"POT", 1}}}, "e1");
    ASSERT_TRUE(edited) << describe(edited.error());
    EXPECT_TRUE(edited->tasks.empty());
    EXPECT_EQ(edited->totals.grand_minor, 2'500);
  }
  EXPECT_EQ(order(id).refunded_minor(), 500);
  EXPECT_EQ(desk.shop.left("TEA"), 9);
  EXPECT_EQ(desk.shop.left("POT"), 9);
  expect_invariants();
  ASSERT_TRUE(desk.shop.orders.act(id, [&](order::Order& each) { return each.cancel(li(), {}); }));
  EXPECT_EQ(desk.shop.left("TEA"), 10);
  EXPECT_EQ(desk.shop.left("POT"), 10);
  EXPECT_EQ(order(id).refunded_minor(), 3'000);
  expect_invariants();
}

TEST_F(EditsTest, NothingIsAddedThatIsNotThere) {
  const auto id = buy("c1", {{"TEA", 3}});
  ASSERT_TRUE(desk.shop.inventory.count({"c", "MUG", "east", 0, {}}));
  EXPECT_EQ(desk.edits.edit(id, li(), {.quantities = {{"TEA", 1}}, .add = {{"MUG", 1}}}, "e1").error().code,
            "stock.insufficient");
  EXPECT_EQ(desk.edits.edit(id, li(), {.add = {{"POT", 1}}}, "e2").error().code, "order.edit_costs_more");
  EXPECT_EQ(desk.edits.edit(id, li(), {.quantities = {{"TEA", 1}, {"TEA", 2}}}, "e3").error().code,
            "order.line_twice");
  EXPECT_EQ(desk.edits.edit(id, li(), {}, "e4").error().code, "order.empty_edit");
  expect_invariants();
}

// Somebody else buys the last one between the look and the taking: the line goes again, with its money.
TEST_F(EditsTest, GoodsThatAreGoneMeanwhileAreGivenUp) {
  const auto id = buy("c1", {{"TEA", 3}});
  desk.shop.orders.on_tasks({});  // the process dies before it takes the goods
  ASSERT_TRUE(desk.edits.edit(id, li(), {.quantities = {{"TEA", 1}}, .add = {{"MUG", 1}}}, "e1"));
  ASSERT_TRUE(desk.shop.inventory.count({"c", "MUG", "east", 0, {}}));
  clock.advance(milliseconds{1});
  ASSERT_TRUE(desk.shop.checkout.recover(clock.now()));
  EXPECT_EQ(order(id).line("MUG"), nullptr);
  desk.shop.settle_down(clock);
  EXPECT_TRUE(order(id).tasks.empty());
  EXPECT_EQ(order(id).refunded_minor(), 2'000);
  expect_invariants();
}

TEST_F(EditsTest, WhereverItDiesAnEditHappensOnce) {
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    bool more = true;
    for (std::size_t n = 1; more; ++n) {
      ASSERT_LT(n, 40U);
      store.fail_at(0, when);
      const auto tag = std::to_string(n) + (when == FaultyDocumentStore::When::kBefore ? "b" : "a");
      for (const auto* sku : {"TEA", "MUG"})
        ASSERT_TRUE(desk.shop.inventory.receive({"in" + tag, sku, "east", 5, {}}));
      const auto id = buy("c" + tag, {{"TEA", 3}});
      const auto tea = desk.shop.left("TEA");
      const auto mugs = desk.shop.left("MUG");
      const EditRequest wanted{.quantities = {{"TEA", 1}}, .add = {{"MUG", 2}}};
      store.fail_at(n, when);
      (void)desk.edits.edit(id, li(), wanted, "e1");
      more = store.has_failed();
      store.fail_at(0, when);
      Desk other{store, clock};
      const auto done = other.edits.edit(id, li(), wanted, "e1");
      ASSERT_TRUE(done) << describe(done.error());
      for (int i = 0; i < 5; ++i) {
        clock.advance(milliseconds{10'000});
        ASSERT_TRUE(other.shop.checkout.recover(clock.now()));
      }
      EXPECT_TRUE(order(id).tasks.empty());
      EXPECT_EQ(order(id).refunded_minor(), 400);
      EXPECT_EQ(desk.shop.left("TEA"), tea + 2);
      EXPECT_EQ(desk.shop.left("MUG"), mugs - 2);
    }
  }
  expect_invariants();
}

// One after another, as a browser and the console would.
TEST_F(EditsTest, TheApiShowsOnlyWhatIsOnesOwn) {
  const auto id = buy_and_send("c1", {{"TEA", 2}});
  const auto token = order(id).access_token;
  AftersaleRouteDeps deps{&desk.cases,
                          &desk.edits,
                          &desk.shop.locations,
                          {.orders = &desk.shop.orders,
                           .inventory = &desk.shop.inventory,
                           .clock = &clock,
                           .random = &desk.shop.random,
                           .staff_of = [](const http::Request&) { return std::string{"ann"}; }}};
  auto routes = aftersale_routes(deps);
  routes.include(aftersale_staff_routes(deps));
  std::string case_id;
  const auto call = [&](http::Method method, std::string_view path, const std::string& body,
                        const std::string& with_token) {
    http::Request request;
    request.path_parameters["id"] = path.find("admin/cases") == std::string_view::npos ? id : case_id;
    request.path_parameters["case"] = case_id;
    request.headers.set("Content-Type", "application/json");
    request.headers.set("Idempotency-Key", "k1");
    request.headers.set("X-Order-Token", with_token);
    request.body = body;
    for (const auto& bound : routes.all()) {
      if (bound.route.path == path && bound.route.method == method) return bound.handler(request);
    }
    ADD_FAILURE() << path;
    return http::Response{};
  };
  const auto text = [](const http::Response& response) { return std::get<std::string>(response.body); };
  const std::string wish = R"({"kind":"return","lines":[{"sku":"TEA","quantity":1,"reason":"not_liked"}]})";
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/orders/{id}/cases", wish, "wrong").status, 404);
  const auto made = call(http::Method::kPost, "/api/v1/orders/{id}/cases", wish, token);
  ASSERT_EQ(made.status, 200) << text(made);
  case_id = desk.cases.of_order(id).value().at(0).id;
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/orders/{id}/cases", wish, token).status, 200);
  EXPECT_EQ(desk.cases.of_order(id).value().size(), 1U);
  EXPECT_EQ(
      call(http::Method::kPost, "/api/v1/admin/cases/{id}/approve", R"({"location":"moon"})", {}).status,
      400);
  EXPECT_EQ(
      call(http::Method::kPost, "/api/v1/admin/cases/{id}/approve", R"({"location":"shop"})", {}).status,
      200);
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/admin/cases/{id}/arrive", {}, {}).status, 200);
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/orders/{id}/cases/{case}/withdraw", {}, token).status, 422);
  const auto settled =
      call(http::Method::kPost, "/api/v1/admin/cases/{id}/settle",
           R"({"lines":[{"sku":"TEA","inspections":[{"verdict":"restock","quantity":1}]}]})", {});
  ASSERT_EQ(settled.status, 200) << text(settled);
  EXPECT_NE(text(settled).find("\"refunded_minor\":1000"), std::string::npos);
  const auto list = text(call(http::Method::kGet, "/api/v1/orders/{id}/cases", {}, token));
  EXPECT_EQ(list.find("staff:ann"), std::string::npos);
  EXPECT_EQ(call(http::Method::kPost, "/api/v1/orders/{id}/edit",
                 R"({"quantities":[{"sku":"TEA","quantity":1}]})", token)
                .status,
            422);
}

}  // namespace
}  // namespace souk::online::aftersale
