#include "online/search/search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/catalogue/sample.hpp"
#include "online/search/tokens.hpp"

namespace souk::online::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const Instant kNow = *parse_instant("2026-11-24T00:00:00Z");

TEST(Tokens, FoldCaseWidthAndPlural) {
  EXPECT_THAT(tokens_of("Tea CUPS, glasses & berries", Purpose::kIndex),
              ElementsAre("tea", "cup", "glass", "berry"));
  EXPECT_THAT(tokens_of("Ｔｅａ　Größe", Purpose::kIndex), ElementsAre("tea", "grösse"));
}

TEST(Tokens, ChineseIsFoundByPairs) {
  EXPECT_THAT(tokens_of("龙井茶", Purpose::kQuery), ElementsAre("龙井", "井茶"));
  EXPECT_THAT(tokens_of("茶", Purpose::kQuery), ElementsAre("茶"));
  EXPECT_THAT(tokens_of("明前龙井", Purpose::kIndex), testing::IsSupersetOf({"龙井", "明前", "龙"}));
}

TEST(Tokens, LongTextIsCutBetweenCharacters) {
  std::string text;
  while (text.size() < 30'000) text += "龙井";
  EXPECT_LT(tokens_of(text, Purpose::kIndex).size(), 20'000U);
}

class SampleSearch : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(catalogue::load_sample("data/sample", store, settings, {}));
    ASSERT_TRUE(catalogue.load());
    const auto done = search.rebuild();
    ASSERT_TRUE(done) << describe(done.error());
  }
  std::vector<std::string> names(std::string_view query, std::string_view language = "en") {
    const auto page = search.find(query, prices, 0, 10);
    std::vector<std::string> found;
    if (!page) return {describe(page.error())};
    for (const auto& card : page->cards) found.emplace_back(text_in(card.name, language));
    return found;
  }

  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  catalogue::Catalogue catalogue{store, settings};
  Search search{catalogue};
  catalogue::PriceContext prices{Currency::of("CNY"), {}, kNow};
};

TEST_F(SampleSearch, FindsByNameInBothLanguages) {
  EXPECT_THAT(names("celadon gaiwan"), Contains("Celadon Gaiwan"));
  EXPECT_THAT(names("CELADON"), Contains("Celadon Gaiwan"));
  EXPECT_THAT(names("青瓷盖碗", "zh-CN"), Contains("青瓷盖碗"));
  EXPECT_EQ(names("盖碗", "zh-CN").empty(), false);
}

TEST_F(SampleSearch, ACodeFindsItsProductAlone) {
  EXPECT_THAT(names("TBL-CG"), ElementsAre("Celadon Gaiwan"));
  EXPECT_THAT(names("tbl-cg-white"), ElementsAre("Celadon Gaiwan"));
  EXPECT_THAT(names("6900010001032"), ElementsAre("Celadon Gaiwan"));
}

TEST_F(SampleSearch, SaysWhenNotAllWordsAreThere) {
  const auto exact = search.find("celadon", prices, 0, 10);
  ASSERT_TRUE(exact);
  EXPECT_TRUE(exact->all_words);
  const auto partly = search.find("celadon zeppelin", prices, 0, 10);
  ASSERT_TRUE(partly);
  EXPECT_FALSE(partly->all_words);
}

TEST_F(SampleSearch, RefusesAQueryWithoutAWord) {
  EXPECT_EQ(search.find("", prices, 0, 10).error().code, "search.empty");
  EXPECT_EQ(search.find("!?", prices, 0, 10).error().code, "search.empty");
  EXPECT_EQ(search.find(std::string(500, 'a'), prices, 0, 10).error().code, "search.too_long");
}

TEST_F(SampleSearch, PagesDoNotOverlap) {
  const auto first = search.find("tea", prices, 0, 5);
  const auto second = search.find("tea", prices, 5, 5);
  ASSERT_TRUE(first && second);
  ASSERT_EQ(first->cards.size(), 5U);
  EXPECT_EQ(first->total, second->total);
  for (const auto& card : first->cards) {
    for (const auto& other : second->cards) EXPECT_NE(card.sku, other.sku);
  }
}

TEST_F(SampleSearch, RemovedProductsAreNotFoundBeforeTheNextIndex) {
  ASSERT_TRUE(store.erase(catalogue::kProducts, "TBL-CG", 0));
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_THAT(names("celadon gaiwan"), Not(Contains("Celadon Gaiwan")));
}

TEST_F(SampleSearch, SuggestsFromTheBeginningOfAWord) {
  const auto found = search.suggest({"cela", "en", kNow, 8, {}});
  ASSERT_TRUE(found);
  ASSERT_FALSE(found->empty());
  EXPECT_THAT(found->front().text, testing::HasSubstr("Celadon"));
  EXPECT_TRUE(search.suggest({"", "en", kNow, 8, {}})->empty());
}

TEST(Search, SaysThatItIsBeingBuilt) {
  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  ASSERT_TRUE(settings.open());
  ASSERT_TRUE(catalogue::declare_collections(store));
  catalogue::Catalogue catalogue{store, settings};
  const Search search{catalogue};
  EXPECT_EQ(search.find("tea", {}, 0, 10).error().code, "search.building");
}

}  // namespace
}  // namespace souk::online::search
