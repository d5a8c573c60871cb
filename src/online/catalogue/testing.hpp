// A small shop for the tests of this room: two categories, three brands, products made by hand.
#pragma once

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/catalogue/edit.hpp"

namespace souk::online::catalogue {

class ShopTest : public testing::Test {
 protected:
  static constexpr Currency kYuan = Currency::of("CNY");
  static constexpr Instant kNow{1'790'000'000'000};

  void SetUp() override {
    ASSERT_TRUE(settings.open());
    ASSERT_TRUE(declare_collections(store));
    AttributeDefinition material{.code = "material",
                                 .name = {{"en", "Material"}},
                                 .type = AttributeType::kChoice,
                                 .facet = true,
                                 .choices = {{"clay", {{"en", "Clay"}}}, {"glass", {}}, {"wood", {}}}};
    ASSERT_TRUE(
        save_category(catalogue, {.slug = "home", .name = {{"en", "Home"}}, .attributes = {material}}));
    ASSERT_TRUE(save_category(catalogue, {.slug = "cups", .parent = "home", .name = {{"en", "Cups"}}}));
    ASSERT_TRUE(save_category(catalogue, {.slug = "office", .name = {{"en", "Office"}}}));
    for (const auto* brand : {"stillwater", "cloudpeak", "oak"}) {
      ASSERT_TRUE(save_brand(catalogue, {.slug = brand, .name = {{"en", brand}}}));
    }
    ASSERT_TRUE(catalogue.load());
  }

  static Product cup(const std::string& sku, const std::string& brand, const std::string& material,
                     std::int64_t price, std::int64_t popularity = 0) {
    Product product{.sku = sku,
                    .status = ProductStatus::kPublished,
                    .name = {{"en", "Cup " + sku}},
                    .brand = brand,
                    .categories = {"cups"}};
    if (!material.empty()) product.attributes["material"] = material;
    product.popularity = popularity;
    product.variants.push_back({.sku = sku + "-1", .prices = {{"CNY", price}}});
    return product;
  }
  void create(Product product) {
    const auto created = create_product(catalogue, std::move(product));
    ASSERT_TRUE(created) << describe(created.error());
    ASSERT_TRUE(catalogue.refresh());
  }
  Listing list(ListingQuery query) {
    query.prices = prices;
    auto listing = browse.list(query);
    EXPECT_TRUE(listing) << (listing ? "" : describe(listing.error()));
    return listing ? *listing : Listing{};
  }
  static std::vector<std::string> skus(const Listing& listing) {
    std::vector<std::string> skus;
    for (const auto& card : listing.cards) skus.push_back(card.sku);
    return skus;
  }

  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  Catalogue catalogue{store, settings};
  Browse browse{catalogue};
  PriceContext prices{kYuan, {}, kNow};
};

}  // namespace souk::online::catalogue
