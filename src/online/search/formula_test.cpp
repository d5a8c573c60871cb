#include "online/search/formula.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/search/merchandising.hpp"
#include "online/search/trial_statistics.hpp"

namespace souk::online::search {
namespace {

constexpr Instant kNow{1'790'000'000'000};
const Decision kDecision{"why", "stf_1", kNow};

RankingWeights popular(std::int64_t weight) {
  RankingWeights weights;
  weights.popularity = weight;
  return weights;
}

TEST(Formula, KeepsEveryVersionAndGoesBackToAny) {
  Formula formula;
  EXPECT_EQ(weights_in_force(formula).text, 1'000);
  const auto first = add_version(formula, popular(10), kDecision);
  const auto second = add_version(formula, popular(20), kDecision);
  EXPECT_EQ(weights_in_force(formula).popularity, RankingWeights{}.popularity) << "saved is not in force";
  ASSERT_TRUE(put_in_force(formula, second));
  EXPECT_EQ(weights_in_force(formula).popularity, 20);
  ASSERT_TRUE(put_in_force(formula, first));
  EXPECT_EQ(weights_in_force(formula).popularity, 10);
  ASSERT_TRUE(put_in_force(formula, 0));
  EXPECT_EQ(put_in_force(formula, 99).error().code, "search.version");
  EXPECT_EQ(formula.versions.front().by, "stf_1");
  EXPECT_EQ(formula.versions.front().note, "why");
}

TEST(Formula, ForgetsTheOldestThatNothingNeeds) {
  Formula formula;
  ASSERT_TRUE(put_in_force(formula, add_version(formula, popular(1), kDecision)));
  for (std::size_t i = 0; i < kMaxFormulaVersions + 5; ++i) add_version(formula, popular(2), kDecision);
  EXPECT_EQ(formula.versions.size(), kMaxFormulaVersions);
  EXPECT_EQ(formula.versions.front().number, 1) << "it is in force";
  EXPECT_EQ(formula.versions.back().number, static_cast<std::int64_t>(kMaxFormulaVersions) + 6);
}

TEST(Formula, ATrialIsBetweenTwoVersionsAndEndsWithAWinner) {
  Formula formula;
  const auto number = add_version(formula, popular(10), kDecision);
  EXPECT_EQ(start_trial(formula, {.id = "t", .challenger = 0}).error().code, "search.trial");
  EXPECT_EQ(start_trial(formula, {.id = "t", .challenger = 7}).error().code, "search.version");
  ASSERT_TRUE(start_trial(formula, {.id = "t", .challenger = number}));
  EXPECT_EQ(start_trial(formula, {.id = "u", .challenger = number}).error().code, "search.trial_running");
  EXPECT_EQ(put_in_force(formula, number).error().code, "search.trial_running");
  EXPECT_EQ(end_trial(formula, 7, {}, kDecision).error().code, "search.winner");
  ASSERT_TRUE(end_trial(formula, number, {{100, 10, 1}, {90, 20, 2}}, kDecision));
  EXPECT_EQ(formula.in_force, number);
  ASSERT_EQ(formula.past.size(), 1U);
  EXPECT_EQ(formula.past.front().challenger_found->clicked, 20);
  EXPECT_EQ(end_trial(formula, number, {}, kDecision).error().code, "search.no_trial");
}

TEST(Formula, IsKeptInOneDocumentAndTakesOverOlderWeights) {
  engines::MemoryDocumentStore store;
  Merchandising desk{store};
  ASSERT_TRUE(desk.declare());
  ASSERT_TRUE(store.put(kSearchSettings, "ranking", to_json(popular(77))));
  EXPECT_EQ(desk.ranking()->popularity, 77);
  ASSERT_TRUE(desk.save_ranking(popular(78), kDecision));
  const auto formula = *desk.formula();
  ASSERT_EQ(formula.versions.size(), 2U);
  EXPECT_EQ(formula.versions.front().weights.popularity, 77);
  EXPECT_EQ(formula.in_force, 2);
  ASSERT_TRUE(desk.change_formula([](Formula& changed) { return put_in_force(changed, 1); }));
  EXPECT_EQ(desk.ranking()->popularity, 77);
  const auto refused = desk.change_formula([](Formula& changed) -> Status {
    changed.in_force = 2;
    return fail(invalid("test.no", "no"));
  });
  EXPECT_EQ(refused.error().code, "test.no");
  EXPECT_EQ(desk.ranking()->popularity, 77) << "what is refused is not written";
}

TEST(TrialStatistics, SayWhatChanceWouldDo) {
  EXPECT_EQ(compare_rates({0, 0}, {0, 0}).verdict, Verdict::kTooEarly);
  EXPECT_EQ(compare_rates({30, 99}, {60, 99}).verdict, Verdict::kTooEarly);
  EXPECT_EQ(compare_rates({4, 1'000}, {40, 1'000}).verdict, Verdict::kTooEarly);
  const auto same = compare_rates({100, 1'000}, {103, 1'000});
  EXPECT_EQ(same.verdict, Verdict::kNoDifference);
  EXPECT_EQ(same.base_rate, 1'000);
  EXPECT_EQ(same.challenger_rate, 1'030);
  // z = 0.03 / sqrt(0.115 * 0.885 * 0.002) = 2.103, two-sided 0.0355.
  const auto better = compare_rates({100, 1'000}, {130, 1'000});
  EXPECT_EQ(better.verdict, Verdict::kChallengerBetter);
  EXPECT_NEAR(static_cast<double>(better.chance), 355, 2);
  EXPECT_EQ(compare_rates({130, 1'000}, {100, 1'000}).verdict, Verdict::kBaseBetter);
}

}  // namespace
}  // namespace souk::online::search
