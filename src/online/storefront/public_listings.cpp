// Categories, collections, brands and search results.
#include <algorithm>

#include "base/text.hpp"
#include "online/storefront/public_pages.hpp"
#include "online/storefront/surrogate.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::int64_t kPageSize = 24;
constexpr std::int64_t kMaxKeptPage = 50;
constexpr std::size_t kMaxKeptValues = 3;
constexpr std::size_t kMaxQuery = 200;
constexpr std::size_t kMaxKeptQuery = 40;
constexpr milliseconds kSearchLifetime{30'000};  // the index follows the catalogue by itself
constexpr std::size_t kPopular = 4;

catalogue::Sort sort_of(std::string_view name) {
  if (name == "newest") return catalogue::Sort::kNewest;
  if (name == "price") return catalogue::Sort::kPriceAscending;
  if (name == "price-desc") return catalogue::Sort::kPriceDescending;
  return name == "rating" ? catalogue::Sort::kRating : catalogue::Sort::kFeatured;
}

std::optional<std::int64_t> minor_of(const std::string& text, Currency currency) {
  const auto amount = parse_decimal(text, currency);
  if (!amount) return std::nullopt;
  return amount->minor;
}

// Combinations are without number, and a typed price is one of a kind: only what many readers ask for is
// kept.
bool worth_keeping(const Choice& choice, const catalogue::Listing& listing) {
  std::size_t values = 0;
  for (const auto& selection : choice.selections) values += selection.values.size();
  return listing.total > 0 && values <= kMaxKeptValues && choice.page <= kMaxKeptPage &&
         choice.price_from.empty() && choice.price_until.empty();
}

Error no_such_page() { return not_found("page.missing", "There is no such page."); }

}  // namespace

http::Response PublicPages::listing(
    const http::Request& request, std::string path, std::string own_key,
    const std::function<Result<void>(const PageScope&, ListingPage&, catalogue::ListingQuery&)>& describe)
    const {
  const auto language = front_.language_of(request);
  if (!language) return error(request, 404);
  const auto currency = front_.scope(*language, "")->page.currency;
  const auto choice = read_choice(request, currency);
  return serve(request, std::move(path), choice.query(), [&](const PageScope& scope) -> Result<Rendered> {
    ListingPage data{.choice = choice};
    catalogue::ListingQuery query{.selections = choice.selections,
                                  .price_from = minor_of(choice.price_from, currency),
                                  .price_until = minor_of(choice.price_until, currency),
                                  .in_stock = choice.in_stock,
                                  .sort = sort_of(choice.sort),
                                  .page = choice.page,
                                  .page_size = kPageSize,
                                  .prices = scope.prices()};
    TRY(describe(scope, data, query));
    data.listing = TRY(front_.browse.list(query));
    std::erase_if(data.listing.facets, [&](const auto& facet) { return facet.code == data.own_facet; });
    if (choice.page > data.listing.page_count) return fail(no_such_page());
    Rendered rendered{.keys = {own_key}};
    surrogate::add_cards(rendered.keys, data.listing.cards);
    rendered.cacheable = worth_keeping(choice, data.listing);
    rendered.html = listing_page(scope.page, data);
    return rendered;
  });
}

http::Response PublicPages::category(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  const std::string slug{request.path_parameter("slug")};
  return listing(
      request, "/c/" + text::percent_encode(slug), surrogate::category(slug),
      [&](const PageScope& scope, ListingPage& data, catalogue::ListingQuery& query) -> Result<void> {
        const auto* node = scope.tree->find(slug);
        if (node == nullptr) return fail(no_such_page());
        data.title = text_of(scope.page, node->category.name);
        data.lead = text_of(scope.page, node->category.description);
        data.category = slug;
        data.is_category = true;
        data.below = node->children;
        data.picture = node->category.picture;
        query.category = slug;
        return {};
      });
}

http::Response PublicPages::collection(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  const std::string slug{request.path_parameter("slug")};
  return listing(
      request, "/collections/" + text::percent_encode(slug), surrogate::collection(slug),
      [&](const PageScope& scope, ListingPage& data, catalogue::ListingQuery& query) -> Result<void> {
        const auto collection = front_.browse.collection(slug);
        if (collection == nullptr) return fail(no_such_page());
        data.title = text_of(scope.page, collection->name);
        data.lead = text_of(scope.page, collection->description);
        data.picture = collection->picture;
        query.collection = slug;
        return {};
      });
}

http::Response PublicPages::brand(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  const std::string slug{request.path_parameter("slug")};
  return listing(
      request, "/brands/" + text::percent_encode(slug), surrogate::brand(slug),
      [&](const PageScope& scope, ListingPage& data, catalogue::ListingQuery& query) -> Result<void> {
        const auto brand = front_.browse.brand(slug);
        if (brand == nullptr) return fail(no_such_page());
        data.title = text_of(scope.page, brand->name);
        data.lead = text_of(scope.page, brand->story);
        data.picture = brand->picture;
        data.own_facet = "brand";
        std::erase_if(query.selections, [](const auto& selection) { return selection.facet == "brand"; });
        query.selections.push_back({"brand", {slug}});
        return {};
      });
}

http::Response PublicPages::search(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  const std::string query{text::shorten(text::trim(request.query_value("q")), kMaxQuery)};
  const auto number = read_choice(request, Currency::of("CNY")).page;
  auto canonical = query.empty() ? std::string{} : "q=" + text::percent_encode(query);
  if (number > 1 && !query.empty()) canonical = "page=" + std::to_string(number) + "&" + canonical;
  return serve(request, "/search", canonical,
               [&](const PageScope& scope) { return render_search(scope, query, number); });
}

Result<Rendered> PublicPages::render_search(const PageScope& scope, const std::string& query,
                                            std::int64_t number) const {
  SearchPage data{.query = query, .page_number = number};
  Rendered rendered{.keys = {std::string{surrogate::kSearch}}, .lifetime = kSearchLifetime};
  if (!query.empty()) {
    auto found =
        front_.deps.search.find(query, scope.prices(), static_cast<std::size_t>((number - 1) * kPageSize),
                                static_cast<std::size_t>(kPageSize));
    if (found) {
      data.cards = std::move(found->cards);
      data.total = found->total;
      data.all_words = found->all_words;
      data.page_count = std::max<std::int64_t>(1, (found->total + kPageSize - 1) / kPageSize);
      if (number > data.page_count) return fail(no_such_page());
    } else if (found.error().code == "search.building") {
      data.building = true;
    } else if (found.error().kind != ErrorKind::kInvalid) {
      return fail(std::move(found).error());
    }
  }
  if (data.cards.empty()) {
    catalogue::ListingQuery popular{.page_size = kPopular, .prices = scope.prices()};
    data.popular = TRY(front_.browse.list(popular)).cards;
  }
  surrogate::add_cards(rendered.keys, data.cards);
  surrogate::add_cards(rendered.keys, data.popular);
  // What was not found is not kept: there is no end to what does not exist.
  rendered.cacheable = !data.building && (query.empty() || data.total > 0) && query.size() <= kMaxKeptQuery;
  rendered.html = search_page(scope.page, data);
  return rendered;
}

}  // namespace souk::online::storefront
