// What the parts of one server share: settings, the connections of each core, metrics per route. Private to
// the server's own files.
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/http/address.hpp"
#include "runtime/http/request_parser.hpp"
#include "runtime/http/server.hpp"
#include "runtime/http/tls.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::http {

class Connection;
class Listener;

// Counted per route template, so that the number of series is bounded by the table.
struct RouteMetrics {
  RouteMetrics(std::string_view method, std::string_view path);
  void count(int status, std::chrono::nanoseconds took);

 private:
  std::vector<metrics::Counter*> by_class_;  // 1xx to 5xx
  metrics::Histogram* seconds_;
};

// One core's share; touched on its thread alone, but for `size`.
struct Shard {
  explicit Shard(runtime::Core& its_core) : core{its_core} {}
  runtime::Core& core;
  std::list<Connection*> connections;
  std::atomic<std::size_t> size{0};
  std::optional<runtime::Signal> stop_sweep;
};

class ServerState {
 public:
  ServerState(runtime::Cores& cores, const Router& router, ServerSettings settings);
  ~ServerState();

  Status start();
  void drain(runtime::Deadline deadline);
  Status reload_tls();

  // The core with the fewest connections; nullptr when the server is full.
  Shard* place_for_one();
  void serve(Shard& shard, int fd, std::string peer);
  SslContext tls() const;
  RouteMetrics& metrics_of(const Match& match) {
    return match.bound == nullptr ? unrouted_ : routes_[match.index];
  }

  const Router& router;
  const ServerSettings settings;
  const ParserLimits parser_limits;
  TrustedProxies proxies;
  std::atomic<bool> draining{false};
  std::atomic<std::size_t> live{0};
  std::uint16_t port = 0;

 private:
  void sweep(Shard& shard);
  void on_every_connection(void (*act)(Connection&));
  // True when the last connection is gone.
  bool wait_for_none(runtime::Deadline deadline);
  void settle();
  void leave();

  std::vector<std::unique_ptr<Shard>> shards_;
  std::vector<RouteMetrics> routes_;
  RouteMetrics unrouted_;
  std::unique_ptr<Listener> listener_;
  mutable std::mutex mutex_;
  SslContext tls_;
  std::optional<runtime::Signal> none_left_;
  std::atomic<std::size_t> helpers_{0};  // fibers of the server itself: accept loop, sweeps
  bool started_ = false;
  std::once_flag drained_;
};

}  // namespace souk::http
