// What makes a product, a category, a brand or a collection valid. Pure: the same product and the same shop
// give the same answer. Every complaint names its member and what to write instead.
#pragma once

#include "online/catalogue/snapshot.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::catalogue {

struct CheckContext {
  const Snapshot& snapshot;  // for what a product refers to
  const shop::Settings& settings;
};

// kInvalid "product.invalid". Whether slug and codes are free is not checked here: see edit.hpp.
Status check(const Product& product, const CheckContext& context);
// The same without asking whether what it refers to exists; for imports, which make what is missing.
Status check_alone(const Product& product);
// kInvalid "category.invalid", "brand.invalid" and "collection.invalid".
Status check(const Category& category);
Status check(const Brand& brand);
Status check(const ProductCollection& collection);

// 1 to 64 letters, digits and "._-", such as "TBL-CG.2".
bool is_code(std::string_view text);
// 1 to 120 small letters, digits and "-", neither first nor last.
bool is_slug(std::string_view text);

}  // namespace souk::online::catalogue
