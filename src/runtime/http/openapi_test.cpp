#include "runtime/http/openapi.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "runtime/http/health.hpp"
#include "runtime/http/reference.hpp"
#include "runtime/http/router.hpp"

namespace souk::http {
namespace {

struct Line {
  std::string sku;
  std::int64_t quantity = 1;
  static constexpr std::string_view kName = "Line";
  static constexpr auto fields() {
    return field_table(field("sku", &Line::sku, {.help = "Code of the variant."}),
                       field("quantity", &Line::quantity, {.min = 1, .max = 9, .required = false}));
  }
};

Routes sample() {
  Routes routes;
  routes.add<Line, Line>(
      {.method = Method::kPost,
       .path = "/api/v1/carts/{id}/items",
       .summary = "Add a variant to a cart",
       .tag = "cart",
       .failures = {{ErrorKind::kPrecondition, "stock.insufficient", "There is too little of it."}}},
      [](const Line& line, const Request&) -> Result<Line> { return line; });
  routes.add<Nothing, Line>(
      {.path = "/api/v1/files/{path...}", .summary = "A file", .tag = "cart", .access = Access::kStaff},
      [](const Nothing&, const Request&) -> Result<Line> { return Line{}; });
  routes.add_raw({.path = "/page"}, [](const Request&) { return Response{}; });
  return routes;
}

std::string at(const json::value& root, const char* pointer) { return to_text(root.at_pointer(pointer)); }

TEST(OpenApi, DescribesTaggedRoutesAndNoPages) {
  const json::value document = openapi_document(sample(), {.title = "Souk", .version = "1"});
  EXPECT_EQ(at(document, "/openapi"), "\"3.1.0\"");
  EXPECT_EQ(document.at("paths").as_object().size(), 2u);
  const auto& post = document.at_pointer("/paths/~1api~1v1~1carts~1{id}~1items/post");
  EXPECT_EQ(at(post, "/requestBody/content/application~1json/schema/$ref"), "\"#/components/schemas/Line\"");
  EXPECT_EQ(at(post, "/responses/200/content/application~1json/schema/$ref"),
            "\"#/components/schemas/Line\"");
  EXPECT_EQ(at(post, "/parameters/0/name"), "\"id\"");
  EXPECT_EQ(at(post, "/parameters/0/required"), "true");
  EXPECT_EQ(at(post, "/parameters/1/name"), "\"Idempotency-Key\"");
  EXPECT_THAT(at(post, "/responses/422/description"), ::testing::HasSubstr("stock.insufficient"));
  for (const auto status : {"400", "404", "405", "413", "415", "429", "500", "503", "504"}) {
    EXPECT_EQ(
        at(post,
           (std::string{"/responses/"} + status + "/content/application~1problem+json/schema/$ref").c_str()),
        "\"#/components/schemas/Problem\"");
  }
  EXPECT_EQ(at(document, "/components/schemas/Line/properties/quantity/maximum"), "9");
  EXPECT_EQ(at(document, "/components/schemas/Problem/properties/errors/items/required"),
            R"(["pointer","code","detail"])");
  EXPECT_EQ(at(document, "/components/schemas/Problem/properties/type/type"), "\"string\"");
}

TEST(OpenApi, OffersAKeyWhereTheRouteTakesOne) {
  Routes routes = sample();
  routes.add<Nothing, Nothing>(
      {.method = Method::kPost, .path = "/api/v1/sign-out", .tag = "account", .ignores_key = true},
      [](const Nothing&, const Request&) -> Result<Nothing> { return Nothing{}; });
  const json::value document = openapi_document(routes, {.title = "Souk", .version = "1"});
  const auto& post = document.at_pointer("/paths/~1api~1v1~1carts~1{id}~1items/post");
  EXPECT_EQ(at(post, "/parameters/1/schema/pattern"), "\"^[!-~]{1,64}$\"");
  EXPECT_FALSE(document.at_pointer("/paths/~1api~1v1~1sign-out/post").as_object().contains("parameters"));
}

TEST(OpenApi, SaysThatAWriteMayMeetAnother) {
  const json::value document = openapi_document(sample(), {.title = "Souk", .version = "1"});
  EXPECT_TRUE(
      document.at_pointer("/paths/~1api~1v1~1carts~1{id}~1items/post/responses").as_object().contains("409"));
}

TEST(OpenApi, WritesARestParameterAsAnOrdinaryOne) {
  const json::value document = openapi_document(sample(), {.title = "Souk", .version = "1"});
  const auto& get = document.at_pointer("/paths/~1api~1v1~1files~1{path}/get");
  EXPECT_EQ(at(get, "/parameters/0/name"), "\"path\"");
  EXPECT_EQ(at(get, "/security"), R"([{"staff_token":[]}])");
  EXPECT_TRUE(get.at("responses").as_object().contains("401"));
}

TEST(OpenApi, IsServedWithATag) {
  const Router router{openapi_route(sample(), {.title = "Souk", .version = "1"})};
  Request request;
  request.target = "/api/openapi.json";
  const auto answer = router.answer(request);
  EXPECT_EQ(answer.headers.get("content-type"), "application/json");
  EXPECT_FALSE(answer.headers.get("etag").empty());
  EXPECT_TRUE(parse_json(*std::get<SharedText>(answer.body)));
}

TEST(Reference, NamesRoutesFailuresAndTypes) {
  const auto page = reference_page(sample(), {.title = "The API", .version = "1"});
  EXPECT_THAT(page, ::testing::HasSubstr("### POST /api/v1/carts/{id}/items"));
  EXPECT_THAT(page, ::testing::HasSubstr("422 `stock.insufficient`"));
  EXPECT_THAT(page, ::testing::HasSubstr("| `sku` | string | Code of the variant. |"));
}

TEST(Readiness, FailsWithTheReasons) {
  Readiness readiness;
  bool store_up = true;
  readiness.add("store", [&]() -> Status {
    if (store_up) return {};
    return fail(unavailable("store.gone", "The store does not answer."));
  });
  const Router router{health_routes(readiness)};
  Request request;
  request.target = "/readyz";
  EXPECT_EQ(router.answer(request).status, 200);
  store_up = false;
  EXPECT_EQ(router.answer(request).status, 503);
  store_up = true;
  readiness.start_draining();
  const auto answer = router.answer(request);
  EXPECT_EQ(answer.status, 503);
  const auto body = parse_json(std::get<std::string>(answer.body));
  ASSERT_TRUE(body);
  EXPECT_EQ(at(*body, "/checks/0/code"), "\"server.draining\"");
  EXPECT_EQ(at(*body, "/checks/1/ok"), "true");
  request.target = "/healthz";
  EXPECT_EQ(router.answer(request).status, 200);
}

}  // namespace
}  // namespace souk::http
