// What the rest of the shop needs to know of a variant in order to sell it. Cart, promotion and checkout ask
// for an Offer and never look into the catalogue's own structures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::online::catalogue {

struct Offer {
  std::string sku;  // of the variant
  std::string product_sku;
  std::string slug;
  Texts name;                  // of the product
  Texts options;               // "Size: M, Colour: red"; empty for a product with one variant
  std::string picture;         // path below /media/; empty when there is none
  std::optional<Money> price;  // absent: not for sale in this currency
  std::optional<Money> compare_at;
  bool tax_included = true;
  std::string tax_class;
  std::int64_t tax_basis_points = 0;  // 1300 is 13 %
  std::int64_t weight_g = 0;
  bool backorder = false;
  std::string main_category;
  std::string brand;
  std::vector<std::string> categories{};   // slugs of all it is in, with those above them
  std::vector<std::string> collections{};  // slugs
};

// Which price applies.
struct PriceContext {
  Currency currency{};
  std::string customer_group{};  // empty: the public's
  Instant at{};
};

class Offers {
 public:
  virtual ~Offers() = default;
  // kNotFound "variant.missing" when there is no published variant of that code.
  virtual Result<Offer> offer(std::string_view sku, const PriceContext& context) const = 0;
};

}  // namespace souk::online::catalogue
