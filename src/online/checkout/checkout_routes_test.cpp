#include "online/checkout/checkout_routes.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/checkout_bench.hpp"

namespace souk::online::checkout {
namespace {

TEST(CheckoutRoutes, OnlyWhoOwnsTheCartChecksItOut) {
  ManualClock clock;
  engines::MemoryDocumentStore store;
  Bench shop{store, clock};
  shop.declare();
  shop.receive("TEA", 1);
  shop.basket("c1", {{"TEA", 1}});
  const auto table =
      checkout_routes({.checkout = &shop.checkout,
                       .may_use_cart = [](const http::Request& request, std::string_view cart) -> Status {
                         if (cart == "c1" && request.headers.get("X-Cart-Token") == "mine") return {};
                         return fail(not_found("cart.missing", "There is no such cart."));
                       }});
  http::Request request;
  request.path_parameters["id"] = "c1";
  request.headers.set("Idempotency-Key", "k1");
  const auto& handler = table.all().front().handler;
  EXPECT_EQ(handler(request).status, 404);
  request.headers.set("X-Cart-Token", "mine");
  const auto answer = handler(request);
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(std::get<std::string>(answer.body).find("\"status\":\"settled\""), std::string::npos);
  EXPECT_EQ(std::get<std::string>(handler(request).body), std::get<std::string>(answer.body));
}

TEST(CheckoutRoutes, APaymentThatIsNotDecidedIsAccepted) {
  ManualClock clock;
  engines::MemoryDocumentStore store;
  Bench shop{store, clock};
  shop.declare();
  shop.receive("TEA", 1);
  shop.basket("c1", {{"TEA", 1}}, "sandbox:delay");
  const auto table = checkout_routes(
      {.checkout = &shop.checkout, .may_use_cart = [](const auto&, auto) -> Status { return {}; }});
  http::Request request;
  request.path_parameters["id"] = "c1";
  const auto answer = table.all().front().handler(request);
  EXPECT_EQ(answer.status, 202);
  EXPECT_NE(std::get<std::string>(answer.body).find("\"status\":\"pending\""), std::string::npos);
}

}  // namespace
}  // namespace souk::online::checkout
