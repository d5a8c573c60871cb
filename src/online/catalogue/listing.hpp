// Finds the rows of a listing and counts its facets, in one pass over the smallest list that holds them all.
// Counts of a facet ignore the facet's own selection: they say what one would find by choosing otherwise.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/catalogue/snapshot.hpp"

namespace souk::online::catalogue {

struct IdCount {
  SmallId id = kNoId;
  std::int64_t count = 0;
};

struct Found {
  RowList rows;  // the first ones in the order asked for
  std::int64_t total = 0;
  std::vector<IdCount> brands;
  std::vector<IdCount> terms;  // attribute and option values
  std::optional<PriceRange> price_range;
  std::int64_t in_stock_count = 0;
};

inline constexpr std::size_t kMaxSelections = 16;  // with the ranges
// kInvalid "listing.too_many_filters".
Status check_filters(const ListingQuery& query);

// At least the first `rows_wanted` rows, where there are so many. kNotFound "category.missing",
// "collection.missing"; kInvalid "listing.too_many_filters".
Result<std::shared_ptr<const Found>> find_rows(const Catalogue& catalogue, const Snapshot& snapshot,
                                               const ListingQuery& query, std::size_t rows_wanted);

// The lowest price that holds for this buyer now, kNoPrice when there is none.
std::int64_t current_price(const Snapshot& snapshot, RowId row, std::optional<std::size_t> currency,
                           const PriceContext& context);

}  // namespace souk::online::catalogue
