#include "runtime/http/server.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/http/test_server.hpp"

namespace souk::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::RawClient;
using testing::sample_routes;
using ::testing::StartsWith;
using testing::TestServer;

TEST(Server, AnswersWithTheFieldsEveryAnswerHas) {
  TestServer server{sample_routes()};
  const auto answer = server.ask("GET /hello", "X-Request-Id: abc-1\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nDate: "));
  EXPECT_THAT(answer, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nReferrer-Policy: "));
  EXPECT_THAT(answer, HasSubstr("\r\nContent-Security-Policy: default-src 'self'"));
  EXPECT_THAT(answer, HasSubstr("\r\nX-Request-Id: abc-1\r\n"));
  EXPECT_THAT(answer, HasSubstr("\r\nContent-Length: 8\r\n"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n<p>hello"));
}

TEST(Server, KeepsTheConnectionAndAnswersPipelinedRequestsInOrder) {
  TestServer server{sample_routes()};
  RawClient client{server.port()};
  client.send(
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none"
      "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n\r\n"
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\ntwo");
  EXPECT_TRUE(client.response().ends_with("\r\n\r\none"));
  EXPECT_TRUE(client.response().ends_with("<p>hello"));
  EXPECT_TRUE(client.response().ends_with("\r\n\r\ntwo"));
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(client.response().ends_with("<p>hello"));
  EXPECT_EQ(server->connections(), 1u);
}

TEST(Server, ReadsAHeaderThatComesByteByByte) {
  TestServer server{sample_routes()};
  RawClient client{server.port()};
  for (const char c : std::string_view{"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n"}) client.send({&c, 1});
  EXPECT_TRUE(client.response().ends_with("<p>hello"));
}

TEST(Server, ReadsChunkedBodiesAndSendsChunkedStreams) {
  TestServer server{sample_routes()};
  const auto echoed = server.ask("POST /echo", "Transfer-Encoding: chunked\r\n",
                                 "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n");
  EXPECT_TRUE(echoed.ends_with("\r\n\r\nabcde")) << echoed;
  const auto streamed = server.ask("GET /stream");
  EXPECT_THAT(streamed, HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_TRUE(streamed.ends_with("\r\n\r\n6\r\nfirst \r\n6\r\nsecond\r\n0\r\n\r\n")) << streamed;
}

TEST(Server, EndsAStreamForHttp10WithTheConnection) {
  TestServer server{sample_routes()};
  RawClient client{server.port()};
  client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const auto answer = client.rest();
  EXPECT_THAT(answer, Not(HasSubstr("chunked")));
  EXPECT_TRUE(answer.ends_with("\r\n\r\nfirst second")) << answer;
}

TEST(Server, AnswersHeadLikeGetWithoutTheBody) {
  TestServer server{sample_routes()};
  RawClient client{server.port()};
  client.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  const auto head = client.response(true);
  EXPECT_THAT(head, HasSubstr("\r\nContent-Length: 8\r\n"));
  EXPECT_TRUE(client.response().ends_with("<p>hello"));
}

TEST(Server, AsksForTheBodyOfWhoExpectsTo) {
  TestServer server{sample_routes()};
  RawClient client{server.port()};
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(client.response(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello");
  EXPECT_TRUE(client.response().ends_with("\r\n\r\nhello"));
}

TEST(Server, RefusesABodyThatIsTooLargeBeforeItIsSent) {
  TestServer server{sample_routes()};
  RawClient client{server.port()};
  client.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 65\r\n\r\n");
  const auto answer = client.rest();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(answer, HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(answer, HasSubstr("\"code\":\"request.body_size\""));
}

TEST(Server, RefusesAChunkedBodyPastTheLimit) {
  TestServer server{sample_routes()};
  const auto answer = server.ask("POST /echo", "Transfer-Encoding: chunked\r\n",
                                 "41\r\n" + std::string(65, 'x') + "\r\n0\r\n\r\n");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 413 ")) << answer;
}

TEST(Server, LetsAHandlerReadAStreamLargerThanItsBuffer) {
  TestServer server{sample_routes()};
  EXPECT_TRUE(server.ask("POST /count", "Content-Length: 1000000\r\n", std::string(1'000'000, 'x'))
                  .ends_with("\r\n\r\n1000000"));
}

TEST(Server, RefusesWhatIsMalformedWithAProblemAndCloses) {
  TestServer server{sample_routes()};
  const std::pair<std::string, std::string> cases[] = {
      {"nonsense\r\n\r\n", "400"},
      {"GET /hello HTTP/1.1\r\n\r\n", "400"},                        // no Host
      {"GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},  // two
      {"GET hello HTTP/1.1\r\nHost: x\r\n\r\n", "400"},              // no path
      {"GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "400"},     // dot segment
      {"GET /%2e%2e/x HTTP/1.1\r\nHost: x\r\n\r\n", "400"},          // the same, encoded
      {"GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", "400"},               // not UTF-8
      {"GET /hello?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n", "400"},       // broken escape
      {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"},
      {"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "400"},
      {"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501"},
      {"GET /hello HTTP/2.0\r\nHost: x\r\n\r\n", "505"},
      {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "414"},
      {"GET /hello HTTP/1.1\r\nHost: x\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n", "431"},
  };
  for (const auto& [bytes, status] : cases) {
    RawClient client{server.port()};
    client.send(bytes);
    const auto answer = client.rest();
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 " + status + ' ')) << bytes.substr(0, 60);
    EXPECT_THAT(answer, HasSubstr("application/problem+json"));
  }
}

TEST(Server, CatchesAnExceptionOfAHandler) {
  TestServer server{sample_routes()};
  const auto answer = server.ask("GET /throw");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(answer, Not(HasSubstr("broken handler")));
}

TEST(Server, NamesTheAddressThatIsTaken) {
  TestServer first{{}};
  runtime::Cores cores{1};
  const Router router{{}};
  const auto address = "127.0.0.1:" + std::to_string(first.port());
  Server second{cores, router, {.listen = address}};
  const auto started = second.start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "http.listen");
  EXPECT_THAT(started.error().message, HasSubstr(address));
}

TEST(Server, TurnsAwayConnectionsPastItsBound) {
  TestServer server{sample_routes(), {.max_connections = 1}};
  RawClient first{server.port()};
  first.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  first.response();
  EXPECT_THAT(server.ask("GET /hello"), StartsWith("HTTP/1.1 503 "));
}

TEST(Server, ClosesAfterItsNumberOfRequests) {
  TestServer server{sample_routes(), {.max_requests_per_connection = 2}};
  RawClient client{server.port()};
  client.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\nGET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THAT(client.response(), Not(HasSubstr("Connection: close")));
  EXPECT_THAT(client.rest(), HasSubstr("Connection: close"));
}

TEST(Server, BelievesOnlyTrustedProxies) {
  Routes routes;
  routes.add_raw({.path = "/who"}, [](const Request& request) {
    return Response::text(200, "text/plain",
                          request.client_address + (request.secure ? " secure" : " plain"));
  });
  const std::string fields =
      "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 127.0.0.1\r\nX-Forwarded-Proto: https\r\n";
  TestServer trusting{routes, {.trusted_proxies = {"127.0.0.0/8"}}};
  EXPECT_TRUE(trusting.ask("GET /who", fields).ends_with("\r\n\r\n203.0.113.9 secure"));
  TestServer wary{routes};
  EXPECT_TRUE(wary.ask("GET /who", fields).ends_with("\r\n\r\n127.0.0.1 plain"));
}

}  // namespace
}  // namespace souk::http
