// Slow clients and stopping: what the server does when time runs out. Timeouts are small here; nothing
// sleeps.
#include <atomic>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/http/test_server.hpp"

namespace souk::http {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using testing::RawClient;
using testing::sample_routes;
using ::testing::StartsWith;
using testing::TestServer;

ServerSettings hasty() {
  return {.header_timeout = 40ms,
          .idle_timeout = 40ms,
          .write_timeout = 60ms,
          .body_grace = 40ms,
          .sweep_interval = 10ms};
}

TEST(SlowClient, GetsNoMoreTimeForItsHeader) {
  TestServer server{sample_routes(), hasty()};
  RawClient client{server.port()};
  client.send("GET /hello HTTP/1.1\r\nHos");
  EXPECT_THAT(client.rest(), StartsWith("HTTP/1.1 408 "));
}

TEST(SlowClient, GetsNoMoreTimeForItsBody) {
  TestServer server{sample_routes(), hasty()};
  RawClient client{server.port()};
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_THAT(client.rest(), StartsWith("HTTP/1.1 408 "));
}

TEST(SlowClient, IsClosedQuietlyWhenIdle) {
  TestServer server{sample_routes(), hasty()};
  RawClient client{server.port()};
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  client.response();
  EXPECT_EQ(client.rest(), "");
}

TEST(SlowClient, IsCutOffWhenItDoesNotReadItsAnswer) {
  Routes routes;
  const auto text = std::make_shared<const std::string>(std::string(64 * 1024 * 1024, 'x'));
  routes.add_raw({.path = "/large"},
                 [text](const Request&) { return Response{.status = 200, .headers = {}, .body = text}; });
  auto settings = hasty();
  settings.min_bytes_per_second = 1024u * 1024 * 1024;
  TestServer server{std::move(routes), settings};
  RawClient client{server.port()};
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto give_up = std::chrono::steady_clock::now() + 5s;
  while (server->connections() == 0 && std::chrono::steady_clock::now() < give_up) std::this_thread::yield();
  while (server->connections() > 0 && std::chrono::steady_clock::now() < give_up) std::this_thread::yield();
  EXPECT_EQ(server->connections(), 0u);
  EXPECT_LT(client.rest().size(), text->size());
}

TEST(Drain, LetsARunningRequestFinishAndClosesIdleConnections) {
  runtime::Wake entered, release;
  Routes routes = sample_routes();
  routes.add_raw({.path = "/slow"}, [entered = entered.signal()](const Request&) {
    entered.notify();
    runtime::sleep_for(50ms);
    return Response::text(200, "text/plain", "finished");
  });
  TestServer server{std::move(routes)};
  RawClient idle{server.port()}, busy{server.port()};
  idle.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  idle.response();
  busy.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  entered.wait();
  server->drain(std::chrono::steady_clock::now() + 5s);
  EXPECT_EQ(server->connections(), 0u);
  EXPECT_EQ(idle.rest(), "");
  const auto answer = busy.rest();
  EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_TRUE(answer.ends_with("finished"));
}

TEST(Drain, CutsOffWhatIsNotDoneByTheDeadline) {
  runtime::Wake entered;
  std::atomic<bool> told_to_end = false;
  Routes routes;
  routes.add_raw({.path = "/endless"}, [&, entered = entered.signal()](const Request&) {
    Response response;
    response.body = BodyStream{[&, entered](BodyWriter& writer) -> Status {
      for (;;) {
        TRY(writer.write("tick\n"));
        entered.notify();
        told_to_end = told_to_end || writer.closing();
        runtime::sleep_for(2ms);
      }
    }};
    return response;
  });
  TestServer server{std::move(routes)};
  RawClient client{server.port()};
  client.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
  entered.wait();
  server->drain(std::chrono::steady_clock::now() + 30ms);
  EXPECT_EQ(server->connections(), 0u);
  EXPECT_TRUE(told_to_end);
  EXPECT_FALSE(client.rest().ends_with("0\r\n\r\n"));
}

}  // namespace
}  // namespace souk::http
