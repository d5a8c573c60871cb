#include "online/cart/cart_routes.hpp"

#include "engines/cache/inprocess/cache.hpp"
#include "online/session/cookies.hpp"
#include "online/session/filters.hpp"
#include "tests/support/cart_shop.hpp"

namespace souk::online::cart {
namespace {

using http::Method;

constexpr std::string_view kDetails =
    R"({"contact":{"mail":"li@example.com","phone":"13800138000","name":"Li"},"address":{"name":"Li",
    "phone":"13800138000","country":"CN","province":"Shanghai","city":"Shanghai","district":"Xuhui",
    "lines":["88 Caoxi Road"],"postal_code":"200030"}})";

// A browser: it keeps cookies.
struct CartApi : ::testing::Test {
  engines::MemoryDocumentStore store;
  TestShop shop{store};
  engines::InProcessCache cache{shop.clock, {}};
  runtime::Pool pool{"password", 1, 16};
  customer::Passwords passwords{pool, customer::Passwords::Cost::least()};
  customer::Attempts attempts{cache};
  customer::Accounts accounts{{&store, &passwords, &attempts, &shop.clock, &shop.random}};
  session::Sessions sessions{cache, shop.random};
  std::unique_ptr<http::Router> router;
  std::map<std::string, std::string> cookies;
  std::string key;

  void SetUp() override {
    shop.open();
    ASSERT_TRUE(accounts.declare());
    auto routes = cart_routes({&shop.carts, &shop.stock, &accounts});
    routes.include(session::account_routes(
        {.accounts = &accounts,
         .sessions = &sessions,
         .clock = &shop.clock,
         .on_signed_in = [this](const auto& request, const auto& account,
                                auto& answer) { merge_on_sign_in(shop.carts, request, account, answer); },
         .on_erased = [this](std::string_view id) { return shop.carts.forget(id); }}));
    router = std::make_unique<http::Router>(std::move(routes));
    router->before(session::load_session(sessions));
    router->before(session::check_access({}));
  }

  struct Reply {
    int status = 0;
    json::value body;
    std::string text(std::string_view path) const {
      const auto* found = find_path(body, path);
      return found == nullptr ? "" : found->is_string() ? std::string{found->as_string()} : to_text(*found);
    }
  };
  Reply send(Method method, const std::string& path, std::string_view body = {}) {
    http::Request request;
    request.method = method;
    request.target = path;
    request.path = path;
    request.client_address = "10.0.0.1";
    request.body = body;
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    if (!key.empty()) request.headers.set("Idempotency-Key", key);
    std::string jar;
    for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    if (!jar.empty()) request.headers.set("Cookie", jar);
    const auto response = router->answer(request);
    keep_cookies(response);
    const auto* text = std::get_if<std::string>(&response.body);
    auto parsed = parse_json(text == nullptr ? "" : *text);
    return {response.status, parsed ? *parsed : json::value{}};
  }
  void keep_cookies(const http::Response& response) {
    for (const auto& [name, value] : response.headers.all()) {
      if (name != "Set-Cookie") continue;
      const auto equals = value.find('=');
      const auto content = value.substr(equals + 1, value.find(';') - equals - 1);
      if (content.empty()) {
        cookies.erase(value.substr(0, equals));
      } else {
        cookies[value.substr(0, equals)] = content;
      }
    }
  }
};

TEST_F(CartApi, TakesAGuestFromTheFirstItemToAReadyCart) {
  const auto made = send(Method::kPost, "/api/v1/carts", R"({"currency":"CNY","language":"en"})");
  EXPECT_EQ(made.status, 201);
  const auto base = "/api/v1/carts/" + made.text("id");
  const auto added = send(Method::kPost, base + "/items", R"({"sku":"TEA","quantity":2})");
  EXPECT_EQ(added.status, 200);
  EXPECT_EQ(added.text("totals.goods.amount"), "10000");
  EXPECT_EQ(send(Method::kPut, base + "/details", kDetails).status, 200);
  EXPECT_EQ(send(Method::kPut, base + "/shipping-method", R"({"code":"standard"})").status, 200);
  const auto ready = send(Method::kPut, base + "/payment-method", R"({"method":"sandbox:approve"})");
  EXPECT_EQ(ready.text("missing"), "[]");
  EXPECT_EQ(ready.text("totals.grand.amount"), "10000");  // free from 99 yuan
  EXPECT_EQ(ready.text("totals.tax.amount"), "1150");
  EXPECT_TRUE(shop.carts.price_to_place(made.text("id")));
}

TEST_F(CartApi, AnswersInTheCallersTerms) {
  const auto base = "/api/v1/carts/" + send(Method::kPost, "/api/v1/carts", "{}").text("id");
  EXPECT_EQ(send(Method::kPost, base + "/items", R"({"sku":"NONE"})").text("code"), "variant.missing");
  const auto beyond = send(Method::kPost, base + "/items", R"({"sku":"CUP","quantity":4})");
  EXPECT_EQ(beyond.status, 422);
  EXPECT_EQ(beyond.text("detail"), "Only 3 of CUP are left.");
  EXPECT_EQ(send(Method::kPost, base + "/items", R"({"sku":"CUP","quantity":1000})").status, 400);
  EXPECT_EQ(send(Method::kPost, base + "/items", R"({"sku":"CUP","colour":"red"})").status, 400);
  EXPECT_EQ(send(Method::kPatch, base + "/items/TEA", R"({"quantity":1})").text("code"), "cart.line_missing");
  EXPECT_EQ(send(Method::kGet, "/api/v1/carts/crt_00000000000000000000000000").status, 404);
}

TEST_F(CartApi, KeepsABrowsersCartByItsCookie) {
  EXPECT_EQ(send(Method::kGet, "/api/v1/cart").status, 404);
  EXPECT_EQ(send(Method::kGet, "/api/v1/me").text("cart_count"), "0");
  key = "first";
  const auto added = send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA","quantity":2})");
  EXPECT_EQ(added.status, 200);
  EXPECT_EQ(cookies["souk_cart"], added.text("id"));
  // The answer was lost before or after its cookie was kept: either way it is added once.
  EXPECT_EQ(send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA","quantity":2})").text("item_count"),
            "2");
  cookies.clear();
  EXPECT_EQ(send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA","quantity":2})").text("id"),
            added.text("id"));
  key.clear();
  EXPECT_EQ(send(Method::kGet, "/api/v1/me").text("cart_count"), "2");
  EXPECT_EQ(send(Method::kPatch, "/api/v1/cart/items/TEA", R"({"quantity":7})").text("item_count"), "7");
  EXPECT_EQ(send(Method::kDelete, "/api/v1/cart/items/TEA").text("item_count"), "0");
}

TEST_F(CartApi, TellsWhatChangedSinceItWasAdded) {
  send(Method::kPost, "/api/v1/cart/items", R"({"sku":"CUP","quantity":3})");
  shop.offers.minor["CUP"] = 2'000;
  shop.stock.left["CUP"] = 1;
  const auto cart = send(Method::kGet, "/api/v1/cart");
  const auto& notices = cart.body.at("notices").as_array();
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].at("code").as_string(), "price.changed");
  EXPECT_EQ(notices[0].at("before").at("amount").as_int64(), 2'500);
  EXPECT_EQ(notices[1].at("left").as_int64(), 1);
  EXPECT_EQ(cart.body.at("lines").at(0).at("price_steps").at(0).at("label").at("zh-CN").as_string(), "原价");
}

TEST_F(CartApi, SigningInTakesTheGuestsCartAlongAndRotatesTheSession) {
  constexpr std::string_view kLi = R"({"mail":"li@example.com","password":"correct horse"})";
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").status, 401);
  EXPECT_EQ(send(Method::kPost, "/api/v1/register",
                 R"({"mail":"li@example.com","password":"correct horse","name":"Li"})")
                .status,
            201);
  const auto first = cookies["souk_session"];
  send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA","quantity":1})");
  EXPECT_EQ(send(Method::kPost, "/api/v1/sign-out").status, 204);
  EXPECT_TRUE(cookies.empty());
  send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA","quantity":2})");
  EXPECT_EQ(send(Method::kPost, "/api/v1/sign-in", kLi).status, 200);
  EXPECT_NE(cookies["souk_session"], first);
  const auto me = send(Method::kGet, "/api/v1/me");
  EXPECT_EQ(me.text("cart_count"), "3");
  EXPECT_EQ(me.text("name"), "Li");

  const auto before = cookies["souk_session"];
  EXPECT_EQ(send(Method::kPost, "/api/v1/sign-in", kLi).status, 200);
  const auto after = cookies["souk_session"];
  cookies["souk_session"] = before;
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").status, 401);
  cookies["souk_session"] = after;
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").text("mail"), "li@example.com");
}

TEST_F(CartApi, AChangedPasswordEndsOtherSessions) {
  send(Method::kPost, "/api/v1/register", R"({"mail":"li@example.com","password":"correct horse"})");
  const auto other = cookies["souk_session"];
  cookies.clear();
  send(Method::kPost, "/api/v1/sign-in", R"({"mail":"li@example.com","password":"correct horse"})");
  EXPECT_EQ(send(Method::kPut, "/api/v1/me/password",
                 R"({"old_password":"correct horse","new_password":"battery staple"})")
                .status,
            204);
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").status, 200);
  cookies["souk_session"] = other;
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").status, 401);
}

TEST_F(CartApi, KeepsAnAddressBookAndErasesEverything) {
  send(Method::kPost, "/api/v1/register", R"({"mail":"li@example.com","password":"correct horse"})");
  const std::string address =
      R"({"address":{"name":"Li","phone":"13800138000","country":"CN","province":"上海市",
    "city":"上海市","lines":["漕溪路88号"]}})";
  const auto added = send(Method::kPost, "/api/v1/me/addresses", address);
  EXPECT_EQ(added.status, 201);
  const auto id = added.text("default_address");
  EXPECT_EQ(send(Method::kPut, "/api/v1/me/addresses/adr_none", address).status, 404);
  EXPECT_EQ(send(Method::kPut, "/api/v1/me/addresses/" + id, address).status, 200);
  EXPECT_EQ(send(Method::kDelete, "/api/v1/me/addresses/" + id).text("addresses"), "[]");
  send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA"})");
  EXPECT_EQ(send(Method::kPost, "/api/v1/me/erasure", R"({"password":"wrong password"})").status, 401);
  EXPECT_EQ(send(Method::kPost, "/api/v1/me/erasure", R"({"password":"correct horse"})").status, 204);
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").status, 401);
  EXPECT_EQ(store.count("cart").value(), 0);
}

TEST_F(CartApi, AMembersCartIsNotThereForOthers) {
  send(Method::kPost, "/api/v1/register", R"({"mail":"li@example.com","password":"correct horse"})");
  const auto id = send(Method::kPost, "/api/v1/cart/items", R"({"sku":"TEA"})").text("id");
  cookies.clear();
  EXPECT_EQ(send(Method::kGet, "/api/v1/carts/" + id).status, 404);
  EXPECT_EQ(send(Method::kPost, "/api/v1/carts/" + id + "/items", R"({"sku":"TEA"})").status, 404);
}

}  // namespace
}  // namespace souk::online::cart
