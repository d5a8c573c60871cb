#include "online/search/request_query.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "online/search/taste.hpp"

namespace souk::online::search {

using catalogue::number_of;
using catalogue::number_schema;
using catalogue::Sort;
using http::Request;

namespace {

constexpr auto kMostMinor = std::int64_t{1} << 52;

Result<Sort> sort_of(const Request& request) {
  const auto name = request.query_value("sort");
  if (name.empty() || name == "relevance") return Sort::kFeatured;
  if (name == "newest") return Sort::kNewest;
  if (name == "price") return Sort::kPriceAscending;
  if (name == "-price") return Sort::kPriceDescending;
  if (name == "rating") return Sort::kRating;
  return fail(invalid("request.sort", "`sort` must be relevance, newest, price, -price or rating."));
}

Result<bool> flag_of(const Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (text.empty() || text == "false" || text == "0") return false;
  if (text == "true" || text == "1") return true;
  return fail(invalid("request.flag", fmt::format("`{}` must be true or false.", name)));
}

json::object choice(std::initializer_list<std::string_view> names) {
  json::array list;
  for (const auto name : names) list.emplace_back(name);
  return {{"type", "string"}, {"enum", std::move(list)}};
}

}  // namespace

Status add_filter(std::string_view filter, catalogue::ListingQuery& query) {
  const auto colon = filter.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == filter.size())
    return fail(invalid("request.filter", "Write `filter` as code:value, such as material:cotton."));
  const std::string code{filter.substr(0, colon)};
  auto& selections = query.selections;
  auto at = std::find_if(selections.begin(), selections.end(),
                         [&](const catalogue::Selection& selection) { return selection.facet == code; });
  if (at == selections.end()) at = selections.insert(at, {code, {}});
  at->values.emplace_back(filter.substr(colon + 1));
  return {};
}

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
  listing.sort = TRY(sort_of(request));
  listing.in_stock = TRY(flag_of(request, "in_stock"));
  if (!request.query_values("price_from").empty())
    listing.price_from = TRY(number_of(request, "price_from", 0, 0, kMostMinor));
  if (!request.query_values("price_until").empty())
    listing.price_until = TRY(number_of(request, "price_until", 0, 0, kMostMinor));
  for (const auto filter : request.query_values("filter")) TRY(add_filter(filter, listing));
  take_taste(touches_of(request.query_values("liked")), catalogue, sought);
  return sought;
}

std::vector<http::Parameter> search_parameters() {
  auto parameters = catalogue::reader_parameters();
  const auto flag = choice({"", "true", "false", "1", "0"});
  const auto price = number_schema(0, kMostMinor);
  parameters.push_back({.name = "q", .help = "Words, or a product's code or barcode.", .required = true});
  parameters.push_back({.name = "limit", .help = "24 by default.", .schema = number_schema(1, 100)});
  parameters.push_back({.name = "offset", .help = "0 by default.", .schema = number_schema(0, 10'000)});
  parameters.push_back({.name = "category", .help = "Slug; products of the categories below are included."});
  parameters.push_back(
      {.name = "filter",
       .help = "code:value of a facet; may be repeated. Values of one facet are alternatives.",
       .schema = {{"type", "array"}, {"items", {{"type", "string"}, {"pattern", "^[^:]+:.+$"}}}}});
  parameters.push_back({.name = "price_from", .help = "Minor units, inclusive.", .schema = price});
  parameters.push_back({.name = "price_until", .help = "Minor units, inclusive.", .schema = price});
  parameters.push_back({.name = "in_stock", .help = "true: only what can be bought now.", .schema = flag});
  parameters.push_back({.name = "sort",
                        .help = "relevance by default; -price: the dearest first.",
                        .schema = choice({"", "relevance", "newest", "price", "-price", "rating"})});
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
