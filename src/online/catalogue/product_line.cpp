#include "online/catalogue/product_line.hpp"

#include <fmt/format.h>

namespace souk::online::catalogue {
namespace {

Error bad_stock(std::size_t variant) {
  Error error = invalid("stock.malformed", "`stock` must name pieces by location, such as {\"online\": 40}.");
  error.fields.push_back({fmt::format("/variants/{}/stock", variant), "malformed",
                          "Write whole numbers of 0 or more by location code."});
  return error;
}

// Takes `stock` out of each variant.
Result<std::vector<StockLine>> take_stock(json::object& product) {
  std::vector<StockLine> lines;
  auto* variants = product.if_contains("variants");
  if (variants == nullptr || !variants->is_array()) return lines;
  std::size_t index = 0;
  for (auto& item : variants->as_array()) {
    auto* variant = item.if_object();
    const auto* stock = variant == nullptr ? nullptr : variant->if_contains("stock");
    if (stock != nullptr) {
      const auto* sku = variant->if_contains("sku");
      if (!stock->is_object() || sku == nullptr || !sku->is_string()) return fail(bad_stock(index));
      for (const auto& [location, quantity] : stock->as_object()) {
        if (!quantity.is_int64() || quantity.as_int64() < 0) return fail(bad_stock(index));
        lines.push_back({std::string{sku->as_string()}, std::string{location}, quantity.as_int64()});
      }
      variant->erase("stock");
    }
    ++index;
  }
  return lines;
}

bool is_empty(const json::value& value) {
  return value.is_null() || (value.is_object() && value.as_object().empty()) ||
         (value.is_array() && value.as_array().empty()) || (value.is_string() && value.as_string().empty());
}

void drop_empty(json::object& object) {
  for (auto at = object.begin(); at != object.end();) {
    at = is_empty(at->value()) ? object.erase(at) : at + 1;
  }
}

}  // namespace

Result<ProductLine> product_line_from(const json::value& value) {
  const auto* given = value.if_object();
  if (given == nullptr) return fail(invalid("product.malformed", "A product must be one JSON object."));
  json::object object = *given;
  ProductLine line;
  line.stock = TRY(take_stock(object));
  line.product = TRY(from_value<Product>(object, Strictness::kInput));
  return line;
}

Result<ProductLine> parse_product_line(std::string_view text) {
  return product_line_from(TRY(parse_json(text)));
}

std::string to_product_line(const Product& product) {
  auto value = parse_json(to_json(product));
  if (!value || !value->is_object()) return to_json(product);
  auto& object = value->as_object();
  if (auto* variants = object.if_contains("variants"); variants != nullptr && variants->is_array()) {
    for (auto& variant : variants->as_array()) {
      if (variant.is_object()) drop_empty(variant.as_object());
    }
  }
  drop_empty(object);
  std::string line = to_text(*value);
  return line;
}

}  // namespace souk::online::catalogue
