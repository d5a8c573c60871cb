#include "online/storefront/public_pages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/storefront/gzip.hpp"
#include "online/storefront/page/home_page.hpp"
#include "online/storefront/page/plain_page.hpp"
#include "online/storefront/page/store_page.hpp"
#include "online/storefront/surrogate.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kShelf = 4;
constexpr std::size_t kMaxCategories = 6;
constexpr std::size_t kMaxShelves = 4;
constexpr milliseconds kStoreLifetime{60'000};  // "open now"

std::string slug_path(Markup folder, std::string_view slug) {
  return std::string{folder.text()} + text::percent_encode(slug);
}

}  // namespace

std::optional<http::Response> PublicPages::kept(const http::Request& request) const {
  return cache_.find(request.target, accepts_gzip(request), front_.deps.clock.now());
}

http::Response PublicPages::serve(const http::Request& request, std::string path, std::string query,
                                  const Render& render) const {
  const auto language = front_.language_of(request);
  if (!language) return error(request, 404);
  const auto now = front_.deps.clock.now();
  const bool gzip = accepts_gzip(request);
  auto key = link_in(*language, path);
  if (!query.empty()) key += "?" + query;
  if (key != request.target && !is_personal(request)) {
    if (auto found = cache_.find(key, gzip, now)) return std::move(*found);
  }
  const auto stamp = cache_.stamp();
  const auto scope = front_.scope(*language, std::move(path));
  auto rendered = render(*scope);
  if (!rendered) {
    if (rendered.error().kind == ErrorKind::kNotFound) return error(request, 404);
    return error(request, http::status_of(rendered.error()));
  }
  rendered->keys.emplace_back(surrogate::kShop);
  return cache_.put(key, std::move(*rendered), stamp, gzip, now);
}

http::Response PublicPages::own(const http::Request& request, std::string path,
                                const HandlePage& handle) const {
  const auto language = front_.language_of(request);
  if (!language) return error(request, 404);
  const auto scope = front_.scope(*language, std::move(path));
  auto response = handle(*scope);
  if (response) return std::move(*response);
  return error(request, http::status_of(response.error()));
}

http::Response PublicPages::error(const http::Request& request, int status) const {
  const auto language = front_.language_of(request).value_or(front_.preferred_language(request));
  const auto scope = front_.scope(language, "");
  auto response = http::Response::html(status, error_page(scope->page, status, request.request_id));
  response.headers.set("Cache-Control", "no-store");
  return response;
}

http::Response PublicPages::home(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  return serve(request, "", "", [&](const PageScope& scope) { return render_home(scope); });
}

Result<Rendered> PublicPages::render_home(const PageScope& scope) const {
  const auto prices = scope.prices();
  HomePage data{.settings = home_settings(scope.settings->home), .stores = front_.stores()};
  Rendered rendered{.keys = {std::string{surrogate::kStores}, std::string{surrogate::kSearch}}};
  const auto add_category = [&](const catalogue::CategoryTree::Node* node) {
    if (node == nullptr || data.categories.size() >= kMaxCategories) return;
    data.categories.push_back({node, front_.browse.product_count(node->category.slug)});
  };
  for (const auto& slug : data.settings.categories) add_category(scope.tree->find(slug));
  if (data.settings.categories.empty()) {
    for (const auto* root : scope.tree->roots()) add_category(root);
  }
  for (const auto& slug : data.settings.collections) {
    const auto collection = front_.browse.collection(slug);
    if (collection == nullptr || data.shelves.size() >= kMaxShelves) continue;
    catalogue::ListingQuery query{.collection = slug, .page_size = kShelf, .prices = prices};
    auto listing = TRY(front_.browse.list(query));
    surrogate::add_cards(rendered.keys, listing.cards);
    rendered.keys.push_back(surrogate::collection(slug));
    data.shelves.push_back({std::string{text_of(scope.page, collection->name)},
                            collection_link(scope.page, slug), std::move(listing.cards)});
  }
  rendered.html = home_page(scope.page, data);
  return rendered;
}

// What was sold once is gone for good, and search engines may forget it sooner.
int PublicPages::missing_status(std::string_view slug) const {
  const auto product = front_.deps.catalogue.find_by_slug(*front_.deps.catalogue.snapshot(), slug);
  return product && (*product)->status == catalogue::ProductStatus::kArchived ? 410 : 404;
}

http::Response PublicPages::product(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  const auto language = front_.language_of(request);
  const auto found = front_.browse.product_by_slug(request.path_parameter("slug"), front_.deps.clock.now());
  if (!language) return error(request, 404);
  if (!found) {
    const bool missing = found.error().kind == ErrorKind::kNotFound;
    return error(request,
                 missing ? missing_status(request.path_parameter("slug")) : http::status_of(found.error()));
  }
  if (found->product == nullptr) {
    auto response = http::Response::redirect(link_in(*language, slug_path("/p/", found->redirect_slug)), 301);
    response.headers.set("Cache-Control", "public, max-age=3600");
    return response;
  }
  const auto& product = *found->product;
  std::string variant{request.query_value("variant")};
  if (catalogue::find_variant(product, variant) == nullptr) variant.clear();
  return serve(request, slug_path("/p/", product.slug),
               variant.empty() ? "" : "variant=" + text::percent_encode(variant),
               [&](const PageScope& scope) { return render_product(scope, product, variant); });
}

Result<Rendered> PublicPages::render_product(const PageScope& scope, const catalogue::Product& product,
                                             std::string_view variant) const {
  const auto stores = front_.stores();
  const auto data = TRY(gather_product(front_, scope, product, variant, stores, shelves_));
  Rendered rendered{.keys = {surrogate::product(product.sku), surrogate::stock(product.sku),
                             surrogate::reviews(product.sku), std::string{surrogate::kStores}}};
  for (const auto& category : product.categories) rendered.keys.push_back(surrogate::category(category));
  if (data.brand != nullptr) rendered.keys.push_back(surrogate::brand(data.brand->slug));
  surrogate::add_cards(rendered.keys, data.related);
  rendered.html = product_page(scope.page, data);
  return rendered;
}

http::Response PublicPages::stores(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  return serve(request, "/stores", "", [&](const PageScope& scope) -> Result<Rendered> {
    return Rendered{.html = store_page(scope.page, front_.stores()),
                    .keys = {std::string{surrogate::kStores}},
                    .lifetime = kStoreLifetime};
  });
}

http::Response PublicPages::legal(const http::Request& request) const {
  if (auto found = kept(request)) return std::move(*found);
  const std::string name{request.path_parameter("page")};
  if (!is_legal_page(name)) return error(request, 404);
  return serve(request, "/legal/" + name, "", [&](const PageScope& scope) -> Result<Rendered> {
    return Rendered{.html = legal_page(scope.page, name), .keys = {}};
  });
}

}  // namespace souk::online::storefront
