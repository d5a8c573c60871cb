// Categories, collections, brands and search results.
#include <algorithm>

#include "base/text.hpp"
#include "online/catalogue/facet_view.hpp"
#include "online/search/highlight.hpp"
#include "online/search/taste.hpp"
#include "online/search/trial_filters.hpp"
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

// An attribute that nobody knows sorts nothing.
void take_sort(std::string_view name, catalogue::ListingQuery& query) {
  using catalogue::Sort;
  if (name == "newest") query.sort = Sort::kNewest;
  if (name == "price") query.sort = Sort::kPriceAscending;
  if (name == "price-desc") query.sort = Sort::kPriceDescending;
  if (name == "rating") query.sort = Sort::kRating;
  if (!name.starts_with(kSortPrefix)) return;
  name.remove_prefix(kSortPrefix.size());
  query.sort = name.ends_with(kDescending) ? Sort::kAttributeDescending : Sort::kAttribute;
  if (name.ends_with(kDescending)) name.remove_suffix(kDescending.size());
  query.sort_by = name;
}

std::optional<double> number_in(const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  return std::strtod(typed.c_str(), nullptr);  // read_choice() let nothing else through
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
  return listing.total > 0 && values <= kMaxKeptValues && choice.ranges.empty() &&
         choice.page <= kMaxKeptPage && choice.price_from.empty() && choice.price_until.empty();
}

catalogue::ListingQuery query_of(const Choice& choice, const PageScope& scope) {
  const auto currency = scope.page.currency;
  catalogue::ListingQuery query{.selections = choice.selections,
                                .price_from = minor_of(choice.price_from, currency),
                                .price_until = minor_of(choice.price_until, currency),
                                .in_stock = choice.in_stock,
                                .page = choice.page,
                                .page_size = kPageSize,
                                .prices = scope.prices(),
                                .language = std::string{scope.page.language()}};
  for (const auto& range : choice.ranges)
    query.ranges.push_back({range.facet, number_in(range.from), number_in(range.until)});
  take_sort(choice.sort, query);
  return query;
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
    auto query = query_of(choice, scope);
    TRY(describe(scope, data, query));
    data.listing = TRY(front_.browse.list(query));
    std::erase_if(data.listing.facets, [&](const auto& facet) { return facet.code == data.own_facet; });
    if (choice.page > data.listing.page_count) return fail(no_such_page());
    Rendered rendered{.keys = {own_key, std::string{surrogate::kRules}}};
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

namespace {

search::SearchRequest sought_of(const PageScope& scope, const Choice& choice) {
  search::SearchRequest sought{.query = choice.words,
                               .language = std::string{scope.page.language()},
                               .listing = query_of(choice, scope),
                               .offset = static_cast<std::size_t>((choice.page - 1) * kPageSize),
                               .limit = static_cast<std::size_t>(kPageSize),
                               .facets = true,
                               .verbatim = choice.verbatim};
  return sought;
}

// Without words there is nothing to choose from.
Choice searched_choice(const http::Request& request, Currency currency) {
  auto choice = read_choice(request, currency);
  choice.words = text::shorten(text::trim(request.query_value("q")), kMaxQuery);
  choice.verbatim = request.query_value("verbatim") == "1";
  return choice.words.empty() ? Choice{} : choice;
}

SearchPage::Others others_of(search::Instead::Kind kind) {
  using Kind = search::Instead::Kind;
  switch (kind) {
    case Kind::kUnfiltered:
      return SearchPage::Others::kUnfiltered;
    case Kind::kAlike:
      return SearchPage::Others::kAlike;
    case Kind::kCategory:
      return SearchPage::Others::kCategory;
    case Kind::kPopular:
      break;
  }
  return SearchPage::Others::kPopular;
}

MarkText marks_of(search::QueryPlan plan) {
  return [plan = std::move(plan)](std::string_view name) {
    std::vector<TextPiece> pieces;
    for (auto& piece : search::pieces_of(name, plan)) pieces.push_back({std::move(piece.text), piece.found});
    return pieces;
  };
}

}  // namespace

// Kept pages found something, and took no time to speak of.
void PublicPages::count_kept(const http::Request& request, const Choice& choice) const {
  search::SearchRequest sought{.query = choice.words, .verbatim = choice.verbatim};
  sought.listing.selections = choice.selections;
  sought.listing.prices.at = front_.deps.clock.now();
  sought.offset = choice.page > 1 ? 1 : 0;
  if (!choice.words.empty())
    search::count_search(front_.deps.finding, sought, 1, std::chrono::microseconds{1}, request);
}

// A visitor who is part of a trial gets pages of their side of it, and one whose likings count their own,
// which nobody else is shown.
bool PublicPages::is_personal(const http::Request& request) const {
  return !request.note(search::kVisitorNote).empty() ||
         (!request.cookie(search::kTasteCookie).empty() && front_.deps.search.uses_affinity());
}

http::Response PublicPages::search(const http::Request& request) const {
  if (auto found = is_personal(request) ? std::nullopt : kept(request)) {
    count_kept(request, searched_choice(request, Currency::of("CNY")));
    return std::move(*found);
  }
  const auto language = front_.language_of(request);
  if (!language) return error(request, 404);
  const auto choice = searched_choice(request, front_.scope(*language, "")->page.currency);
  bool rendered = false;
  std::string redirect;
  auto response = serve(request, "/search", choice.query(), [&](const PageScope& scope) {
    rendered = true;
    return render_search(scope, choice, request, redirect);
  });
  if (!rendered) count_kept(request, choice);
  if (is_personal(request)) response.headers.set("Cache-Control", "private, no-store");
  if (redirect.empty()) return response;
  auto away = http::Response::redirect(std::move(redirect), 302);
  away.headers.set("Cache-Control", "no-store");
  return away;
}

Result<Rendered> PublicPages::render_search(const PageScope& scope, const Choice& choice,
                                            const http::Request& request, std::string& redirect) const {
  SearchPage data;
  data.list.choice = choice;
  Rendered rendered{.keys = {std::string{surrogate::kSearch}, std::string{surrogate::kRules}},
                    .lifetime = kSearchLifetime};
  if (!choice.words.empty()) {
    auto sought = sought_of(scope, choice);
    sought.visitor = request.note(search::kVisitorNote);
    if (front_.deps.search.uses_affinity())
      take_taste(search::touches_of_cookie(request.cookie(search::kTasteCookie)), front_.deps.catalogue,
                 sought);
    auto deps = front_.deps.finding;
    deps.search = &front_.deps.search;
    deps.clock = &front_.deps.clock;
    const auto found = search::counted_answer(deps, sought, request);
    if (found) {
      redirect = (*found)->redirect;
      if (!redirect.empty()) return Rendered{.html = {}, .keys = {}, .cacheable = false};
      TRY(take_answer(**found, sought, data));
      if (choice.page > data.list.listing.page_count) return fail(no_such_page());
    } else if (found.error().code == "search.building") {
      data.building = true;
    } else if (found.error().kind != ErrorKind::kInvalid) {
      return fail(found.error());
    }
  }
  if (data.list.listing.cards.empty() && data.others.empty()) {
    catalogue::ListingQuery popular{.page_size = kPopular, .prices = scope.prices()};
    data.others = TRY(front_.browse.list(popular)).cards;
  }
  surrogate::add_cards(rendered.keys, data.list.listing.cards);
  surrogate::add_cards(rendered.keys, data.others);
  // What was not found is not kept: there is no end to what does not exist.
  rendered.cacheable = !is_personal(request) && !data.building && choice.words.size() <= kMaxKeptQuery &&
                       (choice.words.empty() || worth_keeping(choice, data.list.listing));
  rendered.html = search_page(scope.page, data);
  return rendered;
}

Result<void> PublicPages::take_answer(const search::SearchAnswer& answer, const search::SearchRequest& sought,
                                      SearchPage& data) const {
  const auto& finder = front_.deps.search;
  auto& listing = data.list.listing;
  listing.cards = TRY(finder.cards(answer, sought));
  listing.total = answer.total;
  listing.page = data.list.choice.page;
  // Only so many are kept in order.
  const auto reachable = std::min<std::int64_t>(answer.total, search::kMaxOrdered);
  listing.page_count = std::max<std::int64_t>(1, (reachable + kPageSize - 1) / kPageSize);
  listing.facets = answer.facets;
  listing.price_range = answer.price_range;
  listing.in_stock_count = answer.in_stock_count;
  listing.sorts = catalogue::sorts_of(*front_.deps.catalogue.snapshot(), "");
  data.list.mark = marks_of(answer.plan);
  data.searched = answer.searched;
  data.corrected = answer.corrected;
  data.offered = answer.offered;
  data.dropped = answer.dropped;
  data.all_words = answer.all_words;
  data.banner = text_in(answer.banner, sought.language);
  if (listing.page == 1) data.related = TRY(finder.related(answer, sought));
  if (!answer.instead) return {};
  data.kind = others_of(answer.instead->kind);
  data.others = TRY(finder.instead(answer, sought));
  data.others_total = answer.instead->total;
  data.category = answer.instead->category;
  return {};
}

}  // namespace souk::online::storefront
