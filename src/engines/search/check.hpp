// The bounds of the search port, checked the same way for every adapter.
#pragma once

#include "engines/search/port.hpp"

namespace souk::engines {

Status check_search_batch(const IndexBatch& batch);
Status check_search_query(const SearchQuery& query);

}  // namespace souk::engines
