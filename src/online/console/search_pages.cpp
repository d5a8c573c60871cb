#include "online/console/search_pages.hpp"

#include "online/console/search_parts.hpp"

namespace souk::online::console {

Console::AddPages search_pages(search::SearchStaffDeps deps) {
  return [deps](Pages& pages) {
    // The pages below the first are in no group of the navigation: the palette leads to them.
    const auto entry = [&](std::string_view key, std::string_view path, std::string_view group) {
      pages.nav({.key = std::string{key},
                 .path = std::string{path},
                 .icon = "search",
                 .permission = std::string{kSearchPermission},
                 .group = std::string{group}});
    };
    entry("search", "/console/search", "goods");
    entry("search_rules", "/console/search/rules", "");
    entry("search_synonyms", "/console/search/synonyms", "");
    entry("search_words", "/console/search/words", "");
    entry("search_fields", "/console/search/fields", "");
    entry("search_formula", "/console/search/formula", "");
    entry("search_trial", "/console/search/trial", "");
    entry("search_evaluations", "/console/search/evaluations", "");
    entry("search_report", "/console/search/report", "");
    add_search_try_page(pages, deps);
    add_search_rule_pages(pages, deps);
    add_search_synonym_pages(pages, deps);
    add_search_dictionary_page(pages, deps);
    add_search_field_page(pages, deps);
    add_search_formula_pages(pages, deps);
    add_search_trial_pages(pages, deps);
    add_search_evaluation_pages(pages, deps);
    add_search_report_page(pages, deps);
  };
}

}  // namespace souk::online::console
