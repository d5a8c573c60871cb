// What shoppers ask: GET /api/v1/search, GET /api/v1/search/suggest (and /api/v1/suggest, its older name),
// POST /api/v1/search/clicks, and the multi-query that InstantSearch widgets send (instant_routes.hpp).
#pragma once

#include "base/time.hpp"
#include "online/search/analytics.hpp"
#include "online/search/search.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::search {

// What must outlive the routes.
struct SearchRouteDeps {
  const Search* search = nullptr;
  const catalogue::Catalogue* catalogue = nullptr;
  const Clock* clock = nullptr;
  Analytics* analytics = nullptr;  // nothing is counted without
};
http::Routes search_routes(SearchRouteDeps deps);
http::Routes search_routes(const Search& search, const catalogue::Catalogue& catalogue, const Clock& clock);

// An answer for a request, counted.
Result<std::shared_ptr<const SearchAnswer>> counted_answer(const SearchRouteDeps& deps,
                                                           const SearchRequest& request);

}  // namespace souk::online::search
