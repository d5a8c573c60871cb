#include "online/search/request_query.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "online/catalogue/listing_request.hpp"
#include "online/search/taste.hpp"

namespace souk::online::search {

using catalogue::flag_of;
using catalogue::number_of;
using catalogue::number_schema;
using http::Request;

namespace {

constexpr std::string_view kUsualSort = "relevance";

}  // namespace

Result<SearchRequest> search_request(const Request& request, const catalogue::Catalogue& catalogue,
                                     Instant now) {
  const auto reader = TRY(catalogue::reader_of(request, catalogue, now));
  SearchRequest sought{.query = std::string{request.query_value("q")}, .language = reader.language};
  sought.visitor = request.note("visitor");  // trial_filters.hpp
  sought.limit = static_cast<std::size_t>(TRY(number_of(request, "limit", 24, 1, 100)));
  sought.offset = static_cast<std::size_t>(TRY(number_of(request, "offset", 0, 0, 10'000)));
  sought.facets = TRY(flag_of(request, "facets"));
  sought.verbatim = TRY(flag_of(request, "verbatim"));
  sought.explain = TRY(flag_of(request, "explain"));
  sought.related = TRY(flag_of(request, "related"));
  auto& listing = sought.listing;
  listing.prices = reader.prices;
  listing.category = request.query_value("category");
  listing.language = reader.language;
  TRY(catalogue::take_listing(request, kUsualSort, catalogue.names().facets, listing));
  take_taste(touches_of(request.query_values("liked")), catalogue, sought);
  return sought;
}

std::vector<http::Parameter> search_parameters() {
  auto parameters = catalogue::reader_parameters();
  const auto flag = catalogue::flag_schema();
  parameters.push_back({.name = "q", .help = "Words, or a product's code or barcode.", .required = true});
  parameters.push_back({.name = "limit", .help = "24 by default.", .schema = number_schema(1, 100)});
  parameters.push_back({.name = "offset", .help = "0 by default.", .schema = number_schema(0, 10'000)});
  for (auto& parameter : catalogue::listing_parameters(kUsualSort))
    parameters.push_back(std::move(parameter));
  parameters.push_back(
      {.name = "facets", .help = "true: count the facets of what is found.", .schema = flag});
  parameters.push_back(
      {.name = "verbatim", .help = "true: as written, without corrections and rewriting.", .schema = flag});
  parameters.push_back(
      {.name = "related", .help = "true: other queries that may help, at most 8.", .schema = flag});
  parameters.push_back(
      {.name = "liked",
       .help = "What this shopper looked at: codes of products, the latest first, with cart: or bought: "
               "before it where that was done; may be repeated, 20 are read. It is not kept.",
       .schema = {{"type", "array"}, {"items", {{"type", "string"}}}}});
  parameters.push_back({.name = "explain",
                        .help = "1: how the query was read and what each product's place is made of.",
                        .schema = flag});
  return parameters;
}

}  // namespace souk::online::search
