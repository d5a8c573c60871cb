// Shopping without JavaScript, from the product's page to the order's; and what keeps pages fresh.
#include "base/json.hpp"
#include "online/session/cookies.hpp"
#include "online/storefront/shop_for_test.hpp"

namespace souk::online::storefront {
namespace {

const Browser::Fields kDetails{{"name", "Xiaoyu Lin"},
                               {"phone", "13800138000"},
                               {"email", "lin@example.com"},
                               {"country", "CN"},
                               {"province", "上海市"},
                               {"city", "上海市"},
                               {"district", "徐汇区"},
                               {"street", "衡山路 12 号"},
                               {"shipping", "standard"},
                               {"payment", "sandbox:approve"},
                               {"terms", "yes"},
                               {"intent", "place"}};

class Shopping : public testing::Test {
 protected:
  Browser::Fields details(std::initializer_list<std::pair<std::string, std::string>> others) {
    auto fields = kDetails;
    for (const auto& [name, value] : others) fields[name] = value;
    return fields;
  }
  void put_in(const std::string& language = "zh-CN") {
    const auto page = browser.get("/" + language + "/p/celadon-gaiwan");
    const auto answer =
        browser.submit(page, "/" + language + "/cart/add", {{"option.color", "sky"}, {"quantity", "2"}});
    ASSERT_EQ(answer.status, 303) << answer.body;
  }
  TestShop shop;
  Browser browser{shop};
};

TEST_F(Shopping, FromTheShelfToTheOrderWithoutScripts) {
  put_in();
  const auto cart = browser.get("/zh-CN/cart");
  EXPECT_TRUE(cart.has("青瓷盖碗")) << cart.body;
  EXPECT_TRUE(cart.has("天空蓝"));
  EXPECT_TRUE(cart.has("¥338.00"));
  const auto form = browser.get("/zh-CN/checkout");
  EXPECT_EQ(form.status, 200);
  EXPECT_FALSE(form.has("⟦"));
  const auto placed = browser.submit(form, "/zh-CN/checkout", kDetails);
  ASSERT_EQ(placed.status, 303) << placed.body;
  const auto order = browser.follow(placed);
  EXPECT_EQ(order.status, 200);
  EXPECT_TRUE(order.has("下单成功"));
  EXPECT_TRUE(order.has("上海市徐汇区衡山路 12 号"));
  EXPECT_FALSE(order.has("⟦"));
  EXPECT_EQ(order.headers.get("Referrer-Policy"), "no-referrer");
  EXPECT_FALSE(browser.cookies.contains("souk_cart"));
  EXPECT_TRUE(browser.get("/zh-CN/cart").has("购物车还是空的"));
  // The address without its token tells nothing, not even to the same browser.
  const std::string address{placed.headers.get("Location")};
  EXPECT_EQ(browser.get(address.substr(0, address.find('?'))).status, 404);
  EXPECT_EQ(browser.get(address.substr(0, address.find('?')) + "?token=wrong").status, 404);
}

TEST_F(Shopping, APressedTwiceOrderIsOneOrder) {
  put_in();
  const auto form = browser.get("/zh-CN/checkout");
  const auto jar = browser.cookies;
  const auto first = browser.submit(form, "/zh-CN/checkout", kDetails);
  ASSERT_EQ(first.status, 303);
  browser.cookies = jar;
  const auto second = browser.submit(form, "/zh-CN/checkout", kDetails);
  EXPECT_EQ(second.status, 303);
  EXPECT_EQ(shop.orders.newest(10, "")->orders.size(), 1U);
}

TEST_F(Shopping, WrongInputComesBackBesideItsField) {
  put_in();
  const auto answer = browser.submit(browser.get("/zh-CN/checkout"), "/zh-CN/checkout",
                                     details({{"email", "lin@"}, {"street", ""}, {"terms", ""}}));
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.has("id=\"email-error\">请填写完整的邮箱地址"));
  EXPECT_TRUE(answer.has("id=\"street-error\">请填写详细地址"));
  EXPECT_TRUE(answer.has("id=\"terms-error\">请先同意条款"));
  EXPECT_TRUE(answer.has("value=\"lin@\"")) << "what was typed stays";
  EXPECT_TRUE(answer.has("href=\"#email\"")) << "the summary leads to the field";
  EXPECT_TRUE(shop.orders.newest(10, "")->orders.empty());
}

TEST_F(Shopping, ADeclinedPaymentKeepsTheCartAndSaysSo) {
  put_in();
  const auto answer = browser.submit(browser.get("/zh-CN/checkout"), "/zh-CN/checkout",
                                     details({{"payment", "sandbox:decline"}}));
  EXPECT_EQ(answer.status, 422);
  EXPECT_TRUE(answer.has("支付被拒绝，没有扣款"));
  const auto again = browser.submit(answer, "/zh-CN/checkout", kDetails);
  EXPECT_EQ(again.status, 303) << "a new key for the new form";
}

TEST_F(Shopping, PickUpNeedsAStoreAndNoAddress) {
  put_in("en");
  const auto answer = browser.submit(
      browser.get("/en/checkout"), "/en/checkout",
      details({{"shipping", "pickup"}, {"pickup_location", "chengdu"}, {"street", ""}, {"city", ""}}));
  ASSERT_EQ(answer.status, 303) << answer.body;
  const auto order = browser.follow(answer);
  EXPECT_TRUE(order.has("Oasis Market Kuanzhai"));
  EXPECT_TRUE(order.has("Pick up at"));
}

TEST_F(Shopping, UpdateOnlyPricesAnew) {
  put_in("en");
  const auto answer =
      browser.submit(browser.get("/en/checkout"), "/en/checkout",
                     details({{"shipping", "express"}, {"email", "half"}, {"intent", "update"}}));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.has("$14.90"));
  EXPECT_TRUE(answer.has("value=\"half\""));
  EXPECT_FALSE(answer.has("aria-invalid"));
}

TEST_F(Shopping, ACartGoesAlongToTheOtherMarket) {
  put_in("zh-CN");
  EXPECT_TRUE(browser.get("/zh-CN/cart").has("¥338.00"));
  EXPECT_TRUE(browser.get("/en/cart").has("$51.80"));
}

TEST_F(Shopping, QuantityCouponAndRemovalByForms) {
  put_in("en");
  const auto more = browser.submit(browser.get("/en/cart"), "/en/cart/quantity", {{"quantity", "3"}});
  EXPECT_EQ(more.status, 303);
  EXPECT_TRUE(browser.get("/en/cart").has("$77.70"));
  const auto too_many = browser.submit(browser.get("/en/cart"), "/en/cart/quantity", {{"quantity", "900"}});
  EXPECT_EQ(too_many.status, 422);
  EXPECT_TRUE(too_many.has("There is less left than you want"));
  EXPECT_EQ(browser.submit(browser.get("/en/cart"), "/en/cart/coupon", {{"code", "welcome10"}}).status, 303);
  EXPECT_TRUE(browser.get("/en/cart").has("10 % off your first order"));
  EXPECT_TRUE(browser.submit(browser.get("/en/cart"), "/en/cart/coupon", {{"code", ""}}).status == 303);
  EXPECT_FALSE(browser.get("/en/cart").has("10 % off your first order"));
  EXPECT_EQ(browser.submit(browser.get("/en/cart"), "/en/cart/remove", {}).status, 303);
  EXPECT_TRUE(browser.get("/en/cart").has("Your cart is empty"));
}

TEST_F(Shopping, TheScriptsAnswerIsJson) {
  browser.headers.set("Accept", "application/json");
  browser.headers.set("Idempotency-Key", "key-1");
  const Browser::Fields wish{{"sku", "TBL-CG-SKY"}, {"option.color", "white"}, {"quantity", "2"}};
  const auto answer = browser.post("/en/cart/add", wish);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto body = parse_json(answer.body);
  EXPECT_EQ(body->at("cart_count").as_int64(), 2);
  EXPECT_EQ(body->at("line").at("title").as_string(), "Celadon Gaiwan");
  EXPECT_EQ(body->at("line").at("options").as_string(), "Colour: White")
      << "the options decide, not the drawn code";
  EXPECT_EQ(body->at("subtotal").as_string(), "$51.80");
  EXPECT_EQ(parse_json(browser.post("/en/cart/add", wish).body)->at("cart_count").as_int64(), 2)
      << "a repeat under the same key";
  browser.headers.set("Idempotency-Key", "key-2");
  const auto refused = browser.post("/zh-CN/cart/add", {{"sku", "NO-SUCH"}});
  EXPECT_EQ(refused.status, 404);
  EXPECT_EQ(parse_json(refused.body)->at("detail").as_string(), "这件商品已下架。");
}

TEST_F(Shopping, FormsOfOthersAreRefused) {
  put_in("en");
  EXPECT_EQ(browser.post("/en/cart/remove", {{"sku", "TBL-CG-SKY"}, {"form_token", "guessed"}}).status, 403);
  EXPECT_EQ(browser.post("/en/cart/remove", {{"sku", "TBL-CG-SKY"}}).status, 403);
  EXPECT_TRUE(browser.get("/en/cart").has("Celadon Gaiwan"));
}

TEST_F(Shopping, AMemberHasOrdersAddressesAndTheirCart) {
  put_in("en");
  const auto doors = browser.get("/en/account");
  const Browser::Fields wanted{{"new_name", "Lin"},
                               {"new_email", "lin@example.com"},
                               {"new_password", "a sentence to remember"},
                               {"new_terms", "yes"},
                               {"next", "checkout"}};
  const auto entered = browser.submit(doors, "/en/account/register", wanted);
  ASSERT_EQ(entered.status, 303) << entered.body;
  EXPECT_EQ(entered.headers.get("Location"), "/en/checkout");
  const auto form = browser.get("/en/checkout");
  EXPECT_TRUE(form.has("value=\"lin@example.com\""));
  const auto placed = browser.submit(form, "/en/checkout", kDetails);
  ASSERT_EQ(placed.status, 303) << placed.body;
  EXPECT_EQ(placed.headers.get("Location").find("token="), std::string_view::npos);
  const auto order = browser.follow(placed);
  EXPECT_EQ(order.status, 200);
  const auto orders = browser.get("/en/account");
  EXPECT_TRUE(orders.has("class=\"order\""));
  EXPECT_FALSE(orders.has("⟦"));

  auto address = kDetails;
  const auto saved = browser.submit(browser.get("/en/account/addresses"), "/en/account/addresses", address);
  EXPECT_EQ(saved.status, 303) << saved.body;
  EXPECT_TRUE(browser.get("/en/account/addresses").has("Default"));
  const auto wrong = browser.submit(browser.get("/en/account/addresses"), "/en/account/addresses",
                                    {{"country", "US"}, {"name", "x"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.has("id=\"city-error\">Please give the city."));

  const std::string address_of_order{placed.headers.get("Location")};
  Browser stranger{shop};
  EXPECT_EQ(stranger.get(address_of_order).status, 404);

  EXPECT_EQ(browser.submit(browser.get("/en/account"), "/en/account/sign-out", {}).status, 303);
  EXPECT_TRUE(browser.get("/en/account").has("name=\"password\""));
  const auto refused =
      browser.post("/en/account/sign-in", {{"email", "lin@example.com"}, {"password", "wrong"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Email or password is wrong."));
  EXPECT_FALSE(refused.has("value=\"wrong\""));
}

TEST_F(Shopping, AGuestCancelsByTheTokenAndTheGoodsComeBack) {
  shop.orders.on_tasks([this](const std::string& id) { (void)shop.checkout.run_tasks(id); });
  put_in("en");
  const auto placed = browser.submit(browser.get("/en/checkout"), "/en/checkout", kDetails);
  const auto order = browser.follow(placed);
  const auto actions = attributes_of(order.body, "action");
  const auto cancel = std::find_if(actions.begin(), actions.end(),
                                   [](const auto& action) { return action.ends_with("/cancel"); });
  ASSERT_NE(cancel, actions.end());
  const auto cancelled = browser.follow(browser.submit(order, *cancel, {}));
  EXPECT_EQ(cancelled.status, 200);
  EXPECT_TRUE(cancelled.has("This order was cancelled"));
  EXPECT_TRUE(cancelled.has("on its way back to you"));
}

TEST_F(Shopping, PersonalPagesAreKeptByNobody) {
  put_in("en");
  for (const auto* target :
       {"/en/cart", "/en/checkout", "/en/account", "/en/account/sign-in", "/en/account/addresses"})
    EXPECT_EQ(browser.get(target).headers.get("Cache-Control"), "private, no-store") << target;
}

TEST_F(Shopping, APageFollowsTheProduct) {
  EXPECT_TRUE(browser.get("/en/c/tableware").has("Celadon Gaiwan"));
  EXPECT_TRUE(browser.get("/en/p/celadon-gaiwan").has("Celadon Gaiwan"));
  shop.catalogue.observe(
      [this](const catalogue::CatalogueChange& change) { shop.storefront.catalogue_changed(change); });
  const auto stored = *shop.store.get(catalogue::kProducts, "TBL-CG");
  auto body = stored->body;
  body.replace(body.find("Celadon Gaiwan"), 14, "Jade Cup & Lid");
  ASSERT_TRUE(shop.store.replace(catalogue::kProducts, "TBL-CG", stored->revision, body));
  ASSERT_TRUE(shop.catalogue.refresh());
  EXPECT_TRUE(browser.get("/en/p/celadon-gaiwan").has("Jade Cup &amp; Lid"));
  EXPECT_TRUE(browser.get("/en/c/tableware").has("Jade Cup &amp; Lid"));
}

TEST_F(Shopping, WhatIsNotSoldAnyMoreIsGone) {
  const auto stored = *shop.store.get(catalogue::kProducts, "TBL-CG");
  auto body = stored->body;
  body.replace(body.find("\"published\""), 11, "\"archived\"");
  ASSERT_TRUE(shop.store.replace(catalogue::kProducts, "TBL-CG", stored->revision, body));
  ASSERT_TRUE(shop.catalogue.refresh());
  const auto answer = browser.get("/en/p/celadon-gaiwan");
  EXPECT_EQ(answer.status, 410);
  EXPECT_TRUE(answer.has("This stall has closed"));
}

TEST_F(Shopping, APageFollowsTheShelfButNotEverySale) {
  const auto first = browser.get("/en/p/celadon-gaiwan");
  EXPECT_TRUE(first.has("In stock"));
  const auto misses = [&] { return shop.storefront.page_cache().misses(); };
  auto before = misses();
  const auto sell = [&](std::int64_t left, const std::string& id) {
    ASSERT_TRUE(shop.inventory.count({id, "TBL-CG-CELADON", "online", left, ""}));
    shop.storefront.stock_changed("TBL-CG-CELADON");
  };
  sell(17, "a");  // 18 before: a page says "in stock" either way
  EXPECT_EQ(browser.get("/en/p/celadon-gaiwan").body, first.body);
  EXPECT_EQ(misses(), before) << "the kept page was good";
  ASSERT_TRUE(shop.inventory.count({"b", "TBL-CG-CELADON", "chengdu", 0, ""}));
  sell(2, "c");
  EXPECT_TRUE(browser.get("/en/p/celadon-gaiwan").has("Only 2 left"));
  sell(0, "d");
  const auto out = browser.get("/en/p/celadon-gaiwan?variant=TBL-CG-CELADON");
  EXPECT_TRUE(out.has("Sold out"));
}

}  // namespace
}  // namespace souk::online::storefront
