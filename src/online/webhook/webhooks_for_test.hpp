// For tests: a shop with webhooks, a receiver on this machine that writes down what comes, and a process that
// breaks off where it is told to.
#pragma once

#include <mutex>

#include <gmock/gmock.h>

#include "engines/cache/inprocess/cache.hpp"
#include "engines/document/memory/store.hpp"
#include "online/customer/accounts.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/orders.hpp"
#include "online/webhook/feed.hpp"
#include "online/webhook/sender.hpp"
#include "runtime/http/test_server.hpp"
#include "tests/support/faulty_document_store.hpp"
#include "tests/support/result.hpp"

namespace souk::online::webhook {

using http::Method;
using http::Request;
using http::Response;

// Somebody else's system: writes down what comes and answers as it is told.
struct Receiver {
  struct Got {
    std::string type, id, object, signature, body;
  };
  std::mutex mutex;
  std::vector<Got> got;
  std::function<int(const Got&)> answer = [](const Got&) { return 200; };
  http::testing::TestServer server{routes()};

  http::Routes routes() {
    http::Routes routes;
    routes.add_raw({.method = Method::kPost, .path = "/hook", .max_body_bytes = 1 << 20},
                   [this](const Request& request) -> Response {
                     const auto body = parse_json(request.body).value();
                     const auto* id = find_path(body, "data.object.id");
                     Got one{std::string{request.headers.get("Souk-Event-Type")},
                             std::string{request.headers.get("Souk-Event-Id")},
                             id != nullptr && id->is_string() ? std::string{id->get_string()} : std::string{},
                             std::string{request.headers.get("Souk-Signature")}, request.body};
                     const std::lock_guard lock{mutex};
                     const int status = answer(one);
                     got.push_back(std::move(one));
                     return Response::text(status, "text/plain", "x");
                   });
    routes.add_raw({.method = Method::kPost, .path = "/away"},
                   [](const Request&) { return Response::redirect("/hook", 307); });
    return routes;
  }
  std::string url(std::string_view path = "/hook") const { return server.url(path); }
  std::vector<std::string> types() {
    const std::lock_guard lock{mutex};
    std::vector<std::string> all;
    for (const auto& each : got) all.push_back(each.type);
    return all;
  }
};

struct Webhooks : ::testing::Test {
  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore real;
  support::FaultyDocumentStore store{real};
  engines::InProcessCache cache{clock, {}};
  Destinations destinations = Destinations::parse({"127.0.0.0/8"}).value();
  runtime::Seal seal = runtime::Seal::with_key(Secret{std::string(32, 'k')}).value();
  Endpoints endpoints{store, destinations, clock, random, &seal};
  Outbox outbox{store, clock};
  Feed feed{store, cache, endpoints, outbox, clock};
  http::Client client{client_settings(destinations)};
  Sender sender{{.endpoints = &endpoints,
                 .outbox = &outbox,
                 .cache = &cache,
                 .client = &client,
                 .clock = &clock,
                 .random = &random}};
  order::Orders orders{store};
  Receiver receiver;
  int lives = 0;

  bool breaks_off(std::size_t n, support::FaultyDocumentStore::When when);
  void SetUp() override {
    ASSERT_TRUE(endpoints.declare() && outbox.declare() && feed.declare() && orders.declare());
    for (const auto name :
         {catalogue::kProducts, inventory::kStockCollection, customer::kCustomerCollection}) {
      ASSERT_TRUE(store.declare({.name = std::string{name}, .indexes = {}}));
    }
  }
  Endpoint listen(std::vector<std::string> events, std::string_view path = "/hook") {
    auto made = endpoints.create({receiver.url(path), "", std::move(events)}).value();
    EXPECT_TRUE(feed.turn(milliseconds{0}));  // it begins with the present
    return made;
  }
  void place(const std::string& id) {
    clock.advance(milliseconds{1});
    order::Order order{.id = id, .number = "SK-1", .access_token = "tok-en", .placed_at = clock.now()};
    order.currency = Currency::of("CNY");
    order.live_cart = "crt_" + id;
    order.client_key = "key_" + id;
    ASSERT_TRUE(orders.place(order));
  }
  void happens(const std::string& id, const std::string& what) {
    clock.advance(milliseconds{1});
    engines::Collection<order::Order> all{store, std::string{order::kOrderCollection}};
    auto stored = all.load(id).value();
    stored.value.timeline.push_back({clock.now(), "system", what, ""});
    ASSERT_TRUE(all.replace(stored));
  }
  std::size_t tell() { return support::value_of(feed.turn(milliseconds{0})); }
  void send() { ASSERT_TRUE(sender.turn()); }
  Endpoint now(const Endpoint& endpoint) { return endpoints.load(endpoint.id).value(); }
  std::vector<Delivery> deliveries(const Endpoint& endpoint) {
    return outbox.list(endpoint.id, 100, "", nullptr).value();
  }
};

// One life of the process that ends at the n-th write, then another one; true when it had ended early.
inline bool Webhooks::breaks_off(std::size_t n, support::FaultyDocumentStore::When when) {
  const auto endpoint = listen({"order.*"});
  const auto id = "ord_" + std::to_string(++lives);
  place(id);
  happens(id, "paid");
  store.fail_at(n, when);
  (void)feed.turn(milliseconds{0});
  (void)sender.turn();
  const bool failed = store.has_failed();
  store.fail_at(0, when);
  // The next process: nothing in memory, leases over.
  clock.advance(std::chrono::minutes{2});
  Feed other{store, cache, endpoints, outbox, clock};
  EXPECT_TRUE(other.turn(milliseconds{0}));
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(sender.turn());
    clock.advance(std::chrono::minutes{2});
  }
  std::vector<std::string> types;
  for (const auto& got : receiver.got) {
    if (got.object == id && (types.empty() || types.back() != got.type)) types.push_back(got.type);
  }
  EXPECT_THAT(types, testing::ElementsAre("order.created", "order.paid")) << n;
  EXPECT_TRUE(endpoints.remove(endpoint.id));
  EXPECT_TRUE(feed.turn(milliseconds{0}));
  return failed;
}

}  // namespace souk::online::webhook
