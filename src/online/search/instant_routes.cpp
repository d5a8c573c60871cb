#include "online/search/instant_routes.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/catalogue/listing_request.hpp"
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

// "category:tea" is the category that is searched within; all others are values of facets.
Status take_facet_filter(std::string_view filter, catalogue::ListingQuery& query) {
  if (filter.starts_with('-'))
    return fail(malformed("A filter cannot exclude; write \"code:value\" without the minus."));
  constexpr std::string_view kCategory{"category:"};
  if (!filter.starts_with(kCategory)) return catalogue::take_filter(filter, query);
  const auto slug = filter.substr(kCategory.size());
  if (!query.category.empty() && query.category != slug)
    return fail(malformed("Search within one `category` at a time."));
  query.category = slug;
  return {};
}

// ["brand:a", ["size:m", "size:l"]]: alternatives within a list; ours are alternatives within a facet.
Status read_facet_filters(const json::value& filters, catalogue::ListingQuery& query, int depth = 0) {
  if (filters.is_string()) return take_facet_filter(filters.as_string(), query);
  if (!filters.is_array() || depth > 1) return fail(malformed("`facetFilters` are lists of \"code:value\"."));
  for (const auto& filter : filters.as_array()) TRY(read_facet_filters(filter, query, depth + 1));
  return {};
}

struct Comparison {
  std::string_view code;
  std::string_view sign;
  std::string_view number;
};

// "price>=1000".
Result<Comparison> comparison_in(std::string_view text) {
  const auto at = text.find_first_of("<>=");
  const auto after = at == std::string_view::npos ? at : text.find_first_not_of("<>=", at);
  if (at == 0 || after == std::string_view::npos)
    return fail(
        malformed("`numericFilters` compare `price` or an attribute with a number, such as price>=1000."));
  constexpr std::string_view kOfCodes{"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"};
  if (text.substr(0, at).find_first_not_of(kOfCodes) != std::string_view::npos)
    return fail(malformed("`numericFilters` begin with `price` or the code of an attribute."));
  const Comparison made{text.substr(0, at), text.substr(at, after - at), text.substr(after)};
  for (const std::string_view sign : {">=", ">", "<=", "<", "="})
    if (made.sign == sign) return made;
  return fail(malformed("`numericFilters` compare with >=, >, <=, < or =."));
}

Status compare_price(const Comparison& comparison, catalogue::ListingQuery& query) {
  std::int64_t amount = 0;
  const auto* end = comparison.number.data() + comparison.number.size();
  const auto read = std::from_chars(comparison.number.data(), end, amount);
  if (read.ec != std::errc{} || read.ptr != end)
    return fail(malformed("`numericFilters` compare `price` with a whole number, in minor units."));
  const auto sign = comparison.sign;
  if (sign == ">=" || sign == "=") query.price_from = amount;
  if (sign == ">") query.price_from = amount + 1;
  if (sign == "<=" || sign == "=") query.price_until = amount;
  if (sign == "<") query.price_until = amount - 1;
  return {};
}

Status compare_attribute(const Comparison& comparison, catalogue::ListingQuery& query) {
  const std::string number{comparison.number};
  const auto sign = comparison.sign;
  const bool below = sign.starts_with('<');
  const auto span = sign == "=" ? number + ".." + number : below ? ".." + number : number + "..";
  if (!catalogue::take_range(std::string{comparison.code} + ":" + span, query))
    return fail(malformed("`numericFilters` compare an attribute with a number, such as weight_g<=500."));
  auto& range = query.ranges.back();
  constexpr auto kFar = std::numeric_limits<double>::infinity();
  if (sign == ">") range.from = std::nextafter(*range.from, kFar);
  if (sign == "<") range.until = std::nextafter(*range.until, -kFar);
  return {};
}

Status read_numeric_filter(std::string_view filter, catalogue::ListingQuery& query) {
  std::string plain;
  for (const char c : filter)
    if (c != ' ') plain += c;
  const auto comparison = TRY(comparison_in(plain));
  return comparison.code == "price" ? compare_price(comparison, query) : compare_attribute(comparison, query);
}

Status read_filters(const json::object& params, catalogue::ListingQuery& query) {
  if (const auto* filters = params.if_contains("facetFilters")) TRY(read_facet_filters(*filters, query));
  if (const auto* filters = params.if_contains("numericFilters")) {
    if (filters->is_string()) TRY(read_numeric_filter(filters->as_string(), query));
    if (filters->is_array())
      for (const auto& filter : filters->as_array()) {
        if (!filter.is_string()) return fail(malformed("`numericFilters` are a list of comparisons."));
        TRY(read_numeric_filter(filter.as_string(), query));
      }
  }
  const auto text = text_of(params, "filters");
  for (const std::string_view word : {" OR ", "NOT ", "("})
    if (text.find(word) != std::string::npos)
      return fail(
          malformed("`filters` joins code:value by AND alone; alternatives stand in `facetFilters`."));
  for (std::string_view rest{text}; !rest.empty();) {
    const auto end = rest.find(" AND ");
    TRY(take_facet_filter(text::trim(rest.substr(0, end)), query));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 5);
  }
  return {};
}

// "products:-price": widgets choose an order by the name of an index.
Status sort_by_index(std::string_view index, const catalogue::Facets& facets,
                     catalogue::ListingQuery& query) {
  const auto colon = index.find(':');
  const auto name = colon == std::string_view::npos ? std::string_view{} : index.substr(colon + 1);
  if (catalogue::take_sort(name, "relevance", facets, query)) return {};
  return fail(
      malformed("An index is called anything, or anything:newest, :price, :-price, :rating, or : and the "
                "code of an attribute."));
}

// Between the tags that the widgets name, which escape the text themselves; HTML with <mark> otherwise.
std::string marked_name(const json::object& params, const std::string& name, const QueryPlan& plan) {
  const auto before = text_of(params, "highlightPreTag");
  const auto after = text_of(params, "highlightPostTag");
  if (before.empty() || after.empty()) return highlight(name, plan);
  std::string marked;
  for (const auto& piece : pieces_of(name, plan))
    marked += piece.found ? before + piece.text + after : piece.text;
  return marked;
}

json::object hit_view(const catalogue::Card& card, const SearchAnswer& answer, const json::object& params,
                      const std::string& language) {
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
  const auto pieces = pieces_of(item.name, answer.plan);
  const bool found = std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) { return piece.found; });
  hit["_highlightResult"] = {
      {"name",
       {{"value", marked_name(params, item.name, answer.plan)}, {"matchLevel", found ? "full" : "none"}}}};
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
  TRY(sort_by_index(text_of(params, "indexName"), deps.catalogue->names().facets, sought.listing));
  TRY(read_filters(params, sought.listing));
  const auto started = deps.clock->monotonic();
  const auto found = TRY(counted_answer(deps, sought, http));
  json::array hits;
  for (const auto& card : TRY(deps.search->cards(*found, sought)))
    hits.push_back(hit_view(card, *found, params, sought.language));
  json::object facets;
  for (const auto& facet : found->facets) {
    json::object values;
    for (const auto& value : facet.values) values[value.code] = value.count;
    facets[facet.code] = std::move(values);
  }
  const auto reachable = std::min<std::int64_t>(found->total, kMaxOrdered);
  const auto took = std::chrono::duration_cast<milliseconds>(deps.clock->monotonic() - started).count();
  return json::object{{"index", text_of(params, "indexName")},
                      {"query", sought.query},
                      {"hits", std::move(hits)},
                      {"nbHits", found->total},
                      {"page", page},
                      {"nbPages", (reachable + per_page - 1) / per_page},
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
