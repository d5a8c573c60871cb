#include "runtime/http/router.hpp"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace souk::http {
namespace {

Handler says(std::string text) {
  return [text](const Request&) { return Response::text(200, "text/plain", text); };
}

std::string body_of(const Response& response) { return std::get<std::string>(response.body); }

Response ask(const Router& router, std::string target, Method method = Method::kGet) {
  Request request;
  request.method = method;
  request.target = std::move(target);
  return router.answer(request);
}

Routes sample() {
  Routes routes;
  routes.add_raw({.path = "/"}, says("home"));
  routes.add_raw({.path = "/p/{slug}"}, [](const Request& r) {
    return Response::text(200, "text/plain", "p:" + std::string{r.path_parameter("slug")});
  });
  routes.add_raw({.path = "/p/new"}, says("new"));
  routes.add_raw({.method = Method::kPost, .path = "/p/search"}, says("search"));
  routes.add_raw({.path = "/files/{path...}"}, [](const Request& r) {
    return Response::text(200, "text/plain", "f:" + std::string{r.path_parameter("path")});
  });
  routes.add_raw({.path = "/files/{name}/about"}, says("about"));
  return routes;
}

TEST(Router, PrefersLiteralsThenParametersThenTheRest) {
  const Router router{sample()};
  EXPECT_EQ(body_of(ask(router, "/")), "home");
  EXPECT_EQ(body_of(ask(router, "/p/new")), "new");
  EXPECT_EQ(body_of(ask(router, "/p/tea?x=1")), "p:tea");
  EXPECT_EQ(body_of(ask(router, "/files/a/about")), "about");
  EXPECT_EQ(body_of(ask(router, "/files/a/b/c")), "f:a/b/c");
  EXPECT_EQ(body_of(ask(router, "/p/search")), "p:search");  // the literal has no GET
}

TEST(Router, DecodesParametersAfterSplitting) {
  const Router router{sample()};
  EXPECT_EQ(body_of(ask(router, "/p/a%2Fb")), "p:a/b");
  EXPECT_EQ(body_of(ask(router, "/p/%E9%BE%99")), "p:龙");
  EXPECT_EQ(body_of(ask(router, "/%70/new")), "new");
}

TEST(Router, AnswersWhatItDoesNotHave) {
  const Router router{sample()};
  EXPECT_EQ(ask(router, "/nothing").status, 404);
  EXPECT_EQ(ask(router, "/p/").status, 404);
  EXPECT_EQ(ask(router, "//evil.example/").status, 404);
  const auto refused = ask(router, "/p/new", Method::kDelete);
  EXPECT_EQ(refused.status, 405);
  EXPECT_EQ(refused.headers.get("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(router, "/p/new", Method::kOther).status, 405);
  EXPECT_EQ(ask(router, "/p/search", Method::kOptions).headers.get("allow"), "GET, HEAD, POST, OPTIONS");
}

TEST(Router, SendsASurplusSlashAway) {
  const auto answer = ask(Router{sample()}, "/p/tea/?a=b");
  EXPECT_EQ(answer.status, 308);
  EXPECT_EQ(answer.headers.get("location"), "/p/tea?a=b");
}

TEST(Router, RefusesTwoRoutesForOnePathAndMethod) {
  Routes routes = sample();
  routes.add_raw({.path = "/p/{id}"}, says("again"));
  EXPECT_THROW(Router{std::move(routes)}, std::invalid_argument);
}

TEST(Router, RunsFiltersAroundTheHandler) {
  Router router{sample()};
  router.before([](Request& request, const Route&) -> std::optional<Response> {
    request.notes.emplace_back("staff", "Ali");
    if (request.target == "/p/new") return Response{.status = 403};
    return std::nullopt;
  });
  router.after([](const Request& request, const Route&, Response& response) {
    response.headers.set("X-Staff", request.note("staff"));
  });
  EXPECT_EQ(ask(router, "/p/new").status, 403);
  EXPECT_EQ(ask(router, "/p/new").headers.get("x-staff"), "Ali");
  EXPECT_EQ(ask(router, "/p/old").status, 200);
}

TEST(Router, ShowsAPageToBrowsersAndAProblemToPrograms) {
  Router router{sample()};
  router.set_error_page(
      [](const Request&, int status, const Error&) { return Response::html(status, "page"); });
  Request request;
  request.target = "/nothing";
  EXPECT_EQ(router.answer(request).headers.get("content-type"), "application/problem+json");
  request.headers.set("Accept", "text/html,application/xhtml+xml");
  EXPECT_EQ(body_of(router.answer(request)), "page");
}

struct Item {
  std::string name;
  static constexpr std::string_view kName = "Item";
  static constexpr auto fields() { return field_table(field("name", &Item::name, {.max_length = 5})); }
};

TEST(Route, ReadsTypedInputAndWritesAnAnswer) {
  Routes routes;
  routes.add<Item, Item>({.method = Method::kPost, .path = "/items", .success_status = 201},
                         [](const Item& item, const Request&) -> Result<Answer<Item>> {
                           return Answer<Item>{.body = item, .headers = {{"ETag", "\"1\""}}};
                         });
  routes.add<Nothing, Nothing>({.method = Method::kDelete, .path = "/items"},
                               [](const Nothing&, const Request&) -> Result<Nothing> { return Nothing{}; });
  const Router router{std::move(routes)};
  Request request;
  request.method = Method::kPost;
  request.target = "/items";
  request.body = R"({"name":"tea"})";
  EXPECT_EQ(router.answer(request).status, 415);
  request.headers.set("Content-Type", "application/json; charset=utf-8");
  const auto made = router.answer(request);
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.headers.get("etag"), "\"1\"");
  EXPECT_EQ(body_of(made), R"({"name":"tea"})");
  request.body = R"({"name":"longer"})";
  const auto refused = router.answer(request);
  EXPECT_EQ(refused.status, 400);
  EXPECT_THAT(body_of(refused), ::testing::HasSubstr(R"("pointer":"/name")"));
  EXPECT_EQ(ask(router, "/items", Method::kDelete).status, 204);
}

}  // namespace
}  // namespace souk::http
