#include "online/catalogue/listing_request.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "online/catalogue/routes.hpp"

namespace souk::online::catalogue {
namespace {

constexpr auto kMostMinor = std::int64_t{1} << 52;

Error bad_range() {
  return invalid("request.span",
                 "Write `range` as code:from..until with numbers, such as weight_g:100..500.");
}

// nullopt inside for an end that was left out.
Result<std::optional<double>> end_of(std::string_view text) {
  if (text.empty()) return std::optional<double>{};
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
    return fail(bad_range());
  return std::optional<double>{number};
}

}  // namespace

Status take_sort(std::string_view name, std::string_view usual, const Facets& facets, ListingQuery& query) {
  query.sort = Sort::kFeatured;
  if (name.empty() || name == usual) return {};
  if (name == "newest") query.sort = Sort::kNewest;
  if (name == "price") query.sort = Sort::kPriceAscending;
  if (name == "-price") query.sort = Sort::kPriceDescending;
  if (name == "rating") query.sort = Sort::kRating;
  if (name == "distance") query.sort = Sort::kDistance;
  if (query.sort != Sort::kFeatured) return {};
  const bool turned = name.starts_with('-');
  query.sort_by = name.substr(turned ? 1 : 0);
  query.sort = turned ? Sort::kAttributeDescending : Sort::kAttribute;
  if (facets.codes().find(query.sort_by) != kNoId) return {};
  return fail(invalid(
      "request.sort",
      fmt::format("`sort` must be {}, newest, price, -price, rating, distance, or the code of an attribute "
                  "that products have (with - before it from the greatest down).",
                  usual)));
}

Status take_filter(std::string_view filter, ListingQuery& query) {
  const auto colon = filter.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == filter.size())
    return fail(invalid("request.filter", "Write `filter` as code:value, such as material:cotton."));
  const std::string code{filter.substr(0, colon)};
  auto& selections = query.selections;
  auto at = std::find_if(selections.begin(), selections.end(),
                         [&](const Selection& selection) { return selection.facet == code; });
  if (at == selections.end()) at = selections.insert(at, {code, {}});
  at->values.emplace_back(filter.substr(colon + 1));
  return {};
}

Status take_range(std::string_view range, ListingQuery& query) {
  constexpr std::string_view kBetween{".."};
  const auto colon = range.find(':');
  const auto dots = range.find(kBetween, colon == std::string_view::npos ? 0 : colon);
  if (colon == std::string_view::npos || colon == 0 || dots == std::string_view::npos)
    return fail(bad_range());
  Range made{.facet = std::string{range.substr(0, colon)}};
  made.from = TRY(end_of(range.substr(colon + 1, dots - colon - 1)));
  made.until = TRY(end_of(range.substr(dots + kBetween.size())));
  query.ranges.push_back(std::move(made));
  return {};
}

namespace {

constexpr std::int64_t kMostKm = 20'000;

Result<StoreWish> read_stores(const http::Request& request, const ListingQuery& query) {
  StoreWish wish{.store = std::string{request.query_value("store")}};
  if (const auto near = request.query_value("near"); !near.empty()) wish.near = TRY(parse_point(near));
  if (const auto within = TRY(number_of(request, "within_km", 0, 1, kMostKm)); within > 0)
    wish.within_m = within * 1'000;
  if (!wish.near && (wish.within_m || query.sort == Sort::kDistance))
    return fail(invalid("request.near",
                        "Say where: `near` as latitude,longitude in degrees, such as "
                        "31.230,121.474."));
  return wish;
}

}  // namespace

Result<bool> flag_of(const http::Request& request, std::string_view name) {
  const auto text = request.query_value(name);
  if (text.empty() || text == "false" || text == "0") return false;
  if (text == "true" || text == "1") return true;
  return fail(invalid("request.flag", fmt::format("`{}` must be true or false.", name)));
}

Status take_listing(const http::Request& request, std::string_view usual_sort, const Facets& facets,
                    ListingQuery& query) {
  TRY(take_sort(request.query_value("sort"), usual_sort, facets, query));
  query.in_stock = TRY(flag_of(request, "in_stock"));
  if (!request.query_values("price_from").empty())
    query.price_from = TRY(number_of(request, "price_from", 0, 0, kMostMinor));
  if (!request.query_values("price_until").empty())
    query.price_until = TRY(number_of(request, "price_until", 0, 0, kMostMinor));
  for (const auto filter : request.query_values("filter")) TRY(take_filter(filter, query));
  for (const auto range : request.query_values("range")) TRY(take_range(range, query));
  query.stores = TRY(read_stores(request, query));
  return {};
}

json::object flag_schema() {
  return {{"type", "string"}, {"enum", json::array{"", "true", "false", "1", "0"}}};
}

std::vector<http::Parameter> listing_parameters(std::string_view usual_sort) {
  const auto price = number_schema(0, kMostMinor);
  const auto list_of = [](std::string_view pattern) {
    return json::object{{"type", "array"}, {"items", {{"type", "string"}, {"pattern", pattern}}}};
  };
  return {
      {.name = "category", .help = "Slug; products of the categories below are included."},
      {.name = "filter",
       .help = "code:value of a facet; may be repeated. Values of one facet are alternatives.",
       .schema = list_of("^[^:]+:.+$")},
      {.name = "range",
       .help = "code:from..until of an attribute of numbers, both included; either end may be left out; may "
               "be repeated.",
       .schema = list_of("^[^:]+:-?[0-9]*(\\.[0-9]+)?\\.\\.-?[0-9]*(\\.[0-9]+)?$")},
      {.name = "price_from", .help = "Minor units, inclusive.", .schema = price},
      {.name = "price_until", .help = "Minor units, inclusive.", .schema = price},
      {.name = "in_stock", .help = "true: only what can be bought now.", .schema = flag_schema()},
      {.name = "store", .help = "Code of a store: only what it has now."},
      {.name = "near",
       .help =
           "latitude,longitude in degrees, of which three decimals are read: each product says which store "
           "that has it is nearest.",
       .schema = {{"type", "string"}, {"pattern", R"(^(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?)?$)"}}},
      {.name = "within_km",
       .help = "With near: only what a store as near as this has.",
       .schema = number_schema(1, kMostKm)},
      {.name = "sort",
       .help = fmt::format("{} by default; newest, price, rating, distance (with near), or the code of an "
                           "attribute. -price: the "
                           "dearest first, and so with attributes.",
                           usual_sort)}};
}

}  // namespace souk::online::catalogue
