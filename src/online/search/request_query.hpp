// A SearchRequest from the query string of a request.
#pragma once

#include "online/catalogue/routes.hpp"
#include "online/search/request.hpp"

namespace souk::online::search {

// kInvalid "request.*" names the parameter that is wrong.
Result<SearchRequest> search_request(const http::Request& request, const catalogue::Catalogue& catalogue,
                                     Instant now);
std::vector<http::Parameter> search_parameters();

}  // namespace souk::online::search
