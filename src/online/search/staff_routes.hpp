// /api/v1/admin/search: rules, synonyms, the ranking with a preview, the fields searched, the state of the
// index, and what shoppers search for. All ask for the permission search.write.
#pragma once

#include "base/random.hpp"
#include "online/search/analytics.hpp"
#include "online/search/evaluation.hpp"
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
  Random* random = nullptr;
  TrialCounter* trials = nullptr;      // may be: then there are no versions and trials of the formula
  Evaluations* evaluations = nullptr;  // may be
};

http::Routes search_staff_routes(SearchStaffDeps deps);

// ---- parts of it, one file each ---------------------------------------------------------------------------

http::Route staff_route(http::Method method, std::string path, std::string summary);
// 1 to 64 lower-case letters, digits and dashes.
bool is_document_id(std::string_view id);
// The path's {id}; kInvalid "request.id".
Result<std::string> document_id(const http::Request& request);
// Versions of the formula, and the trial between two of them.
void add_formula_routes(http::Routes& routes, const SearchStaffDeps& deps);
// Judgement lists, and what the formula is worth on them.
void add_evaluation_routes(http::Routes& routes, const SearchStaffDeps& deps);

}  // namespace souk::online::search
