// The merchandiser's desk of the search: trying queries, words and rules, what is searched, the formula with
// its trials and measurements, and what shoppers look for. The use cases are those of /api/v1/admin/search.
#pragma once

#include "online/console/console.hpp"
#include "online/search/evaluation.hpp"
#include "online/search/staff_routes.hpp"

namespace souk::online::console {

// For Console::add; all of `deps` must be there and outlive the console.
Console::AddPages search_pages(search::SearchStaffDeps deps);

// ---- its pages, one file each -----------------------------------------------------------------------------

void add_search_try_page(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_rule_pages(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_synonym_pages(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_dictionary_page(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_field_page(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_formula_pages(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_trial_pages(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_evaluation_pages(Pages& pages, const search::SearchStaffDeps& deps);
void add_search_report_page(Pages& pages, const search::SearchStaffDeps& deps);

}  // namespace souk::online::console
