// The two inner steps of a listing; see listing.hpp.
#pragma once

#include "online/catalogue/listing.hpp"

namespace souk::online::catalogue {

// The shortest list that contains everything the query can find, and what its rows must be checked for yet.
struct Candidates {
  RowListPtr rows;
  std::vector<bool> categories;  // by number, those below the one asked for; empty: no check needed
};
Result<Candidates> candidates_of(const Catalogue& catalogue, const Snapshot& snapshot,
                                 const ListingQuery& query);

// All rows that fit, in the candidates' order, and the counts.
Found scan(const Catalogue& catalogue, const Snapshot& snapshot, const ListingQuery& query,
           const Candidates& candidates);

}  // namespace souk::online::catalogue
