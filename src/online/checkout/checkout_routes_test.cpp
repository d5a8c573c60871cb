#include "online/checkout/checkout_routes.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/checkout_bench.hpp"

namespace souk::online::checkout {
namespace {

class CheckoutRoutesTest : public testing::Test {
 protected:
  CheckoutRoutesTest() {
    shop.declare();
    shop.receive("TEA", 1);
    request.path_parameters["id"] = "c1";
    request.headers.set("X-Cart-Token", "mine");
  }
  http::Response check_out() { return table.all().front().handler(request); }
  static std::string text(const http::Response& answer) { return std::get<std::string>(answer.body); }

  ManualClock clock;
  engines::MemoryDocumentStore store;
  Bench shop{store, clock};
  http::Request request;
  http::Routes table =
      checkout_routes({.checkout = &shop.checkout,
                       .may_use_cart = [](const http::Request& asked, std::string_view cart) -> Status {
                         if (cart == "c1" && asked.headers.get("X-Cart-Token") == "mine") return {};
                         return fail(not_found("cart.missing", "There is no such cart."));
                       }});
};

TEST_F(CheckoutRoutesTest, OnlyWhoOwnsTheCartChecksItOut) {
  shop.basket("c1", {{"TEA", 1}});
  request.headers.set("Idempotency-Key", "k1");
  request.headers.set("X-Cart-Token", "another");
  EXPECT_EQ(check_out().status, 404);
  request.headers.set("X-Cart-Token", "mine");
  const auto answer = check_out();
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(text(answer).find("\"status\":\"settled\""), std::string::npos);
  EXPECT_EQ(text(check_out()), text(answer));
}

TEST_F(CheckoutRoutesTest, APaymentThatIsNotDecidedIsAccepted) {
  shop.basket("c1", {{"TEA", 1}}, "sandbox:delay");
  const auto answer = check_out();
  EXPECT_EQ(answer.status, 202);
  EXPECT_NE(text(answer).find("\"status\":\"pending\""), std::string::npos);
}

}  // namespace
}  // namespace souk::online::checkout
