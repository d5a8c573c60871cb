#include "online/search/instant_routes.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/search/answer_view.hpp"
#include "online/search/highlight.hpp"
#include "online/search/request_query.hpp"

namespace souk::online::search {
namespace {

using http::Request;
using http::Response;

constexpr std::size_t kMaxQueries = 10;
constexpr std::int64_t kMaxHitsPerPage = 100;

Error malformed(std::string message) { return invalid("search.instant", std::move(message)); }

// `params` as a query string or the members themselves; the string's win.
Result<json::object> params_of(const json::value& request) {
  const auto* object = request.if_object();
  if (object == nullptr) return fail(malformed("Every member of `requests` is an object."));
  json::object params = *object;
  const auto* text = object->if_contains("params");
  if (text != nullptr && text->is_object()) {
    for (const auto& [name, value] : text->as_object()) params[name] = value;
  } else if (text != nullptr && text->is_string()) {
    std::vector<http::Pair> pairs;
    TRY(http::parse_form(text->as_string(), 100, pairs));
    for (const auto& [name, value] : pairs) {
      const bool structured = !value.empty() && (value.front() == '[' || value.front() == '{');
      params[name] = structured ? TRY(parse_json(value)) : json::value(value);
    }
  }
  return params;
}

std::string text_of(const json::object& params, std::string_view name) {
  const auto* member = params.if_contains(name);
  if (member == nullptr) return {};
  if (member->is_string()) return std::string{member->as_string()};
  return member->is_int64() ? std::to_string(member->as_int64()) : std::string{};
}

std::int64_t number_of(const json::object& params, std::string_view name, std::int64_t fallback,
                       std::int64_t most) {
  const auto text = text_of(params, name);
  std::int64_t number = fallback;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return fallback;
  return std::clamp<std::int64_t>(number, 0, most);
}

// ["brand:a", ["size:m", "size:l"]]: alternatives within a list; ours are alternatives within a facet.
Status read_facet_filters(const json::value& filters, catalogue::ListingQuery& query, int depth = 0) {
  if (filters.is_string()) return add_filter(filters.as_string(), query);
  if (!filters.is_array() || depth > 1) return fail(malformed("`facetFilters` are lists of \"code:value\"."));
  for (const auto& filter : filters.as_array()) TRY(read_facet_filters(filter, query, depth + 1));
  return {};
}

// "price>=1000", and the like, in a list or alone.
Status read_numeric_filter(std::string_view filter, catalogue::ListingQuery& query) {
  std::string plain;
  for (const char c : filter)
    if (c != ' ') plain += c;
  std::string_view rest{plain};
  if (!rest.starts_with("price")) return fail(malformed("`numericFilters` compare `price`, in minor units."));
  rest.remove_prefix(5);
  const auto digits = rest.find_first_of("0123456789");
  const auto sign = rest.substr(0, digits);
  std::int64_t amount = 0;
  const bool read =
      digits != std::string_view::npos &&
      std::from_chars(rest.data() + digits, rest.data() + rest.size(), amount).ec == std::errc{};
  if (!read) return fail(malformed("`numericFilters` compare `price` with a whole number."));
  if (sign == ">=" || sign == "=") query.price_from = amount;
  if (sign == ">") query.price_from = amount + 1;
  if (sign == "<=" || sign == "=") query.price_until = amount;
  if (sign == "<") query.price_until = amount - 1;
  return {};
}

Status read_filters(const json::object& params, catalogue::ListingQuery& query) {
  if (const auto* filters = params.if_contains("facetFilters")) TRY(read_facet_filters(*filters, query));
  if (const auto* filters = params.if_contains("numericFilters")) {
    if (filters->is_string()) TRY(read_numeric_filter(filters->as_string(), query));
    if (filters->is_array())
      for (const auto& filter : filters->as_array())
        if (filter.is_string()) TRY(read_numeric_filter(filter.as_string(), query));
  }
  std::string_view rest{};
  const auto text = text_of(params, "filters");
  for (rest = text; !rest.empty();) {
    const auto end = rest.find(" AND ");
    TRY(add_filter(text::trim(rest.substr(0, end)), query));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 5);
  }
  return {};
}

json::object hit_view(const catalogue::Card& card, const SearchAnswer& answer, const std::string& language) {
  const auto item = catalogue::item_view(card, language);
  json::object hit{{"objectID", item.id},
                   {"sku", item.sku},
                   {"name", item.name},
                   {"brand", item.brand},
                   {"url", fmt::format("/{}/p/{}", language, item.slug)},
                   {"in_stock", item.in_stock}};
  if (!item.picture.empty()) hit["image"] = "/media/" + item.picture;
  if (item.price) {
    hit["price"] = item.price->minor;
    hit["currency"] = item.price->currency.code();
  }
  const auto marked = highlight(item.name, answer.plan);
  hit["_highlightResult"] = {
      {"name",
       {{"value", marked}, {"matchLevel", marked.find("<mark>") == std::string::npos ? "none" : "full"}}}};
  return hit;
}

Result<json::object> answer_one(const SearchRouteDeps& deps, const Request& http, const json::value& asked) {
  const auto params = TRY(params_of(asked));
  auto sought = TRY(search_request(http, *deps.catalogue, deps.clock->now()));
  sought.query = text_of(params, "query");
  sought.everything = true;  // widgets begin with an empty query
  if (const auto language = text_of(params, "lang"); !language.empty() && language.size() <= 20)
    sought.language = language;
  const auto per_page = std::max<std::int64_t>(1, number_of(params, "hitsPerPage", 20, kMaxHitsPerPage));
  const auto page = number_of(params, "page", 0, 1'000);
  sought.limit = static_cast<std::size_t>(per_page);
  sought.offset = static_cast<std::size_t>(page * per_page);
  sought.facets = params.contains("facets");
  TRY(read_filters(params, sought.listing));
  const auto started = deps.clock->monotonic();
  const auto found = TRY(counted_answer(deps, sought, http));
  json::array hits;
  for (const auto& card : TRY(deps.search->cards(*found, sought)))
    hits.push_back(hit_view(card, *found, sought.language));
  json::object facets;
  for (const auto& facet : found->facets) {
    json::object values;
    for (const auto& value : facet.values) values[value.code] = value.count;
    facets[facet.code] = std::move(values);
  }
  const auto took = std::chrono::duration_cast<milliseconds>(deps.clock->monotonic() - started).count();
  return json::object{{"index", text_of(params, "indexName")},
                      {"query", sought.query},
                      {"hits", std::move(hits)},
                      {"nbHits", found->total},
                      {"page", page},
                      {"nbPages", (found->total + per_page - 1) / per_page},
                      {"hitsPerPage", per_page},
                      {"facets", std::move(facets)},
                      {"exhaustiveNbHits", true},
                      {"exhaustiveFacetsCount", true},
                      {"params", text_of(params, "params")},
                      {"processingTimeMS", took}};
}

Result<std::string> answer_all(const SearchRouteDeps& deps, const Request& request) {
  const auto body = TRY(parse_json(request.body));
  const auto* list = find_path(body, "requests");
  if (list == nullptr || !list->is_array()) return fail(malformed("Send `requests`, a list of queries."));
  if (list->as_array().size() > kMaxQueries) return fail(malformed("Send at most 10 queries at once."));
  json::array results;
  for (const auto& asked : list->as_array()) results.push_back(TRY(answer_one(deps, request, asked)));
  return to_text(json::object{{"results", std::move(results)}});
}

}  // namespace

http::Routes instant_routes(SearchRouteDeps deps) {
  http::Routes routes;
  http::Route route{.method = http::Method::kPost,
                    .path = "/api/v1/search/instant/1/indexes/{index}/queries",
                    .summary = "Several searches in the shape of InstantSearch",
                    .tag = "search",
                    .failures = {{ErrorKind::kInvalid, "search.instant", "a query is malformed"}},
                    .ignores_key = true};
  routes.add_raw(std::move(route), [deps](const Request& request) -> Response {
    auto answer = answer_all(deps, request);
    if (!answer) return http::problem(answer.error(), request.request_id);
    return Response::json(200, std::move(*answer));
  });
  return routes;
}

}  // namespace souk::online::search
