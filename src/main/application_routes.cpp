// The route table of the whole program, what stands before it, and the figures that are read rather than
// counted.
#include "cloud/logbook/query/log_routes.hpp"
#include "main/application.hpp"
#include "main/version.hpp"
#include "online/balance/balance_routes.hpp"
#include "online/cart/cart_routes.hpp"
#include "online/catalogue/routes.hpp"
#include "online/checkout/checkout_routes.hpp"
#include "online/inventory/inventory_routes.hpp"
#include "online/order/order_routes.hpp"
#include "online/promotion/promotion_routes.hpp"
#include "online/review/routes.hpp"
#include "online/search/instant_routes.hpp"
#include "online/search/routes.hpp"
#include "online/search/staff_routes.hpp"
#include "online/search/trial_filters.hpp"
#include "online/session/account_routes.hpp"
#include "online/session/filters.hpp"
#include "online/wishlist/routes.hpp"
#include "runtime/http/openapi.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::app {

namespace online = souk::online;

online::session::AccountRouteDeps Application::account_deps() {
  auto& shop = *online_;
  return {.accounts = &shop.accounts,
          .sessions = &shop.sessions,
          .clock = &clock_,
          .on_signed_in =
              [&shop](const http::Request& request, const online::customer::Account& account,
                      http::Headers& answer) {
                online::cart::merge_on_sign_in(shop.carts, request, account, answer);
                online::wishlist::merge_on_sign_in(shop.wishlists, request, account, answer);
              },
          .on_erased = {},
          .data = &office_->personal_data,
          .recovery = &office_->recovery};
}

online::search::SearchRouteDeps Application::search_deps() {
  auto& shop = *online_;
  return {&shop.search,           &shop.catalogue,       &clock_,
          &shop.search_analytics, &shop.search_interest, online::session::customer_of};
}

http::Routes Application::shop_routes() {
  auto& shop = *online_;
  http::Routes all;
  all.include(online::catalogue::catalogue_routes({.catalogue = shop.catalogue, .clock = clock_}));
  const auto finding = search_deps();
  all.include(online::search::search_routes(finding));
  all.include(online::search::instant_routes(finding));
  all.include(online::search::search_staff_routes(office_->search_deps()));
  all.include(online::promotion::promotion_routes({.promotions = &shop.promotions,
                                                   .coupons = &shop.coupons,
                                                   .simulator = {.promotions = &shop.promotions,
                                                                 .coupons = &shop.coupons,
                                                                 .offers = &shop.catalogue,
                                                                 .settings = &shop.settings,
                                                                 .clock = &clock_}}));
  const online::inventory::InventoryRouteDeps goods{
      .inventory = &shop.inventory, .locations = &shop.locations, .random = &random_};
  all.include(online::inventory::inventory_routes(goods));
  all.include(online::inventory::inventory_staff_routes(goods));
  all.include(online::session::account_routes(account_deps()));
  all.include(online::cart::cart_routes(
      {.carts = &shop.carts, .stock = &shop.inventory, .accounts = &shop.accounts}));
  const online::order::OrderRouteDeps orders{
      .orders = &shop.orders,
      .inventory = &shop.inventory,
      .clock = &clock_,
      .random = &random_,
      .customer_of = online::session::customer_of,
      .staff_of = [](const http::Request& request) { return std::string{request.note("staff")}; }};
  all.include(online::order::order_routes(orders));
  const online::balance::BalanceRouteDeps money{.balances = &shop.balances,
                                                .accounts = &shop.accounts,
                                                .clock = &clock_,
                                                .random = &random_,
                                                .staff_of = orders.staff_of,
                                                .customer_of = orders.customer_of};
  all.include(online::balance::balance_routes(money));
  all.include(online::balance::balance_staff_routes(money));
  all.include(online::order::order_staff_routes(orders));
  all.include(online::checkout::checkout_routes(
      {.checkout = &shop.checkout,
       .may_use_cart = [&shop](const http::Request& request, std::string_view cart_id) {
         return online::cart::may_use_cart(shop.carts, request, cart_id);
       }}));
  all.include(online::wishlist::wishlist_routes(
      {.wishlists = &shop.wishlists, .catalogue = &shop.catalogue, .clock = &clock_}));
  const online::review::ReviewRouteDeps sayings{.reviews = &shop.reviews, .accounts = &shop.accounts};
  all.include(online::review::review_routes(sayings));
  all.include(online::review::review_staff_routes(sayings));
  all.include(shop.pictures->routes());
  all.include(office_->routes(orders));
  if (logs_ != nullptr) all.include(cloud::logbook::log_routes(logs_->reader(), clock_));
  return all;
}

Status Application::open_storefront() {
  auto& shop = *online_;
  storefront_ = std::make_unique<online::storefront::Storefront>(
      online::storefront::StorefrontDependencies{.catalogue = shop.catalogue,
                                                 .search = shop.search,
                                                 .stock = shop.inventory,
                                                 .locations = shop.locations,
                                                 .carts = shop.carts,
                                                 .checkout = shop.checkout,
                                                 .orders = shop.orders,
                                                 .accounts = shop.accounts,
                                                 .settings = shop.settings,
                                                 .sign_in = account_deps(),
                                                 .clock = clock_,
                                                 .random = random_,
                                                 .balances = &shop.balances,
                                                 .care = {.fulfilment = &office_->fulfilment,
                                                          .cases = &office_->cases,
                                                          .invoices = &office_->invoices,
                                                          .printer = &office_->printer,
                                                          .wishes = &shop.wishlists,
                                                          .reviews = &shop.reviews},
                                                 .pictures = shop.pictures.get(),
                                                 .finding = search_deps()},
      online::storefront::StorefrontOptions{
          .web_folder = share_ + "/web",
          .media_folders = {settings_.data.folder + "/media", share_ + "/data/sample/media"},
          .public_url = public_url(settings_),
          .page_cache_bytes = static_cast<std::size_t>(settings_.data.page_cache_mib) << 20});
  TRY(storefront_->open());
  shop.catalogue.observe(
      [this](const online::catalogue::CatalogueChange& change) { storefront_->catalogue_changed(change); });
  shop.on_stock_changed = [this](std::string_view sku) { storefront_->stock_changed(sku); };
  shop.on_reviews_changed = [this](std::string_view sku) { storefront_->reviews_changed(sku); };
  shop.reviews.on_change([this](std::string_view sku) { storefront_->reviews_changed(sku); });
  shop.merchandising.on_turn([this] { storefront_->rules_changed(); });
  shop.on_locations_changed = [this] { storefront_->locations_changed(); };
  return {};
}

http::Routes Application::routes() {
  auto all = shop_routes();
  all.include(storefront_->routes());
  all.include(http::openapi_route(
      all, {.title = "Souk",
            .version = std::string{kVersion},
            .description = "The shop's API: catalogue, cart, checkout, orders, accounts and stock."}));
  readiness_.add("server", [this]() -> Status {
    if (server_ != nullptr && server_->draining())
      return fail(unavailable("server.draining", "The server is stopping."));
    return {};
  });
  readiness_.add("catalogue", [this]() -> Status {
    if (online_->catalogue.snapshot() == nullptr)
      return fail(unavailable("catalogue.loading", "The catalogue is being read."));
    return {};
  });
  all.include(http::health_routes(readiness_));
  all.include(http::metrics_route(metrics::registry()));
  return all;
}

void Application::add_filters(http::Router& router) {
  router.set_error_page([this](const http::Request& request, int status, const Error& error) {
    if (online::console::Console::owns(request.path)) return office_->console->error(request, status, error);
    return storefront_->error_page(request, status, error);
  });
  router.before(online::session::load_session(online_->sessions));
  router.before(online::session::refuse_cross_site());
  const auto writes = settings_.http.requests_per_minute;
  router.before(online::session::limit_rate(*engines_.cache, clock_,
                                            {.reads_per_minute = writes * 10, .writes_per_minute = writes}));
  router.before(online::search::name_visitor(online_->search_trials, random_));
  router.after(online::search::count_trial(online_->search_trials));
  if (logs_ != nullptr) router.after(logs_->sign_ins());
  office_->add_filters(router, settings_.staff_token);
}

void Application::add_metrics() {
  auto& registry = metrics::registry();
  metrics::add_process_metrics(registry);
  registry.on_read("souk_checkout_open_intents", "Checkouts that are under way or waiting to be finished.",
                   [this] { return static_cast<double>(online_->open_intents().value_or(0)); });
  registry.on_read("souk_http_connections", "Connections open now.",
                   [this] { return server_ == nullptr ? 0.0 : static_cast<double>(server_->connections()); });
  registry.on_read(
      "souk_document_commits_total", "Durable commits of the document store.",
      [this] { return static_cast<double>(engines_.documents->statistics().commits); }, true);
  registry.on_read(
      "souk_document_writes_total", "Document writes, several to a commit.",
      [this] { return static_cast<double>(engines_.documents->statistics().writes); }, true);
}

}  // namespace souk::app
