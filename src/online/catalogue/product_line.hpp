// A product as one line of JSON: the native format of import, export and the sample shop. It is the stored
// document plus, with each variant, how many pieces lie where; those go to inventory and are not kept in the
// product.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

struct StockLine {
  std::string sku;  // of the variant
  std::string location;
  std::int64_t quantity = 0;
};

struct ProductLine {
  Product product;
  std::vector<StockLine> stock;
};

// kInvalid with a complaint per member.
Result<ProductLine> parse_product_line(std::string_view line);
Result<ProductLine> product_line_from(const json::value& value);
// Without a line end; members that are empty are left out.
std::string to_product_line(const Product& product);

}  // namespace souk::online::catalogue
