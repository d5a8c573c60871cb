#include "online/catalogue/routes.hpp"

#include <charconv>

#include <fmt/format.h>

#include "online/catalogue/listing_request.hpp"
#include "online/catalogue/routes_edit.hpp"
#include "online/catalogue/view.hpp"

namespace souk::online::catalogue {

using http::Access;
using http::Method;
using http::Nothing;
using http::Request;

Result<Reader> reader_of(const Request& request, const Catalogue& catalogue, Instant now) {
  const auto settings = catalogue.settings().get();
  const auto* market = shop::market_of(*settings, request.query_value("lang"));
  Reader reader{.language = std::string{request.query_value("lang")}, .prices = {}};
  if (reader.language.empty()) reader.language = market == nullptr ? std::string{kEnglish} : market->language;
  reader.prices.at = now;
  if (market != nullptr) reader.prices.currency = market->currency;
  const auto currency = request.query_value("currency");
  if (currency.empty()) return reader;
  const auto parsed = Currency::parse(currency);
  if (!parsed) {
    return fail(
        invalid("request.currency", "Name a currency of three capital letters in `currency`, such as CNY."));
  }
  reader.prices.currency = *parsed;
  return reader;
}

Result<std::int64_t> number_of(const Request& request, std::string_view name, std::int64_t fallback,
                               std::int64_t min, std::int64_t max) {
  const auto given = request.query_values(name);
  if (given.empty()) return fallback;
  const auto text = given.front();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < min || value > max) {
    return fail(
        invalid("request.number", fmt::format("`{}` must be a whole number from {} to {}.", name, min, max)));
  }
  return value;
}

std::vector<http::Parameter> reader_parameters() {
  return {{.name = "lang", .help = "Language of the texts; the shop's first one by default."},
          {.name = "currency",
           .help = "Currency of the prices; the one of the language by default.",
           .schema = {{"type", "string"}, {"pattern", "^([A-Z]{3})?$"}}}};
}

json::object number_schema(std::int64_t min, std::int64_t max) {
  return {{"type", "integer"}, {"minimum", min}, {"maximum", max}};
}

namespace {

constexpr std::string_view kUsualSort = "featured";

// A cursor is "page.size": the order is that of the snapshot, so pages stay put while nothing changes.
Status read_cursor(const Request& request, ListingQuery& query) {
  const auto cursor = request.query_value("cursor");
  if (cursor.empty()) return {};
  const auto dot = cursor.find('.');
  const auto* end = cursor.data() + cursor.size();
  if (dot != std::string_view::npos) {
    const auto page = std::from_chars(cursor.data(), end, query.page);
    const auto size = std::from_chars(cursor.data() + dot + 1, end, query.page_size);
    if (page.ec == std::errc{} && page.ptr == cursor.data() + dot && size.ec == std::errc{} &&
        size.ptr == end)
      return {};
  }
  return fail(invalid("request.cursor", "Send `cursor` exactly as `next_cursor` gave it."));
}

Result<ItemPage> list_products(const Catalogue& catalogue, const Request& request, Instant now) {
  const auto reader = TRY(reader_of(request, catalogue, now));
  ListingQuery query{.category = std::string{request.query_value("category")},
                     .collection = std::string{request.query_value("collection")},
                     .selections = {},
                     .prices = reader.prices,
                     .language = reader.language};
  TRY(take_listing(request, kUsualSort, catalogue.names().facets, query));
  query.page_size = TRY(number_of(request, "limit", 24, 1, 100));
  TRY(read_cursor(request, query));
  const auto listing = TRY(Browse{catalogue}.list(query));
  ItemPage page{.items = {}, .total = listing.total, .facets = {}};
  for (const auto& card : listing.cards) page.items.push_back(item_view(card, reader.language));
  for (const auto& facet : listing.facets) page.facets.push_back(facet_view(facet, reader.language));
  if (query.page < listing.page_count)
    page.next_cursor = fmt::format("{}.{}", query.page + 1, query.page_size);
  return page;
}

std::vector<http::Parameter> list_parameters() {
  auto parameters = reader_parameters();
  for (auto& parameter : listing_parameters(kUsualSort)) parameters.push_back(std::move(parameter));
  parameters.push_back({.name = "collection", .help = "Slug."});
  parameters.push_back({.name = "limit", .help = "24 by default.", .schema = number_schema(1, 100)});
  parameters.push_back({.name = "cursor",
                        .help = "next_cursor of the page before.",
                        .schema = {{"type", "string"}, {"pattern", R"(^([0-9]+\.[0-9]+)?$)"}}});
  return parameters;
}

template <class T>
struct NamedList {
  std::vector<T> items;
  static constexpr auto fields() { return field_table(field("items", &NamedList::items)); }
};

void add_product_routes(http::Routes& routes, RouteContext context) {
  routes.add<Nothing, ItemPage>(
      {.path = "/api/v1/products",
       .summary = "List visible products, with facets",
       .tag = "catalogue",
       .parameters = list_parameters(),
       .failures = {{ErrorKind::kNotFound, "category.missing", "no category of that slug"},
                    {ErrorKind::kInvalid, "request.cursor", "the cursor is none of ours"}}},
      [context](const Nothing&, const Request& request) {
        return list_products(context.catalogue, request, context.clock.now());
      });
  routes.add<Nothing, ProductView>(
      {.path = "/api/v1/products/{sku}",
       .summary = "One product, by its own code or one of its variants'",
       .tag = "catalogue",
       .parameters = reader_parameters(),
       .failures = {{ErrorKind::kNotFound, "product.missing", "no visible product or variant of that code"}}},
      [context](const Nothing&, const Request& request) -> Result<ProductView> {
        const auto reader = TRY(reader_of(request, context.catalogue, context.clock.now()));
        const Browse browse{context.catalogue};
        const auto product = TRY(browse.product_by_sku(request.path_parameter("sku"), reader.prices.at));
        return product_view(context.catalogue, *product, reader.prices, reader.language);
      });
}

void add_taxonomy_routes(http::Routes& routes, RouteContext context) {
  routes.add<Nothing, NamedList<CategoryView>>(
      {.path = "/api/v1/categories",
       .summary = "The categories as a tree",
       .tag = "catalogue",
       .parameters = reader_parameters()},
      [context](const Nothing&, const Request& request) -> Result<NamedList<CategoryView>> {
        const auto reader = TRY(reader_of(request, context.catalogue, context.clock.now()));
        const Browse browse{context.catalogue};
        const auto tree = browse.categories();
        NamedList<CategoryView> list;
        for (const auto* root : tree->roots())
          list.items.push_back(category_view(browse, *root, reader.language));
        return list;
      });
  routes.add<Nothing, NamedList<Brand>>(
      {.path = "/api/v1/brands", .summary = "All brands", .tag = "catalogue"},
      [context](const Nothing&, const Request&) -> Result<NamedList<Brand>> {
        NamedList<Brand> list;
        for (const auto& brand : Browse{context.catalogue}.brands()) list.items.push_back(*brand);
        return list;
      });
  routes.add<Nothing, NamedList<ProductCollection>>(
      {.path = "/api/v1/collections", .summary = "All collections", .tag = "catalogue"},
      [context](const Nothing&, const Request&) -> Result<NamedList<ProductCollection>> {
        NamedList<ProductCollection> list;
        for (const auto& item : Browse{context.catalogue}.collections()) list.items.push_back(*item);
        return list;
      });
}

}  // namespace

http::Routes catalogue_routes(RouteContext context) {
  http::Routes routes;
  add_product_routes(routes, context);
  add_taxonomy_routes(routes, context);
  add_edit_routes(routes, context);
  return routes;
}

}  // namespace souk::online::catalogue
