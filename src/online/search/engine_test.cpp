// The search with a search engine behind it: what is found, how changes arrive, and what survives.
#include "engines/search/xapian/engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/catalogue/sample.hpp"
#include "online/search/search.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::online::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const Instant kNow = *parse_instant("2026-11-24T00:00:00Z");

class EngineSearch : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(catalogue::load_sample("data/sample", store, settings, {}));
    ASSERT_TRUE(merchandising.declare());
    open();
    ASSERT_TRUE(catalogue->load());
    const auto done = search->rebuild();
    ASSERT_TRUE(done) << describe(done.error());
  }
  void open() {
    catalogue = std::make_unique<catalogue::Catalogue>(store, settings);
    auto opened = engines::XapianSearchEngine::open_folder({.folder = folder.path()});
    ASSERT_TRUE(opened) << describe(opened.error());
    engine = std::move(*opened);
    search = std::make_unique<Search>(*catalogue, engine.get());
    search->obey(merchandising);
  }
  void close() {
    search.reset();
    engine.reset();
    catalogue.reset();
  }
  SearchRequest request(const std::string& query, bool facets = false) {
    SearchRequest made{.query = query, .language = "en", .limit = 10, .facets = facets};
    made.listing.prices = {Currency::of("CNY"), {}, kNow};
    return made;
  }
  std::vector<std::string> names(const SearchRequest& sought, std::string_view language = "en") {
    const auto answer = search->answer(sought);
    if (!answer) return {describe(answer.error())};
    std::vector<std::string> found;
    const auto cards = search->cards(**answer, sought);
    for (const auto& card : *cards) found.emplace_back(text_in(card.name, language));
    return found;
  }
  void edit(const std::string& sku, const std::string& from, const std::string& to) {
    auto document = *store.get(catalogue::kProducts, sku);
    ASSERT_TRUE(document);
    const auto at = document->body.find(from);
    ASSERT_NE(at, std::string::npos);
    document->body.replace(at, from.size(), to);
    ASSERT_TRUE(store.put(catalogue::kProducts, sku, document->body));
    ASSERT_TRUE(catalogue->refresh());
  }
  void rule(SearchRule made) {
    made.name = made.name.empty() ? "rule" : made.name;
    const auto saved = merchandising.save_rule("r" + std::to_string(++rules), made);
    ASSERT_TRUE(saved) << describe(saved.error());
    ASSERT_TRUE(merchandising.reload());
  }

  support::TempFolder folder;
  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  Merchandising merchandising{store};
  std::unique_ptr<catalogue::Catalogue> catalogue;
  std::unique_ptr<engines::XapianSearchEngine> engine;
  std::unique_ptr<Search> search;
  int rules = 0;
};

TEST_F(EngineSearch, FindsInBothLanguagesAndByCode) {
  EXPECT_EQ(names(request("celadon gaiwan")).front(), "Celadon Gaiwan");
  EXPECT_EQ(names(request("青瓷盖碗"), "zh-CN").front(), "青瓷盖碗");
  EXPECT_THAT(names(request("TBL-CG")), ElementsAre("Celadon Gaiwan"));
  EXPECT_THAT(names(request("6900010001032")), ElementsAre("Celadon Gaiwan"));
}

TEST_F(EngineSearch, CountsFacetsExactlyAndDisjunctively) {
  auto sought = request("tea", true);
  const auto all = *search->answer(sought);
  ASSERT_FALSE(all->facets.empty());
  const auto& brand = all->facets.front();
  ASSERT_EQ(brand.code, "brand");
  ASSERT_GE(brand.values.size(), 2U);
  sought.listing.selections = {{"brand", {brand.values[0].code}}};
  const auto one = *search->answer(sought);
  EXPECT_EQ(one->total, brand.values[0].count);
  EXPECT_EQ(one->facets.front().values.size(), brand.values.size())
      << "the facet's own choice is not counted";
  sought.listing.selections.front().values.push_back(brand.values[1].code);
  EXPECT_EQ((*search->answer(sought))->total, brand.values[0].count + brand.values[1].count);
}

TEST_F(EngineSearch, SortsByPriceAndKeepsTheTotal) {
  auto sought = request("cup", true);
  const auto by_relevance = *search->answer(sought);
  sought.listing.sort = catalogue::Sort::kPriceAscending;
  const auto answer = *search->answer(sought);
  EXPECT_EQ(answer->total, by_relevance->total);
  std::int64_t before = 0;
  const auto cards = search->cards(*answer, sought);
  for (const auto& card : *cards) {
    if (!card.price) continue;
    EXPECT_GE(card.price->minor, before);
    before = card.price->minor;
  }
  EXPECT_GT(before, 0);
}

TEST_F(EngineSearch, AChangeIsSeenAfterTheNextBatch) {
  edit("TBL-CG", "Celadon Gaiwan", "Zanzibar Gaiwan");
  ASSERT_TRUE(search->rebuild());
  EXPECT_EQ(names(request("zanzibar gaiwan")).front(), "Zanzibar Gaiwan");
  ASSERT_TRUE(store.erase(catalogue::kProducts, "TBL-CG", 0));
  ASSERT_TRUE(catalogue->refresh());
  EXPECT_THAT(names(request("gaiwan", true)), Not(Contains("Zanzibar Gaiwan"))) << "gone even before a batch";
  ASSERT_TRUE(search->rebuild());
  EXPECT_THAT(names(request("zanzibar tea")), Not(Contains("Zanzibar Gaiwan")));
}

TEST_F(EngineSearch, APriceChangeDoesNotTouchTheIndex) {
  auto current = engine->open_any();
  ASSERT_TRUE(current && *current != nullptr);
  const auto revision = (*current)->revision();
  edit("TBL-CG", "\"popularity\":", "\"popularity\":1");
  ASSERT_TRUE(search->rebuild());
  EXPECT_EQ((*current)->revision(), revision);
  edit("TBL-CG", "Celadon Gaiwan", "Other Gaiwan");
  ASSERT_TRUE(search->rebuild());
  EXPECT_NE((*current)->revision(), revision);
}

TEST_F(EngineSearch, StartsFromTheDiskAndCatchesUp) {
  close();
  auto document = *store.get(catalogue::kProducts, "TBL-CG");
  document->body.replace(document->body.find("Celadon Gaiwan"), 14, "Zanzibar Bowls");
  ASSERT_TRUE(store.put(catalogue::kProducts, "TBL-CG", document->body));
  open();
  ASSERT_TRUE(catalogue->load());
  ASSERT_TRUE(search->rebuild());
  EXPECT_FALSE(std::filesystem::exists(folder / "index-2")) << "nothing was built anew";
  EXPECT_THAT(names(request("zanzibar")), Contains("Zanzibar Bowls"));
}

TEST_F(EngineSearch, ARenamedBrandMeansAnotherIndex) {
  auto document = *store.get(catalogue::kBrands, "stillwater");
  ASSERT_TRUE(document);
  const auto at = document->body.find("Stillwater");
  ASSERT_NE(at, std::string::npos);
  document->body.replace(at, 10, "Quagmiring");
  ASSERT_TRUE(store.put(catalogue::kBrands, "stillwater", document->body));
  ASSERT_TRUE(catalogue->refresh());
  ASSERT_TRUE(search->rebuild());
  const auto answer = *search->answer(request("quagmiring"));
  EXPECT_GT(answer->total, 5);
  EXPECT_TRUE(answer->all_words);
}

TEST_F(EngineSearch, FollowsChangesByItself) {
  search->start();
  edit("TBL-CG", "Celadon Gaiwan", "Zanzibar Gaiwan");
  const auto deadline = std::chrono::steady_clock::now() + seconds{20};
  bool seen = false;
  while (!seen && std::chrono::steady_clock::now() < deadline) {
    const auto found = names(request("zanzibar"));
    seen = !found.empty() && found.front() == "Zanzibar Gaiwan";
    if (!seen) std::this_thread::yield();
  }
  EXPECT_TRUE(seen);
  search->stop();
}

TEST_F(EngineSearch, ExplainsEveryPartOfAScore) {
  auto sought = request("celadon gaiwan");
  sought.explain = true;
  const auto answer = *search->answer(sought);
  ASSERT_NE(answer->explanation, nullptr);
  ASSERT_FALSE(answer->explanation->hits.empty());
  const auto& hit = answer->explanation->hits.front();
  EXPECT_EQ(hit.sku, "TBL-CG");
  EXPECT_NEAR(hit.score, score_of(hit.features, answer->explanation->weights.values()), 1e-4);
}

TEST_F(EngineSearch, RulesPinHideBoostFilterAndRedirect) {
  const auto before = names(request("tea"));
  ASSERT_GE(before.size(), 3U);
  SearchRule pin{.trigger = {.kind = TriggerKind::kExact, .text = "Tea"}};
  pin.actions.pins = {"TBL-CG"};
  rule(pin);
  EXPECT_EQ(names(request("tea")).front(), "Celadon Gaiwan");
  SearchRule hide{.trigger = {.kind = TriggerKind::kStem, .text = "teas"}};
  hide.actions.hides = {"TBL-CG"};
  hide.actions.redirect = "/en/c/tea";
  rule(hide);
  EXPECT_THAT(names(request("tea")), Not(Contains("Celadon Gaiwan")));
  EXPECT_EQ((*search->answer(request("green tea")))->redirect, "/en/c/tea");
  EXPECT_EQ((*search->answer(request("kettle")))->redirect, "");
  auto verbatim = request("tea");
  verbatim.verbatim = true;
  EXPECT_EQ(names(verbatim), before);
}

TEST_F(EngineSearch, RulesHoldWithinTheirDates) {
  SearchRule made{.trigger = {.kind = TriggerKind::kContains, .text = "tea"}};
  made.trigger.starts_at = kNow + seconds{60};
  made.actions.replace = "kettle";
  rule(made);
  EXPECT_EQ((*search->answer(request("tea")))->searched, "tea");
  auto later = request("tea");
  later.listing.prices.at = kNow + seconds{60};
  later.offset = 1;
  later.listing.in_stock = true;
  EXPECT_EQ((*search->answer(later))->searched, "kettle");
}

TEST_F(EngineSearch, SynonymsFindTheOtherWord) {
  EXPECT_EQ((*search->answer(request("qwxyz")))->total, 0);
  ASSERT_TRUE(merchandising.save_synonym("s", {.words = {"qwxyz vvv"}, .targets = {"gaiwan"}}));
  ASSERT_TRUE(merchandising.reload());
  EXPECT_THAT(names(request("qwxyz vvv")), Contains("Celadon Gaiwan"));
}

TEST_F(EngineSearch, WordsWithoutContentFindNothingBesideAWordThatIsUnknown) {
  for (const auto* query : {"the qwxyz", "qwxyz of the these", "这样的 qwxyz", "有没有 qwxyz"}) {
    const auto answer = *search->answer(request(query));
    EXPECT_EQ(answer->total, 0) << query;
    EXPECT_TRUE(answer->dropped.empty()) << query;
    EXPECT_TRUE(answer->instead) << query;
  }
  const auto kettle = *search->answer(request("kettle"));
  const auto asked = *search->answer(request("what is the kettle"));
  EXPECT_GT(kettle->total, 0);
  EXPECT_EQ(asked->total, kettle->total) << "they widen nothing";
  const auto unknown = *search->answer(request("the kettle qwxyz"));
  EXPECT_GT(unknown->total, 0);
  EXPECT_THAT(unknown->dropped, testing::ElementsAre("qwxyz"));
  for (const auto* query : {"the", "of", "的"})
    EXPECT_GT((*search->answer(request(query)))->total, 0) << "alone it is what is asked for: " << query;
}

TEST_F(EngineSearch, AHostileQueryIsCheapAndHarmless) {
  std::vector<std::string> queries{std::string(10'000, 'a'),
                                   "a* AND NOT (b OR \"c\" NEAR/3 d) -x +y W:z Q:1",
                                   std::string("tea\0gaiwan\x01\x1f", 12),
                                   "\xff\xfe tea",
                                   "*",
                                   "%_[]{}()\\^$",
                                   "Q",
                                   "\x01tbl-cg"};
  std::string many;
  for (int i = 0; i < 60; ++i) many += std::to_string(i % 10) + " ";
  queries.push_back(many);
  std::string chinese;
  for (int i = 0; i < 66; ++i) chinese += "龙井茶";
  queries.push_back(chinese);
  for (const auto& query : queries) {
    const auto answer = search->answer(request(query, true));
    if (!answer) {
      EXPECT_TRUE(answer.error().kind == ErrorKind::kInvalid) << describe(answer.error());
    }
  }
}

}  // namespace
}  // namespace souk::online::search
