// Turns the counts of a listing into the facets that a buyer sees: which ones, in which order, by which
// names.
#pragma once

#include "online/catalogue/listing.hpp"

namespace souk::online::catalogue {

inline constexpr std::size_t kMaxFacets = 12;
inline constexpr std::size_t kMaxFacetValues = 50;
inline constexpr std::size_t kMaxSorts = 12;

// Brand first, then attributes that the category (or one above or below it) declares as facets, then options.
// A facet with a single value is left out unless it is selected: there is nothing to choose.
std::vector<Facet> describe_facets(const Catalogue& catalogue, const Snapshot& snapshot,
                                   const ListingQuery& query, const Found& found);

// The attributes that the category (or one above or below it; without one, any) lets buyers sort by.
std::vector<SortChoice> sorts_of(const Snapshot& snapshot, std::string_view category);

}  // namespace souk::online::catalogue
