#include "online/search/judgement.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace souk::online::search {
namespace {

TEST(Judgements, AreReadWithOrWithoutNamedColumns) {
  const auto plain = read_judgements("tea,A-1,3\n\"green, tea\",A-2,E\n龙井,A-3,s\n");
  ASSERT_TRUE(plain) << describe(plain.error());
  ASSERT_EQ(plain->size(), 3U);
  EXPECT_EQ((*plain)[1].query, "green, tea");
  EXPECT_EQ((*plain)[1].gain, 1'000);
  EXPECT_EQ((*plain)[2].gain, 100);
  const auto named = read_judgements("\xef\xbb\xbfgrade,sku,extra,query\r\n2,A-1,x,tea\r\n");
  ASSERT_TRUE(named) << describe(named.error());
  ASSERT_EQ(named->size(), 1U);
  EXPECT_EQ((*named)[0].query, "tea");
  EXPECT_EQ((*named)[0].gain, 429);
}

TEST(Judgements, EveryBrokenLineIsNamed) {
  const auto read =
      read_judgements("query,sku,grade\ntea,A-1,3\ntea,A-1,2\n,A-2,1\ntea,,1\ntea,A-3,4\ntea\n");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "search.judgements");
  std::vector<std::string> found;
  for (const auto& each : read.error().fields) found.push_back(each.pointer + " " + each.code);
  EXPECT_THAT(found, testing::ElementsAre("/csv/3 twice", "/csv/4 query", "/csv/5 sku", "/csv/6 grade",
                                          "/csv/7 columns"));
}

TEST(Judgements, AreBounded) {
  std::string many = "query,sku,grade\n";
  for (int i = 0; i < 2'001; ++i) many += "q" + std::to_string(i) + ",A,1\n";
  EXPECT_EQ(read_judgements(many).error().fields.front().code, "too_many");
  EXPECT_EQ(read_judgements(std::string(kMaxJudgementBytes + 1, 'x')).error().code, "search.judgements");
  EXPECT_EQ(read_judgements("").error().code, "search.judgements");
  std::string broken;
  for (int i = 0; i < 500; ++i) broken += "x\n";
  EXPECT_EQ(read_judgements(broken).error().fields.size(), 20U);
}

TEST(Ndcg, IsOneForTheBestOrderAndFallsWithThePlace) {
  const std::map<std::string, std::int64_t> gains{{"a", 1'000}, {"b", 100}, {"c", 0}};
  EXPECT_EQ(ndcg_at_10({"a", "b", "c"}, gains), 1'000'000);
  // (0.1 + 1 / log2(3)) / (1 + 0.1 / log2(3))
  EXPECT_NEAR(static_cast<double>(ndcg_at_10({"b", "a"}, gains)), 687'525, 50);
  EXPECT_EQ(ndcg_at_10({"x", "c"}, gains), 0);
  EXPECT_EQ(ndcg_at_10({"a"}, {}), 0);
  std::vector<std::string> late(10, "x");
  late.push_back("a");
  EXPECT_EQ(ndcg_at_10(late, gains), 0) << "the eleventh is not looked at";
}

TEST(ReciprocalRank, IsOfTheFirstGoodOne) {
  const std::map<std::string, std::int64_t> gains{{"a", 1'000}, {"b", 100}, {"c", 10}};
  EXPECT_EQ(reciprocal_rank({"c", "x", "b", "a"}, gains), 333'333);
  EXPECT_EQ(reciprocal_rank({"a"}, gains), 1'000'000);
  EXPECT_EQ(reciprocal_rank({"c"}, gains), 0);
}

}  // namespace
}  // namespace souk::online::search
