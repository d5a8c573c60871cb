// GET /api/v1/search and GET /api/v1/suggest.
#pragma once

#include "base/time.hpp"
#include "online/search/search.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::search {

// Both must outlive the routes.
http::Routes search_routes(const Search& search, const catalogue::Catalogue& catalogue, const Clock& clock);

}  // namespace souk::online::search
