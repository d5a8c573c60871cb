#include "online/balance/balance_routes.hpp"

#include <gtest/gtest.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "tests/support/route_desk.hpp"

namespace souk::online::balance {
namespace {

using support::RouteDesk;

class BalanceRoutesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(balances.declare());
    ASSERT_TRUE(accounts.declare());
    const auto enrolled = accounts.enrol(
        {.mail = "li@example.com", .password = Secret{"a long password"}, .name = "李小雨"}, "::1");
    ASSERT_TRUE(enrolled) << describe(enrolled.error());
    li = enrolled->id;
    desk.sign_in({"balance.read", "balance.write"});
  }
  http::Routes table() {
    BalanceRouteDeps deps{.balances = &balances, .accounts = &accounts, .clock = &clock, .random = &random};
    deps.staff_of = [](const http::Request& request) { return std::string{request.note("staff")}; };
    deps.customer_of = [](const http::Request& request) -> std::optional<std::string> {
      const auto who = request.note("customer");
      return who.empty() ? std::nullopt : std::optional{std::string{who}};
    };
    auto routes = balance_routes(deps);
    routes.include(balance_staff_routes(deps));
    return routes;
  }
  static std::string text_at(const support::Reply& reply, std::string_view path) {
    const auto quoted = reply.at(path);
    return quoted.size() < 2 ? quoted : quoted.substr(1, quoted.size() - 2);
  }
  // Issues a card of ¥50 and answers its id; its code in `code`.
  std::string card(const std::string& key = "k1") {
    const auto issued = desk.post("/api/v1/admin/gift-cards",
                                  R"({"amount":{"amount":5000,"currency":"CNY"},"note":"prize"})", key);
    issued.expect(201);
    code = text_at(issued, "code");
    return text_at(issued, "card.id");
  }

  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore store;
  engines::InProcessCache cache{clock, {}};
  runtime::Pool pool{"passwords", 1, 64};
  customer::Passwords passwords{pool, customer::Passwords::Cost::least()};
  customer::Attempts attempts{cache};
  customer::Accounts accounts{
      {.store = &store, .passwords = &passwords, .attempts = &attempts, .clock = &clock, .random = &random}};
  Balances balances{store, clock, random};
  RouteDesk desk{table()};
  std::string li;
  std::string code;
};

TEST_F(BalanceRoutesTest, StaffNeedThePermission) { desk.expect_guarded({"balance.read", "balance.write"}); }

TEST_F(BalanceRoutesTest, IssuesACardOnceAndShowsItsCodeOnce) {
  const auto id = card("k1");
  EXPECT_EQ(code.size(), 19U) << code;
  const auto first = code;
  EXPECT_EQ(card("k1"), id) << "a repeat of the request is the same card";
  EXPECT_EQ(code, "") << "and shows no code";
  EXPECT_NE(card("k2"), id);
  const auto seen = desk.get("/api/v1/admin/balances/" + id).expect(200);
  EXPECT_EQ(seen.at("available.amount"), "5000");
  EXPECT_EQ(seen.at("note"), "\"prize\"");
  EXPECT_EQ(seen.text().find(first), std::string::npos);
  EXPECT_EQ(seen.text().find("code_hash"), std::string::npos);
}

TEST_F(BalanceRoutesTest, RefusesAmountsAndTimesThatMakeNoSense) {
  const auto issue = [&](const std::string& body) {
    return desk.post("/api/v1/admin/gift-cards", body, "k");
  };
  issue(R"({"amount":{"amount":0,"currency":"CNY"}})").expect(400, "balance.amount");
  issue(R"({"amount":{"amount":-5,"currency":"CNY"}})").expect(400, "balance.amount");
  issue(R"({"amount":{"amount":5,"currency":"yuan"}})").expect(400);
  issue(R"({"amount":{"amount":5,"currency":"CNY"},"expires_at":"2001-01-01T00:00:00Z"})")
      .expect(400, "balance.expiry");
  issue("{}").expect(400);
  issue("no json").expect(400);
  EXPECT_EQ(desk.get("/api/v1/admin/balances").at("balances"), "[]") << "nothing was issued";
}

TEST_F(BalanceRoutesTest, GivesStoreCreditToMembersAlone) {
  constexpr std::string_view kPath = "/api/v1/admin/store-credit";
  const auto grant = [&](const std::string& who, std::int64_t minor, const std::string& key) {
    return desk.post(std::string{kPath},
                     R"({"customer_id":")" + who + R"(","amount":{"amount":)" + std::to_string(minor) +
                         R"(,"currency":"CNY"},"note":"sorry"})",
                     key);
  };
  EXPECT_EQ(grant(li, 700, "k1").expect(200).at("available.amount"), "700");
  EXPECT_EQ(grant(li, 700, "k1").expect(200).at("available.amount"), "700") << "a repeat";
  EXPECT_EQ(grant(li, 300, "k2").expect(200).at("available.amount"), "1000");
  grant("cus_nobody", 100, "k3").expect(404, "customer.missing");
  grant(li, 0, "k4").expect(400, "balance.amount");
  grant(li, -100, "k5").expect(400, "balance.amount");
  desk.customer = li;
  const auto mine = desk.get("/api/v1/me/balances").expect(200);
  EXPECT_EQ(mine.at("store_credit"),
            R"([{"available":{"amount":1000,"currency":"CNY"},"held":{"amount":0,"currency":"CNY"}}])");
  EXPECT_EQ(mine.response.headers.get("Cache-Control"), "private, no-store");
  desk.customer.clear();
  desk.get("/api/v1/me/balances").expect(401, "auth.required");
}

TEST_F(BalanceRoutesTest, PutsMoneyOnAndTakesItOffOnce) {
  const auto id = card();
  const auto path = "/api/v1/admin/balances/" + id + "/adjust";
  const auto adjust = [&](std::int64_t minor, const std::string& key) {
    return desk.post(path, R"({"minor":)" + std::to_string(minor) + R"(,"note":"why"})", key);
  };
  for (int i = 0; i < 2; ++i) EXPECT_EQ(adjust(-2'000, "a1").expect(200).at("available.amount"), "3000");
  adjust(-3'001, "a2").expect(422, "balance.insufficient");
  adjust(0, "a3").expect(400, "balance.amount");
  desk.post(path, R"({"minor":1})", "a4").expect(400);  // without saying why
  desk.post("/api/v1/admin/balances/gft_none/adjust", R"({"minor":1,"note":"why"})", "a5")
      .expect(404, "balance.missing");
  const auto history = desk.get("/api/v1/admin/balances/" + id + "/movements").expect(200);
  EXPECT_EQ(history.body().at("movements").as_array().size(), 2U);
  EXPECT_EQ(history.body().at("movements").as_array()[0].at("actor").as_string(), "staff:ann");
  desk.get("/api/v1/admin/balances/" + id + "/movements?limit=0").expect(400, "request.number");
  desk.get("/api/v1/admin/balances/" + id + "/movements?before=x").expect(400, "request.number");
  desk.get("/api/v1/admin/balances/gft_none/movements").expect(404, "balance.missing");
}

TEST_F(BalanceRoutesTest, ListsByKindAPageAtATime) {
  for (int i = 0; i < 5; ++i) card("k" + std::to_string(i));
  std::set<std::string> seen;
  std::string cursor;
  do {
    const auto page = desk.get("/api/v1/admin/balances?limit=2&cursor=" + cursor).expect(200);
    const auto body = page.body();
    EXPECT_LE(body.at("balances").as_array().size(), 2U);
    for (const auto& one : body.at("balances").as_array()) seen.emplace(one.at("id").as_string());
    cursor = body.at("next_cursor").as_string();
  } while (!cursor.empty());
  EXPECT_EQ(seen.size(), 5U);
  EXPECT_EQ(desk.get("/api/v1/admin/balances?kind=store_credit").expect(200).at("balances"), "[]");
  desk.get("/api/v1/admin/balances?kind=gold").expect(400, "balance.kind");
  desk.get("/api/v1/admin/balances?limit=201").expect(400, "request.number");
  desk.get("/api/v1/admin/balances?cursor=made-up").expect(400, "document.cursor");
  desk.get("/api/v1/admin/balances/gft_none").expect(404, "balance.missing");
}

TEST_F(BalanceRoutesTest, ABlockedCardSaysSoToItsHolder) {
  const auto id = card();
  const auto look = [&] { return desk.post("/api/v1/gift-cards/lookup", R"({"code":")" + code + "\"}"); };
  EXPECT_EQ(look().expect(200).at("status"), "\"active\"");
  for (int i = 0; i < 2; ++i) desk.post("/api/v1/admin/balances/" + id + "/block", {}).expect(200);
  EXPECT_EQ(look().at("status"), "\"blocked\"");
  desk.post("/api/v1/admin/balances/" + id + "/unblock", {}).expect(200);
  EXPECT_EQ(look().at("status"), "\"active\"");
  desk.post("/api/v1/admin/balances/gft_none/block", {}).expect(404, "balance.missing");
}

TEST_F(BalanceRoutesTest, CodesCannotBeTriedWithoutEnd) {
  const auto guess = [&] {
    return desk.post("/api/v1/gift-cards/lookup", R"({"code":"7K2M-9QXR-D4HV-W0TB"})");
  };
  guess().expect(404, "gift_card.missing");
  for (int i = 0; i < 29; ++i) guess().expect(404, "gift_card.missing");
  const auto locked = guess().expect(429, "code.locked");
  EXPECT_FALSE(locked.response.headers.get("Retry-After").empty());
  desk.post("/api/v1/gift-cards/lookup", "{}").expect(400);
}

}  // namespace
}  // namespace souk::online::balance
