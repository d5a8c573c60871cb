// The trial's counting: who is on which side, what is counted once, what survives.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/search/trial_filters.hpp"

namespace souk::online::search {
namespace {

const Trial kTrial{.id = "trial-a", .challenger = 1, .share_permille = 300};

LiveTrial live() { return {kTrial.id, kTrial.share_permille, std::make_shared<const RankingWeights>()}; }

class TrialCounting : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(counter.declare());
    counter.follow(live());
  }
  TrialResult result() {
    EXPECT_TRUE(counter.flush());
    return *counter.result(kTrial);
  }
  static std::int64_t sessions(const TrialResult& result) {
    return result.base.sessions + result.challenger.sessions;
  }

  engines::MemoryDocumentStore store;
  TrialCounter counter{store};
};

TEST(TrialSides, AreFixedByTheVisitorAndAsLargeAsAsked) {
  int challengers = 0;
  int moved = 0;
  for (int i = 0; i < 20'000; ++i) {
    const auto visitor = fmt::format("{:032x}", i);
    const bool first = gets_challenger(visitor_hash("trial-a", visitor), 300);
    EXPECT_EQ(first, gets_challenger(visitor_hash("trial-a", visitor), 300));
    moved += first != gets_challenger(visitor_hash("trial-b", visitor), 300) ? 1 : 0;
    challengers += first ? 1 : 0;
  }
  EXPECT_NEAR(challengers, 6'000, 300);  // 4.6 standard deviations
  EXPECT_NEAR(moved, 20'000 * 2 * 0.3 * 0.7, 400) << "another trial splits anew";
}

TEST_F(TrialCounting, CountsAVisitorOnceAndOnlyWhoSearched) {
  for (int i = 0; i < 3; ++i) counter.searched("anna");
  counter.searched("ben");
  counter.clicked("anna");
  counter.clicked("anna");
  counter.ordered("anna");
  counter.clicked("carl");
  counter.ordered("carl");
  const auto found = result();
  EXPECT_EQ(sessions(found), 2);
  EXPECT_EQ(found.base.clicked + found.challenger.clicked, 1);
  EXPECT_EQ(found.base.ordered + found.challenger.ordered, 1);
}

TEST_F(TrialCounting, SurvivesARestartAndCountsNobodyTwice) {
  for (int i = 0; i < 500; ++i) counter.searched(fmt::format("v{}", i));
  EXPECT_EQ(sessions(result()), 500);
  TrialCounter again{store};
  again.follow(live());
  ASSERT_TRUE(again.flush());  // reads what there was
  for (int i = 250; i < 750; ++i) again.searched(fmt::format("v{}", i));
  again.ordered("v7");
  ASSERT_TRUE(again.flush());
  const auto found = *again.result(kTrial);
  EXPECT_EQ(sessions(found), 750);
  EXPECT_EQ(found.base.ordered + found.challenger.ordered, 1) << "v7 searched before the restart";
  const double share = static_cast<double>(found.challenger.sessions) / 750;
  EXPECT_NEAR(share, 0.3, 0.08);
}

TEST_F(TrialCounting, TwoInstancesWriteTheSameDocuments) {
  TrialCounter other{store};
  other.follow(live());
  for (int i = 0; i < 300; ++i) {
    counter.searched(fmt::format("v{}", i));
    other.searched(fmt::format("v{}", i + 150));
  }
  ASSERT_TRUE(counter.flush());
  ASSERT_TRUE(other.flush());
  EXPECT_EQ(sessions(result()), 450);
}

TEST_F(TrialCounting, NothingIsCountedWithoutATrialAndAnotherBeginsAtNothing) {
  counter.searched("anna");
  counter.follow(std::nullopt);
  EXPECT_FALSE(counter.running());
  counter.searched("ben");
  ASSERT_TRUE(counter.flush());
  EXPECT_EQ(sessions(*counter.result(kTrial)), 0) << "what was not written is gone with its trial";
  auto next = live();
  next.id = "trial-b";
  counter.follow(next);
  counter.searched("carl");
  ASSERT_TRUE(counter.flush());
  EXPECT_EQ(sessions(*counter.result({.id = "trial-b", .share_permille = 300})), 1);
  ASSERT_TRUE(counter.forget("trial-b"));
  EXPECT_EQ(*store.count(kTrialVisitors), 0);
}

TEST_F(TrialCounting, GivesACookieToWhoSearchesAndCountsTheirWay) {
  SeededRandom random{7};
  http::Routes routes;
  for (const auto* path : {"/api/v1/search", "/en/c/tea"})
    routes.add_raw({.path = path}, [this](const http::Request& request) {
      counter.searched(request.path == "/api/v1/search" ? request.note(kVisitorNote) : "");
      return http::Response::text(200, "text/plain", "found");
    });
  routes.add_raw({.method = http::Method::kPost, .path = "/api/v1/search/clicks"},
                 [](const http::Request&) { return http::Response{.status = 204}; });
  routes.add_raw({.method = http::Method::kPost, .path = "/api/v1/carts/{id}/checkout"},
                 [](const http::Request& request) {
                   return http::Response{.status = request.path_parameter("id") == "bad" ? 409 : 201};
                 });
  http::Router router{std::move(routes)};
  router.before(name_visitor(counter, random));
  router.after(count_trial(counter));
  const auto ask = [&](http::Method method, const std::string& path, const std::string& cookie) {
    http::Request request;
    request.method = method;
    request.target = request.path = path;
    if (!cookie.empty()) request.headers.set("Cookie", "souk_visitor=" + cookie);
    return router.answer(request);
  };
  EXPECT_EQ(ask(http::Method::kGet, "/en/c/tea", "").headers.get("Set-Cookie"), "");
  const auto searched = ask(http::Method::kGet, "/api/v1/search", "");
  const std::string given{searched.headers.get("Set-Cookie")};
  ASSERT_TRUE(given.starts_with("souk_visitor=")) << given;
  EXPECT_NE(given.find("HttpOnly"), std::string::npos);
  EXPECT_EQ(searched.headers.get("Cache-Control"), "private, no-store");
  const auto cookie = given.substr(13, 32);
  EXPECT_EQ(ask(http::Method::kGet, "/api/v1/search", cookie).headers.get("Set-Cookie"), "");
  ask(http::Method::kPost, "/api/v1/search/clicks", cookie);
  ask(http::Method::kPost, "/api/v1/carts/bad/checkout", cookie);
  auto found = result();
  EXPECT_EQ(sessions(found), 1);
  EXPECT_EQ(found.base.clicked + found.challenger.clicked, 1);
  EXPECT_EQ(found.base.ordered + found.challenger.ordered, 0) << "that checkout failed";
  ask(http::Method::kPost, "/api/v1/carts/good/checkout", cookie);
  found = result();
  EXPECT_EQ(found.base.ordered + found.challenger.ordered, 1);
  EXPECT_NE(ask(http::Method::kGet, "/api/v1/search", "<script>").headers.get("Set-Cookie"), "")
      << "what is no cookie of ours is replaced";
  counter.follow(std::nullopt);
  EXPECT_EQ(ask(http::Method::kGet, "/api/v1/search", "").headers.get("Set-Cookie"), "");
}

}  // namespace
}  // namespace souk::online::search
