// The fields that a mapping may fill.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace souk::online::catalogue {

inline constexpr std::array<std::string_view, 28> kTargets{
    "sku",         "slug",       "status",     "publish_at",  "published_at", "name",      "summary",
    "description", "brand",      "categories", "collections", "attributes",   "options",   "media",
    "files",       "tax_class",  "popularity", "rating",      "rating_count", "variants",  "variant_sku",
    "price",       "compare_at", "cost",       "barcode",     "weight_g",     "backorder", "stock"};

inline bool is_target(std::string_view name) {
  return std::find(kTargets.begin(), kTargets.end(), name) != kTargets.end();
}

}  // namespace souk::online::catalogue
