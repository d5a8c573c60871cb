// The multi-query of InstantSearch widgets (Algolia's REST shape), so that storefronts made of them need only
// another host: POST /api/v1/search/instant/1/indexes/{index}/queries. `index` is passed over: there is one.
//
// Taken of each request's params: query, page, hitsPerPage, facets, maxValuesPerFacet, facetFilters,
// numericFilters on `price` (minor units), filters of the forms code:value joined by AND, lang, currency.
#pragma once

#include "online/search/routes.hpp"

namespace souk::online::search {

http::Routes instant_routes(SearchRouteDeps deps);

}  // namespace souk::online::search
