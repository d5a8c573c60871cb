// /api/v1/admin/search: rules, synonyms, the ranking with a preview, the fields searched, the state of the
// index, and what shoppers search for. All ask for the permission search.write.
#pragma once

#include "base/random.hpp"
#include "online/search/analytics.hpp"
#include "online/search/merchandising.hpp"
#include "online/search/search.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::search {

// What must outlive the routes.
struct SearchStaffDeps {
  Search* search = nullptr;
  catalogue::Catalogue* catalogue = nullptr;
  Merchandising* merchandising = nullptr;
  Analytics* analytics = nullptr;
  const Clock* clock = nullptr;
};

http::Routes search_staff_routes(SearchStaffDeps deps);

}  // namespace souk::online::search
