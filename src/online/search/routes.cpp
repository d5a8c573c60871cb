#include "online/search/routes.hpp"

#include <fmt/format.h>

#include "online/catalogue/routes.hpp"
#include "online/catalogue/view.hpp"
#include "online/search/answer_view.hpp"
#include "online/search/request_query.hpp"

namespace souk::online::search {

using catalogue::number_of;
using catalogue::number_schema;
using catalogue::reader_of;
using http::Nothing;
using http::Request;

namespace {

struct SuggestionView {
  std::string text;
  std::string slug;
  std::string url;
  std::string picture;
  static constexpr std::string_view kName = "Suggestion";
  static constexpr auto fields() {
    using V = SuggestionView;
    return field_table(field("text", &V::text), field("slug", &V::slug, {.help = "Of a product."}),
                       field("url", &V::url, {.help = "Its page."}), field("picture", &V::picture));
  }
};

struct SuggestAnswer {
  std::vector<SuggestionView> suggestions;
  static constexpr std::string_view kName = "SuggestAnswer";
  static constexpr auto fields() { return field_table(field("suggestions", &SuggestAnswer::suggestions)); }
};

struct ClickInput {
  std::string query;
  std::string sku;
  std::int64_t position = 0;
  static constexpr std::string_view kName = "SearchClick";
  static constexpr auto fields() {
    using C = ClickInput;
    return field_table(field("query", &C::query, {.min_length = 1, .max_length = 200}),
                       field("sku", &C::sku, {.min_length = 1, .max_length = 64}),
                       field("position", &C::position, {.min = 0, .max = 100'000, .required = false}));
  }
};

std::vector<http::Parameter> suggest_parameters() {
  auto parameters = catalogue::reader_parameters();
  parameters.push_back({.name = "q", .help = "What has been typed."});
  parameters.push_back({.name = "limit", .help = "8 by default.", .schema = number_schema(1, 20)});
  return parameters;
}

http::Route suggest_route(std::string path) {
  return {.path = std::move(path),
          .summary = "Products for what has been typed so far",
          .tag = "search",
          .parameters = suggest_parameters(),
          .failures = {{ErrorKind::kInvalid, "search.too_long", "q has more than 200 characters"},
                       {ErrorKind::kUnavailable, "search.building", "just started; try again"}}};
}

Result<SuggestAnswer> suggestions(const SearchRouteDeps& deps, const Request& request) {
  const auto now = deps.clock->now();
  const auto reader = TRY(reader_of(request, *deps.catalogue, now));
  const auto limit = TRY(number_of(request, "limit", 8, 1, 20));
  SuggestAnswer found;
  for (auto& one : TRY(deps.search->suggest(request.query_value("q"), reader.language, now,
                                            static_cast<std::size_t>(limit)))) {
    const auto picture = one.picture.empty() ? std::string{} : "/media/" + one.picture;
    const auto url = one.slug.empty() ? std::string{} : fmt::format("/{}/p/{}", reader.language, one.slug);
    found.suggestions.push_back({one.text, one.slug, url, picture});
  }
  return found;
}

}  // namespace

Result<std::shared_ptr<const SearchAnswer>> counted_answer(const SearchRouteDeps& deps,
                                                           const SearchRequest& request) {
  const auto started = deps.clock->monotonic();
  auto found = deps.search->answer(request);
  // A further page and a change of filters are no other search.
  if (found && deps.analytics != nullptr && request.offset == 0 && request.listing.selections.empty()) {
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(deps.clock->monotonic() - started);
    deps.analytics->searched({request.query, (*found)->total, took, request.listing.prices.at});
  }
  return found;
}

http::Routes search_routes(SearchRouteDeps deps) {
  http::Routes routes;
  routes.add<Nothing, SearchView>(
      {.path = "/api/v1/search",
       .summary = "Find products by words",
       .tag = "search",
       .parameters = search_parameters(),
       .failures = {{ErrorKind::kInvalid, "search.empty", "q has no word in it"},
                    {ErrorKind::kInvalid, "search.too_long", "q has more than 200 characters"},
                    {ErrorKind::kNotFound, "category.missing", "no category of that slug"},
                    {ErrorKind::kUnavailable, "search.building", "just started; try again"}}},
      [deps](const Nothing&, const Request& request) -> Result<SearchView> {
        const auto sought = TRY(search_request(request, *deps.catalogue, deps.clock->now()));
        const auto found = TRY(counted_answer(deps, sought));
        return search_view(*found, sought, TRY(deps.search->cards(*found, sought)));
      });
  for (const auto* path : {"/api/v1/search/suggest", "/api/v1/suggest"}) {
    routes.add<Nothing, SuggestAnswer>(suggest_route(path), [deps](const Nothing&, const Request& request) {
      return suggestions(deps, request);
    });
  }
  if (deps.analytics == nullptr) return routes;
  routes.add<ClickInput, Nothing>({.method = http::Method::kPost,
                                   .path = "/api/v1/search/clicks",
                                   .summary = "A product of a search's result was opened",
                                   .tag = "search",
                                   .max_body_bytes = 4 * 1024,
                                   .ignores_key = true},
                                  [deps](const ClickInput& input, const Request&) -> Result<Nothing> {
                                    deps.analytics->clicked(input.query, deps.clock->now());
                                    return Nothing{};
                                  });
  return routes;
}

http::Routes search_routes(const Search& search, const catalogue::Catalogue& catalogue, const Clock& clock) {
  return search_routes(SearchRouteDeps{&search, &catalogue, &clock, nullptr});
}

}  // namespace souk::online::search
