// However a snapshot came about, step by step or all at once, it must say the same.
#include <condition_variable>
#include <mutex>
#include <random>

#include <gmock/gmock.h>

#include "online/catalogue/testing.hpp"

namespace souk::online::catalogue {
namespace {

class SnapshotTest : public ShopTest {
 protected:
  // Everything that readers see of it, by names instead of numbers.
  static std::string picture_of(const Catalogue& catalogue) {
    const auto snapshot = catalogue.snapshot();
    std::string text;
    const auto add = [&](const std::string& name, const RowList& rows) {
      text += "\n" + name + ":";
      std::map<std::pair<std::int64_t, std::string>, std::string> ordered;
      std::uint32_t last = 0xffffffffU;
      for (const RowId row : rows) {
        EXPECT_LE(snapshot->row(row).popularity, last) << "popular ones come first";
        last = snapshot->row(row).popularity;
        ordered[{-std::int64_t{last}, std::string{snapshot->sku(row)}}] = "";
      }
      for (const auto& [key, unused] : ordered) text += " " + key.second;
    };
    add("all", *snapshot->all);
    for (const auto* slug : {"home", "cups", "office"}) {
      add(slug, *snapshot->categories.rows(catalogue.names().categories.find(slug)));
    }
    for (const auto* slug : {"stillwater", "cloudpeak", "oak"}) {
      add(slug, *snapshot->brands.rows(catalogue.names().brands.find(slug)));
    }
    return text;
  }
};

TEST_F(SnapshotTest, StepByStepOrAllAtOnceIsTheSame) {
  std::mt19937 random{7};
  const std::vector<std::string> brands{"stillwater", "cloudpeak", "oak"};
  const std::vector<std::string> categories{"home", "cups", "office"};
  for (int step = 0; step < 400; ++step) {
    const auto sku = "P" + std::to_string(random() % 40);
    if (random() % 5 == 0) {
      ASSERT_TRUE(store.erase(kProducts, sku, 0));
    } else {
      auto product = cup(sku, brands[random() % 3], "clay", 100, static_cast<std::int64_t>(random() % 50));
      product.slug = "slug-" + sku + (random() % 2 == 0 ? "-x" : "");
      product.categories = {categories[random() % 3]};
      if (random() % 6 == 0) product.status = ProductStatus::kDraft;
      ASSERT_TRUE(store.put(kProducts, sku, to_json(product)));
    }
    if (step % 50 == 25) {
      const auto parent = step % 100 == 25 ? "office" : "home";
      ASSERT_TRUE(move_category(catalogue, "cups", parent, 0));
    }
    if (random() % 3 != 0) continue;
    ASSERT_TRUE(catalogue.refresh());
    Catalogue fresh{store, settings};
    ASSERT_TRUE(fresh.load());
    ASSERT_EQ(picture_of(catalogue), picture_of(fresh)) << "after step " << step;
    ASSERT_EQ(catalogue.snapshot()->product_count, fresh.snapshot()->product_count);
  }
  // Every product is found by its code, its variant's and its slug of now, and by no older one.
  ASSERT_TRUE(catalogue.refresh());
  const auto snapshot = catalogue.snapshot();
  for (int i = 0; i < 40; ++i) {
    const auto sku = "P" + std::to_string(i);
    const auto stored = load_product(catalogue, sku);
    ASSERT_EQ(stored.has_value(), catalogue.find_by_sku(*snapshot, sku).has_value());
    ASSERT_EQ(stored.has_value(), catalogue.find_by_sku(*snapshot, sku + "-1").has_value());
    for (const auto& slug : {"slug-" + sku, "slug-" + sku + "-x"}) {
      ASSERT_EQ(stored && stored->value.slug == slug, catalogue.find_by_slug(*snapshot, slug).has_value())
          << slug;
    }
  }
}

TEST_F(SnapshotTest, AnOldSnapshotStaysAsItWas) {
  create(cup("A", "oak", "clay", 100));
  const auto before = catalogue.snapshot();
  create(cup("B", "oak", "clay", 100));
  ASSERT_TRUE(store.erase(kProducts, "A", 0));
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_TRUE(before->product_row("A"));
  EXPECT_FALSE(before->product_row("B"));
  EXPECT_FALSE(catalogue.snapshot()->product_row("A"));
}

TEST_F(SnapshotTest, OneBrokenProductDoesNotTakeTheShopDown) {
  create(cup("A", "oak", "clay", 100));
  ASSERT_TRUE(store.put(kProducts, "broken", R"({"slug":"x"})"));
  Catalogue fresh{store, settings};
  ASSERT_TRUE(fresh.load());
  EXPECT_EQ(fresh.unreadable(), 1);
  EXPECT_EQ(fresh.snapshot()->product_count, 1U);
}

TEST_F(SnapshotTest, FollowsTheFeedByItself) {
  Catalogue live{store, settings, {.feed_wait = milliseconds{20}}};
  std::mutex mutex;
  std::condition_variable told;
  bool seen = false;
  live.observe([&](const CatalogueChange& change) {
    const std::lock_guard lock{mutex};
    seen = seen || std::find(change.products.begin(), change.products.end(), "A") != change.products.end();
    told.notify_all();
  });
  ASSERT_TRUE(live.start());
  ASSERT_TRUE(store.put(kProducts, "A", to_json(cup("A", "oak", "clay", 100))));
  std::unique_lock lock{mutex};
  EXPECT_TRUE(told.wait_for(lock, std::chrono::seconds{10}, [&] { return seen; }));
  EXPECT_TRUE(live.snapshot()->product_row("A"));
}

TEST(SkuCache, StaysWithinItsBytesAndRefusesOldRevisions) {
  SkuCache<Product> cache{16 * 4'000};
  for (int i = 0; i < 200; ++i) {
    const auto sku = "P" + std::to_string(i);
    cache.put(sku, std::make_shared<const Product>(Product{.sku = sku}), 1, 3'000);
    ASSERT_LE(cache.size_bytes(), 16U * 4'000U);
  }
  EXPECT_TRUE(cache.get("P199", 1));
  EXPECT_FALSE(cache.get("P199", 2));
  EXPECT_FALSE(cache.get("P0", 1));
}

}  // namespace
}  // namespace souk::online::catalogue
