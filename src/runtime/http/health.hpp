// What an operator's machines ask: is it alive (/healthz), should it get traffic (/readyz), its numbers
// (/metrics).
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "runtime/http/route.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::http {

// A set of named checks; ready when all of them pass and nobody drains. Must outlive the routes.
class Readiness {
 public:
  // Quick, from any core: it looks at state, it does not go and try.
  using Check = std::function<Status()>;
  void add(std::string name, Check check);
  // From now on not ready: the load balancer should send nothing more.
  void start_draining();

  struct Report {
    bool ready = true;
    std::string json;  // {"status":"ready","checks":[{"name":"store","ok":true}, ...]}
  };
  Report report() const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::pair<std::string, Check>> checks_;
  bool draining_ = false;
};

Routes health_routes(const Readiness& readiness);
Routes metrics_route(const metrics::Registry& registry);

}  // namespace souk::http
