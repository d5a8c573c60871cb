// What staff decided about the order of a list: products that come first, that are raised or buried, that are
// not shown. The search room makes arrangements of its rules (search/category_shelf.hpp); a listing of a
// category follows them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/catalogue/snapshot.hpp"

namespace souk::online::catalogue {

struct Arrangement {
  RowList pins;  // first, in this order
  RowList hidden;
  struct Boost {   // of products that have any of these
    RowList rows;  // sorted
    SmallId category = kNoId;
    SmallId brand = kNoId;
    float by = 0;  // negative buries
  };
  std::vector<Boost> boosts;
};

// The sum of all boosts that hold for the product.
float boost_of(const Arrangement& arrangement, const Snapshot& snapshot, RowId row);

// `rows` without the hidden ones and, where `in_order`, with the raised ones before and the buried ones after
// the others and the pinned ones before all. A pin that is not among `rows` stays out.
RowListPtr arranged(const Arrangement& arrangement, const Snapshot& snapshot, RowListPtr rows, bool in_order);

// Two arrangements of the same key arrange alike.
std::string key_of(const Arrangement& arrangement);

// Says how a category's own page is arranged.
class Arranger {
 public:
  virtual ~Arranger() = default;
  // nullptr: nothing is decided for it. Quick, never waits; from any fiber or thread.
  virtual std::shared_ptr<const Arrangement> arrangement_for(const Catalogue& catalogue,
                                                             const Snapshot& snapshot,
                                                             const ListingQuery& query) const = 0;
};

}  // namespace souk::online::catalogue
