#include <gmock/gmock.h>

#include "online/catalogue/testing.hpp"

namespace souk::online::catalogue {
namespace {

class EditTest : public ShopTest {};

TEST_F(EditTest, ASlugIsMadeAndStaysUnique) {
  auto first = cup("A", "oak", "", 100);
  auto second = cup("B", "oak", "", 100);
  second.name = first.name;
  create(first);
  create(second);
  EXPECT_EQ(load_product(catalogue, "A")->value.slug, "cup-a");
  EXPECT_EQ(load_product(catalogue, "B")->value.slug, "cup-a-b");
  second.sku = "C";
  second.variants[0].sku = "C-1";
  second.slug = "cup-a";
  EXPECT_EQ(create_product(catalogue, second).error().code, "product.slug_taken");
}

TEST_F(EditTest, AnOldSlugLeadsToTheProduct) {
  create(cup("A", "oak", "", 100));
  ASSERT_TRUE(patch_product(catalogue, "A", 0, *parse_json(R"({"slug":"better-cup"})")));
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_EQ(browse.product_by_slug("cup-a", kNow)->redirect_slug, "better-cup");
  EXPECT_EQ(browse.product_by_slug("better-cup", kNow)->product->sku, "A");
  EXPECT_EQ(browse.product_by_slug("nothing", kNow).error().code, "product.missing");
}

TEST_F(EditTest, ACodeBelongsToOneProduct) {
  create(cup("A", "oak", "", 100));
  auto other = cup("B", "oak", "", 100);
  other.variants[0].sku = "A-1";
  EXPECT_EQ(create_product(catalogue, other).error().code, "product.code_taken");
  EXPECT_EQ(create_product(catalogue, cup("A", "oak", "", 100)).error().code, "product.exists");
}

TEST_F(EditTest, TheSlowerWriterIsTold) {
  create(cup("A", "oak", "", 100));
  const auto stored = *load_product(catalogue, "A");
  ASSERT_TRUE(patch_product(catalogue, "A", stored.revision, *parse_json(R"({"popularity":5})")));
  EXPECT_EQ(patch_product(catalogue, "A", stored.revision, *parse_json(R"({"popularity":6})")).error().code,
            "document.changed");
}

TEST_F(EditTest, ComplaintsNameTheMember) {
  auto product = cup("A", "nobody", "steel", 100);
  product.categories.push_back("nowhere");
  product.variants.push_back({.sku = "A-1", .prices = {{"yen", 1}}, .media = 3});
  product.status = ProductStatus::kScheduled;
  const auto error = create_product(catalogue, product).error();
  std::vector<std::string> pointers;
  for (const auto& field : error.fields) pointers.push_back(field.pointer);
  EXPECT_THAT(pointers, testing::UnorderedElementsAre("/publish_at", "/variants/1/sku", "/variants/1/options",
                                                      "/variants/1/prices/yen", "/variants/1/media",
                                                      "/categories/1", "/brand", "/attributes/material"));
}

TEST_F(EditTest, AScheduledProductAppearsByItself) {
  auto product = cup("A", "oak", "", 100);
  product.status = ProductStatus::kScheduled;
  product.publish_at = kNow + seconds{10};
  create(product);
  EXPECT_FALSE(browse.product_by_sku("A", kNow));
  EXPECT_EQ(catalogue.offer("A-1", prices).error().code, "variant.missing");
  EXPECT_EQ(list({.category = "cups"}).total, 0);
  prices.at = kNow + seconds{10};
  EXPECT_TRUE(browse.product_by_sku("A", prices.at));
  EXPECT_EQ(list({.category = "cups"}).total, 1);
}

TEST_F(EditTest, AMovedBranchTakesItsProductsAlong) {
  create(cup("A", "oak", "", 100));
  ASSERT_TRUE(move_category(catalogue, "cups", "office", 1));
  ASSERT_TRUE(catalogue.refresh());
  EXPECT_EQ(list({.category = "office"}).total, 1);
  EXPECT_EQ(list({.category = "home"}).total, 0);
  EXPECT_EQ(move_category(catalogue, "office", "cups", 1).error().code, "category.cycle");
  EXPECT_EQ(move_category(catalogue, "office", "nowhere", 1).error().code, "category.missing");
  EXPECT_EQ(remove_category(catalogue, "office").error().code, "category.in_use");
  ASSERT_TRUE(move_category(catalogue, "cups", "", 1));
}

TEST_F(EditTest, OfferSaysWhatCheckoutNeeds) {
  auto product = cup("A", "oak", "", 1'990);
  product.options = {{"size", {{"en", "Size"}, {"zh-CN", "尺码"}}, {{"m", {{"en", "M"}, {"zh-CN", "中"}}}}}};
  product.variants[0].options = {{"size", "m"}};
  product.variants[0].compare_at = {{"CNY", 2'500}};
  product.variants[0].weight_g = 440;
  create(product);
  const auto offer = catalogue.offer("A-1", prices);
  ASSERT_TRUE(offer);
  EXPECT_EQ(offer->product_sku, "A");
  EXPECT_EQ(offer->options.at("en"), "Size: M");
  EXPECT_EQ(offer->options.at("zh-CN"), "尺码：中");
  EXPECT_EQ(offer->price->minor, 1'990);
  EXPECT_EQ(offer->compare_at->minor, 2'500);
  EXPECT_EQ(offer->weight_g, 440);
  EXPECT_FALSE(catalogue.offer("A-1", {Currency::of("EUR"), {}, kNow})->price);
  EXPECT_EQ(catalogue.offer("A", prices).error().code, "variant.missing");
}

}  // namespace
}  // namespace souk::online::catalogue
