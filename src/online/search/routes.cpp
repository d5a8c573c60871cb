#include "online/search/routes.hpp"

#include "online/catalogue/routes.hpp"
#include "online/catalogue/view.hpp"

namespace souk::online::search {

using catalogue::number_of;
using catalogue::number_schema;
using catalogue::reader_of;
using http::Nothing;
using http::Request;

namespace {

struct SearchAnswer {
  std::vector<catalogue::ItemView> items;
  std::int64_t total = 0;
  std::string match;
  static constexpr std::string_view kName = "SearchAnswer";
  static constexpr auto fields() {
    using A = SearchAnswer;
    return std::tuple{
        field("items", &A::items, {.help = "The best ones first."}), field("total", &A::total),
        field("match", &A::match,
              {.help = "all: every item has all the words. any: too few have, so items with some of them "
                       "follow."})};
  }
};

struct SuggestionView {
  std::string text;
  std::string slug;
  std::string url;
  std::string picture;
  static constexpr std::string_view kName = "Suggestion";
  static constexpr auto fields() {
    using V = SuggestionView;
    return std::tuple{field("text", &V::text), field("slug", &V::slug, {.help = "Of a product."}),
                      field("url", &V::url, {.help = "Its page."}), field("picture", &V::picture)};
  }
};

struct SuggestAnswer {
  std::vector<SuggestionView> suggestions;
  static constexpr std::string_view kName = "SuggestAnswer";
  static constexpr auto fields() { return std::tuple{field("suggestions", &SuggestAnswer::suggestions)}; }
};

Result<SearchAnswer> answer(const Search& search, const catalogue::Catalogue& catalogue,
                            const Request& request, Instant now) {
  const auto reader = TRY(reader_of(request, catalogue, now));
  const auto limit = TRY(number_of(request, "limit", 24, 1, 100));
  const auto offset = TRY(number_of(request, "offset", 0, 0, 10'000));
  const auto page = TRY(search.find(request.query_value("q"), reader.prices, static_cast<std::size_t>(offset),
                                    static_cast<std::size_t>(limit)));
  SearchAnswer found{.items = {}, .total = page.total, .match = page.all_words ? "all" : "any"};
  for (const auto& card : page.cards) found.items.push_back(catalogue::item_view(card, reader.language));
  return found;
}

std::vector<http::Parameter> suggest_parameters() {
  auto parameters = catalogue::reader_parameters();
  parameters.push_back({.name = "q", .help = "What has been typed."});
  parameters.push_back({.name = "limit", .help = "8 by default.", .schema = number_schema(1, 20)});
  return parameters;
}

std::vector<http::Parameter> search_parameters() {
  auto parameters = catalogue::reader_parameters();
  parameters.push_back({.name = "q", .help = "Words, or a product's code or barcode.", .required = true});
  parameters.push_back({.name = "limit", .help = "24 by default.", .schema = number_schema(1, 100)});
  parameters.push_back({.name = "offset", .help = "0 by default.", .schema = number_schema(0, 10'000)});
  return parameters;
}

}  // namespace

http::Routes search_routes(const Search& search, const catalogue::Catalogue& catalogue, const Clock& clock) {
  http::Routes routes;
  routes.add<Nothing, SearchAnswer>(
      {.path = "/api/v1/search",
       .summary = "Find products by words",
       .tag = "search",
       .parameters = search_parameters(),
       .failures = {{ErrorKind::kInvalid, "search.empty", "q has no word in it"},
                    {ErrorKind::kInvalid, "search.too_long", "q has more than 200 characters"},
                    {ErrorKind::kUnavailable, "search.building", "just started; try again"}}},
      [&](const Nothing&, const Request& request) {
        return answer(search, catalogue, request, clock.now());
      });
  routes.add<Nothing, SuggestAnswer>(
      {.path = "/api/v1/suggest",
       .summary = "Products for what has been typed so far",
       .tag = "search",
       .parameters = suggest_parameters(),
       .failures = {{ErrorKind::kUnavailable, "search.building", "just started; try again"}}},
      [&](const Nothing&, const Request& request) -> Result<SuggestAnswer> {
        const auto now = clock.now();
        const auto reader = TRY(reader_of(request, catalogue, now));
        const auto limit = TRY(number_of(request, "limit", 8, 1, 20));
        SuggestAnswer found;
        for (auto& one : TRY(search.suggest(request.query_value("q"), reader.language, now,
                                            static_cast<std::size_t>(limit)))) {
          const auto picture = one.picture.empty() ? std::string{} : "/media/" + one.picture;
          found.suggestions.push_back(
              {one.text, one.slug, "/" + reader.language + "/p/" + one.slug, picture});
        }
        return found;
      });
  return routes;
}

}  // namespace souk::online::search
