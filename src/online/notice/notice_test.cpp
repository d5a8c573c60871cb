#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "engines/mail/message.hpp"
#include "online/notice/customer_letters.hpp"
#include "online/notice/notices.hpp"
#include "online/notice/order_notices.hpp"
#include "online/notice/routes.hpp"
#include "online/notice/template.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::notice {
namespace {

using support::FaultyDocumentStore;

class TestMail final : public engines::Mail {
 public:
  Status send(const engines::MailMessage& message) override {
    TRY(engines::mail::check(message));
    if (fault) return fail(*fault);
    sent.push_back(message);
    return {};
  }
  std::optional<Error> fault;
  std::vector<engines::MailMessage> sent;
};

// One process of the shop, as far as mail goes.
struct Office {
  Office(engines::DocumentStore& store, engines::Mail& mail, const Clock& clock)
      : settings{store},
        locations{store},
        orders{store},
        notices{{.store = &store, .mail = &mail, .settings = &settings, .clock = &clock, .random = &random}},
        follower{{.store = &store,
                  .orders = &orders,
                  .locations = &locations,
                  .notices = &notices,
                  .clock = &clock,
                  .base_url = "https://shop.example"}} {}
  Status open() {
    TRY(settings.open());
    TRY(locations.declare());
    TRY(orders.declare());
    TRY(notices.declare());
    return follower.declare();
  }
  SeededRandom random{1};
  shop::SettingsStore settings;
  inventory::Locations locations;
  order::Orders orders;
  Notices notices;
  OrderNotices follower;
};

class NoticeTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(office.open());
    shop::Settings shop;
    shop.name = {{"en", "Oasis"}, {"zh-CN", "绿洲集市"}};
    shop.support_mail = "care@oasis.example.com";
    shop.markets = {{"zh-CN", Currency::of("CNY")}};
    const auto saved = office.settings.save(shop, 0);
    ASSERT_TRUE(saved) << describe(saved.error());
    ASSERT_TRUE(office.locations.save({.code = "store", .name = {{"en", "West Lake"}, {"zh-CN", "西湖店"}}}));
    ASSERT_TRUE(office.follower.follow(milliseconds{0}));
  }
  order::Order order(const std::string& id = "ord_1", const std::string& language = "zh-CN") {
    order::Order order{.id = id, .number = "SK-" + id, .access_token = "token"};
    order.language = language;
    order.currency = Currency::of("CNY");
    order.contact = customer::Contact{"li@example.com", {}, "李小雨"};
    order.lines = {
        {.sku = "TEA", .name = {{"zh-CN", "龙井"}, {"en", "Tea"}}, .quantity = 2, .total_minor = 1000}};
    order.totals = {.goods_minor = 1000, .grand_minor = 1000};
    order.payment.payment_id = "pay_" + id;
    order.placed_at = clock.now();
    order.timeline.push_back({clock.now(), "customer", "placed", {}});
    return order;
  }
  void pay(const std::string& id) {
    ASSERT_TRUE(office.orders.act(id, [&](order::Order& each) {
      return each.pay({"system", clock.now()}, "SBX");
    }));
  }
  std::size_t send() { return office.notices.send_due().value(); }

  ManualClock clock;
  TestMail mail;
  engines::MemoryDocumentStore memory;
  FaultyDocumentStore store{memory};
  Office office{store, mail, clock};
};

TEST_F(NoticeTest, AnEventIsOneMail) {
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(office.notices.post(
        {.key = "gift:1", .kind = Kind::kGiftCard, .to = "bo@example.com", .facts = {{"amount", "¥50.00"}}}));
    send();
  }
  ASSERT_EQ(mail.sent.size(), 1U);
  EXPECT_EQ(mail.sent[0].from.address, "care@oasis.example.com");
  EXPECT_EQ(mail.sent[0].subject, "您收到一张礼品卡");
  EXPECT_TRUE(office.notices.load("gift:1")->facts.empty());  // nothing secret stays
  EXPECT_EQ(office.notices.post({.key = "a b", .to = "x@example.com"}).error().code, "notice.key");
}

TEST_F(NoticeTest, FollowsAnOrderThroughItsLife) {
  ASSERT_TRUE(office.orders.place(order()));
  pay("ord_1");
  ASSERT_TRUE(office.follower.follow(milliseconds{0}));
  EXPECT_EQ(send(), 1U);
  ASSERT_TRUE(office.orders.act("ord_1", [&](order::Order& each) {
    return each.ship({"staff:ann", clock.now()}, {.id = "s1", .carrier = "sf", .tracking = "SF123"});
  }));
  ASSERT_TRUE(office.follower.follow(milliseconds{0}));
  ASSERT_TRUE(office.follower.follow(milliseconds{0}));
  EXPECT_EQ(send(), 1U);
  ASSERT_EQ(mail.sent.size(), 2U);
  EXPECT_EQ(mail.sent[0].subject, "订单 SK-ord_1 已付款");
  EXPECT_NE(mail.sent[0].text.find("龙井 × 2  ¥10.00"), std::string::npos);
  EXPECT_NE(mail.sent[0].text.find("https://shop.example/zh-CN/orders/SK-ord_1?token=token"),
            std::string::npos);
  EXPECT_NE(mail.sent[1].text.find("运单号：SF123"), std::string::npos);
  EXPECT_NE(mail.sent[1].text.find("顺丰速运"), std::string::npos) << mail.sent[1].text;
  EXPECT_EQ(mail.sent[1].to.name, "李小雨");
}

TEST_F(NoticeTest, SaysWhereAndUntilWhenToPickUp) {
  auto pickup = order("ord_2", "en");
  pickup.shipping.kind = shop::ShippingKind::kPickup;
  pickup.shipping.location = "store";
  ASSERT_TRUE(office.orders.place(pickup));
  pay("ord_2");
  ASSERT_TRUE(office.orders.act("ord_2", [&](order::Order& each) {
    return each.ready({"staff:ann", clock.now()}, "481516", clock.now() + milliseconds{7 * 24 * 3600'000});
  }));
  ASSERT_TRUE(office.follower.follow(milliseconds{0}));
  send();
  ASSERT_EQ(mail.sent.size(), 2U);
  const auto ready = mail.sent[0].subject.find("ready") != std::string::npos ? mail.sent[0] : mail.sent[1];
  EXPECT_NE(ready.text.find("wait for you at West Lake"), std::string::npos) << ready.text;
  EXPECT_NE(ready.text.find("Pick-up code: 481516"), std::string::npos);
}

TEST_F(NoticeTest, SaysWhetherMoneyGoesBackOrBecomesStoreCredit) {
  for (const auto* language : {"zh-CN", "en"}) {
    auto theirs = order(std::string{"ord_credit_"} + language, language);
    theirs.customer_id = "cus_li";
    ASSERT_TRUE(office.orders.place(theirs));
    pay(theirs.id);
    const order::Act ann{"staff:ann", clock.now()};
    ASSERT_TRUE(office.orders.act(theirs.id, [&](order::Order& each) -> Status {
      TRY(each.refund(ann, {.id = "f1", .lines = {{"TEA", 100}}}));
      TRY(each.cancel(ann, "sold out", true));
      for (const auto& refund : each.refunds) {
        const auto id = refund.id;
        TRY(each.refund_done(ann, id, {}));
      }
      return {};
    }));
    mail.sent.clear();
    ASSERT_TRUE(office.follower.follow(milliseconds{0}));
    ASSERT_EQ(send(), 4U);  // paid, cancelled, two refunds
    std::string all;
    for (const auto& each : mail.sent) all += each.text;
    const bool english = std::string_view{language} == "en";
    const auto says = [&](std::string_view words) {
      EXPECT_NE(all.find(words), std::string::npos) << words << "\n" << all;
    };
    says(english ? "¥1.00 go back the way you paid." : "退款 ¥1.00 将原路退回。");
    says(english ? "¥9.00 become store credit in your account" : "退款 ¥9.00 将存入您的账户余额");
    says(english ? "have gone back the way you paid" : "已原路退回");
    says(english ? "are now store credit in your account" : "已存入您的账户余额");
  }
}

TEST_F(NoticeTest, TheMailboxOfBeforeHearsOfTheMoveInItsLanguage) {
  CustomerLetters letters{office.notices, clock, "https://shop.example"};
  for (const auto* language : {"zh-CN", "en"}) {
    ASSERT_TRUE(letters.mail_changed({.customer_id = std::string{"cus_"} + language,
                                      .mail = "old@example.com",
                                      .name = "李小雨",
                                      .language = language}));
  }
  ASSERT_EQ(send(), 2U);
  for (const auto& each : mail.sent) {
    EXPECT_EQ(each.to.address, "old@example.com");
    EXPECT_EQ(each.text.find("token"), std::string::npos);
    EXPECT_NE(each.text.find("care@oasis.example.com"), std::string::npos) << "whom to write to";
    EXPECT_TRUE(each.subject == "您的账户已更换邮箱" ||
                each.subject == "Your account has another mail address")
        << each.subject;
  }
  EXPECT_NE(mail.sent[0].subject, mail.sent[1].subject);
}

TEST_F(NoticeTest, SaysTheShopsOwnReasonsInTheReadersLanguage) {
  for (const auto* language : {"zh-CN", "en"}) {
    const auto theirs = order(std::string{"ord_late_"} + language, language);
    ASSERT_TRUE(office.orders.place(theirs));
    pay(theirs.id);
    ASSERT_TRUE(office.orders.act(theirs.id, [&](order::Order& each) {
      return each.cancel({"system", clock.now()}, order::Cause::kNotCollected);
    }));
    mail.sent.clear();
    ASSERT_TRUE(office.follower.follow(milliseconds{0}));
    send();
    std::string all;
    for (const auto& each : mail.sent) all += each.text;
    const bool english = std::string_view{language} == "en";
    EXPECT_NE(all.find(english ? "Reason: Not collected in time." : "原因：未在期限内取货"),
              std::string::npos)
        << all;
  }
}

TEST_F(NoticeTest, ALetterAboutOneMomentIsOneMailHoweverOftenItIsHandedOver) {
  CustomerLetters letters{office.notices, clock, "https://shop.example"};
  customer::Letter letter{.customer_id = "cus_1", .mail = "old@example.com", .happened_at = clock.now()};
  ASSERT_TRUE(letters.mail_changed(letter));
  clock.advance(std::chrono::minutes{5});
  ASSERT_TRUE(letters.mail_changed(letter));
  EXPECT_EQ(send(), 1U);
  letter.happened_at = clock.now();
  ASSERT_TRUE(letters.mail_changed(letter));
  ASSERT_TRUE(letters.password_changed(letter));
  EXPECT_EQ(send(), 2U);
}

TEST_F(NoticeTest, ACheckoutThatFailedAndAnOldEventAreNoNews) {
  auto failed = order("ord_3");
  failed.live_cart = "c";
  ASSERT_TRUE(office.orders.place(failed));
  ASSERT_TRUE(office.orders.act("ord_3", [&](order::Order& each) {
    return each.fail_checkout({"system", clock.now()}, {"payment.declined", "no"});
  }));
  auto old = order("ord_4");
  old.timeline.push_back({clock.now() - milliseconds{std::chrono::hours{24 * 8}}, "system", "paid", {}});
  ASSERT_TRUE(office.orders.place(old));
  ASSERT_TRUE(office.follower.follow(milliseconds{0}));
  EXPECT_EQ(send(), 0U);
}

TEST_F(NoticeTest, TriesAgainLaterAndGivesUpInTheEnd) {
  ASSERT_TRUE(office.notices.post(
      {.key = "n1", .kind = Kind::kPasswordReset, .to = "bo@example.com", .facts = {{"link", "https://x"}}}));
  mail.fault = unavailable("mail.server", "away");
  EXPECT_EQ(send(), 0U);
  EXPECT_EQ(send(), 0U);
  EXPECT_EQ(office.notices.load("n1")->attempts, 1);  // not before its time
  for (int i = 0; i < 20; ++i) {
    clock.advance(milliseconds{13 * 3600'000});
    send();
  }
  EXPECT_EQ(office.notices.load("n1")->state, NoticeState::kDead);
  EXPECT_EQ(office.notices.load("n1")->attempts, Notice::kMaxAttempts);
  mail.fault.reset();
  ASSERT_TRUE(office.notices.send_again("n1"));
  EXPECT_EQ(send(), 1U);
  EXPECT_EQ(office.notices.send_again("n1").error().code, "notice.not_dead");
}

TEST_F(NoticeTest, WhatCanNeverBeSentIsNotTriedAgain) {
  ASSERT_TRUE(office.notices.post(
      {.key = "n1", .kind = Kind::kGiftCard, .to = "li@example.com\r\nBcc: all@example.com"}));
  ASSERT_TRUE(office.notices.post({.key = "n2", .kind = Kind::kGiftCard, .to = "li@example.com"}));
  EXPECT_EQ(send(), 1U);
  EXPECT_EQ(office.notices.load("n1")->state, NoticeState::kDead);
}

TEST_F(NoticeTest, ForgetsAfterAMonth) {
  ASSERT_TRUE(office.notices.post({.key = "n1", .kind = Kind::kGiftCard, .to = "li@example.com"}));
  send();
  EXPECT_EQ(office.notices.purge().value(), 0U);
  clock.advance(milliseconds{std::chrono::hours{24 * 31}});
  EXPECT_EQ(office.notices.purge().value(), 1U);
  EXPECT_EQ(office.notices.load("n1").error().code, "notice.missing");
}

// The process dies at its n-th write, before or after it; another one goes on. Each mail goes out, and none
// twice but for one: the mail server had it, and the process died before it could write that down.
TEST_F(NoticeTest, NoMailIsLostWhereverTheProcessDies) {
  for (const auto when : {FaultyDocumentStore::When::kBefore, FaultyDocumentStore::When::kAfter}) {
    bool more = true;
    for (std::size_t n = 1; more; ++n) {
      const auto id = "ord_" + std::to_string(n) + (when == FaultyDocumentStore::When::kBefore ? "b" : "a");
      store.fail_at(0, when);
      ASSERT_TRUE(office.orders.place(order(id)));
      pay(id);
      mail.sent.clear();
      store.fail_at(n, when);
      (void)(office.follower.follow(milliseconds{0}) && office.notices.send_due());
      more = store.has_failed();
      store.fail_at(0, when);
      Office other{store, mail, clock};
      ASSERT_TRUE(other.open());
      clock.advance(milliseconds{3 * 60'000});
      ASSERT_TRUE(other.follower.follow(milliseconds{0}));
      ASSERT_TRUE(other.notices.send_due());
      clock.advance(milliseconds{3 * 60'000});
      ASSERT_TRUE(other.notices.send_due());
      ASSERT_GE(mail.sent.size(), 1U) << "write " << n;
      ASSERT_LE(mail.sent.size(), 2U) << "write " << n;
      for (const auto& each : mail.sent) EXPECT_EQ(each.id, "order.paid:" + id);
      EXPECT_EQ(office.notices.load("order.paid:" + id)->state, NoticeState::kSent);
      ASSERT_LT(n, 20U);
    }
  }
}

TEST_F(NoticeTest, StaffSeeNoSecrets) {
  ASSERT_TRUE(office.notices.post({.key = "n1",
                                   .kind = Kind::kPasswordReset,
                                   .to = "li@example.com",
                                   .facts = {{"link", "https://secret"}}}));
  const auto routes = notice_staff_routes(office.notices);
  http::Request request;
  request.path_parameters["id"] = "n1";
  for (const auto& bound : routes.all()) {
    EXPECT_EQ(bound.route.access, http::Access::kStaff);
    if (bound.route.path != "/api/v1/admin/notices/{id}") continue;
    const auto answer = bound.handler(request);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(std::get<std::string>(answer.body).find("secret"), std::string::npos);
  }
}

TEST(Template, EveryNoticeHasWordsInBothLanguages) {
  shop::Settings shop;
  shop.name = {{"en", "Oasis"}};
  for (const auto& [kind, name] : EnumNames<Kind>::kNames) {
    for (const auto* language : {"zh-CN", "en"}) {
      Notice notice{.id = "n", .kind = kind, .to = "a@example.com", .language = language};
      for (const auto* fact : {"number", "link", "total", "amount", "code", "until", "place", "carrier",
                               "tracking", "reason", "address", "valid_for", "message", "credit"})
        notice.facts[fact] = std::string{"<"} + fact + ">";
      const auto letter = write_letter(notice, shop);
      EXPECT_FALSE(letter.subject.empty()) << name;
      EXPECT_NE(letter.text.find("<link>"), std::string::npos) << name;
      EXPECT_NE(letter.html.find("&lt;link&gt;"), std::string::npos) << name;
      EXPECT_EQ(letter.html.find("<link>"), std::string::npos) << name;
      EXPECT_EQ(letter.text.find('{'), std::string::npos) << letter.text;
    }
  }
}

TEST(Template, AFactIsNeverASecondLine) {
  shop::Settings shop;
  Notice notice{.id = "n",
                .kind = Kind::kOrderPaid,
                .to = "a@example.com",
                .language = "en",
                .facts = {{"number", "1\r\nBcc: all@example.com"}}};
  EXPECT_EQ(write_letter(notice, shop).subject.find_first_of("\r\n"), std::string::npos);
}

}  // namespace
}  // namespace souk::online::notice
