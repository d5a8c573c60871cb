#include "main/operation_routes.hpp"

#include "runtime/metrics/metrics.hpp"

namespace souk::app {
namespace {

http::Response uncached(http::Response response) {
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

http::Routes operation_routes(std::function<Status()> ready) {
  using http::Method;
  http::Routes routes;
  routes.add_raw({.method = Method::kGet, .path = "/healthz"}, [](const http::Request&) {
    return uncached(http::Response::json(200, R"({"status":"alive"})"));
  });
  routes.add_raw({.method = Method::kGet, .path = "/readyz"},
                 [ready = std::move(ready)](const http::Request& request) {
                   if (const auto state = ready(); !state)
                     return uncached(http::problem(state.error(), request.request_id));
                   return uncached(http::Response::json(200, R"({"status":"ready"})"));
                 });
  routes.add_raw({.method = Method::kGet, .path = "/metrics"}, [](const http::Request&) {
    return uncached(http::Response::text(200, "text/plain; version=0.0.4; charset=utf-8",
                                         metrics::registry().exposition()));
  });
  return routes;
}

}  // namespace souk::app
