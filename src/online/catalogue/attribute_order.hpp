// The order of products by one attribute or option: numbers by size, texts as their readers sort them.
#pragma once

#include <limits>
#include <span>
#include <string_view>
#include <unordered_map>

#include "online/catalogue/browse.hpp"
#include "online/catalogue/dictionary.hpp"

namespace souk::online::catalogue {

class AttributeOrder {
 public:
  // For a query that is sorted so (Sort::kAttribute, Sort::kAttributeDescending); without order otherwise.
  AttributeOrder(const Facets& facets, const ListingQuery& query);

  // Smaller comes first; a product with several values counts by the one that would bring it furthest.
  std::int64_t key(std::span<const SmallId> facets) const;
  static constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();

 private:
  std::unordered_map<SmallId, std::int64_t> places_;  // by value
};

}  // namespace souk::online::catalogue
