#include "online/search/interest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Instant kToday = *parse_instant("2026-11-24T10:00:00Z");

class WhatIsAsked : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(interest.declare()); }
  static Asker person(int number) {
    const auto name = "cus_" + std::to_string(number);
    return {name, name};
  }
  void ask(const std::string& query, int people, Instant at = kToday) {
    for (int i = 0; i < people; ++i) interest.asked(query, person(i), at);
  }
  std::vector<std::string> popular() {
    EXPECT_TRUE(interest.flush());
    EXPECT_TRUE(interest.refresh(kToday));
    std::vector<std::string> texts;
    for (const auto& query : interest.view()->popular) texts.push_back(query.text);
    return texts;
  }
  engines::MemoryDocumentStore store;
  Interest interest{store};
};

TEST_F(WhatIsAsked, IsToldWhenEnoughPeopleAskedIt) {
  ask("龙井", 20);
  ask("Tea  Cup", 30);
  for (int i = 0; i < 100; ++i) interest.asked("my secret", person(1), kToday);
  ask("rare", Interest::kLeastVisitors - 1);
  EXPECT_THAT(popular(), ElementsAre("tea cup", "龙井"));
}

TEST_F(WhatIsAsked, IsCountedOverDaysInstancesAndRestarts) {
  for (int day = 0; day < 12; ++day) {
    Interest another{store};
    another.asked("lamp", person(day), kToday - milliseconds{86'400'000} * day);
    ASSERT_TRUE(another.flush());
  }
  EXPECT_THAT(popular(), ElementsAre("lamp"));
  Interest same{store};
  for (int day = 0; day < 12; ++day) same.asked("chair", person(1), kToday - milliseconds{86'400'000} * day);
  ASSERT_TRUE(same.flush());
  EXPECT_THAT(popular(), ElementsAre("lamp")) << "one person on twelve days is one person";
}

TEST_F(WhatIsAsked, IsForgottenAfterAFortnight) {
  ask("lamp", 20, kToday - milliseconds{86'400'000} * 15);
  EXPECT_THAT(popular(), IsEmpty());
}

TEST_F(WhatIsAsked, FollowsWithinAVisit) {
  for (int i = 0; i < 8; ++i) {
    interest.asked("teapot", person(i), kToday);
    interest.asked("tea tray", person(i), kToday + seconds{30});
  }
  for (int i = 0; i < 8; ++i) interest.asked("lamp", person(i), kToday + seconds{7'200});
  EXPECT_EQ(popular().size(), 3U);
  const auto view = interest.view();
  ASSERT_TRUE(view->following.contains("teapot"));
  EXPECT_THAT(view->following.at("teapot"), ElementsAre("tea tray"));
  EXPECT_FALSE(view->following.contains("tea tray")) << "two hours later is another visit";
}

TEST_F(WhatIsAsked, NeverTellsWhatLooksLikeSomebody) {
  for (const auto* query :
       {"li@example.com", "13800138000", "138 0013 8000", "http://x.example", "", "so-2026-000123", "\xff"}) {
    EXPECT_FALSE(may_be_told(query)) << query;
    ask(query, 20);
  }
  EXPECT_FALSE(may_be_told("\x01tea"));
  EXPECT_TRUE(may_be_told("iphone 15 128gb"));
  EXPECT_THAT(popular(), IsEmpty());
}

TEST_F(WhatIsAsked, StaysWithinItsBounds) {
  for (int i = 0; i < 30'000; ++i) interest.asked("tea", person(i), kToday);
  for (int i = 0; i < 5'000; ++i) interest.asked("query " + std::to_string(i), person(i), kToday);
  ASSERT_TRUE(interest.flush());
  const auto day = *engines::Collection<InterestDay>{store, std::string{kInterestDays}}.load("2026-11-24");
  EXPECT_LE(day.value.queries.size(), Interest::kMaxQueries);
  EXPECT_TRUE(day.value.queries.contains("tea")) << "the most frequent stay";
}

TEST(Askers, AreMembersOrNetworks) {
  http::Request request;
  request.client_address = "2001:db8:1:2:3:4:5:6";
  request.headers.set("User-Agent", "one");
  EXPECT_EQ(asker_of(request, "cus_1").person, "cus_1");
  const auto first = asker_of(request, {});
  request.client_address = "2001:db8:1:2:9:9:9:9";
  request.headers.set("User-Agent", "two");
  const auto second = asker_of(request, {});
  EXPECT_EQ(first.person, second.person) << "a household is counted once, whatever it calls itself";
  EXPECT_NE(first.visit, second.visit);
}

}  // namespace
}  // namespace souk::online::search
