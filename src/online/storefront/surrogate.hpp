// The names under which kept pages are thrown away: in the Surrogate-Key header for caches before us, and in
// our own page cache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/browse.hpp"

namespace souk::online::storefront::surrogate {

inline std::string product(std::string_view sku) { return "product-" + std::string{sku}; }
inline std::string category(std::string_view slug) { return "category-" + std::string{slug}; }
inline std::string collection(std::string_view slug) { return "collection-" + std::string{slug}; }
inline std::string brand(std::string_view slug) { return "brand-" + std::string{slug}; }
// What a product has on the shelves; changes far more often than the product does.
inline std::string stock(std::string_view product_sku) { return "stock-" + std::string{product_sku}; }
inline std::string reviews(std::string_view product_sku) { return "reviews-" + std::string{product_sku}; }
inline constexpr std::string_view kStores = "stores";
inline constexpr std::string_view kSearch = "search";  // any list whose order the search index decides
inline constexpr std::string_view kRules = "rules";    // lists that rules of the search desk put in order
inline constexpr std::string_view kShop = "shop";      // settings, categories, everything in the frame

inline void add_cards(std::vector<std::string>& keys, const std::vector<catalogue::Card>& cards) {
  for (const auto& card : cards) keys.push_back(product(card.sku));
}

}  // namespace souk::online::storefront::surrogate
