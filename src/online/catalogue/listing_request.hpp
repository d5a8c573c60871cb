// How requests write what a listing is asked for: sort=-price, filter=material:cotton,
// range=weight_g:100..500.
#pragma once

#include <string_view>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/catalogue/dictionary.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::catalogue {

// `usual` is the name of the order by default. An attribute's code sorts by it, "-" before it turns it round.
// kInvalid "request.sort" for what nothing in the shop is called.
Status take_sort(std::string_view name, std::string_view usual, const Facets& facets, ListingQuery& query);
// "code:value"; values of one facet are alternatives. kInvalid "request.filter".
Status take_filter(std::string_view filter, ListingQuery& query);
// "code:from..until"; either end may be left out. kInvalid "request.span".
Status take_range(std::string_view range, ListingQuery& query);
// All of them as they stand in a query string, with price_from, price_until and in_stock.
Status take_listing(const http::Request& request, std::string_view usual_sort, const Facets& facets,
                    ListingQuery& query);
std::vector<http::Parameter> listing_parameters(std::string_view usual_sort);
// true, false, 1, 0 or nothing. kInvalid "request.flag".
Result<bool> flag_of(const http::Request& request, std::string_view name);
json::object flag_schema();

}  // namespace souk::online::catalogue
