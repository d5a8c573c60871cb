#include "runtime/http/message.hpp"

#include <gtest/gtest.h>

#include "runtime/http/address.hpp"
#include "runtime/http/request_parser.hpp"
#include "runtime/http/response_head.hpp"

namespace souk::http {
namespace {

TEST(Headers, CompareNamesWithoutCaseAndReuseTheirMemory) {
  Headers headers;
  headers.add("Set-Cookie", "a=1");
  headers.add("set-cookie", "b=2");
  EXPECT_EQ(headers.get("SET-COOKIE"), "a=1");
  EXPECT_EQ(headers.size(), 2u);
  headers.clear();
  EXPECT_FALSE(headers.contains("set-cookie"));
  headers.set("Host", "x");
  EXPECT_EQ(headers.all().size(), 1u);
}

TEST(Request, ReadsFormsWithinBounds) {
  Request request;
  request.body = "name=Zhang+San&note=%E8%8C%B6&empty=&flag";
  EXPECT_EQ(request.form().error().code, "request.media_type");
  request.headers.set("Content-Type", "application/x-www-form-urlencoded");
  const auto form = request.form();
  ASSERT_TRUE(form);
  EXPECT_EQ(*form, (std::vector<Pair>{{"name", "Zhang San"}, {"note", "茶"}, {"empty", ""}, {"flag", ""}}));
  request.body = "a=%f";
  EXPECT_EQ(request.form().error().code, "request.encoding");
  request.body.clear();
  for (int i = 0; i < 201; ++i) request.body += "a=1&";
  EXPECT_EQ(request.form().error().code, "request.fields");
}

TEST(Request, FindsCookiesByTheirWholeName) {
  Request request;
  request.headers.set("Cookie", "xa=0; a=1; b=\"two\"");
  EXPECT_EQ(request.cookie("a"), "1");
  EXPECT_EQ(request.cookie("b"), "two");
  EXPECT_EQ(request.cookie("c"), "");
}

TEST(Response, WritesCookiesThatScriptsCannotRead) {
  Response response;
  response.set_cookie({.name = "souk_session", .value = "abc", .max_age_s = 60, .secure = true});
  EXPECT_EQ(response.headers.get("set-cookie"),
            "souk_session=abc; Path=/; SameSite=Lax; Max-Age=60; HttpOnly; Secure");
}

TEST(Response, HidesTheDetailOfAProblem) {
  const auto response = problem(unavailable("store.gone", "Try again.", "mongod said no"), "req-1");
  EXPECT_EQ(response.status, 503);
  EXPECT_EQ(response.headers.get("retry-after"), "1");
  EXPECT_EQ(std::get<std::string>(response.body),
            R"({"type":"about:blank","title":"Service Unavailable","status":503,"code":"store.gone",)"
            R"("detail":"Try again.","request_id":"req-1"})");
}

TEST(Response, CannotBeSplitByAValue) {
  Response response;
  response.headers.set("Location", "/x\r\nSet-Cookie: a=b");
  std::string head;
  append_head(head, response, {.content_length = 0});
  EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
}

TEST(RequestParser, SplitsTheTarget) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"/a%20b?x=1&y=%2B", "/a b"}, {"http://host/c?x=1&y=+", "/c"}, {"https://host?x=1&y=", "/"}};
  for (const auto& [target, path] : cases) {
    Request request;
    request.target = target;
    ASSERT_TRUE(read_target(request, {.query_fields = 10})) << target;
    EXPECT_EQ(request.path, path);
    EXPECT_EQ(request.query_value("x"), "1");
  }
}

TEST(RequestParser, PassesOverTrailers) {
  Request request;
  const ParserLimits limits;
  RequestParser parser{request, limits};
  std::string bytes =
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Admin: yes\r\n\r\n";
  while (!parser.done()) {
    const auto taken = parser.feed(bytes);
    ASSERT_TRUE(taken);
    ASSERT_GT(*taken, 0u);
    bytes.erase(0, *taken);
  }
  EXPECT_EQ(request.body, "a");
  EXPECT_FALSE(request.headers.contains("x-admin"));
}

TEST(RequestParser, TakesALastChunkByteByByte) {
  Request request;
  const ParserLimits limits;
  RequestParser parser{request, limits};
  const std::string bytes =
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Late: 1\r\n\r\n";
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= bytes.size() && !parser.done(); ++end) {
    const auto taken = parser.feed(std::string_view{bytes}.substr(begin, end - begin));
    ASSERT_TRUE(taken) << end;
    begin += *taken;
  }
  EXPECT_TRUE(parser.done());
  EXPECT_EQ(request.body, "");
}

TEST(Address, ReadsWhatToListenOn) {
  EXPECT_EQ(parse_host_port("127.0.0.1:8080")->port, 8080);
  EXPECT_EQ(parse_host_port("[::1]:0")->host, "::1");
  EXPECT_EQ(parse_host_port(":80")->host, "");
  for (const auto wrong : {"8080", "host:", "host:70000", "host:x"})
    EXPECT_FALSE(parse_host_port(wrong)) << wrong;
}

TEST(Address, TrustsNetworksBitByBit) {
  const auto proxies = TrustedProxies::parse({"10.0.0.0/9", "::1", "192.168.1.7"});
  ASSERT_TRUE(proxies);
  EXPECT_TRUE(proxies->contains("10.127.0.1"));
  EXPECT_FALSE(proxies->contains("10.128.0.1"));
  EXPECT_TRUE(proxies->contains("::1"));
  EXPECT_FALSE(proxies->contains("192.168.1.8"));
  EXPECT_EQ(proxies->client_of("junk, 10.0.0.2", "10.0.0.1"), "10.0.0.2");
  EXPECT_FALSE(TrustedProxies::parse({"10.0.0.0/33"}));
}

}  // namespace
}  // namespace souk::http
