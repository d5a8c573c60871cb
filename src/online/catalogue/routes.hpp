// The catalogue's part of the API, /api/v1: products, categories, brands and collections for everybody, their
// editing for staff.
#pragma once

#include "base/time.hpp"
#include "online/catalogue/catalogue.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::catalogue {

// What must outlive the routes.
struct RouteContext {
  Catalogue& catalogue;
  const Clock& clock;
};

http::Routes catalogue_routes(RouteContext context);

// Language and currency of a request, from `lang` and `currency`, else from the shop's first market. kInvalid
// "request.currency" for what is no currency.
struct Reader {
  std::string language;
  PriceContext prices;
};
Result<Reader> reader_of(const http::Request& request, const Catalogue& catalogue, Instant now);
// A whole number from the query string within [min, max], `fallback` when it is not there; kInvalid
// "request.number".
Result<std::int64_t> number_of(const http::Request& request, std::string_view name, std::int64_t fallback,
                               std::int64_t min, std::int64_t max);
std::vector<http::Parameter> reader_parameters();
// The schema of a query parameter that number_of() reads.
json::object number_schema(std::int64_t min, std::int64_t max);

}  // namespace souk::online::catalogue
