#include "online/session/session.hpp"

#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "online/session/cookies.hpp"
#include "online/session/filters.hpp"

namespace souk::online::session {
namespace {

using http::Method;
using http::Request;
using http::Route;

struct Visitors : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::InProcessCache cache{clock, {}};
  Sessions sessions{cache, random, std::chrono::hours{1}};
  customer::Account li{.id = "cus_li", .group = "vip", .session_epoch = 1};

  static Request request(Method method, std::initializer_list<http::Pair> headers) {
    Request made;
    made.method = method;
    made.client_address = "10.0.0.1";
    made.headers = http::Headers{headers};
    return made;
  }
  static int status(const std::optional<http::Response>& answer) { return answer ? answer->status : 0; }
};

TEST_F(Visitors, AreKnownByTheirTokenUntilItIsIdleForTooLong) {
  const auto started = sessions.start(li).value();
  EXPECT_EQ(started.token.size(), 32U);
  EXPECT_EQ((*sessions.find(started.token))->customer_id, "cus_li");
  clock.advance(std::chrono::minutes{50});
  EXPECT_TRUE(*sessions.find(started.token));  // use moves its end
  clock.advance(std::chrono::minutes{50});
  EXPECT_TRUE(*sessions.find(started.token));
  clock.advance(std::chrono::minutes{61});
  EXPECT_FALSE(*sessions.find(started.token));
}

TEST_F(Visitors, GetANewTokenEachTime) {
  const auto first = sessions.start(li).value();
  const auto second = sessions.start(li).value();
  EXPECT_NE(first.token, second.token);
  EXPECT_NE(first.session.csrf, second.session.csrf);
  ASSERT_TRUE(sessions.end(first.token));
  EXPECT_FALSE(*sessions.find(first.token));
  EXPECT_TRUE(*sessions.find(second.token));
}

TEST_F(Visitors, OfAnEarlierEpochAreSignedOut) {
  const auto old = sessions.start(li).value();
  li.session_epoch = 2;
  const auto fresh = sessions.start(li).value();
  EXPECT_FALSE(*sessions.find(old.token));
  EXPECT_TRUE(*sessions.find(fresh.token));
}

TEST_F(Visitors, CannotMakeUpATokenOrUseTheCachesKey) {
  for (const auto* token : {"", "x", "../../etc/passwd", "00000000000000000000000000000000"}) {
    EXPECT_FALSE(*sessions.find(token));
  }
}

TEST_F(Visitors, AreFoundFromTheCookieByTheFilter) {
  const auto started = sessions.start(li).value();
  const auto filter = load_session(sessions);
  auto guest = request(Method::kGet, {});
  EXPECT_FALSE(filter(guest, Route{}));
  EXPECT_FALSE(of(guest));
  auto member = request(Method::kGet, {{"Cookie", "souk_session=" + started.token}});
  EXPECT_FALSE(filter(member, Route{}));
  ASSERT_TRUE(of(member));
  EXPECT_EQ(of(member)->customer_group, "vip");
  EXPECT_EQ(customer_of(member), "cus_li");
}

TEST_F(Visitors, NeedASessionOrAStaffTokenWhereTheRouteSaysSo) {
  const auto filter = check_access(one_staff_token("secret"));
  auto guest = request(Method::kGet, {});
  EXPECT_EQ(status(filter(guest, {.access = http::Access::kPublic})), 0);
  EXPECT_EQ(status(filter(guest, {.access = http::Access::kCustomer})), 401);
  EXPECT_EQ(status(filter(guest, {.access = http::Access::kStaff})), 401);
  auto wrong = request(Method::kGet, {{"Authorization", "Bearer secre"}});
  EXPECT_EQ(status(filter(wrong, {.access = http::Access::kStaff})), 401);
  auto staff = request(Method::kGet, {{"Authorization", "Bearer secret"}});
  EXPECT_EQ(status(filter(staff, {.access = http::Access::kStaff})), 0);
  EXPECT_EQ(staff.note("staff"), "staff");
  auto empty = request(Method::kGet, {{"Authorization", "Bearer "}});
  EXPECT_EQ(status(check_access(one_staff_token(""))(empty, {.access = http::Access::kStaff})), 401);
}

TEST_F(Visitors, WritesOfOtherSitesAreRefused) {
  const auto filter = refuse_cross_site();
  const auto answer = [&](Method method, std::initializer_list<http::Pair> headers) {
    auto made = request(method, headers);
    return status(filter(made, Route{}));
  };
  EXPECT_EQ(answer(Method::kPost, {{"Sec-Fetch-Site", "same-origin"}}), 0);
  EXPECT_EQ(answer(Method::kPost, {{"Sec-Fetch-Site", "none"}}), 0);
  EXPECT_EQ(answer(Method::kPost, {{"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(answer(Method::kDelete, {{"Sec-Fetch-Site", "same-site"}}), 403);
  EXPECT_EQ(answer(Method::kGet, {{"Sec-Fetch-Site", "cross-site"}}), 0);
  EXPECT_EQ(answer(Method::kPost, {{"Origin", "https://shop.example:8443"}, {"Host", "Shop.example:8443"}}),
            0);
  EXPECT_EQ(answer(Method::kPost, {{"Origin", "https://evil.example"}, {"Host", "shop.example"}}), 403);
  EXPECT_EQ(answer(Method::kPost, {{"Origin", "null"}, {"Host", "shop.example"}}), 403);
  EXPECT_EQ(answer(Method::kPost, {{"Origin", "https://shop.example.evil"}, {"Host", "shop.example"}}), 403);
  // Programs: nothing of a browser, and no cookie or a body that no form can send.
  EXPECT_EQ(answer(Method::kPost, {}), 0);
  EXPECT_EQ(answer(Method::kPost, {{"Cookie", "souk_cart=x"}, {"Content-Type", "application/json"}}), 0);
  EXPECT_EQ(answer(Method::kPost,
                   {{"Cookie", "souk_cart=x"}, {"Content-Type", "application/x-www-form-urlencoded"}}),
            403);
}

TEST_F(Visitors, ThatAskTooOftenWait) {
  const auto filter = limit_rate(cache, clock, {.reads_per_minute = 100, .writes_per_minute = 10});
  const Route route{.path = "/api/v1/cart/items", .tag = "cart"};
  auto write = request(Method::kPost, {});
  const auto passes = [&] { return !filter(write, route).has_value(); };
  for (int i = 0; i < 10; ++i) EXPECT_TRUE(passes());
  const auto refused = filter(write, route);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 429);
  EXPECT_FALSE(refused->headers.get("Retry-After").empty());
  auto read = request(Method::kGet, {});
  EXPECT_FALSE(filter(read, route));
  auto other = request(Method::kPost, {});
  other.client_address = "10.0.0.2";
  EXPECT_FALSE(filter(other, route));
  auto local = request(Method::kPost, {});
  local.client_address = "127.0.0.1";
  for (int i = 0; i < 50; ++i) EXPECT_FALSE(filter(local, route));
  // A minute later two thirds of the window are still the minute of those eleven: seven count.
  ASSERT_EQ(clock.now().unix_ms % 60'000, 20'000);
  clock.advance(milliseconds{60'000});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(passes());
  EXPECT_FALSE(passes());
  clock.advance(milliseconds{120'000});
  EXPECT_TRUE(passes());
}

TEST_F(Visitors, GetCookiesThatScriptsCannotReadAndThatStaySecureOverTls) {
  auto plain = request(Method::kGet, {});
  http::Headers headers;
  give_session(headers, plain, "token");
  EXPECT_NE(headers.get("Set-Cookie").find("HttpOnly"), std::string_view::npos);
  EXPECT_NE(headers.get("Set-Cookie").find("SameSite=Lax"), std::string_view::npos);
  EXPECT_EQ(headers.get("Set-Cookie").find("Secure"), std::string_view::npos);
  plain.secure = true;
  http::Headers secure;
  give_cart(secure, plain, "crt_x");
  EXPECT_NE(secure.get("Set-Cookie").find("Secure"), std::string_view::npos);
}

}  // namespace
}  // namespace souk::online::session
