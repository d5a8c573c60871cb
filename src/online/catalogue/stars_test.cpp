// Stars given in the shop count wherever products are listed, whatever happened to snapshot and product
// since.
#include <gmock/gmock.h>

#include "online/catalogue/testing.hpp"
#include "online/catalogue/view.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::online::catalogue {
namespace {

using testing::ElementsAre;

// One document a product: {"count": 2, "sum": 10}.
class StoredStars final : public StarSource {
 public:
  explicit StoredStars(engines::DocumentStore& store) : store_{&store} {}
  std::string_view stars_collection() const override { return "stars"; }
  std::string stars_product(std::string_view document_id) const override { return std::string{document_id}; }
  Result<Stars> stars_of(std::string_view sku) const override {
    ++asked;
    const auto found = TRY(store_->get("stars", sku));
    return found ? read(*found) : Stars{};
  }
  Status each_stars(const Visit& visit) const override {
    for (const auto& each : TRY(store_->find("stars", {.limit = 1'000})).documents) {
      const auto all = read(each);
      visit(each.id, {all.count - 1, all.sum - 5});  // in two parts
      visit(each.id, {1, 5});
    }
    return {};
  }
  mutable int asked = 0;

 private:
  static Stars read(const engines::Document& document) {
    const auto body = parse_json(document.body).value();
    return {body.at("count").as_int64(), body.at("sum").as_int64()};
  }
  engines::DocumentStore* store_;
};

class StarsTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    ASSERT_TRUE(store.declare({.name = "stars", .indexes = {}}));
    rated.watch_stars(stars);
    auto known = cup("A", "oak", "clay", 100, 30);
    known.rating = {.average_hundredths = 400, .count = 10};
    create(known);
    create(cup("B", "oak", "clay", 100, 20));
    create(cup("C", "oak", "clay", 100, 10));
    ASSERT_TRUE(rated.load());
  }
  void give(const std::string& sku, std::int64_t count, std::int64_t sum) {
    ASSERT_TRUE(store.put("stars", sku, to_text(json::object{{"count", count}, {"sum", sum}})));
  }
  Listing best_rated() {
    const Browse shown{rated};
    const auto listing = shown.list({.sort = Sort::kRating, .prices = prices});
    EXPECT_TRUE(listing);
    return listing.value_or(Listing{});
  }
  static std::string said(const Card& card) {
    return card.sku + " " + std::to_string(card.rating.average_hundredths) + "/" +
           std::to_string(card.rating.count);
  }
  StoredStars stars{store};
  support::FaultyDocumentStore faulty{store};
  Catalogue rated{faulty, settings};
};

TEST_F(StarsTest, ChangeOrderAndCards) {
  EXPECT_THAT(skus(best_rated()), ElementsAre("A", "B", "C"));
  give("C", 20, 100);
  ASSERT_TRUE(rated.refresh());
  const auto listing = best_rated();
  EXPECT_THAT(skus(listing), ElementsAre("C", "A", "B"));
  EXPECT_EQ(said(listing.cards.at(0)), "C 500/20");
  give("A", 10, 50);
  give("C", 0, 0);
  ASSERT_TRUE(rated.refresh());
  EXPECT_EQ(said(best_rated().cards.at(0)), "A 450/20");
  EXPECT_EQ(said(best_rated().cards.at(2)), "C 0/0");
  const auto product = (*rated.find_by_sku(*rated.snapshot(), "A"));
  EXPECT_EQ(product->rating.count, 10) << "the document stays as it was imported";
  EXPECT_EQ(product_view(rated, *product, prices, "en").rating.count, 20);
}

TEST_F(StarsTest, OutliveARestartARebuildAndTheProduct) {
  give("C", 20, 100);
  Catalogue fresh{store, settings};
  fresh.watch_stars(stars);
  ASSERT_TRUE(fresh.load());
  EXPECT_EQ(said(Browse{fresh}.list({.sort = Sort::kRating, .prices = prices})->cards.at(0)), "C 500/20");
  ASSERT_TRUE(rated.refresh());
  ASSERT_TRUE(rated.load());
  EXPECT_EQ(said(best_rated().cards.at(0)), "C 500/20");
  const auto body = store.get(kProducts, "C")->value().body;
  ASSERT_TRUE(store.erase(kProducts, "C", 0));
  ASSERT_TRUE(rated.refresh());
  EXPECT_THAT(skus(best_rated()), ElementsAre("A", "B"));
  ASSERT_TRUE(store.put(kProducts, "C", body));
  ASSERT_TRUE(rated.refresh());
  EXPECT_EQ(said(best_rated().cards.at(0)), "C 500/20");
}

TEST_F(StarsTest, AreTakenInAgainWhenTheStoreWasAway) {
  ASSERT_EQ(best_rated().cards.size(), 3U);  // from here on the cache knows them
  give("C", 20, 100);
  faulty.fail_reads_of(std::string{kProducts});
  EXPECT_FALSE(rated.refresh());
  EXPECT_THAT(skus(best_rated()), ElementsAre("A", "B", "C"));
  faulty.fail_reads_of({});
  ASSERT_TRUE(rated.refresh());
  EXPECT_THAT(skus(best_rated()), ElementsAre("C", "A", "B"));
}

TEST_F(StarsTest, MakeNoSnapshotWhenTheyAreAsBefore) {
  give("C", 20, 100);
  ASSERT_TRUE(rated.refresh());
  const auto version = rated.snapshot()->version;
  give("C", 20, 100);
  ASSERT_TRUE(rated.refresh());
  EXPECT_EQ(rated.snapshot()->version, version);
  EXPECT_EQ(stars.asked, 2);
}

}  // namespace
}  // namespace souk::online::catalogue
