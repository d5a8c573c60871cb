// The real sample shop, loaded and browsed.
#include "online/catalogue/sample.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/catalogue/browse.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/check.hpp"

namespace souk::online::catalogue {
namespace {

constexpr const char* kFolder = "data/sample";
const Instant kNow = *parse_instant("2026-11-24T00:00:00Z");

class SampleShop : public testing::Test {
 protected:
  void SetUp() override {
    const auto report =
        load_sample(kFolder, store, settings,
                    {.location = {}, .coupon = {}, .stock = [this](const auto& lines) -> Status {
                       stock_lines += lines.size();
                       return {};
                     }});
    ASSERT_TRUE(report) << describe(report.error());
    loaded = *report;
    const auto done = catalogue.load();
    ASSERT_TRUE(done) << describe(done.error());
  }

  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  Catalogue catalogue{store, settings};
  Browse browse{catalogue};
  SampleReport loaded;
  std::size_t stock_lines = 0;
  PriceContext yuan{Currency::of("CNY"), {}, kNow};
};

TEST_F(SampleShop, LoadsEveryLineOfEveryFile) {
  EXPECT_GE(loaded.products, 300U);
  EXPECT_GT(loaded.variants, loaded.products);
  EXPECT_GE(stock_lines, loaded.variants);
  EXPECT_EQ(catalogue.snapshot()->product_count, loaded.products);
  EXPECT_EQ(catalogue.unreadable(), 0);
}

TEST_F(SampleShop, EveryProductIsValid) {
  const auto snapshot = catalogue.snapshot();
  for (RowId id = 0; id < snapshot->row_count; ++id) {
    const auto product = catalogue.product(*snapshot, id);
    ASSERT_TRUE(product);
    const auto valid = check(**product, {.snapshot = *snapshot, .settings = *settings.get()});
    EXPECT_TRUE(valid) << (*product)->sku << ": " << describe(valid.error());
  }
}

TEST_F(SampleShop, ListsACategoryWithFacetsAndPrices) {
  ListingQuery query;
  query.category = "tableware";
  query.prices = yuan;
  const auto listing = browse.list(query);
  ASSERT_TRUE(listing) << describe(listing.error());
  EXPECT_GT(listing->total, 5);
  ASSERT_FALSE(listing->facets.empty());
  EXPECT_EQ(listing->facets.front().code, "brand");
  for (const auto& card : listing->cards) EXPECT_TRUE(card.price) << card.sku;
}

TEST_F(SampleShop, LoadingItAgainKeepsTheShopAsItIs) {
  const auto again = load_sample(kFolder, store, settings, {});
  ASSERT_TRUE(again) << describe(again.error());
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_EQ(catalogue.snapshot()->product_count, loaded.products);
}

}  // namespace
}  // namespace souk::online::catalogue
