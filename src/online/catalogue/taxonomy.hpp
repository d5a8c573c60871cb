// What products are sorted into: categories (a tree, each with the attributes its products carry), brands and
// collections. Each is a document whose id is its slug; that slug is its identity and does not change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

inline constexpr std::string_view kCategories = "category";
inline constexpr std::string_view kBrands = "brand";
inline constexpr std::string_view kCollections = "collection";

enum class AttributeType { kChoice, kNumber, kBoolean, kText };

// An attribute that products of a category, and of all categories below it, may carry. Products may carry
// others too: those are plain facts without a name, and never filters.
struct AttributeDefinition {
  std::string code;
  Texts name;
  AttributeType type = AttributeType::kText;
  bool facet = false;  // buyers may filter by it
  bool sort = false;   // and sort by it
  std::string unit;
  std::vector<OptionValue> choices;
  static constexpr std::string_view kName = "AttributeDefinition";
  static constexpr auto fields();
};

struct Category {
  std::string slug;
  std::optional<std::string> parent;  // absent at the top
  std::int64_t position = 0;          // among its siblings
  Texts name;
  Texts description;
  std::optional<Picture> picture;
  std::vector<AttributeDefinition> attributes;
  static constexpr std::string_view kName = "Category";
  static constexpr auto fields() {
    return field_table(
        field("slug", &Category::slug, {.min_length = 1, .max_length = 120}),
        field("parent", &Category::parent,
              {.max_length = 120, .help = "Slug of the category above; absent at the top."}),
        field("position", &Category::position, {.min = 0, .max = 1'000'000, .required = false}),
        field("name", &Category::name, {.min_length = 1, .max_length = 20}),
        field("description", &Category::description, {.max_length = 20, .required = false}),
        field("picture", &Category::picture),
        field("attributes", &Category::attributes, {.max_length = 100, .required = false}));
  }
};

struct Brand {
  std::string slug;
  std::int64_t position = 0;
  Texts name;
  Texts story;
  std::optional<Picture> picture;
  static constexpr std::string_view kName = "Brand";
  static constexpr auto fields() {
    return field_table(field("slug", &Brand::slug, {.min_length = 1, .max_length = 120}),
                       field("position", &Brand::position, {.min = 0, .max = 1'000'000, .required = false}),
                       field("name", &Brand::name, {.min_length = 1, .max_length = 20}),
                       field("story", &Brand::story, {.max_length = 20, .required = false}),
                       field("picture", &Brand::picture));
  }
};

struct ProductCollection {
  std::string slug;
  std::int64_t position = 0;
  Texts name;
  Texts description;
  std::optional<Picture> picture;
  static constexpr std::string_view kName = "ProductCollection";
  static constexpr auto fields() {
    using C = ProductCollection;
    return field_table(field("slug", &C::slug, {.min_length = 1, .max_length = 120}),
                       field("position", &C::position, {.min = 0, .max = 1'000'000, .required = false}),
                       field("name", &C::name, {.min_length = 1, .max_length = 20}),
                       field("description", &C::description, {.max_length = 20, .required = false}),
                       field("picture", &C::picture));
  }
};

}  // namespace souk::online::catalogue

template <>
struct souk::EnumNames<souk::online::catalogue::AttributeType> {
  using T = souk::online::catalogue::AttributeType;
  static constexpr std::array kNames{
      std::pair{T::kChoice, std::string_view{"choice"}}, std::pair{T::kNumber, std::string_view{"number"}},
      std::pair{T::kBoolean, std::string_view{"boolean"}}, std::pair{T::kText, std::string_view{"text"}}};
};

namespace souk::online::catalogue {

constexpr auto AttributeDefinition::fields() {
  using A = AttributeDefinition;
  return field_table(field("code", &A::code, {.min_length = 1, .max_length = 64}),
                     field("name", &A::name, {.max_length = 20, .required = false}), field("type", &A::type),
                     field("facet", &A::facet, {.required = false, .help = "Buyers may filter by it."}),
                     field("sort", &A::sort, {.required = false, .help = "Buyers may sort by it."}),
                     field("unit", &A::unit, {.max_length = 20, .required = false}),
                     field("choices", &A::choices, {.max_length = 1'000, .required = false}));
}

}  // namespace souk::online::catalogue
