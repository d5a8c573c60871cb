// One record read by a mapping: what it says about a product, not yet what is stored. Brands and categories
// are still names; taxonomy_writer.hpp finds or makes them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "online/catalogue/import/mapping.hpp"
#include "online/catalogue/import/record.hpp"
#include "online/catalogue/import/report.hpp"
#include "online/catalogue/product_line.hpp"

namespace souk::online::catalogue {

struct Draft {
  Product product;
  std::set<std::string, std::less<>> said;  // the targets that the mapping fills; the rest stays as stored
  std::map<std::string, std::vector<std::string>, std::less<>>
      languages;                          // in which a text was said, by target
  std::set<std::string> attribute_codes;  // that the mapping speaks of; empty: all of them
  std::map<std::string, std::vector<std::string>, std::less<>>
      currencies;                                    // of which an amount was said, by target
  std::string brand;                                 // name or slug; empty: none
  std::vector<std::vector<std::string>> categories;  // each a way down the tree by names, or a single slug
  bool categories_are_paths = false;
  std::vector<StockLine> stock;
  bool native = false;  // the product is whole: it replaces what is stored
};

// What makes a record unusable, in the column's terms; `row` is for the caller to fill.
template <class T>
using Drafted = tl::expected<T, ImportProblem>;

bool is_skipped(const Mapping& mapping, const Record& record);
Drafted<Draft> draft_from(const Mapping& mapping, const Record& record);
// `draft` over what is stored; nullptr for a new product, which is published unless said otherwise.
Product merged(const Product* stored, const Draft& draft);

}  // namespace souk::online::catalogue
