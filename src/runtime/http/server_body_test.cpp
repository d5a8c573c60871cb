// Bodies of known size, bodies of several files, and servers whose paths are keys.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/http/test_server.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::RawClient;
using ::testing::StartsWith;
using testing::TestServer;

Response sized(std::uint64_t announced, std::string text) {
  Response response;
  response.body = SizedStream{announced, [text = std::move(text)](BodyWriter& writer) -> Status {
                                TRY(writer.write(std::string_view{text}.substr(0, 4)));
                                return writer.write(std::string_view{text}.substr(4));
                              }};
  return response;
}

TEST(ServerBody, SendsAStreamOfKnownSizeWithItsLength) {
  Routes routes;
  routes.add_raw({.path = "/right"}, [](const Request&) { return sized(11, "some stream"); });
  routes.add_raw({.path = "/short"}, [](const Request&) { return sized(20, "some stream"); });
  TestServer server{std::move(routes)};
  RawClient client{server.port()};
  client.send("GET /right HTTP/1.1\r\nHost: x\r\n\r\nHEAD /right HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(client.response().ends_with("\r\nContent-Length: 11\r\n\r\nsome stream"));
  EXPECT_TRUE(client.response(true).ends_with("\r\nContent-Length: 11\r\n\r\n"));
  client.send("GET /short HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(client.response().ends_with("\r\nContent-Length: 20\r\n\r\nsome stream"));
  EXPECT_EQ(client.rest(), "") << "the connection ends, so that the client knows";
}

TEST(ServerBody, SendsPiecesOfFilesWithTheLengthOfAllOfThem) {
  support::TempFolder folder;
  const auto file = [&](const char* name, std::string_view text) {
    std::ofstream{folder / name} << text;
    return (folder / name).string();
  };
  const std::string large(300'000, 'b');
  const SegmentsBody parts{{{file("a", "0123456789"), 2, 3}, {file("b", large), 0, large.size()}}};
  const SegmentsBody broken{{{file("c", "0123456789"), 0, 10}, {(folder / "none").string(), 0, 10}}};
  const SegmentsBody cut{{{file("d", "0123456789"), 0, 20}}};
  Routes routes;
  for (const auto& [path, body] : {std::pair{"/parts", parts}, {"/broken", broken}, {"/cut", cut}}) {
    routes.add_raw({.path = path}, [segments = body](const Request&) {
      Response response;
      response.body = segments;
      return response;
    });
  }
  TestServer server{std::move(routes)};
  const auto answer = server.ask("GET /parts");
  EXPECT_THAT(answer, HasSubstr("\r\nContent-Length: 300003\r\n"));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n234" + large));
  EXPECT_TRUE(server.ask("HEAD /parts").ends_with("\r\n\r\n"));
  EXPECT_TRUE(server.ask("GET /broken").ends_with("\r\n\r\n0123456789"));
  EXPECT_TRUE(server.ask("GET /cut").ends_with("\r\n\r\n0123456789"));
}

Routes keys() {
  Routes routes;
  routes.add_raw({.path = "*"}, [](const Request& request) {
    return Response::html(200, request.target + " " + request.path);
  });
  return routes;
}

TEST(ServerBody, LeavesPathsThatAreKeysAsTheyAre) {
  ServerSettings settings;
  settings.raw_paths = true;
  settings.page_policy = false;
  TestServer server{keys(), settings};
  const auto answer = server.ask("GET /b/a//../x%2Fy/./%FF?versions&prefix=%2F");
  EXPECT_TRUE(answer.ends_with("/b/a//../x%2Fy/./%FF?versions&prefix=%2F /b/a//../x/y/./\xff")) << answer;
  EXPECT_THAT(answer, Not(HasSubstr("Content-Security-Policy")));
  EXPECT_THAT(server.ask("PROPFIND /"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerBody, StillRefusesSuchPathsElsewhere) {
  TestServer server{keys()};
  EXPECT_THAT(server.ask("GET /b/../x"), StartsWith("HTTP/1.1 400"));
  EXPECT_THAT(server.ask("GET /b//x"), HasSubstr("/b//x"));
}

TEST(ServerBody, GivesEveryoneTheErrorPageThatIsForEveryone) {
  TestServer server{testing::sample_routes()};
  EXPECT_THAT(server.ask("GET /none"), HasSubstr("application/problem+json"));
  Routes routes;
  Router router{std::move(routes)};
  router.set_error_page([](const Request&, int status,
                           const Error&) { return Response::text(status, "application/xml", "<Error/>"); },
                        Readers::kEveryone);
  Request request;
  request.target = "/none";
  EXPECT_EQ(std::get<std::string>(router.answer(request).body), "<Error/>");
}

}  // namespace
}  // namespace souk::http
