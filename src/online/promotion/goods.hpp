// Which goods of a basket a rule speaks of. Every list that is not empty must have the line in it, by any one
// of its entries; a filter without lists means all goods. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/codec.hpp"

namespace souk::online::promotion {

struct GoodsFilter {
  std::vector<std::string> products;  // codes of products or of single variants
  std::vector<std::string> categories;
  std::vector<std::string> brands;
  std::vector<std::string> collections;
  std::vector<std::string> except_products;
  std::vector<std::string> except_categories;

  static constexpr std::size_t kMax = 500;
  static constexpr std::string_view kName = "GoodsFilter";
  static constexpr auto fields() {
    using F = GoodsFilter;
    return field_table(
        field("products", &F::products,
              {.max_length = kMax, .required = false, .help = "Codes of products or of single variants."}),
        field("categories", &F::categories,
              {.max_length = kMax, .required = false, .help = "Slugs; with all categories below them."}),
        field("brands", &F::brands, {.max_length = kMax, .required = false, .help = "Slugs."}),
        field("collections", &F::collections, {.max_length = kMax, .required = false, .help = "Slugs."}),
        field("except_products", &F::except_products, {.max_length = kMax, .required = false}),
        field("except_categories", &F::except_categories, {.max_length = kMax, .required = false}));
  }

  bool is_all() const {
    return products.empty() && categories.empty() && brands.empty() && collections.empty() &&
           except_products.empty() && except_categories.empty();
  }
};

}  // namespace souk::online::promotion
