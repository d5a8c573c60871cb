// What a shopper meets: suggestions, corrections that are said, and something to look at when there is
// nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "engines/search/xapian/engine.hpp"
#include "online/catalogue/sample.hpp"
#include "online/search/search.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::search {
namespace {

using language::SuggestionKind;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const Instant kOpenAt = *parse_instant("2026-11-24T00:00:00Z");

// Read by all tests, changed by none.
struct Counter {
  Counter() {
    EXPECT_TRUE(catalogue::load_sample("data/sample", store, settings, {}));
    EXPECT_TRUE(merchandising.declare());
    EXPECT_TRUE(interest.declare());
    for (int person = 0; person < 9; ++person) {
      const Asker asker{"cus_" + std::to_string(person), std::to_string(person)};
      interest.asked("celadon", asker, kOpenAt);
      interest.asked("tea tray", asker, kOpenAt);
    }
    EXPECT_TRUE(interest.flush());
    EXPECT_TRUE(interest.refresh(kOpenAt));
    engine = std::move(*engines::XapianSearchEngine::open_folder({.folder = folder.path()}));
    search = std::make_unique<Search>(catalogue, engine.get());
    search->obey(merchandising);
    search->hear(interest);
    EXPECT_TRUE(catalogue.load());
    const auto done = search->rebuild();
    EXPECT_TRUE(done) << describe(done.error());
  }
  support::TempFolder folder;
  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  Merchandising merchandising{store};
  Interest interest{store};
  catalogue::Catalogue catalogue{store, settings};
  std::unique_ptr<engines::XapianSearchEngine> engine;
  std::unique_ptr<Search> search;
};

class Shopper : public testing::Test {
 protected:
  static void SetUpTestSuite() { counter = new Counter; }
  static void TearDownTestSuite() {
    delete counter;
    counter = nullptr;
  }
  std::vector<Suggestion> typed(std::string_view text, std::string_view language = "zh-CN",
                                std::vector<std::string> mine = {}) {
    auto found = counter->search->suggest({text, language, kOpenAt, 8, std::move(mine)});
    EXPECT_TRUE(found) << describe(found.error());
    return found ? *found : std::vector<Suggestion>{};
  }
  std::vector<std::string> texts(std::string_view text, std::string_view language = "zh-CN") {
    std::vector<std::string> list;
    for (const auto& one : typed(text, language)) list.push_back(one.text);
    return list;
  }
  SearchRequest request(const std::string& query, const std::string& language = "en") {
    SearchRequest made{.query = query, .language = language, .limit = 10};
    made.listing.prices = {Currency::of("CNY"), {}, kOpenAt};
    return made;
  }
  std::shared_ptr<const SearchAnswer> ask(const SearchRequest& sought) {
    auto found = counter->search->answer(sought);
    EXPECT_TRUE(found) << describe(found.error());
    return found ? *found : std::make_shared<const SearchAnswer>();
  }
  std::shared_ptr<const SearchAnswer> ask(const std::string& query) { return ask(request(query)); }
  static Counter* counter;
};
Counter* Shopper::counter = nullptr;

TEST_F(Shopper, IsUnderstoodHoweverChineseIsTyped) {
  // Characters, full pinyin, initials, mixed, from the middle, and another character of the same sound.
  for (const auto* text : {"青瓷", "qingci", "qcgw", "qing瓷", "盖碗", "gaiwan", "清瓷盖", "qingcg"})
    EXPECT_THAT(texts(text), Contains("青瓷盖碗")) << text;
}

TEST_F(Shopper, ReadsSuggestionsInTheirOwnLanguage) {
  EXPECT_THAT(texts("qingci", "en"), Contains("Celadon Gaiwan"));
  EXPECT_THAT(texts("celadon gai"), Contains("青瓷盖碗"));
}

TEST_F(Shopper, IsShownSearchesCategoriesBrandsAndProducts) {
  const auto of_kind = [](const std::vector<Suggestion>& list, SuggestionKind kind) {
    return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.kind == kind; });
  };
  const auto celadon = typed("cel", "en");
  const auto query = of_kind(celadon, SuggestionKind::kQuery);
  ASSERT_NE(query, celadon.end());
  EXPECT_EQ(query->text, "celadon");
  EXPECT_EQ(query->marked, "<mark>cel</mark>adon");
  const auto product = of_kind(celadon, SuggestionKind::kProduct);
  ASSERT_NE(product, celadon.end());
  EXPECT_NE(product->slug, "");
  EXPECT_NE(product->picture, "");
  const auto tableware = typed("tablew", "en");
  ASSERT_NE(of_kind(tableware, SuggestionKind::kCategory), tableware.end());
  EXPECT_EQ(of_kind(tableware, SuggestionKind::kCategory)->slug, "tableware");
  const auto brand = typed("stillw", "en");
  ASSERT_NE(of_kind(brand, SuggestionKind::kBrand), brand.end());
  EXPECT_EQ(of_kind(brand, SuggestionKind::kBrand)->slug, "stillwater");
}

TEST_F(Shopper, SeesTheirOwnSearchesFirst) {
  const auto mine = typed("青", "zh-CN", {"青瓷 杯", "青花"});
  ASSERT_FALSE(mine.empty());
  EXPECT_EQ(mine.front().kind, SuggestionKind::kPersonal);
  EXPECT_EQ(mine.front().text, "青瓷 杯");
  const auto start = typed("", "en", {"kettle"});
  ASSERT_EQ(start.size(), 3U);
  EXPECT_EQ(start[0].text, "kettle");
  EXPECT_EQ(start[1].text, "celadon");
  EXPECT_EQ(start[2].text, "tea tray");
}

TEST_F(Shopper, IsHelpedWhereNoNameBeginsSo) {
  EXPECT_THAT(texts("gaiwan celadon", "en"), Contains("Celadon Gaiwan")) << "the words in another order";
  EXPECT_FALSE(texts("celdaon", "en").empty()) << "a slip of the finger";
  EXPECT_THAT(texts("qqqzzzxxx"), IsEmpty());
  EXPECT_THAT(texts("!?\x01\x7f"), IsEmpty());
}

TEST_F(Shopper, NeverMeetsAnEmptyPage) {
  const auto nothing = ask("qqqzzzxxx");
  EXPECT_EQ(nothing->total, 0) << "reports count it as unanswered";
  ASSERT_TRUE(nothing->instead);
  EXPECT_EQ(nothing->instead->kind, Instead::Kind::kPopular);
  EXPECT_FALSE(nothing->instead->rows.empty());
  EXPECT_LE(nothing->instead->rows.size(), kMaxInstead);
}

TEST_F(Shopper, IsTakenToTheNearestCategory) {
  auto sought = request("tablewaqq");
  sought.verbatim = true;
  const auto found = ask(sought);
  EXPECT_EQ(found->total, 0);
  ASSERT_TRUE(found->instead);
  EXPECT_EQ(found->instead->kind, Instead::Kind::kCategory);
  EXPECT_EQ(found->instead->category, "tableware");
}

TEST_F(Shopper, IsToldWhatTheFiltersHide) {
  auto sought = request("celadon");
  sought.listing.price_until = 1;
  const auto found = ask(sought);
  EXPECT_EQ(found->total, 0);
  ASSERT_TRUE(found->instead);
  EXPECT_EQ(found->instead->kind, Instead::Kind::kUnfiltered);
  EXPECT_EQ(found->instead->total, ask("celadon")->total);
}

TEST_F(Shopper, IsToldWhichWordsWereDropped) {
  const auto found = ask("celadon Zeppelins");
  EXPECT_GT(found->total, 0);
  EXPECT_THAT(found->dropped, ElementsAre("zeppelins")) << "as it was written, not its stem";
  EXPECT_THAT(ask("celadon for tea")->dropped, IsEmpty());
  EXPECT_THAT(ask("qqqzzzxxx")->dropped, IsEmpty()) << "nothing was searched for instead";
}

TEST_F(Shopper, IsToldOfACorrectionAndHasTheWayBack) {
  const auto found = ask("celdaon gaiwan");
  EXPECT_TRUE(found->corrected);
  EXPECT_EQ(found->searched, "celadon gaiwan");
  auto verbatim = request("celdaon gaiwan");
  verbatim.verbatim = true;
  EXPECT_FALSE(ask(verbatim)->corrected);
  EXPECT_THAT(ask(verbatim)->dropped, ElementsAre("celdaon"));
  const auto chinese = ask(request("清瓷盖碗", "zh-CN"));
  EXPECT_TRUE(chinese->corrected || !chinese->offered.empty() || chinese->total > 0);
}

TEST_F(Shopper, IsOfferedRelatedSearches) {
  const auto sought = request("celadon");
  const auto related = *counter->search->related(*ask(sought), sought);
  ASSERT_FALSE(related.empty());
  EXPECT_EQ(related.front(), "tea tray") << "what others looked for next";
  const auto tea = request("tea");
  const auto narrower = *counter->search->related(*ask(tea), tea);
  for (const auto& query : narrower) {
    const auto found = ask(query);
    EXPECT_GT(found->total, 0) << query;
    EXPECT_THAT(found->dropped, IsEmpty()) << query;
  }
}

TEST_F(Shopper, IsNotHeldUpByHostileTyping) {
  std::string mixed;
  for (int i = 0; i < 60; ++i) mixed += "连yi";
  for (const auto& text : {std::string(190, 'z'), std::string(150, '\0'), mixed.substr(0, 300),
                           std::string{"* OR (\"a\" NEAR/3 b) -c +d ~e ^f"}, std::string{"%_[]{}()\\^$"}}) {
    const auto started = std::chrono::steady_clock::now();
    (void)counter->search->suggest({text, "en", kOpenAt, 8, std::vector<std::string>(10, mixed)});
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::milliseconds{500}) << text;
  }
  EXPECT_EQ(counter->search->suggest({std::string(10'000, 'a'), "en", kOpenAt, 8, {}}).error().code,
            "search.too_long");
}

}  // namespace
}  // namespace souk::online::search
