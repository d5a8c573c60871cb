// What shoppers ask: GET /api/v1/search, GET /api/v1/search/suggest (and /api/v1/suggest, its older name),
// POST /api/v1/search/clicks, and the multi-query that InstantSearch widgets send (instant_routes.hpp).
#pragma once

#include <functional>

#include "base/time.hpp"
#include "online/search/analytics.hpp"
#include "online/search/interest.hpp"
#include "online/search/search.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::search {

// What must outlive the routes.
struct SearchRouteDeps {
  const Search* search = nullptr;
  const catalogue::Catalogue* catalogue = nullptr;
  const Clock* clock = nullptr;
  Analytics* analytics = nullptr;  // nothing is counted without
  Interest* interest = nullptr;    // nothing is told to other shoppers without
  std::function<std::optional<std::string>(const http::Request&)> customer_of{};
};
http::Routes search_routes(SearchRouteDeps deps);
http::Routes search_routes(const Search& search, const catalogue::Catalogue& catalogue, const Clock& clock);

// An answer for a request, counted as asked by whoever sends `http`.
Result<std::shared_ptr<const SearchAnswer>> counted_answer(const SearchRouteDeps& deps,
                                                           const SearchRequest& request,
                                                           const http::Request& http);
// Counts a search that was answered somewhere else. A further page, a change of filters and the way back from
// a correction are no other search.
void count_search(const SearchRouteDeps& deps, const SearchRequest& request, std::int64_t total,
                  std::chrono::microseconds took, const http::Request& http);

}  // namespace souk::online::search
