// What every adapter of the search port does, run against each.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/search/port.hpp"

namespace souk::engines {

struct SearchAdapter {
  std::string name;
  std::function<std::unique_ptr<SearchEngine>()> make;  // empty
};

inline void PrintTo(const SearchAdapter& adapter, std::ostream* out) { *out << adapter.name; }

class SearchContract : public testing::TestWithParam<SearchAdapter> {
 protected:
  void SetUp() override {
    engine = GetParam().make();
    auto made = engine->create();
    ASSERT_TRUE(made) << describe(made.error());
    index = *made;
  }

  static IndexedDocument document(std::string id, std::vector<IndexTerm> terms, std::string payload = {}) {
    return {std::move(id), std::move(terms), std::move(payload)};
  }
  std::vector<std::uint32_t> put(std::vector<IndexedDocument> documents) {
    auto written = index->write({std::move(documents), {}});
    EXPECT_TRUE(written) << (written ? "" : describe(written.error()));
    return written ? *written : std::vector<std::uint32_t>{};
  }
  static SearchQuery query(const std::vector<std::string>& words) {
    SearchQuery made;
    for (const auto& word : words) made.words.push_back({{{word, 1}}, 1, false});
    return made;
  }
  SearchFindings find(const SearchQuery& sought) {
    auto found = index->find(sought);
    EXPECT_TRUE(found) << (found ? "" : describe(found.error()));
    return found ? *found : SearchFindings{};
  }
  std::vector<std::uint32_t> best(const SearchQuery& sought) {
    std::vector<std::uint32_t> numbers;
    for (const auto& hit : find(sought).best) numbers.push_back(hit.number);
    return numbers;
  }

  std::unique_ptr<SearchEngine> engine;
  std::shared_ptr<SearchIndex> index;
};

TEST_P(SearchContract, FindsWhatWasWritten) {
  const auto numbers = put({document("a", {{"tea", 5}, {"cup", 1}}), document("b", {{"tea", 1}})});
  ASSERT_EQ(numbers.size(), 2U);
  EXPECT_NE(numbers[0], numbers[1]);
  EXPECT_EQ(index->document_count(), 2U);
  EXPECT_THAT(best(query({"tea"})), testing::ElementsAre(numbers[0], numbers[1]));
  EXPECT_THAT(best(query({"cup"})), testing::ElementsAre(numbers[0]));
  EXPECT_THAT(best(query({"coffee"})), testing::IsEmpty());
  EXPECT_THAT(best(query({})), testing::IsEmpty());
}

TEST_P(SearchContract, ReplacingKeepsTheNumberAndForgetsOldWords) {
  const auto first = put({document("a", {{"tea", 1}})});
  EXPECT_THAT(best(query({"tea"})), testing::ElementsAre(first[0]));
  const auto revision = index->revision();
  const auto second = put({document("a", {{"coffee", 1}})});
  EXPECT_EQ(first, second);
  EXPECT_NE(index->revision(), revision);
  EXPECT_THAT(best(query({"tea"})), testing::IsEmpty());
  EXPECT_THAT(best(query({"coffee"})), testing::ElementsAre(first[0]));
}

TEST_P(SearchContract, RemovedOnesAreGone) {
  put({document("a", {{"tea", 1}}), document("b", {{"tea", 1}})});
  ASSERT_EQ(find(query({"tea"})).matched.size(), 2U);
  ASSERT_TRUE(index->write({{}, {"a", "never there"}}));
  EXPECT_EQ(find(query({"tea"})).matched.size(), 1U);
  EXPECT_EQ(index->document_count(), 1U);
}

TEST_P(SearchContract, AllWordsFirstAndSomeOnlyWhenTooFewHaveAll) {
  std::vector<IndexedDocument> documents;
  for (int i = 0; i < 5; ++i) documents.push_back(document("ab" + std::to_string(i), {{"a", 1}, {"b", 1}}));
  for (int i = 0; i < 5; ++i) documents.push_back(document("a" + std::to_string(i), {{"a", 1}}));
  put(documents);
  auto sought = query({"a", "b"});
  sought.enough = 5;
  EXPECT_EQ(find(sought).matched.size(), 5U);
  sought.enough = 6;
  sought.least_share = 0.01;
  EXPECT_EQ(find(sought).matched.size(), 10U);
  EXPECT_EQ(find(sought).with_all_words, 5U);
  sought.least_share = 1;
  EXPECT_EQ(find(sought).matched.size(), 5U);
}

// What is found is the same and weighs the same, whether it was asked for alone or among others.
TEST_P(SearchContract, AllWordsScoreAlikeHoweverTheyAreFound) {
  constexpr std::uint32_t kDocuments = 400;
  std::vector<IndexedDocument> documents;
  for (std::uint32_t i = 0; i < kDocuments; ++i) {
    std::vector<IndexTerm> terms{{"other", 1 + i % 5}};
    for (const auto& [term, every] :
         {std::pair{"tea", 2U}, {"cup", 3U}, {"cups", 7U}, {"rare", 41U}, {"set", 5U}})
      if (i % every == 0) terms.push_back({term, 1 + i * every % 9});
    documents.push_back(document("d" + std::to_string(i), std::move(terms)));
  }
  put(std::move(documents));
  SearchQuery sought;
  sought.words = {{{{"tea", 1}}, 1, false}, {{{"cup", 1}, {"cups", 0.8}}, 1, false}, {{{"set", 1}}, 1, true}};
  sought.limit = kMaxHits;
  for (const auto* last : {"rare", "other"}) {
    sought.words.push_back({{{last, 1}}, 0.5, false});
    sought.enough = 1;
    const auto alone = find(sought);
    sought.enough = kDocuments + 1;
    const auto among = find(sought);
    ASSERT_FALSE(alone.best.empty());
    EXPECT_EQ(alone.with_all_words, among.with_all_words);
    EXPECT_GT(among.matched.size(), alone.matched.size());
    EXPECT_TRUE(std::is_sorted(alone.matched.begin(), alone.matched.end()));
    std::map<std::uint32_t, float> scores;
    for (const auto& hit : among.best)
      if (hit.coverage >= 0.9999F) scores[hit.number] = hit.score;
    ASSERT_EQ(scores.size(), alone.best.size());
    for (const auto& hit : alone.best) EXPECT_NEAR(hit.score, scores[hit.number], 1e-4F) << hit.number;
    sought.words.pop_back();
  }
}

TEST_P(SearchContract, OptionalWordsRaiseButDoNotRequire) {
  const auto numbers =
      put({document("plain", {{"kettle", 1}, {"x", 1}}), document("steel", {{"kettle", 1}, {"steel", 1}}),
           document("other", {{"steel", 1}})});
  auto sought = query({"kettle", "steel"});
  sought.words[1].optional = true;
  const auto found = find(sought);
  EXPECT_EQ(found.matched.size(), 2U);
  EXPECT_EQ(found.best.front().number, numbers[1]);
}

TEST_P(SearchContract, FormsOfAWordAreAlternatives) {
  const auto numbers = put({document("sofa", {{"sofa", 1}}), document("couch", {{"couch", 1}}),
                            document("both", {{"sofa", 1}, {"couch", 1}})});
  SearchQuery sought;
  sought.words.push_back({{{"sofa", 1}, {"couch", 0.5}}, 1, false});
  const auto found = find(sought);
  EXPECT_EQ(found.with_all_words, 3U);
  EXPECT_EQ(found.best.back().number, numbers[1]);
  ASSERT_EQ(found.frequencies.size(), 1U);
  EXPECT_EQ(found.frequencies[0], 2);
}

TEST_P(SearchContract, LimitsWhatItRanksAndNotWhatItMatches) {
  std::vector<IndexedDocument> documents;
  for (int i = 0; i < 50; ++i) documents.push_back(document(std::to_string(i), {{"tea", 1}}));
  put(documents);
  auto sought = query({"tea"});
  sought.limit = 7;
  const auto found = find(sought);
  EXPECT_EQ(found.best.size(), 7U);
  EXPECT_EQ(found.matched.size(), 50U);
  EXPECT_TRUE(std::is_sorted(found.matched.begin(), found.matched.end()));
}

TEST_P(SearchContract, GivesPayloadsBack) {
  const std::string payload{"\0\x01 any bytes \xff", 14};
  const auto numbers = put({document("a", {{"x", 1}}, payload), document("b", {{"y", 1}})});
  std::map<std::string, std::pair<std::uint32_t, std::string>> seen;
  ASSERT_TRUE(index->each([&](std::uint32_t number, std::string_view id, std::string_view data) -> Status {
    seen[std::string{id}] = {number, std::string{data}};
    return {};
  }));
  EXPECT_EQ(seen["a"], std::pair(numbers[0], payload));
  EXPECT_EQ(seen["b"], std::pair(numbers[1], std::string{}));
}

TEST_P(SearchContract, ListsTermsByPrefix) {
  put({document("a", {{"tea", 1}, {"teapot", 1}, {"cup", 1}}), document("b", {{"teapot", 1}})});
  const auto terms = index->terms("tea", 10);
  ASSERT_TRUE(terms);
  ASSERT_EQ(terms->size(), 2U);
  EXPECT_EQ((*terms)[1].text, "teapot");
  EXPECT_EQ((*terms)[1].documents, 2);
  EXPECT_EQ(index->terms("tea", 1)->size(), 1U);
}

TEST_P(SearchContract, RefusesWhatIsOutOfBounds) {
  SearchQuery many;
  many.words.resize(kMaxWordsOfQuery + 1);
  EXPECT_EQ(index->find(many).error().code, "search.query");
  EXPECT_EQ(index->find(query({""})).error().code, "search.query");
  EXPECT_EQ(index->find(query({std::string(kMaxTermBytes + 1, 'x')})).error().code, "search.query");
  EXPECT_EQ(index->find(query({std::string("a\0b", 3)})).error().code, "search.query");
  EXPECT_EQ(index->write({{document("", {})}, {}}).error().code, "search.id");
  EXPECT_EQ(index->write({{document("a", {{"", 1}})}, {}}).error().code, "search.term");
  EXPECT_EQ(index->document_count(), 0U);
}

TEST_P(SearchContract, ServesTheOldIndexUntilTheNewOneIsAdopted) {
  put({document("old", {{"tea", 1}})});
  ASSERT_TRUE(engine->adopt(index, "v1"));
  EXPECT_EQ(*engine->open("v2"), nullptr);
  auto serving = *engine->open("v1");
  ASSERT_NE(serving, nullptr);
  auto beside = *engine->create();
  ASSERT_TRUE(beside->write({{document("new", {{"tea", 1}}), document("new2", {{"tea", 1}})}, {}}));
  EXPECT_EQ(serving->find(query({"tea"}))->matched.size(), 1U);
  EXPECT_EQ((*engine->open_any())->document_count(), 1U);
  ASSERT_TRUE(engine->adopt(beside, "v2"));
  EXPECT_EQ(serving->find(query({"tea"}))->matched.size(), 1U) << "whoever holds the old one may finish";
  EXPECT_EQ((*engine->open("v2"))->document_count(), 2U);
}

}  // namespace souk::engines
