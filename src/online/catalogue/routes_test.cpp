#include "online/catalogue/routes.hpp"

#include <gmock/gmock.h>

#include "online/catalogue/testing.hpp"
#include "runtime/http/openapi.hpp"

namespace souk::online::catalogue {
namespace {

class RoutesTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    clock.set(kNow);
    for (int i = 0; i < 5; ++i) create(cup("A" + std::to_string(i), "oak", "clay", 100 + i, 10 - i));
  }
  // The answer of the route that has this method and path template.
  json::value call(http::Method method, const std::string& path, http::Request request,
                   int expected_status = 200) {
    const auto routes = catalogue_routes({catalogue, clock});
    request.method = method;
    for (const auto& bound : routes.all()) {
      if (bound.route.method != method || bound.route.path != path) continue;
      const auto response = bound.handler(request);
      EXPECT_EQ(response.status, expected_status);
      const auto* body = std::get_if<std::string>(&response.body);
      return body == nullptr || body->empty() ? json::value{} : *parse_json(*body);
    }
    ADD_FAILURE() << "no route " << path;
    return {};
  }
  static std::string text(const json::value& value, std::string_view path) {
    const auto* found = find_path(value, path);
    return found == nullptr ? "(absent)" : to_text(*found);
  }

  ManualClock clock;
};

TEST_F(RoutesTest, AProductByItsCodeOrItsVariants) {
  for (const auto* sku : {"A0", "A0-1"}) {
    const auto product =
        call(http::Method::kGet, "/api/v1/products/{sku}", {.path_parameters = {{"sku", sku}}});
    EXPECT_EQ(text(product, "sku"), "\"A0\"");
    EXPECT_EQ(text(product, "price.amount"), "100");
    EXPECT_EQ(text(product, "price.currency"), "\"CNY\"");
  }
  const auto problem =
      call(http::Method::kGet, "/api/v1/products/{sku}", {.path_parameters = {{"sku", "x"}}}, 404);
  EXPECT_EQ(text(problem, "code"), "\"product.missing\"");
}

TEST_F(RoutesTest, NoShopperLearnsWhatAProductCosts) {
  auto product = cup("K", "oak", "clay", 100, 99);
  product.variants.front().cost = {{"CNY", 7'654'321}};
  create(product);
  const auto one =
      to_text(call(http::Method::kGet, "/api/v1/products/{sku}", {.path_parameters = {{"sku", "K"}}}));
  const auto all = to_text(call(http::Method::kGet, "/api/v1/products", {}));
  EXPECT_THAT(one, testing::HasSubstr("\"K-1\""));
  for (const auto& answer : {one, all}) {
    EXPECT_THAT(answer, testing::Not(testing::HasSubstr("7654321")));
    EXPECT_THAT(answer, testing::Not(testing::HasSubstr("\"cost\"")));
  }
}

TEST_F(RoutesTest, CursorsLeadThroughAllProducts) {
  http::Request request{.query = {{"category", "home"}, {"limit", "2"}}};
  std::vector<std::string> skus;
  for (int page = 0; page < 5; ++page) {
    const auto answer = call(http::Method::kGet, "/api/v1/products", request);
    for (const auto& item : find_path(answer, "items")->as_array()) skus.push_back(text(item, "sku"));
    const auto* next = find_path(answer, "next_cursor");
    if (next == nullptr) break;
    request.query = {{"category", "home"}, {"limit", "2"}, {"cursor", std::string{next->as_string()}}};
  }
  EXPECT_THAT(skus, testing::ElementsAre("\"A0\"", "\"A1\"", "\"A2\"", "\"A3\"", "\"A4\""));
}

TEST_F(RoutesTest, WrongParametersAreNamed) {
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"limit", "0"},
                                                                                    {"limit", "x"},
                                                                                    {"cursor", "x"},
                                                                                    {"sort", "best"},
                                                                                    {"in_stock", "yes"},
                                                                                    {"filter", "x"},
                                                                                    {"currency", "yen"}}) {
    const auto problem = call(http::Method::kGet, "/api/v1/products", {.query = {{name, value}}}, 400);
    EXPECT_THAT(text(problem, "detail") + text(problem, "title"), testing::HasSubstr("`" + name + "`"));
  }
}

TEST_F(RoutesTest, WritesAreForStaffOnly) {
  const auto routes = catalogue_routes({catalogue, clock});
  for (const auto& bound : routes.all()) {
    const bool reads = bound.route.method == http::Method::kGet;
    EXPECT_EQ(bound.route.access, reads ? http::Access::kPublic : http::Access::kStaff) << bound.route.path;
  }
}

TEST_F(RoutesTest, AnEditComesBackWithItsRevision) {
  http::Request request{.body = R"({"popularity":99})", .path_parameters = {{"sku", "A0"}}};
  request.headers.set("Content-Type", "application/json");
  request.headers.set("If-Match", "\"1\"");
  const auto stored = call(http::Method::kPatch, "/api/v1/products/{sku}", request);
  EXPECT_EQ(text(stored, "revision"), "2");
  EXPECT_EQ(text(stored, "product.popularity"), "99");
  call(http::Method::kPatch, "/api/v1/products/{sku}", request, 409);
  request.headers.set("If-Match", "\"one\"");
  const auto problem = call(http::Method::kPatch, "/api/v1/products/{sku}", request, 400);
  EXPECT_EQ(text(problem, "code"), "\"request.revision\"");
}

TEST_F(RoutesTest, RemovingACategoryInUseIsADocumentedFailure) {
  const auto problem =
      call(http::Method::kDelete, "/api/v1/categories/{slug}", {.path_parameters = {{"slug", "home"}}}, 422);
  EXPECT_EQ(text(problem, "code"), "\"category.in_use\"");
  const auto routes = catalogue_routes({catalogue, clock});
  for (const auto& bound : routes.all()) {
    if (bound.route.method != http::Method::kDelete || bound.route.path != "/api/v1/categories/{slug}")
      continue;
    EXPECT_THAT(http::failures_of(bound.route)[422], testing::HasSubstr("category.in_use"));
  }
}

}  // namespace
}  // namespace souk::online::catalogue
