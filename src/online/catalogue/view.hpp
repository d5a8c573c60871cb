// What the API shows of the catalogue: texts in one language, prices in one currency. Stored documents are
// shown as they are to staff only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/catalogue/taxonomy.hpp"

namespace souk::online::catalogue {

struct NearestStoreView {
  std::string code;
  std::string name;
  std::optional<std::int64_t> distance_m;
  static constexpr std::string_view kName = "NearestStore";
  static constexpr auto fields() {
    using V = NearestStoreView;
    return field_table(field("code", &V::code), field("name", &V::name),
                       field("distance_m", &V::distance_m, {.help = "From `near`."}));
  }
};

struct ItemView {
  std::string id;
  std::string sku;
  std::string slug;
  std::string name;
  std::string brand;
  std::string picture;  // path below /media/
  std::optional<Money> price;
  bool price_varies = false;
  std::optional<Money> compare_at;
  Rating rating;
  bool in_stock = true;
  std::optional<NearestStoreView> nearest_store{};
  static constexpr std::string_view kName = "ProductItem";
  static constexpr auto fields() {
    using V = ItemView;
    return field_table(
        field("id", &V::id), field("sku", &V::sku, {.help = "The retailer's code, as imported."}),
        field("slug", &V::slug), field("name", &V::name), field("brand", &V::brand, {.help = "Slug."}),
        field("picture", &V::picture, {.help = "Path below /media/; empty when there is none."}),
        field("price", &V::price, {.help = "The lowest of its variants; absent: not for sale."}),
        field("price_varies", &V::price_varies), field("compare_at", &V::compare_at),
        field("rating", &V::rating), field("in_stock", &V::in_stock),
        field("nearest_store", &V::nearest_store,
              {.help = "With `near` or `store`: the store that has it; absent when none has."}));
  }
};

struct FacetValueView {
  std::string code;
  std::string name;
  std::int64_t count = 0;
  bool selected = false;
  static constexpr std::string_view kName = "FacetValue";
  static constexpr auto fields() {
    using V = FacetValueView;
    return field_table(field("code", &V::code), field("name", &V::name), field("count", &V::count),
                       field("selected", &V::selected));
  }
};

struct FacetView {
  std::string code;
  std::string name;
  std::string unit;
  bool numbers = false;
  std::vector<FacetValueView> values;
  static constexpr std::string_view kName = "Facet";
  static constexpr auto fields() {
    using V = FacetView;
    return field_table(field("code", &V::code), field("name", &V::name), field("unit", &V::unit),
                       field("numbers", &V::numbers, {.help = "`range` asks for a span of it."}),
                       field("values", &V::values));
  }
};

struct ItemPage {
  std::vector<ItemView> items;
  std::int64_t total = 0;
  std::optional<std::string> next_cursor;
  std::vector<FacetView> facets;
  static constexpr std::string_view kName = "ProductPage";
  static constexpr auto fields() {
    using V = ItemPage;
    return field_table(field("items", &V::items), field("total", &V::total),
                       field("next_cursor", &V::next_cursor, {.help = "Absent on the last page."}),
                       field("facets", &V::facets));
  }
};

struct VariantView {
  std::string sku;
  std::map<std::string, std::string> options;
  std::string name;  // "Size: M, Colour: red"
  std::optional<Money> price;
  std::optional<Money> compare_at;
  bool in_stock = true;
  bool backorder = false;
  std::string barcode;
  std::int64_t weight_g = 0;
  std::string picture;
  static constexpr std::string_view kName = "VariantView";
  static constexpr auto fields() {
    using V = VariantView;
    return field_table(field("sku", &V::sku), field("options", &V::options), field("name", &V::name),
                       field("price", &V::price, {.help = "Absent: not for sale in this currency."}),
                       field("compare_at", &V::compare_at), field("in_stock", &V::in_stock),
                       field("backorder", &V::backorder), field("barcode", &V::barcode),
                       field("weight_g", &V::weight_g), field("picture", &V::picture));
  }
};

struct NameView {
  std::string slug;
  std::string name;
  static constexpr std::string_view kName = "Named";
  static constexpr auto fields() {
    return field_table(field("slug", &NameView::slug), field("name", &NameView::name));
  }
};

struct ProductView {
  std::string id;
  std::string sku;
  std::string slug;
  std::string name;
  std::string summary;
  std::string description;
  NameView brand;
  std::vector<NameView> breadcrumb;
  std::vector<std::string> categories;
  std::vector<std::string> collections;
  std::map<std::string, json::value> attributes;
  std::vector<Option> options;
  std::vector<Picture> media;
  std::vector<Attachment> files;
  std::optional<Money> price;
  bool price_varies = false;
  std::optional<Money> compare_at;
  bool tax_included = true;
  std::string tax_class;
  Rating rating;
  bool in_stock = true;
  std::vector<VariantView> variants;
  static constexpr std::string_view kName = "ProductView";
  static constexpr auto fields() {
    using V = ProductView;
    return field_table(
        field("id", &V::id), field("sku", &V::sku), field("slug", &V::slug), field("name", &V::name),
        field("summary", &V::summary), field("description", &V::description), field("brand", &V::brand),
        field("breadcrumb", &V::breadcrumb, {.help = "From the top down to its main category."}),
        field("categories", &V::categories), field("collections", &V::collections),
        field("attributes", &V::attributes), field("options", &V::options), field("media", &V::media),
        field("files", &V::files),
        field("price", &V::price, {.help = "The lowest of its variants; absent: not for sale."}),
        field("price_varies", &V::price_varies), field("compare_at", &V::compare_at),
        field("tax_included", &V::tax_included), field("tax_class", &V::tax_class),
        field("rating", &V::rating), field("in_stock", &V::in_stock), field("variants", &V::variants));
  }
};

struct CategoryView {
  std::string slug;
  std::string name;
  std::int64_t product_count = 0;
  std::vector<AttributeDefinition> attributes;
  std::vector<CategoryView> children;
  static constexpr std::string_view kName = "CategoryView";
  static constexpr auto fields() {
    using V = CategoryView;
    return field_table(field("slug", &V::slug), field("name", &V::name),
                       field("product_count", &V::product_count, {.help = "With all categories below it."}),
                       field("attributes", &V::attributes), field("children", &V::children));
  }
};

ItemView item_view(const Card& card, std::string_view language);
FacetView facet_view(const Facet& facet, std::string_view language);
ProductView product_view(const Catalogue& catalogue, const Product& product, const PriceContext& prices,
                         std::string_view language);
CategoryView category_view(const Browse& browse, const CategoryTree::Node& node, std::string_view language);

}  // namespace souk::online::catalogue
