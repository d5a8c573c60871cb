// Carries the outbox to the endpoints. What happens to one object arrives in its order: the next event of an
// object is sent when the one before it has arrived or was given up; different objects and endpoints go side
// by side. At least once: an answer that was lost means the same event again, under the same id.
#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>

#include "base/random.hpp"
#include "engines/cache/port.hpp"
#include "online/webhook/endpoints.hpp"
#include "online/webhook/outbox.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/http/client.hpp"
#include "runtime/jobs/retry.hpp"

namespace souk::online::webhook {

struct SenderSettings {
  runtime::RetryPolicy retry{milliseconds{5'000}, milliseconds{3'600'000}};
  milliseconds timeout{10'000};                   // of one attempt
  milliseconds turn{30'000};                      // of one endpoint, before others get their lease
  milliseconds patience{5LL * 24 * 3600 * 1000};  // an endpoint that fails for so long is switched off
  std::size_t side_by_side = 8;                   // requests to one endpoint
  std::size_t window = 300;                       // deliveries looked at together
};

class Sender {
 public:
  struct Deps {
    const Endpoints* endpoints = nullptr;
    const Outbox* outbox = nullptr;
    engines::Cache* cache = nullptr;
    http::Client* client = nullptr;  // made with Destinations::may_connect (client_settings())
    const Clock* clock = nullptr;
    Random* random = nullptr;
  };
  explicit Sender(Deps deps, SenderSettings settings = {}) : deps_{deps}, settings_{settings} {}
  ~Sender() { stop(); }

  // Looks at every endpoint and sends what is due, each endpoint in a fiber of its own that goes on after
  // this returns (on a plain thread: one after another, before it returns). Every second or so.
  Status turn();
  // Sends what is due for one endpoint; answers how many attempts there were.
  Result<std::size_t> deliver(const Endpoint& endpoint);
  // Takes up nothing more and waits for requests under way.
  void stop();

 private:
  std::vector<StoredDelivery> due(std::vector<StoredDelivery> waiting, Instant now) const;
  void attempt(const Endpoint& endpoint, StoredDelivery& delivery);
  Result<http::ClientResponse> post(const Endpoint& endpoint, const Event& event) const;
  void settle(StoredDelivery& stored, DeliveryState next) const;
  void note_health(const Endpoint& endpoint, const Delivery& delivery, bool gone) const;
  bool begin(const std::string& endpoint_id);
  void end(const std::string& endpoint_id);

  Deps deps_;
  SenderSettings settings_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::set<std::string> busy_;  // endpoints that a fiber of this instance serves
  std::optional<runtime::Signal> stopper_;
};

// What a client for webhooks is like: bounded answers, short waits, and no connection where `destinations`
// says no. It follows no redirects anyhow.
http::ClientSettings client_settings(const Destinations& destinations);

}  // namespace souk::online::webhook
