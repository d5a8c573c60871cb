#include "runtime/http/conditional.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/http/test_server.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::http {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Conditional, WritesAndReadsDates) {
  EXPECT_EQ(http_date({784111777000}), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), (Instant{784111777000}));
  for (const auto wrong : {"", "Sun, 31 Feb 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                           "Sun, 06 Nov 1994 08:49:37 CET"})
    EXPECT_FALSE(parse_http_date(wrong)) << wrong;
}

TEST(Conditional, ComparesTagsWeaklyOrStrongly) {
  EXPECT_TRUE(names_etag("\"a\", W/\"b\"", "\"b\"", true));
  EXPECT_FALSE(names_etag("\"a\", W/\"b\"", "\"b\"", false));
  EXPECT_TRUE(names_etag("*", "\"b\"", false));
  EXPECT_NE(etag_of("a"), etag_of("b"));
}

TEST(Conditional, IfNoneMatchRulesOverTheDate) {
  Request request;
  request.headers.set("If-Modified-Since", "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_TRUE(not_modified(request, "\"a\"", "Sun, 06 Nov 1994 08:49:36 GMT"));
  EXPECT_FALSE(not_modified(request, "\"a\"", "Sun, 06 Nov 1994 08:49:38 GMT"));
  request.headers.set("If-None-Match", "\"other\"");
  EXPECT_FALSE(not_modified(request, "\"a\"", "Sun, 06 Nov 1994 08:49:36 GMT"));
}

TEST(Conditional, ChecksIfMatch) {
  Request request;
  EXPECT_TRUE(check_if_match(request, "\"1\""));
  request.headers.set("If-Match", "\"0\"");
  EXPECT_EQ(status_of(check_if_match(request, "\"1\"").error()), 412);
}

TEST(Conditional, ReadsOneRange) {
  const auto range = [](std::string_view field) { return parse_range(field, 100).value(); };
  EXPECT_EQ(range("bytes=0-9")->size, 10u);
  EXPECT_EQ(range("bytes=90-")->size, 10u);
  EXPECT_EQ(range("bytes=-10")->offset, 90u);
  EXPECT_EQ(range("bytes=-1000")->size, 100u);
  EXPECT_EQ(range("bytes=50-18446744073709551615")->size, 50u);
  for (const auto ignored : {"bytes=9-0", "bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=a-b", "bytes=-"})
    EXPECT_FALSE(range(ignored)) << ignored;
  EXPECT_FALSE(parse_range("bytes=100-", 100));
  EXPECT_FALSE(parse_range("bytes=-0", 100));
  EXPECT_FALSE(parse_range("bytes=0-", 0));
}

class Files : public ::testing::Test {
 protected:
  Files() {
    std::ofstream{path_} << "0123456789";
    routes_.add_raw({.path = "/file"}, [path = path_](const Request&) {
      Response response{.status = 200,
                        .headers = {{"Content-Type", "text/plain"}, {"ETag", "\"v1\""}},
                        .body = FileBody{path, 0, 10}};
      return response;
    });
    routes_.add_raw({.path = "/gone"}, [path = path_](const Request&) {
      return Response{.status = 200, .headers = {}, .body = FileBody{path + "-not", 0, 10}};
    });
  }
  support::TempFolder folder_;
  std::string path_ = (folder_.path() / "file").string();
  Routes routes_;
};

TEST_F(Files, AreSentWholeInPartsOrNotAtAll) {
  testing::TestServer server{routes_};
  EXPECT_TRUE(server.ask("GET /file").ends_with("\r\n\r\n0123456789"));
  const auto part = server.ask("GET /file", "Range: bytes=2-4\r\n");
  EXPECT_THAT(part, StartsWith("HTTP/1.1 206 "));
  EXPECT_THAT(part, HasSubstr("\r\nContent-Range: bytes 2-4/10\r\n"));
  EXPECT_TRUE(part.ends_with("\r\n\r\n234"));
  EXPECT_TRUE(
      server.ask("GET /file", "Range: bytes=2-4\r\nIf-Range: \"v0\"\r\n").ends_with("\r\n\r\n0123456789"));
  const auto none = server.ask("GET /file", "Range: bytes=10-\r\n");
  EXPECT_THAT(none, StartsWith("HTTP/1.1 416 "));
  EXPECT_THAT(none, HasSubstr("\r\nContent-Range: bytes */10\r\n"));
  EXPECT_THAT(server.ask("GET /file", "If-None-Match: W/\"v1\"\r\n"), StartsWith("HTTP/1.1 304 "));
  EXPECT_TRUE(server.ask("HEAD /file").ends_with("\r\n\r\n"));
  EXPECT_THAT(server.ask("GET /gone"), StartsWith("HTTP/1.1 404 "));
}

}  // namespace
}  // namespace souk::http
