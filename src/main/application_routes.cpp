// The route table of the whole program, and the figures that are read rather than counted.
#include "main/application.hpp"
#include "main/operation_routes.hpp"
#include "online/catalogue/routes.hpp"
#include "online/checkout/checkout_routes.hpp"
#include "online/inventory/inventory_routes.hpp"
#include "online/order/order_routes.hpp"
#include "online/search/routes.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::app {

namespace online = souk::online;

http::Routes Application::routes() {
  auto& shop = *online_;
  http::Routes all = operation_routes([this]() -> Status {
    if (server_ != nullptr && server_->draining())
      return fail(unavailable("server.draining", "The server is stopping."));
    TRY(online_->store.get("shop_settings", "shop"));
    return {};
  });
  all.include(online::catalogue::catalogue_routes({.catalogue = shop.catalogue, .clock = clock_}));
  all.include(online::search::search_routes(shop.search, shop.catalogue, clock_));
  all.include(online::inventory::inventory_routes(
      {.inventory = &shop.inventory, .locations = &shop.locations, .random = &random_}));
  all.include(online::inventory::inventory_staff_routes(
      {.inventory = &shop.inventory, .locations = &shop.locations, .random = &random_}));
  const online::order::OrderRouteDeps orders{
      .orders = &shop.orders,
      .inventory = &shop.inventory,
      .clock = &clock_,
      .random = &random_,
      .customer_of = [](const http::Request&) -> std::optional<std::string> { return std::nullopt; },
      .staff_of = [](const http::Request& request) { return std::string{request.note("staff")}; }};
  all.include(online::order::order_routes(orders));
  all.include(online::order::order_staff_routes(orders));
  all.include(online::checkout::checkout_routes(
      {.checkout = &shop.checkout,
       .may_use_cart = [](const http::Request&, std::string_view) { return Status{}; }}));
  return all;
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
