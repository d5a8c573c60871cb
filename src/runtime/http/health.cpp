#include "runtime/http/health.hpp"

#include <fmt/format.h>

#include "base/json.hpp"

namespace souk::http {
namespace {

void append_check(std::string& out, std::string_view name, const Status& status) {
  if (out.back() != '[') out += ',';
  out += "{\"name\":";
  append_json_string(out, name);
  out += status ? ",\"ok\":true" : ",\"ok\":false";
  if (!status) {
    out += ",\"code\":";
    append_json_string(out, status.error().code);
    out += ",\"detail\":";
    append_json_string(out, status.error().message);
  }
  out += '}';
}

Response uncached(Response response) {
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

void Readiness::add(std::string name, Check check) {
  const std::lock_guard lock{mutex_};
  checks_.emplace_back(std::move(name), std::move(check));
}

void Readiness::start_draining() {
  const std::lock_guard lock{mutex_};
  draining_ = true;
}

Readiness::Report Readiness::report() const {
  const std::lock_guard lock{mutex_};
  Report report{.ready = !draining_};
  std::string checks = "[";
  if (draining_)
    append_check(checks, "server", fail(unavailable("server.draining", "The server is stopping.")));
  for (const auto& [name, check] : checks_) {
    const auto status = check();
    report.ready = report.ready && status.has_value();
    append_check(checks, name, status);
  }
  report.json =
      fmt::format(R"({{"status":"{}","checks":{}]}})", report.ready ? "ready" : "not_ready", checks);
  return report;
}

Routes health_routes(const Readiness& readiness) {
  Routes routes;
  routes.add_raw({.path = "/healthz", .summary = "Alive"},
                 [](const Request&) { return uncached(Response::json(200, R"({"status":"alive"})")); });
  routes.add_raw({.path = "/readyz", .summary = "Ready for traffic"}, [&readiness](const Request&) {
    auto report = readiness.report();
    auto response = uncached(Response::json(report.ready ? 200 : 503, std::move(report.json)));
    if (!report.ready) response.headers.set("Retry-After", "1");
    return response;
  });
  return routes;
}

Routes metrics_route(const metrics::Registry& registry) {
  Routes routes;
  routes.add_raw({.path = "/metrics", .summary = "Prometheus metrics"}, [&registry](const Request&) {
    return uncached(Response::text(200, "text/plain; version=0.0.4; charset=utf-8", registry.exposition()));
  });
  return routes;
}

}  // namespace souk::http
