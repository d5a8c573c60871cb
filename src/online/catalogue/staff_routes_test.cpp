// The staff's routes of the catalogue as a caller sees them: products, categories, price lists, bulk edits.
#include <gtest/gtest.h>

#include "engines/job/document/queue.hpp"
#include "online/catalogue/price_list_routes.hpp"
#include "online/catalogue/routes.hpp"
#include "online/catalogue/tax_class_use.hpp"
#include "online/catalogue/testing.hpp"
#include "tests/support/route_desk.hpp"

namespace souk::online::catalogue {
namespace {

using support::RouteDesk;

class CatalogueStaffTest : public ShopTest {
 protected:
  void SetUp() override {
    ShopTest::SetUp();
    clock.set(kNow);
    ASSERT_TRUE(queue.prepare());
    create(cup("A", "oak", "clay", 1'000));
    desk.sign_in({"catalogue.read", "catalogue.write"});
  }
  http::Routes table() {
    auto routes = catalogue_routes({catalogue, clock});
    routes.include(price_list_routes(catalogue, jobs));
    routes.include(bulk_routes(jobs, random));
    return routes;
  }
  void refresh() { ASSERT_TRUE(catalogue.refresh()); }
  // Jobs of a kind that wait.
  std::int64_t waiting() {
    const auto page = queue.list(runtime::JobStatus::kWaiting, 100, {});
    EXPECT_TRUE(page) << describe(page.error());
    return page ? static_cast<std::int64_t>(page->jobs.size()) : 0;
  }
  static constexpr std::string_view kVip =
      R"({"code":"vip","name":{"en":"VIP"},"currency":"CNY","group":"vip"})";

  ManualClock clock;
  SystemRandom random;
  engines::DocumentJobQueue queue{store, clock, random, {}};
  BulkJobs jobs{catalogue, queue, clock};
  RouteDesk desk{table()};
};

TEST_F(CatalogueStaffTest, WritesNeedThePermission) {
  desk.expect_guarded({"catalogue.read", "catalogue.write"});
}

TEST_F(CatalogueStaffTest, AProductIsCreatedChangedAndRemoved) {
  const std::string body = R"({"sku":"B","status":"published","name":{"en":"Bowl"},"categories":["cups"],)"
                           R"("variants":[{"sku":"B-1","prices":{"CNY":700}}]})";
  EXPECT_EQ(desk.post("/api/v1/products", body).expect(201).at("revision"), "1");
  refresh();
  EXPECT_EQ(desk.get("/api/v1/products/B").expect(200).at("price.amount"), "700");
  desk.headers.set("If-Match", "\"1\"");
  EXPECT_EQ(desk.patch("/api/v1/products/B", R"({"popularity":7})").expect(200).at("revision"), "2");
  desk.patch("/api/v1/products/B", R"({"popularity":8})").expect(409, "document.changed");
  desk.headers.set("If-Match", "\"x\"");
  desk.patch("/api/v1/products/B", R"({"popularity":8})").expect(400, "request.revision");
  desk.headers = {};
  desk.remove("/api/v1/products/B").expect(204);
  refresh();
  desk.get("/api/v1/products/B").expect(404, "product.missing");
}

TEST_F(CatalogueStaffTest, AProductThatIsWrongIsRefusedByItsMember) {
  desk.post("/api/v1/products", "{}").expect(400);
  const auto wrong = [&](const std::string& more) {
    return desk.post(
        "/api/v1/products",
        R"({"sku":"B","name":{"en":"Bowl"},"variants":[{"sku":"B-1","prices":{"CNY":700}}])" + more + "}");
  };
  EXPECT_NE(wrong(R"(,"categories":["nowhere"])").expect(400, "product.invalid").text().find("categories"),
            std::string::npos);
  EXPECT_NE(wrong(R"(,"brand":"nobody")").expect(400, "product.invalid").text().find("brand"),
            std::string::npos);
  wrong(R"(,"colour":"red")").expect(400);  // no such member
  const auto taken = load_product(catalogue, "A")->value.slug;
  wrong(R"(,"slug":")" + taken + "\"").expect(409, "product.slug_taken");
  desk.put("/api/v1/products/none",
           R"({"sku":"none","name":{"en":"N"},"variants":[{"sku":"N-1","prices":{"CNY":1}}]})")
      .expect(404, "product.missing");
}

TEST_F(CatalogueStaffTest, SaysWhichProductNamesATaxClass) {
  shop::Settings shop;
  shop.name = {{"en", "Oasis"}};
  shop.markets = {{"en", kYuan}};
  shop.tax_classes = {{.code = "usual"}, {.code = "books"}};
  ASSERT_TRUE(settings.save(shop, settings.revision()));
  EXPECT_EQ(product_of_tax_class(store, "books").value(), std::nullopt);
  auto novel = cup("NOVEL", "oak", "", 1'000);
  novel.status = ProductStatus::kDraft;
  novel.tax_class = "books";
  create(novel);
  EXPECT_EQ(product_of_tax_class(store, "books").value(), "NOVEL") << "drafts count";
  EXPECT_EQ(product_of_tax_class(store, "usual").value(), std::nullopt) << "nobody names it";
}

TEST_F(CatalogueStaffTest, CategoriesAreMadeMovedAndRemovedWhenEmpty) {
  const auto save = [&](const std::string& slug, const std::string& body) {
    return desk.put("/api/v1/categories/" + slug, body);
  };
  save("bowls", R"({"slug":"bowls","parent":"home","name":{"en":"Bowls"}})").expect(200);
  refresh();
  save("bowls", R"({"slug":"plates","name":{"en":"Plates"}})").expect(400, "request.slug");
  save("plates", R"({"slug":"plates","parent":"nowhere","name":{"en":"Plates"}})")
      .expect(404, "category.missing");
  save("plates", R"({"slug":"plates"})").expect(400);
  const auto move = [&](const std::string& slug, const std::string& body) {
    return desk.post("/api/v1/categories/" + slug + "/move", body);
  };
  EXPECT_EQ(move("bowls", R"({"parent":"office","position":3})").expect(200).at("parent"), "\"office\"");
  refresh();
  move("office", R"({"parent":"bowls","position":0})").expect(422, "category.cycle");
  move("nowhere", R"({"parent":"home","position":0})").expect(404, "category.missing");
  move("bowls", R"({"parent":"home","position":-1})").expect(400);
  desk.remove("/api/v1/categories/home").expect(422, "category.in_use");
  desk.remove("/api/v1/categories/bowls").expect(204);
  refresh();
  desk.remove("/api/v1/categories/bowls").expect(404, "category.missing");
}

TEST_F(CatalogueStaffTest, BrandsAndCollectionsKeepTheirSlug) {
  desk.put("/api/v1/brands/elm", R"({"slug":"elm","name":{"en":"Elm"}})").expect(200);
  desk.put("/api/v1/brands/elm", R"({"slug":"ash","name":{"en":"Ash"}})").expect(400, "request.slug");
  desk.put("/api/v1/brands/elm", R"({"slug":"elm"})").expect(400);
  desk.put("/api/v1/collections/new", R"({"slug":"new","name":{"en":"New"}})").expect(200);
  desk.put("/api/v1/collections/new", R"({"slug":"old","name":{"en":"Old"}})").expect(400, "request.slug");
  refresh();
  EXPECT_NE(desk.get("/api/v1/brands").text().find("Elm"), std::string::npos);
}

TEST_F(CatalogueStaffTest, APriceListIsMadeOnceAndSavedByItsRevision) {
  EXPECT_EQ(desk.post("/api/v1/price-lists", std::string{kVip}).expect(201).at("revision"), "1");
  desk.post("/api/v1/price-lists", std::string{kVip}).expect(409, "price_list.exists");
  desk.post("/api/v1/price-lists", R"({"code":"V I P","name":{"en":"VIP"},"currency":"CNY"})")
      .expect(400, "price_list.invalid");
  desk.post("/api/v1/price-lists", R"({"code":"x"})").expect(400);
  EXPECT_EQ(desk.get("/api/v1/price-lists/vip").expect(200).at("list.group"), "\"vip\"");
  desk.get("/api/v1/price-lists/none").expect(404, "price_list.missing");
  EXPECT_EQ(desk.get("/api/v1/price-lists").expect(200).body().at("lists").as_array().size(), 1U);

  const auto save = [&](std::int64_t revision, const std::string& code) {
    return desk.put("/api/v1/price-lists/vip",
                    R"({"revision":)" + std::to_string(revision) + R"(,"list":{"code":")" + code +
                        R"(","name":{"en":"VIP 2"},"currency":"CNY","group":"vip"}})");
  };
  EXPECT_EQ(save(1, "vip").expect(200).at("revision"), "2");
  EXPECT_EQ(waiting(), 1) << "a job carries the change into the prices";
  save(1, "vip").expect(409, "document.changed");
  save(2, "gold").expect(400, "price_list.invalid");
}

TEST_F(CatalogueStaffTest, APriceIsSetAndTakenOut) {
  desk.post("/api/v1/price-lists", std::string{kVip}).expect(201);
  const auto set = [&](const std::string& sku, const std::string& body) {
    return desk.put("/api/v1/price-lists/vip/prices/" + sku, body);
  };
  set("A-1", R"({"amount":900})").expect(204);
  EXPECT_EQ(load_product(catalogue, "A")->value.variants.at(0).price_list.size(), 1U);
  set("A-1", R"({"amount":-1})").expect(400);
  set("Z-1", R"({"amount":900})").expect(404, "product.missing");
  desk.put("/api/v1/price-lists/none/prices/A-1", R"({"amount":900})").expect(404, "price_list.missing");
  set("A-1", "{}").expect(204);
  EXPECT_TRUE(load_product(catalogue, "A")->value.variants.at(0).price_list.empty());
  desk.remove("/api/v1/price-lists/vip").expect(204);
  EXPECT_EQ(waiting(), 1) << "a job takes its prices out";
  desk.remove("/api/v1/price-lists/none").expect(404, "price_list.missing");
}

TEST_F(CatalogueStaffTest, ABulkEditBecomesOneJobPerKey) {
  const auto start = [&](const std::string& body, const std::string& key) {
    return desk.post("/api/v1/bulk-edits", body, key);
  };
  const std::string raise = R"({"change":{"kind":"price_percent","basis_points":1000},"skus":["A"]})";
  const auto first = start(raise, "k1").expect(202).at("job");
  EXPECT_EQ(start(raise, "k1").expect(202).at("job"), first);
  EXPECT_NE(start(raise, "k2").expect(202).at("job"), first);
  EXPECT_EQ(waiting(), 2);
  start(R"({"change":{"kind":"archive"}})", "k3").expect(400, "bulk.invalid");
  start(R"({"change":{"kind":"explode"},"skus":["A"]})", "k3").expect(400);
  start(R"({"change":{"kind":"add_category","target":"nowhere"},"skus":["A"]})", "k3")
      .expect(404, "category.missing");
  start(R"({"change":{"kind":"add_collection","target":"nowhere"},"skus":["A"]})", "k3")
      .expect(404, "collection.missing");
  start(R"({"change":{"kind":"list_percent","target":"none"},"skus":["A"]})", "k3")
      .expect(404, "price_list.missing");
  start(raise, std::string(65, 'k')).expect(400, "request.idempotency_key");
  EXPECT_EQ(waiting(), 2);
}

}  // namespace
}  // namespace souk::online::catalogue
