#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/session/account_routes.hpp"
#include "online/session/care_routes.hpp"
#include "online/session/filters.hpp"

namespace souk::online::session {
namespace {

using http::Method;
using ::testing::HasSubstr;

struct Postbox final : customer::Letters {
  std::vector<std::string> tokens;
  Status verify_mail(const customer::Letter& letter) override { return keep(letter); }
  Status reset_password(const customer::Letter& letter) override { return keep(letter); }
  Status password_changed(const customer::Letter&) override { return {}; }
  Status mail_changed(const customer::Letter&) override { return {}; }
  Status keep(const customer::Letter& letter) {
    tokens.push_back(letter.token.reveal());
    return {};
  }
};

struct Care : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore store;
  engines::InProcessCache cache{clock, {}};
  runtime::Pool pool{"passwords", 1, 64};
  customer::Passwords passwords{pool, customer::Passwords::Cost::least()};
  customer::Attempts attempts{cache};
  customer::Accounts accounts{
      {.store = &store, .passwords = &passwords, .attempts = &attempts, .clock = &clock, .random = &random}};
  Sessions sessions{cache, random};
  Postbox post;
  customer::Recovery recovery{accounts, post};
  customer::PersonalData data{accounts};
  customer::Groups groups{store};
  customer::Segments segments{store, accounts, {}};
  std::unique_ptr<http::Router> router;
  std::string cookie;
  std::string li;

  void SetUp() override {
    ASSERT_TRUE(accounts.declare() && groups.declare() && segments.declare());
    auto routes = care_routes({.accounts = &accounts,
                               .recovery = &recovery,
                               .data = &data,
                               .sessions = &sessions,
                               .least_time = std::chrono::milliseconds{0}});
    routes.include(customer_staff_routes({&accounts, &data, &groups, &segments, &sessions}));
    routes.include(account_routes({.accounts = &accounts, .sessions = &sessions, .clock = &clock}));
    router = std::make_unique<http::Router>(std::move(routes));
    router->before(load_session(sessions));
    router->before(check_access(one_staff_token("token")));
    send(Method::kPost, "/api/v1/register", R"({"mail":"li@example.com","password":"first password"})");
    li = accounts.find_by_mail("li@example.com").value()->id;
  }
  http::Response send(Method method, std::string target, std::string body = {}, bool as_staff = false) {
    http::Request request;
    request.method = method;
    request.target = std::move(target);
    request.client_address = "10.0.0.1";
    if (!cookie.empty()) request.headers.set("Cookie", "souk_session=" + cookie);
    if (as_staff) request.headers.set("Authorization", "Bearer token");
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = std::move(body);
    auto answer = router->answer(request);
    const auto set = answer.headers.get("Set-Cookie");
    if (set.starts_with("souk_session=")) cookie = set.substr(13, set.find(';') - 13);
    return answer;
  }
  http::Response staff(Method method, std::string target, std::string body = {}) {
    return send(method, std::move(target), std::move(body), true);
  }
  static std::string body_of(const http::Response& answer) { return std::get<std::string>(answer.body); }
};

TEST_F(Care, AnswersAlikeWhetherOrNotAMailHasAnAccount) {
  const auto known = send(Method::kPost, "/api/v1/password-reset", R"({"mail":"li@example.com"})");
  const auto unknown = send(Method::kPost, "/api/v1/password-reset", R"({"mail":"no@example.com"})");
  EXPECT_EQ(known.status, 202);
  EXPECT_EQ(unknown.status, 202);
  EXPECT_EQ(body_of(known), body_of(unknown));
  EXPECT_EQ(post.tokens.size(), 1U);
}

TEST_F(Care, EndsEverySessionWithAReset) {
  ASSERT_EQ(send(Method::kGet, "/api/v1/me/export").status, 200);
  send(Method::kPost, "/api/v1/password-reset", R"({"mail":"li@example.com"})");
  const auto body = R"({"token":")" + post.tokens.at(0) + R"(","password":"second password"})";
  ASSERT_EQ(send(Method::kPost, "/api/v1/password-reset/confirmation", body).status, 204);
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/export").status, 401);
  const auto again = send(Method::kPost, "/api/v1/password-reset/confirmation", body);
  EXPECT_EQ(again.status, 400);
  EXPECT_THAT(body_of(again), HasSubstr("token.invalid"));
}

TEST_F(Care, ProvesTheMailbox) {
  EXPECT_THAT(body_of(staff(Method::kGet, "/api/v1/admin/customers/" + li)), HasSubstr("\"verified\":false"));
  ASSERT_EQ(send(Method::kPost, "/api/v1/me/mail-verification").status, 202);
  ASSERT_EQ(
      send(Method::kPost, "/api/v1/mail-verification", R"({"token":")" + post.tokens.at(0) + "\"}").status,
      204);
  EXPECT_THAT(body_of(staff(Method::kGet, "/api/v1/admin/customers/" + li)), HasSubstr("\"verified\":true"));
}

TEST_F(Care, RotatesSessionsWhenTheGroupChanges) {
  EXPECT_EQ(staff(Method::kPatch, "/api/v1/admin/customers/" + li, R"({"group":"vip"})").status, 404);
  ASSERT_EQ(staff(Method::kPut, "/api/v1/admin/customer-groups/vip", R"({"id":"vip"})").status, 200);
  ASSERT_EQ(staff(Method::kPatch, "/api/v1/admin/customers/" + li, R"({"group":"vip"})").status, 200);
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/account").status, 401);
  EXPECT_THAT(body_of(staff(Method::kGet, "/api/v1/admin/customers?group=vip")), HasSubstr(li));
  ASSERT_EQ(staff(Method::kPut, "/api/v1/admin/segments/vips",
                  R"({"id":"vips","conditions":[{"fact":"group","comparison":"is","value":"vip"}]})")
                .status,
            200);
  EXPECT_THAT(body_of(staff(Method::kGet, "/api/v1/admin/segments/vips/members")), HasSubstr(li));
}

TEST_F(Care, ErasesForStaffAndGivesNothingOutAfterwards) {
  EXPECT_THAT(body_of(staff(Method::kPost, "/api/v1/admin/customers/" + li + "/export")),
              HasSubstr("li@example.com"));
  ASSERT_EQ(staff(Method::kPost, "/api/v1/admin/customers/" + li + "/erasure").status, 204);
  EXPECT_EQ(send(Method::kGet, "/api/v1/me/export").status, 401);
  EXPECT_EQ(staff(Method::kGet, "/api/v1/admin/customers/" + li).status, 404);
  EXPECT_EQ(body_of(staff(Method::kGet, "/api/v1/admin/customers")).find("li@example.com"),
            std::string::npos);
}

TEST_F(Care, IsClosedToOthers) {
  for (const auto* target :
       {"/api/v1/admin/customers", "/api/v1/admin/segments", "/api/v1/admin/customer-groups"}) {
    EXPECT_EQ(send(Method::kGet, target).status, 401);
  }
}

}  // namespace
}  // namespace souk::online::session
