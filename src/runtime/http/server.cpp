#include "runtime/http/server.hpp"

#include <algorithm>

#include "runtime/fiber/fiber.hpp"
#include "runtime/http/connection.hpp"
#include "runtime/http/listener.hpp"
#include "runtime/log/log.hpp"

namespace souk::http {
namespace {

metrics::Gauge& open_connections() {
  static auto& gauge = metrics::registry().gauge("http_connections", "Open connections.");
  return gauge;
}
metrics::Counter& turned_away() {
  static auto& counter = metrics::registry().counter("http_connections_refused_total",
                                                     "Connections beyond http.max_connections.");
  return counter;
}

}  // namespace

RouteMetrics::RouteMetrics(std::string_view method, std::string_view path)
    : seconds_{&metrics::registry().seconds("http_request_duration_seconds",
                                            "From header to the last byte of the answer.",
                                            {"method", "route"}, {method, path})} {
  for (const auto status : {"1xx", "2xx", "3xx", "4xx", "5xx"}) {
    by_class_.push_back(&metrics::registry().counter("http_requests_total", "Requests answered.",
                                                     {"method", "route", "status"}, {method, path, status}));
  }
}

void RouteMetrics::count(int status, std::chrono::nanoseconds took) {
  by_class_[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)]->add();
  seconds_->observe(took);
}

ServerState::ServerState(runtime::Cores& cores, const Router& its_router, ServerSettings its_settings)
    : router{its_router},
      settings{std::move(its_settings)},
      parser_limits{.header_bytes = settings.max_header_bytes,
                    .target_bytes = settings.max_target_bytes,
                    .raw_paths = settings.raw_paths},
      unrouted_{"", "none"} {
  for (std::size_t i = 0; i < cores.size(); ++i) shards_.push_back(std::make_unique<Shard>(cores.at(i)));
  for (const auto& bound : router.routes().all())
    routes_.emplace_back(to_string(bound.route.method), bound.route.path);
}

ServerState::~ServerState() { drain(std::chrono::steady_clock::now()); }

Status ServerState::start() {
  proxies = TRY(TrustedProxies::parse(settings.trusted_proxies));
  if (!settings.tls_certificate.empty()) TRY(reload_tls());
  listener_ = TRY(Listener::bind(shards_.front()->core, settings.listen));
  port = listener_->port();
  started_ = true;
  helpers_ = 1 + shards_.size();
  runtime::spawn(shards_.front()->core, [this] {
    listener_->accept_all(*this);
    helpers_.fetch_sub(1);
  });
  for (auto& shard : shards_) {
    runtime::spawn(shard->core, [this, &shard = *shard] {
      sweep(shard);
      helpers_.fetch_sub(1);
    });
  }
  return {};
}

Status ServerState::reload_tls() {
  if (settings.tls_certificate.empty()) return {};
  auto context = TRY(server_context(settings.tls_certificate, settings.tls_key));
  const std::lock_guard lock{mutex_};
  tls_ = std::move(context);
  return {};
}

SslContext ServerState::tls() const {
  if (settings.tls_certificate.empty()) return nullptr;
  const std::lock_guard lock{mutex_};
  return tls_;
}

Shard* ServerState::place_for_one() {
  if (live.load() >= settings.max_connections) {
    turned_away().add();
    return nullptr;
  }
  auto* best = shards_.front().get();
  for (auto& shard : shards_) {
    if (shard->size < best->size) best = shard.get();
  }
  return best;
}

void ServerState::serve(Shard& shard, int fd, std::string peer) {
  live.fetch_add(1);
  shard.size.fetch_add(1);
  open_connections().add(1);
  runtime::spawn(shard.core, [this, &shard, fd, peer = std::move(peer)]() mutable {
    {
      Connection connection{*this, shard, fd, std::move(peer)};
      const auto place = shard.connections.insert(shard.connections.end(), &connection);
      connection.serve();
      shard.connections.erase(place);
    }
    shard.size.fetch_sub(1);
    leave();
  });
}

void ServerState::leave() {
  open_connections().add(-1);
  const std::lock_guard lock{mutex_};
  if (live.fetch_sub(1) == 1 && none_left_) none_left_->notify();
}

void ServerState::sweep(Shard& shard) {
  while (!draining) {
    runtime::Wake wake;
    shard.stop_sweep.emplace(wake.signal());
    wake.wait_until(std::chrono::steady_clock::now() + settings.sweep_interval);
    const auto now = std::chrono::steady_clock::now();
    for (auto* connection : shard.connections) connection->sweep(now);
  }
  // Slow clients are cut off while draining, too: until the last connection is gone.
  while (shard.size > 0) {
    runtime::sleep_for(std::min(settings.sweep_interval, milliseconds{20}));
    const auto now = std::chrono::steady_clock::now();
    for (auto* connection : shard.connections) connection->sweep(now);
  }
}

void ServerState::on_every_connection(void (*act)(Connection&)) {
  for (auto& shard : shards_) {
    shard->core.post([&shard = *shard, act] {
      for (auto* connection : shard.connections) act(*connection);
    });
  }
}

// Until all that was posted to the cores before has run: it refers to us.
void ServerState::settle() {
  for (auto& shard : shards_) {
    runtime::Wake wake;
    shard->core.post([signal = wake.signal()] { signal.notify(); });
    wake.wait();
  }
}

bool ServerState::wait_for_none(runtime::Deadline deadline) {
  runtime::Wake wake;
  {
    const std::lock_guard lock{mutex_};
    if (live == 0) return true;
    none_left_.emplace(wake.signal());
  }
  wake.wait_until(deadline);
  const std::lock_guard lock{mutex_};
  none_left_.reset();
  return live == 0;
}

void ServerState::drain(runtime::Deadline deadline) {
  std::call_once(drained_, [&] {
    draining = true;
    if (!started_) return;
    listener_->close();
    for (auto& shard : shards_) {
      shard->core.post([&shard = *shard] {
        if (shard.stop_sweep) shard.stop_sweep->notify();
      });
    }
    on_every_connection([](Connection& connection) { connection.close_if_idle(); });
    // Even without grace, what is idle needs a moment to go by itself.
    if (!wait_for_none(
            std::max(deadline, std::chrono::steady_clock::now() + std::chrono::milliseconds{50}))) {
      log::warning("http.drain", {{"cut_off", live.load()}});
      // A handler that ignores its deadline is waited for: it uses what we would destroy.
      do on_every_connection([](Connection& connection) { connection.abort(); });
      while (!wait_for_none(std::chrono::steady_clock::now() + std::chrono::milliseconds{100}));
    }
    while (helpers_ > 0) runtime::sleep_for(std::chrono::milliseconds{1});
    settle();
  });
}

Server::Server(runtime::Cores& cores, const Router& router, ServerSettings settings)
    : state_{std::make_unique<ServerState>(cores, router, std::move(settings))} {}
Server::~Server() = default;

Status Server::start() { return state_->start(); }
std::uint16_t Server::bound_port() const { return state_->port; }
void Server::drain(runtime::Deadline deadline) { state_->drain(deadline); }
bool Server::draining() const { return state_->draining; }
std::size_t Server::connections() const { return state_->live; }
Status Server::reload_tls() { return state_->reload_tls(); }

}  // namespace souk::http
