// A member's own pages: getting back in, the profile, what they wish for and what they say; and what they ask
// for after the sale.
#include "online/storefront/shop_for_test.hpp"

namespace souk::online::storefront {
namespace {

class Member : public testing::Test {
 protected:
  void enrol(const std::string& mail = "lin@example.com") {
    const auto door = browser.get("/en/account/sign-in");
    const auto entered = browser.submit(door, "/en/account/register",
                                        {{"new_name", "Xiaoyu"},
                                         {"new_email", mail},
                                         {"new_password", "first password"},
                                         {"new_terms", "yes"}});
    ASSERT_EQ(entered.status, 303) << entered.body;
    id = shop.accounts.find_by_mail(mail).value()->id;
  }
  bool signs_in(const std::string& mail, const std::string& password) {
    return shop.accounts.sign_in({mail, Secret{password}}, "::1").has_value();
  }
  // Buys two celadon gaiwans and answers the order.
  order::Order buy() {
    const auto page = browser.get("/zh-CN/p/celadon-gaiwan");
    browser.submit(page, "/zh-CN/cart/add", {{"option.color", "sky"}, {"quantity", "2"}});
    browser.submit(browser.get("/zh-CN/checkout"), "/zh-CN/checkout",
                   {{"name", "Xiaoyu Lin"},
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
                    {"intent", "place"}});
    const auto orders = shop.orders.newest(1, "");
    EXPECT_EQ(orders->orders.size(), 1U);
    return orders->orders.front();
  }
  void ship(const std::string& order_id) {
    const order::Act act{"staff:zhou", shop.clock.now()};
    const auto sent = shop.orders.act(order_id, [&](order::Order& order) -> Status {
      TRY(order.pack(act));
      return order.ship(act, {.id = "shp_1", .lines = {}, .carrier = "sf", .tracking = "SF1234567890"});
    });
    ASSERT_TRUE(sent) << describe(sent.error());
  }
  TestShop shop;
  Browser browser{shop};
  std::string id;
};

TEST_F(Member, GetsBackInByALetter) {
  enrol();
  Browser other{shop};
  const auto asked = other.submit(other.get("/en/account/forgot-password"), "/en/account/forgot-password",
                                  {{"email", "lin@example.com"}});
  EXPECT_TRUE(other.follow(asked).has("a letter is on its way"));
  const auto unknown = other.submit(other.get("/en/account/forgot-password"), "/en/account/forgot-password",
                                    {{"email", "nobody@example.com"}});
  EXPECT_EQ(unknown.headers.get("Location"), asked.headers.get("Location"))
      << "nobody learns who has an account";
  ASSERT_EQ(shop.post.tokens.size(), 1U);
  // The letter's link names no language.
  other.headers.set("Accept-Language", "zh");
  const auto form = other.follow(other.get("/account/reset-password?token=" + shop.post.tokens[0]));
  EXPECT_TRUE(form.has("设置新密码"));
  EXPECT_EQ(form.headers.get("Referrer-Policy"), "no-referrer");
  const auto target = "/zh-CN/account/reset-password";
  EXPECT_TRUE(other.submit(form, target, {{"new_password", "short"}}).has("密码至少 8 个字符"));
  EXPECT_TRUE(
      other.follow(other.submit(form, target, {{"new_password", "second password"}})).has("密码已修改"));
  EXPECT_TRUE(other.submit(form, target, {{"new_password", "third password"}}).has("链接已失效"));
  EXPECT_TRUE(signs_in("lin@example.com", "second password"));
  EXPECT_EQ(browser.get("/en/account/profile").status, 303) << "the sessions of before have ended";
}

TEST_F(Member, ProvesTheMailbox) {
  enrol();
  const auto profile = browser.get("/en/account/profile");
  EXPECT_TRUE(profile.has("Not confirmed"));
  const auto asked = browser.submit(profile, "/en/account/ask-verification", {});
  EXPECT_TRUE(browser.follow(asked).has("A letter is on its way to you"));
  ASSERT_EQ(shop.post.tokens.size(), 1U);
  const auto page = browser.get("/en/account/verify-mail?token=" + shop.post.tokens[0]);
  EXPECT_FALSE(shop.accounts.load(id)->value.mail_verified_at) << "looking at the page proves nothing";
  EXPECT_TRUE(browser.follow(browser.submit(page, "/en/account/verify-mail", {})).has("is confirmed"));
  EXPECT_TRUE(shop.accounts.load(id)->value.mail_verified_at);
  EXPECT_EQ(browser.submit(page, "/en/account/verify-mail", {}).status, 422);
}

TEST_F(Member, ChangesWhatIsTheirs) {
  enrol();
  const auto page = browser.get("/en/account/profile");
  EXPECT_FALSE(page.has("⟦"));
  browser.submit(page, "/en/account/profile",
                 {{"name", " Lin "}, {"language", "zh-CN"}, {"marketing", "yes"}});
  EXPECT_EQ(shop.accounts.load(id)->value.name, "Lin");
  EXPECT_EQ(shop.accounts.load(id)->value.language, "zh-CN");
  EXPECT_TRUE(shop.accounts.load(id)->value.wants_marketing());
  const auto mail = [&](const std::string& to, const std::string& password) {
    return browser.submit(browser.get("/en/account/profile"), "/en/account/profile/mail",
                          {{"new_email", to}, {"mail_password", password}});
  };
  EXPECT_TRUE(mail("new@example.com", "wrong password").has("The password is wrong."));
  EXPECT_EQ(mail("new@example.com", "first password").status, 303);
  EXPECT_EQ(shop.accounts.load(id)->value.mail, "new@example.com");
  EXPECT_EQ(shop.post.tokens.size(), 1U) << "a letter asks whether it is theirs";
  ASSERT_EQ(shop.post.departures.size(), 1U) << "and one tells the mailbox of before";
  EXPECT_EQ(shop.post.departures[0].mail, "lin@example.com");
  const auto password = [&](const std::string& old_one) {
    return browser.submit(browser.get("/en/account/profile"), "/en/account/profile/password",
                          {{"old_password", old_one}, {"new_password", "second password"}});
  };
  EXPECT_TRUE(password("wrong password").has("The password is wrong."));
  EXPECT_EQ(password("first password").status, 303);
  EXPECT_EQ(browser.get("/en/account/profile").status, 200) << "this browser stays signed in";
  EXPECT_TRUE(signs_in("new@example.com", "second password"));
}

TEST_F(Member, TheirFormsNeedTheirToken) {
  enrol();
  for (const auto* path : {"/en/account/profile", "/en/account/profile/mail", "/en/account/profile/password",
                           "/en/account/data/export", "/en/account/data/erase", "/en/wishes/share",
                           "/en/account/reviews/celadon-gaiwan"}) {
    EXPECT_EQ(browser.post(path, {{"name", "Eve"}, {"form_token", "wrong"}}).status, 403) << path;
  }
  Browser stranger{shop};
  EXPECT_EQ(stranger.get("/en/account/data").headers.get("Location"),
            "/en/account/sign-in?next=%2Faccount%2Fdata");
  EXPECT_FALSE(stranger.get("/en/account/sign-in?next=//evil.example").has("evil.example"));
}

TEST_F(Member, TakesTheirDataAndGoes) {
  enrol();
  const auto page = browser.get("/en/account/data");
  const auto file = browser.submit(page, "/en/account/data/export", {});
  EXPECT_TRUE(file.has("lin@example.com"));
  EXPECT_TRUE(file.headers.get("Content-Disposition").starts_with("attachment"));
  EXPECT_EQ(browser.submit(page, "/en/account/data/erase", {{"erase_password", "wrong"}}).status, 422);
  EXPECT_TRUE(shop.accounts.load(id));
  EXPECT_TRUE(browser.submit(page, "/en/account/data/erase", {{"erase_password", "first password"}})
                  .has("Your account is gone"));
  EXPECT_FALSE(shop.accounts.load(id));
  EXPECT_EQ(browser.get("/en/account/profile").status, 303);
}

TEST_F(Member, BringsAGuestsWishesAlong) {
  const auto product = browser.get("/en/p/celadon-gaiwan");
  EXPECT_TRUE(product.has("formaction=\"/en/wishes/add\""));
  const auto added = browser.post("/en/wishes/add", {{"sku", "TBL-CG-WHITE"}, {"option.color", "sky"}});
  EXPECT_EQ(added.status, 303) << added.body;
  EXPECT_TRUE(browser.cookies.contains("souk_wishes"));
  const auto list = browser.get("/en/wishes");
  EXPECT_TRUE(list.has("Celadon Gaiwan"));
  EXPECT_TRUE(list.has("TBL-CG-SKY")) << "the chosen one, not the one that was drawn";
  EXPECT_FALSE(list.has("⟦"));
  enrol();
  EXPECT_FALSE(browser.cookies.contains("souk_wishes"));
  const auto mine = browser.get("/en/wishes");
  EXPECT_TRUE(mine.has("Celadon Gaiwan"));
  browser.submit(mine, "/en/wishes/share", {});
  const auto token = *shop.wishes.load({.customer_id = id})->shared_as;
  Browser friends{shop};
  const auto shown = friends.get("/zh-CN/wishes/of/" + token);
  EXPECT_TRUE(shown.has("青瓷盖碗"));
  EXPECT_FALSE(shown.has("Xiaoyu"));
  EXPECT_FALSE(shown.has("wishes/remove"));
  browser.submit(browser.get("/en/wishes"), "/en/wishes/unshare", {});
  EXPECT_EQ(friends.get("/zh-CN/wishes/of/" + token).status, 404);
  browser.submit(browser.get("/en/wishes"), "/en/wishes/remove", {});
  EXPECT_TRUE(browser.get("/en/wishes").has("Nothing on it yet"));
}

TEST_F(Member, SaysWhatTheyThinkAndThePageFollows) {
  enrol();
  const std::string product = "/en/p/celadon-gaiwan", own = "/en/account/reviews/celadon-gaiwan";
  const auto before = browser.get(product);
  EXPECT_TRUE(before.has("nobody has written here yet"));
  const auto form = browser.get(own);
  EXPECT_TRUE(form.has("You have not bought it here"));
  EXPECT_TRUE(browser.submit(form, own, {{"text", "Fine."}}).has("Please choose one to five stars."));
  EXPECT_EQ(browser.submit(form, own, {{"stars", "5"}, {"text", "<b>Fine</b>."}, {"author", "L."}}).status,
            303);
  EXPECT_TRUE(browser.get(own).has("We read it first"));
  EXPECT_TRUE(browser.get(product).has("nobody has written here yet"));
  const auto review = shop.reviews.of_customer(id)->front();
  ASSERT_TRUE(shop.reviews.publish(review.id, "zhou"));
  const auto after = browser.get(product);
  EXPECT_TRUE(after.has("&lt;b&gt;Fine&lt;/b&gt;."));
  EXPECT_TRUE(after.has("\"@type\":\"AggregateRating\""));
  EXPECT_FALSE(after.has("Bought here"));
  EXPECT_FALSE(after.headers.contains("Set-Cookie"));
  EXPECT_TRUE(browser.get("/en/account/reviews").has("Published"));
  EXPECT_TRUE(browser.get(product + "/reviews").has("Fine"));
  ASSERT_TRUE(shop.reviews.reject(review.id, "zhou", "Off topic"));
  EXPECT_TRUE(browser.get(own).has("Off topic"));
  EXPECT_TRUE(browser.get(product).has("nobody has written here yet"));
  browser.submit(browser.get(own), own + "/withdraw", {});
  EXPECT_TRUE(browser.get("/en/account/reviews").has("not reviewed anything"));
}

TEST_F(Member, WhatTheySayCountsWhereProductsAreListed) {
  shop.catalogue.observe(
      [this](const catalogue::CatalogueChange& change) { shop.storefront.catalogue_changed(change); });
  const auto stars = [this] {
    const auto cards = catalogue::Browse{shop.catalogue}.cards(
        {"TBL-CG"}, {.currency = Currency::of("CNY"), .at = shop.clock.now()});
    return std::pair{cards->at(0).rating.average_hundredths, cards->at(0).rating.count};
  };
  const auto is_before_chopsticks = [this] {
    const auto page = browser.get("/en/c/tableware?sort=rating");
    EXPECT_TRUE(page.has("data-sku=\"TBL-CG\"") && page.has("data-sku=\"TBL-LC\""));
    return page.body.find("data-sku=\"TBL-CG\"") < page.body.find("data-sku=\"TBL-LC\"");
  };
  EXPECT_EQ(stars(), (std::pair<std::int64_t, std::int64_t>{405, 68}));  // as imported
  EXPECT_FALSE(is_before_chopsticks());
  std::string last;
  for (int i = 0; i < 8; ++i) {
    const auto review = shop.reviews.write("cus_" + std::to_string(i), "TBL-CG",
                                           {.stars = 5, .title = {}, .text = "Fine.", .author = "L."}, "en");
    ASSERT_TRUE(review);
    last = shop.reviews.publish(review->id, "zhou")->id;
  }
  ASSERT_TRUE(shop.catalogue.refresh());
  EXPECT_EQ(stars(), (std::pair<std::int64_t, std::int64_t>{415, 76}));
  EXPECT_TRUE(is_before_chopsticks());
  EXPECT_TRUE(browser.get("/en/p/celadon-gaiwan").has("\"reviewCount\":76"));
  ASSERT_TRUE(shop.reviews.reject(last, "zhou", "Off topic"));
  ASSERT_TRUE(shop.catalogue.refresh());
  EXPECT_EQ(stars(), (std::pair<std::int64_t, std::int64_t>{414, 75}));
  EXPECT_FALSE(is_before_chopsticks());
}

TEST_F(Member, ABuyersReviewIsMarked) {
  enrol();
  buy();
  const std::string own = "/zh-CN/account/reviews/celadon-gaiwan";
  const auto form = browser.get(own);
  EXPECT_TRUE(form.has("已购买"));
  browser.submit(form, own, {{"stars", "4"}, {"text", "好用"}});
  ASSERT_TRUE(shop.reviews.publish(shop.reviews.of_customer(id)->front().id, "zhou"));
  EXPECT_TRUE(browser.get("/zh-CN/p/celadon-gaiwan").has("badge badge--ok\">已购买"));
}

TEST_F(Member, AsksForAReturnAndFollowsIt) {
  enrol();
  const auto order = buy();
  const auto path = "/zh-CN/orders/" + order.number;
  EXPECT_FALSE(browser.get(path).has("/return\""));
  EXPECT_TRUE(browser.get(path).has("/cancel\""));
  ship(order.id);
  const auto page = browser.get(path);
  EXPECT_FALSE(page.has("/cancel\""));
  EXPECT_TRUE(page.has("顺丰"));
  EXPECT_TRUE(page.has("SF1234567890"));
  const auto form = browser.get(path + "/return");
  EXPECT_FALSE(form.has("⟦"));
  EXPECT_TRUE(browser.submit(form, path + "/return", {{"kind", "return"}}).has("请选择商品和数量"));
  const Browser::Fields wanted{
      {"kind", "return"}, {"q.TBL-CG-SKY", "1"}, {"reason.TBL-CG-SKY", "wrong_size"}, {"outcome", "refund"}};
  EXPECT_EQ(browser.submit(form, path + "/return", wanted).status, 303);
  EXPECT_EQ(browser.submit(form, path + "/return", wanted).status, 303) << "pressed twice";
  ASSERT_EQ(shop.cases.of_order(order.id)->size(), 1U);
  const auto followed = browser.get(path);
  EXPECT_TRUE(followed.has(order.number + "-R1"));
  EXPECT_TRUE(followed.has("尺码不合适"));
  browser.submit(followed, path + "/cases/withdraw", {});
  EXPECT_TRUE(browser.get(path).has("已撤回"));
  Browser stranger{shop};
  EXPECT_EQ(stranger.get(path + "/return").status, 404);
  EXPECT_EQ(stranger.get(path + "/return?token=" + order.access_token).status, 200);
}

TEST_F(Member, ExchangesForAnotherVariant) {
  enrol();
  const auto order = buy();
  ship(order.id);
  const auto path = "/zh-CN/orders/" + order.number;
  const auto form = browser.get(path + "/return");
  Browser::Fields wanted{{"kind", "exchange"}, {"q.TBL-CG-SKY", "2"}, {"reason.TBL-CG-SKY", "not_liked"}};
  EXPECT_TRUE(browser.submit(form, path + "/return", wanted).has("请选择要换成哪一款"));
  wanted["wanted.TBL-CG-SKY"] = "TBL-CG-WHITE";
  EXPECT_EQ(browser.submit(form, path + "/return", wanted).status, 303);
  EXPECT_EQ(shop.cases.of_order(order.id)->front().lines.front().wanted_sku, "TBL-CG-WHITE");
}

TEST_F(Member, GetsTheInvoiceAsAFile) {
  enrol();
  const auto order = buy();
  const auto path = "/zh-CN/orders/" + order.number;
  const auto made = browser.submit(browser.get(path), path + "/invoice", {});
  ASSERT_EQ(made.status, 303) << made.body;
  const std::string paper{made.headers.get("Location")};
  const auto pdf = browser.get(paper);
  EXPECT_EQ(pdf.status, 200);
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  Browser stranger{shop};
  EXPECT_EQ(stranger.get(paper).status, 404);
  EXPECT_EQ(stranger.get(paper + "?token=" + order.access_token).status, 200);
}

TEST_F(Member, ReadsThePickUpCode) {
  enrol();
  const auto order = buy();
  const order::Act act{"staff:zhou", shop.clock.now()};
  ASSERT_TRUE(shop.orders.act(order.id, [&](order::Order& each) -> Status {
    each.pickup = order::Pickup{"4711", act.at, act.at + std::chrono::hours{24 * 7}};
    ++each.edits;
    return {};
  }));
  EXPECT_TRUE(browser.get("/en/orders/" + order.number).has("<p class=\"pickup-code\">4711</p>"));
}

}  // namespace
}  // namespace souk::online::storefront
