#include "online/search/routes.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
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
  std::string kind;
  std::string text;
  std::string marked;
  std::string slug;
  std::string url;
  std::string picture;
  static constexpr std::string_view kName = "Suggestion";
  static constexpr auto fields() {
    using V = SuggestionView;
    return field_table(
        field("kind", &V::kind,
              {.help = "query: many search for it. personal: one of `mine`. category, brand, product."}),
        field("text", &V::text),
        field("marked", &V::marked, {.help = "HTML with what answers to q in <mark>."}),
        field("slug", &V::slug, {.help = "Of a product, a category, a brand."}),
        field("url", &V::url, {.help = "Its page, or that of its search."}),
        field("picture", &V::picture, {.help = "Of a product; empty when there is none."}));
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
  parameters.push_back({.name = "q", .help = "What has been typed; empty: what many look for."});
  parameters.push_back({.name = "mine",
                        .help =
                            "What this shopper searched for, the latest first; may be repeated, 10 are read. "
                            "It is not kept.",
                        .schema = {{"type", "array"}, {"items", {{"type", "string"}}}}});
  parameters.push_back({.name = "limit", .help = "8 by default.", .schema = number_schema(1, 20)});
  return parameters;
}

http::Route suggest_route(std::string path) {
  return {.path = std::move(path),
          .summary = "Searches, categories, brands and products for what has been typed so far",
          .tag = "search",
          .parameters = suggest_parameters(),
          .failures = {{ErrorKind::kInvalid, "search.too_long", "q has more than 200 characters"},
                       {ErrorKind::kUnavailable, "search.building", "just started; try again"}}};
}

std::string_view kind_name(language::SuggestionKind kind) {
  using K = language::SuggestionKind;
  switch (kind) {
    case K::kQuery:
      return "query";
    case K::kCategory:
      return "category";
    case K::kBrand:
      return "brand";
    case K::kProduct:
      return "product";
    case K::kPersonal:
      return "personal";
  }
  return "query";
}

std::string url_of(const Suggestion& one, std::string_view reader_language) {
  const auto below = [&](std::string_view folder) {
    return fmt::format("/{}/{}/{}", reader_language, folder, text::percent_encode(one.slug));
  };
  using K = language::SuggestionKind;
  if (one.kind == K::kCategory) return below("c");
  if (one.kind == K::kBrand) return below("brands");
  if (one.kind == K::kProduct) return below("p");
  return fmt::format("/{}/search?q={}", reader_language, text::percent_encode(one.text));
}

constexpr std::size_t kMaxMine = 10;

Result<SuggestAnswer> suggestions(const SearchRouteDeps& deps, const Request& request) {
  const auto now = deps.clock->now();
  const auto reader = TRY(reader_of(request, *deps.catalogue, now));
  SuggestRequest typed{
      .typed = request.query_value("q"), .language = reader.language, .now = now, .limit = 8, .mine = {}};
  typed.limit = static_cast<std::size_t>(TRY(number_of(request, "limit", 8, 1, 20)));
  for (const auto query : request.query_values("mine"))
    if (typed.mine.size() < kMaxMine && check_query(query)) typed.mine.emplace_back(query);
  SuggestAnswer found;
  for (auto& one : TRY(deps.search->suggest(typed))) {
    auto picture = one.picture.empty() ? std::string{} : "/media/" + one.picture;
    auto url = url_of(one, reader.language);
    found.suggestions.push_back({std::string{kind_name(one.kind)}, std::move(one.text), std::move(one.marked),
                                 std::move(one.slug), std::move(url), std::move(picture)});
  }
  return found;
}

// A whole answer as it was sent. Only while nothing changed, and less than a second even then: cards tell the
// stars and prices of the moment.
struct SentPage {
  http::Written<SearchView> page;
  std::int64_t total = 0;
};
using SentPages = Memo<SentPage>;
constexpr MemoLifetimes kSentLifetimes{.unchanged = milliseconds{800}, .under_change = milliseconds{0}};

std::string page_key(const Asked& asked, const SearchRequest& sought) {
  return fmt::format("{}\x1d{}\x1d{}\x1d{}", asked.key, sought.offset, sought.limit, sought.related);
}

Result<SearchView> view_of(const SearchRouteDeps& deps, const SearchRequest& sought,
                           const std::shared_ptr<const SearchAnswer>& found) {
  auto view = search_view(*found, sought, TRY(deps.search->cards(*found, sought)));
  hide_margin(view);
  if (found->instead)
    view.instead = instead_view(*found->instead, TRY(deps.search->instead(*found, sought)), sought.language);
  if (sought.related) view.related = TRY(deps.search->related(*found, sought));
  return view;
}

Result<http::Written<SearchView>> found_page(const SearchRouteDeps& deps, SentPages& sent,
                                             const Request& request) {
  const auto sought = TRY(search_request(request, *deps.catalogue, deps.clock->now()));
  const auto started = deps.clock->monotonic();
  const auto asked = deps.search->asked(sought);
  const auto key = page_key(asked, sought);
  if (!asked.key.empty()) {
    if (const auto known = sent.get(key, asked.stamp, started)) {
      count_search(deps, sought, known->total, {}, request);
      return known->page;
    }
  }
  const auto found = TRY(deps.search->answer(sought, asked));
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(deps.clock->monotonic() - started);
  count_search(deps, sought, found->total, took, request);
  SentPage made{http::written(TRY(view_of(deps, sought, found))), found->total};
  if (!asked.key.empty()) sent.put(key, asked.stamp, started, std::make_shared<const SentPage>(made));
  return std::move(made.page);
}

}  // namespace

void count_search(const SearchRouteDeps& deps, const SearchRequest& request, std::int64_t total,
                  std::chrono::microseconds took, const http::Request& http) {
  if (request.offset != 0 || !request.listing.selections.empty() || request.verbatim) return;
  if (deps.analytics != nullptr)
    deps.analytics->searched({request.query, total, took, request.listing.prices.at});
  if (deps.interest == nullptr || total == 0) return;
  const auto customer = deps.customer_of ? deps.customer_of(http).value_or("") : std::string{};
  deps.interest->asked(request.query, asker_of(http, customer), request.listing.prices.at);
}

Result<std::shared_ptr<const SearchAnswer>> counted_answer(const SearchRouteDeps& deps,
                                                           const SearchRequest& request,
                                                           const http::Request& http) {
  const auto started = deps.clock->monotonic();
  auto found = deps.search->answer(request);
  if (found) {
    const auto took =
        std::chrono::duration_cast<std::chrono::microseconds>(deps.clock->monotonic() - started);
    count_search(deps, request, (*found)->total, took, http);
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
      [deps, sent = std::make_shared<SentPages>(kSentLifetimes)](const Nothing&, const Request& request) {
        return found_page(deps, *sent, request);
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
  return search_routes(SearchRouteDeps{&search, &catalogue, &clock});
}

}  // namespace souk::online::search
