#include "online/storefront/storefront.hpp"

#include "online/media/pictures.hpp"
#include "online/storefront/gzip.hpp"
#include "online/storefront/sitemap.hpp"
#include "online/storefront/surrogate.hpp"

namespace souk::online::storefront {
namespace {

using http::Method;
using http::Request;
using http::Response;

// Beyond so many it is cheaper to render anew than to look each one up.
constexpr std::size_t kMaxProductsByKey = 1'000;

}  // namespace

Storefront::Storefront(StorefrontDependencies deps, StorefrontOptions options)
    : front_{std::move(deps), std::move(options)},
      cache_{front_.options.page_cache_bytes},
      public_{front_, cache_, shelves_},
      personal_{front_, public_},
      member_{front_, public_},
      wishes_{front_, public_},
      reviews_{front_, public_},
      after_{front_, public_},
      media_{front_.options.media_folders} {}

Status Storefront::open() { return front_.open(); }

http::Routes Storefront::routes() {
  http::Routes routes;
  add_page_routes(routes);
  add_cart_routes(routes);
  add_account_routes(routes);
  member_.add_routes(routes);
  wishes_.add_routes(routes);
  reviews_.add_routes(routes);
  after_.add_routes(routes);
  add_file_routes(routes);
  return routes;
}

Response Storefront::home_by_language(const Request& request) const {
  auto response = Response::redirect(link_in(front_.preferred_language(request), ""), 302);
  response.headers.set("Vary", "Accept-Language");
  response.headers.set("Cache-Control", "public, max-age=300");
  return response;
}

void Storefront::add_page_routes(http::Routes& routes) {
  routes.add_raw({.path = "/"}, [this](const Request& request) { return home_by_language(request); });
  routes.add_raw({.path = "/{lang}"}, [this](const Request& request) { return public_.home(request); });
  routes.add_raw({.path = "/{lang}/p/{slug}"},
                 [this](const Request& request) { return public_.product(request); });
  routes.add_raw({.path = "/{lang}/c/{slug}"},
                 [this](const Request& request) { return public_.category(request); });
  routes.add_raw({.path = "/{lang}/collections/{slug}"},
                 [this](const Request& request) { return public_.collection(request); });
  routes.add_raw({.path = "/{lang}/brands/{slug}"},
                 [this](const Request& request) { return public_.brand(request); });
  routes.add_raw({.path = "/{lang}/search"},
                 [this](const Request& request) { return public_.search(request); });
  routes.add_raw({.path = "/{lang}/stores"},
                 [this](const Request& request) { return public_.stores(request); });
  routes.add_raw({.path = "/{lang}/legal/{page}"},
                 [this](const Request& request) { return public_.legal(request); });
}

void Storefront::add_cart_routes(http::Routes& routes) {
  const auto& personal = personal_;
  routes.add_raw({.path = "/{lang}/cart"},
                 [&personal](const Request& request) { return personal.cart(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/cart/add"},
                 [&personal](const Request& request) { return personal.add(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/cart/quantity"},
                 [&personal](const Request& request) { return personal.set_quantity(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/cart/remove"},
                 [&personal](const Request& request) { return personal.remove(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/cart/coupon"},
                 [&personal](const Request& request) { return personal.set_coupon(request); });
  routes.add_raw({.path = "/{lang}/checkout"},
                 [&personal](const Request& request) { return personal.checkout(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/checkout"},
                 [&personal](const Request& request) { return personal.place(request); });
  routes.add_raw({.path = "/{lang}/orders/{number}"},
                 [&personal](const Request& request) { return personal.order(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/orders/{number}/cancel"},
                 [&personal](const Request& request) { return personal.cancel_order(request); });
}

void Storefront::add_account_routes(http::Routes& routes) {
  const auto& personal = personal_;
  routes.add_raw({.path = "/{lang}/account"},
                 [&personal](const Request& request) { return personal.account(request); });
  routes.add_raw({.path = "/{lang}/account/sign-in"},
                 [&personal](const Request& request) { return personal.sign_in_form(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/account/sign-in"},
                 [&personal](const Request& request) { return personal.sign_in(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/account/register"},
                 [&personal](const Request& request) { return personal.enrol(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/account/sign-out"},
                 [&personal](const Request& request) { return personal.sign_out(request); });
  routes.add_raw({.path = "/{lang}/account/addresses"},
                 [&personal](const Request& request) { return personal.addresses(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/account/addresses"},
                 [&personal](const Request& request) { return personal.save_address(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/account/addresses/remove"},
                 [&personal](const Request& request) { return personal.remove_address(request); });
  routes.add_raw({.path = "/{lang}/account/credit"},
                 [&personal](const Request& request) { return personal.credit(request); });
  routes.add_raw({.method = Method::kPost, .path = "/{lang}/account/credit"},
                 [&personal](const Request& request) { return personal.look_up_card(request); });
}

Response Storefront::file(const Request& request, std::string_view path) const {
  auto found = front_.assets->find(path, accepts_gzip(request));
  return found ? std::move(*found) : public_.error(request, 404);
}

void Storefront::add_file_routes(http::Routes& routes) {
  routes.add_raw({.path = "/assets/{path...}"},
                 [this](const Request& request) { return file(request, request.path_parameter("path")); });
  routes.add_raw({.path = "/favicon.svg"},
                 [this](const Request& request) { return file(request, "favicon.svg"); });
  routes.add_raw({.path = "/favicon.ico"},
                 [this](const Request& request) { return file(request, "favicon.svg"); });
  routes.add_raw({.path = "/media/{path...}"}, [this](const Request& request) {
    const auto path = request.path_parameter("path");
    auto found = front_.deps.pictures == nullptr ? std::nullopt : front_.deps.pictures->full(request, path);
    if (!found) found = media_.find(path);
    return found ? std::move(*found) : public_.error(request, 404);
  });
  routes.add_raw({.path = "/robots.txt"}, [this](const Request&) { return robots(front_); });
  routes.add_raw({.path = "/sitemap.xml"}, [this](const Request&) { return sitemap(front_); });
  routes.add_raw({.path = "/sitemaps/{name}"}, [this](const Request& request) {
    auto found = sitemap_part(front_, request.path_parameter("name"));
    return found ? std::move(*found) : public_.error(request, 404);
  });
}

Response Storefront::error_page(const Request& request, int status, const Error& error) const {
  auto response = public_.error(request, status);
  if (error.retry_after_s > 0) response.headers.set("Retry-After", std::to_string(error.retry_after_s));
  return response;
}

void Storefront::catalogue_changed(const catalogue::CatalogueChange& change) {
  if (change.everything || change.settings || change.taxonomy || change.products.size() > kMaxProductsByKey) {
    cache_.invalidate_all();
    return;
  }
  if (!change.products.empty()) cache_.invalidate(surrogate::kSearch);
  const auto snapshot = front_.deps.catalogue.snapshot();
  for (const auto& sku : change.products) {
    cache_.invalidate(surrogate::product(sku));
    // Lists that it is new in; those that it was in before carry its own key.
    const auto product = front_.deps.catalogue.find_by_sku(*snapshot, sku);
    if (!product) continue;
    for (const auto& category : (*product)->categories) {
      for (const auto* node : snapshot->tree->path(category))
        cache_.invalidate(surrogate::category(node->category.slug));
    }
    for (const auto& collection : (*product)->collections)
      cache_.invalidate(surrogate::collection(collection));
    cache_.invalidate(surrogate::brand((*product)->brand));
  }
}

void Storefront::stock_changed(std::string_view variant_sku) {
  const auto availability = front_.deps.stock.availability(variant_sku);
  // What cannot be read now may be anything: pages find out when they are rendered.
  const auto turn = availability ? shelves_.look(variant_sku, *availability) : ShelfWatch::Turn{true, true};
  if (!turn.differs) return;
  const auto product = front_.deps.catalogue.find_by_sku(*front_.deps.catalogue.snapshot(), variant_sku);
  if (!product) return;
  cache_.invalidate(surrogate::stock((*product)->sku));
  if (turn.sold_out) cache_.invalidate(surrogate::product((*product)->sku));
}

// Every page says whether likings count.
void Storefront::rules_changed() {
  const bool notes = front_.deps.search.uses_affinity();
  if (notes_taste_.exchange(notes) != notes) {
    cache_.invalidate_all();
  } else {
    cache_.invalidate(surrogate::kRules);
  }
}

void Storefront::locations_changed() { cache_.invalidate(surrogate::kStores); }

void Storefront::reviews_changed(std::string_view product_sku) {
  cache_.invalidate(surrogate::reviews(product_sku));
}

void Storefront::invalidate(const std::vector<std::string>& keys) {
  for (const auto& key : keys) cache_.invalidate(key);
}

}  // namespace souk::online::storefront
