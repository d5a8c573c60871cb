#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "online/console/search_rule_form.hpp"

namespace souk::online::console {
namespace {

using testing::ElementsAre;

TEST(SearchEntries, StandOnLinesOrBetweenCommasOfEitherScript) {
  EXPECT_THAT(entries_from(" sofa ,couch\n\n 长沙发、沙发，贵妃椅；榻;x"),
              ElementsAre("sofa", "couch", "长沙发", "沙发", "贵妃椅", "榻", "x"));
  EXPECT_TRUE(entries_from(" , \n，").empty());
  EXPECT_EQ(entries_from(text_of_entries({"a b", "c"})), (std::vector<std::string>{"a b", "c"}));
}

TEST(SearchThousandths, AreReadAndWrittenAsDecimals) {
  for (const std::int64_t number : {0LL, 1LL, -1LL, 1'000LL, -1'250LL, 10'000LL, 999LL, -400LL})
    EXPECT_EQ(*thousandths_from(text_of_thousandths(number)), number);
  EXPECT_EQ(*thousandths_from(" +0.25 "), 250);
  EXPECT_EQ(text_of_thousandths(-400), "-0.4");
  EXPECT_EQ(text_of_thousandths(2'000), "2");
  for (const auto* wrong : {"", "-", ".5", "1.", "1.2345", "1e3", "1,5", "12345678", "--1", "0x1"})
    EXPECT_EQ(thousandths_from(wrong).error().code, "form.decimal") << wrong;
}

TEST(SearchShares, AreRounded) {
  EXPECT_EQ(percent_of_share(1, 3), "33.3 %");
  EXPECT_EQ(percent_of_share(2, 3), "66.7 %");
  EXPECT_EQ(percent_of_share(0, 5), "0.0 %");
  EXPECT_EQ(percent_of_share(1, 0), "–");
}

TEST(SearchBoosts, AreReadAndWritten) {
  const auto boosts = boosts_from("brand oak 1.5\ncategory tea -2\nproduct A-1 product A-2 0.1");
  ASSERT_TRUE(boosts) << describe(boosts.error());
  ASSERT_EQ(boosts->size(), 3U);
  EXPECT_EQ((*boosts)[0].brand, "oak");
  EXPECT_EQ((*boosts)[1].by, -2'000);
  EXPECT_THAT((*boosts)[2].skus, ElementsAre("A-1", "A-2"));
  EXPECT_EQ(text_of_boosts(*boosts), "brand oak 1.5\ncategory tea -2\nproduct A-1 product A-2 0.1");
  for (const auto* wrong : {"oak 1.5", "brand oak", "brand oak x", "colour red 1", "brand oak 1000"})
    EXPECT_EQ(boosts_from(wrong).error().code, "form.boosts") << wrong;
}

TEST(ScoreSpan, HoldsWhatRaisesAndWhatCosts) {
  search::Explanation explanation;
  search::ExplainedHit hit{"A", 0.6F, {}};
  hit.features[static_cast<std::size_t>(search::Feature::kText)] = 1;
  hit.features[static_cast<std::size_t>(search::Feature::kLongName)] = 1;  // -0.4
  explanation.hits.push_back(hit);
  const auto span = span_of(explanation);
  EXPECT_FLOAT_EQ(span.highest, 1);
  EXPECT_FLOAT_EQ(span.lowest, -0.4F);
}

}  // namespace
}  // namespace souk::online::console
