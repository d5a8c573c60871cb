#include <gmock/gmock.h>

#include "online/catalogue/arrangement.hpp"
#include "online/catalogue/testing.hpp"

namespace souk::online::catalogue {
namespace {

using testing::ElementsAre;

class ListingTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    create(cup("A", "stillwater", "clay", 300, 30));
    create(cup("B", "stillwater", "glass", 100, 20));
    create(cup("C", "cloudpeak", "clay", 200, 10));
    create(cup("D", "oak", "wood", 400, 40));
  }
  static std::map<std::string, std::int64_t> counts(const Listing& listing, std::string_view code) {
    std::map<std::string, std::int64_t> found;
    for (const auto& facet : listing.facets) {
      if (facet.code != code) continue;
      for (const auto& value : facet.values) found[value.code] = value.count;
    }
    return found;
  }
};

TEST_F(ListingTest, PopularFirstAndInTheCategoriesAbove) {
  EXPECT_THAT(skus(list({.category = "cups"})), ElementsAre("D", "A", "B", "C"));
  EXPECT_THAT(skus(list({.category = "home"})), ElementsAre("D", "A", "B", "C"));
  EXPECT_TRUE(list({.category = "office"}).cards.empty());
  EXPECT_EQ(browse.list({.category = "nowhere", .prices = prices}).error().code, "category.missing");
}

TEST_F(ListingTest, CountsOfAFacetIgnoreItsOwnSelection) {
  const auto listing = list({.category = "cups", .selections = {{"material", {"clay"}}}});
  EXPECT_EQ(listing.total, 2);
  EXPECT_EQ(counts(listing, "material"),
            (std::map<std::string, std::int64_t>{{"clay", 2}, {"glass", 1}, {"wood", 1}}));
  EXPECT_EQ(counts(listing, "brand"),
            (std::map<std::string, std::int64_t>{{"stillwater", 1}, {"cloudpeak", 1}}));
}

TEST_F(ListingTest, ValuesOfOneFacetWidenSeveralFacetsNarrow) {
  EXPECT_EQ(list({.category = "cups", .selections = {{"material", {"clay", "glass"}}}}).total, 3);
  const auto both =
      list({.category = "cups", .selections = {{"material", {"clay", "glass"}}, {"brand", {"stillwater"}}}});
  EXPECT_EQ(both.total, 2);
  EXPECT_EQ(counts(both, "brand"),
            (std::map<std::string, std::int64_t>{{"stillwater", 2}, {"cloudpeak", 1}}));
  EXPECT_EQ(list({.category = "cups", .selections = {{"material", {"unheard-of"}}}}).total, 0);
}

TEST_F(ListingTest, SortsAndFiltersByPrice) {
  EXPECT_THAT(skus(list({.category = "cups", .sort = Sort::kPriceAscending})),
              ElementsAre("B", "C", "A", "D"));
  EXPECT_THAT(skus(list({.category = "cups", .sort = Sort::kPriceDescending})),
              ElementsAre("D", "A", "C", "B"));
  const auto some = list({.category = "cups", .price_from = 200, .price_until = 300});
  EXPECT_THAT(skus(some), ElementsAre("A", "C"));
  EXPECT_EQ(some.price_range->lowest, 100);
  EXPECT_EQ(some.price_range->highest, 400);
}

TEST_F(ListingTest, WithoutAPriceItStandsLastEitherWay) {
  auto free = cup("E", "oak", "wood", 1, 99);
  free.variants[0].prices.clear();
  create(free);
  EXPECT_EQ(skus(list({.category = "cups", .sort = Sort::kPriceAscending})).back(), "E");
  EXPECT_EQ(skus(list({.category = "cups", .sort = Sort::kPriceDescending})).back(), "E");
}

TEST_F(ListingTest, PagesCoverEverythingOnce) {
  std::vector<std::string> all;
  for (std::int64_t page = 1; page <= 3; ++page) {
    const auto part = list({.category = "cups", .page = page, .page_size = 2});
    EXPECT_EQ(part.page_count, 2);
    for (const auto& sku : skus(part)) all.push_back(sku);
  }
  EXPECT_THAT(all, ElementsAre("D", "A", "B", "C"));
  EXPECT_EQ(browse.list({.page = 0, .prices = prices}).error().code, "listing.page");
}

TEST_F(ListingTest, AListPriceCountsForItsTimeAndGroup) {
  auto stored = *load_product(catalogue, "D");
  stored.value.variants[0].price_list = {{kYuan, "", kNow, kNow + seconds{60}, 50, {}},
                                         {kYuan, "gold", {}, {}, 40, {}}};
  ASSERT_TRUE(replace_product(catalogue, "D", 0, stored.value));
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_EQ(skus(list({.category = "cups", .sort = Sort::kPriceAscending})).front(), "D");
  EXPECT_EQ(catalogue.offer("D-1", prices)->price->minor, 50);
  EXPECT_EQ(catalogue.offer("D-1", prices)->compare_at->minor, 400);
  EXPECT_EQ(catalogue.offer("D-1", {kYuan, "gold", kNow})->price->minor, 40);
  EXPECT_EQ(catalogue.offer("D-1", {kYuan, "", kNow + seconds{60}})->price->minor, 400);
}

class NothingLeft final : public StockView {
 public:
  bool in_stock(std::string_view sku) const override { return sku == "B-1"; }
};

TEST_F(ListingTest, FiltersByStock) {
  const NothingLeft stock;
  Catalogue other{store, settings};
  other.watch_stock(stock);
  ASSERT_TRUE(other.load());
  const auto listing = Browse{other}.list({.category = "cups", .in_stock = true, .prices = prices});
  ASSERT_TRUE(listing);
  EXPECT_THAT(skus(*listing), ElementsAre("B"));
  EXPECT_EQ(listing->in_stock_count, 1);
}

class MeasuredTest : public ListingTest {
 protected:
  void SetUp() override {
    ListingTest::SetUp();
    for (const auto& [sku, millilitres] : {std::pair{"S", 90.5}, {"M", 250.0}, {"L", 1'000.0}}) {
      auto one = cup(sku, millilitres < 100 ? "stillwater" : "oak", "wood", 100);
      one.attributes["volume"] = millilitres;
      create(one);
    }
  }
};

TEST_F(MeasuredTest, SpansOfNumbersIncludeTheirEnds) {
  const auto within = [&](std::optional<double> from, std::optional<double> until) {
    return skus(list({.category = "cups",
                      .ranges = {{"volume", from, until}},
                      .sort = Sort::kAttribute,
                      .sort_by = "volume"}));
  };
  EXPECT_THAT(within(90.5, 250), ElementsAre("S", "M"));
  EXPECT_THAT(within(91, {}), ElementsAre("M", "L"));
  EXPECT_THAT(within({}, 90), testing::IsEmpty());
  EXPECT_EQ(within({}, {}).size(), 3U) << "without ends: whatever has it";
  EXPECT_TRUE(list({.category = "cups", .ranges = {{"material", 0, 1}}}).cards.empty())
      << "texts are no numbers";
  ListingQuery many{.category = "cups", .prices = prices};
  many.ranges.resize(17, {"volume", 0, 1});
  EXPECT_EQ(browse.list(many).error().code, "listing.too_many_filters");
}

TEST_F(MeasuredTest, CountsOfOtherFacetsKnowTheSpan) {
  const auto listing = list({.category = "cups", .ranges = {{"volume", 0, 300}}});
  EXPECT_EQ(listing.total, 2);
  EXPECT_EQ(counts(listing, "brand"), (std::map<std::string, std::int64_t>{{"oak", 1}, {"stillwater", 1}}));
}

TEST_F(MeasuredTest, SortsByNumbersAndTextsWithTheRestLast) {
  const auto by = [&](const char* code, Sort sort) {
    return skus(list({.category = "cups", .sort = sort, .sort_by = code, .language = "en"}));
  };
  EXPECT_THAT(by("volume", Sort::kAttribute), ElementsAre("S", "M", "L", "D", "A", "B", "C"));
  EXPECT_THAT(by("volume", Sort::kAttributeDescending), ElementsAre("L", "M", "S", "D", "A", "B", "C"));
  EXPECT_THAT(by("material", Sort::kAttribute), ElementsAre("A", "C", "B", "D", "S", "M", "L"))
      << "clay, glass, wood";
  EXPECT_EQ(by("nothing", Sort::kAttribute), skus(list({.category = "cups"})));
}

class ThreeStores final : public StockView {
 public:
  bool in_stock(std::string_view) const override { return true; }
  StoreList stores_with(std::string_view sku) const override {
    const auto found = stores.find(std::string{sku});
    return found == stores.end() ? StoreList{} : found->second;
  }
  std::vector<StorePlace> store_places() const override {
    return {{0, "shanghai", {{"en", "Shanghai"}}, Point{31'210'000, 121'437'000}},
            {1, "hangzhou", {{"en", "Hangzhou"}}, Point{30'259'000, 120'145'000}},
            {2, "somewhere", {{"en", "Somewhere"}}, {}}};
  }
  std::map<std::string, StoreList> stores{{"A-1", {1}}, {"B-1", {0, 1}}, {"C-1", {2}}};
};

TEST_F(ListingTest, KnowsWhichStoreIsNear) {
  ThreeStores stock;
  Catalogue other{store, settings};
  other.watch_stock(stock);
  ASSERT_TRUE(other.load());
  const auto listed = [&](ListingQuery query) {
    query.category = "cups";
    query.prices = prices;
    return Browse{other}.list(query)->cards;
  };
  const auto names = [](const std::vector<Card>& cards) {
    std::vector<std::string> names;
    for (const auto& card : cards) names.push_back(card.sku + (card.nearest ? " " + card.nearest->code : ""));
    return names;
  };
  const Point bund{31'240'000, 121'490'000};
  EXPECT_THAT(names(listed({.stores = {.near = bund}, .sort = Sort::kDistance})),
              ElementsAre("B shanghai", "A hangzhou", "D", "C somewhere"));
  EXPECT_THAT(names(listed({.stores = {.near = bund, .within_m = 50'000}})), ElementsAre("B shanghai"));
  EXPECT_THAT(names(listed({.stores = {.store = "hangzhou"}})), ElementsAre("A hangzhou", "B hangzhou"));
  const auto near = listed({.stores = {.store = "hangzhou", .near = bund}});
  EXPECT_NEAR(static_cast<double>(*near.front().nearest->distance_m), 168'000, 2'000);
  EXPECT_FALSE(listed({})[0].nearest);
  const auto before = other.stock_version();
  stock.stores["A-1"] = {0};
  other.stock_changed("A-1");
  EXPECT_GT(other.stock_version(), before);
  EXPECT_THAT(names(listed({.stores = {.store = "shanghai"}})), ElementsAre("A shanghai", "B shanghai"));
}

// One arrangement for whatever it is asked.
struct FixedArranger final : Arranger {
  std::shared_ptr<const Arrangement> arrangement_for(const Catalogue&, const Snapshot&,
                                                     const ListingQuery& query) const override {
    return query.category == "cups" ? arrangement : nullptr;
  }
  std::shared_ptr<Arrangement> arrangement = std::make_shared<Arrangement>();
};

TEST_F(ListingTest, ACategoryFollowsItsArrangementInItsOwnOrderAlone) {
  FixedArranger arranger;
  catalogue.follow_arranger(arranger);
  const auto snapshot = catalogue.snapshot();
  const auto row = [&](const char* sku) { return *snapshot->product_row(sku); };
  create({[&] {
    auto elsewhere = cup("E", "oak", "wood", 500, 90);
    elsewhere.categories = {"office"};
    return elsewhere;
  }()});
  auto& arrangement = *arranger.arrangement;
  arrangement.pins = {row("C"), *catalogue.snapshot()->product_row("E"), row("C"), row("B")};
  EXPECT_THAT(skus(list({.category = "cups"})), ElementsAre("C", "B", "D", "A"))
      << "E is in no cup's category";
  EXPECT_THAT(skus(list({.category = "home"})), ElementsAre("D", "A", "B", "C")) << "of its own page alone";
  EXPECT_THAT(skus(list({.category = "cups", .selections = {{"brand", {"stillwater"}}}})),
              ElementsAre("B", "A"));
  EXPECT_THAT(skus(list({.category = "cups", .sort = Sort::kPriceAscending})),
              ElementsAre("B", "C", "A", "D"));
  arrangement = {.pins = {}, .hidden = {row("D")}, .boosts = {}};
  const auto hidden = list({.category = "cups", .sort = Sort::kPriceDescending});
  EXPECT_THAT(skus(hidden), ElementsAre("A", "C", "B"));
  EXPECT_EQ(hidden.total, 3);
  EXPECT_EQ(counts(hidden, "brand").count("oak"), 0U);
  const auto stillwater = catalogue.names().brands.find("stillwater");
  arrangement = {
      .pins = {}, .hidden = {}, .boosts = {{{}, kNoId, stillwater, -1}, {{row("C")}, kNoId, kNoId, 1}}};
  EXPECT_THAT(skus(list({.category = "cups"})), ElementsAre("C", "D", "A", "B")) << "raised, kept, buried";
  EXPECT_NE(key_of(arrangement), key_of(Arrangement{}));
}

TEST_F(ListingTest, TheMarginIsWhatCostLeavesOfThePrice) {
  const auto margin = [&](const char* sku) {
    const auto snapshot = catalogue.snapshot();
    return snapshot->row(*snapshot->product_row(sku)).margin_permille;
  };
  EXPECT_EQ(margin("A"), 0) << "no cost is known";
  auto product = cup("M", "oak", "wood", 400);
  product.variants.front().cost = {{"CNY", 100}};
  product.variants.push_back({.sku = "M-2", .options = {}, .prices = {{"CNY", 200}}, .cost = {{"CNY", 150}}});
  product.options = {{"size", {}, {{"s", {}}, {"l", {}}}}};
  product.variants[0].options = {{"size", "s"}};
  product.variants[1].options = {{"size", "l"}};
  create(product);
  EXPECT_EQ(margin("M"), (750 + 250) / 2);
  product = cup("L", "oak", "wood", 100);
  product.variants.front().cost = {{"CNY", 900}};
  create(product);
  EXPECT_EQ(margin("L"), 0) << "never below nothing";
  product = cup("N", "oak", "wood", 100);
  product.variants.front().cost = {{"CNY", -1}};
  EXPECT_FALSE(create_product(catalogue, product)) << "a cost is not negative";
}

}  // namespace
}  // namespace souk::online::catalogue
