#include "online/inventory/inventory_routes.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"

namespace souk::online::inventory {
namespace {

class InventoryRoutesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(locations.declare());
    ASSERT_TRUE(inventory.declare());
    ASSERT_TRUE(locations.save({.code = "east", .kind = LocationKind::kWarehouse}));
    ASSERT_TRUE(locations.save({.code = "shop", .services = {"pickup"}}));
  }
  http::Response call(std::string_view path, const std::string& body, const std::string& key = {}) {
    const InventoryRouteDeps deps{&inventory, &locations, &random};
    auto table = inventory_routes(deps);
    table.include(inventory_staff_routes(deps));
    http::Request request;
    request.path_parameters["sku"] = "TEA";
    request.path_parameters["id"] = "t1";
    request.headers.set("Content-Type", "application/json");
    if (!key.empty()) request.headers.set("Idempotency-Key", key);
    request.query = query;
    request.body = body;
    for (const auto& bound : table.all()) {
      if (bound.route.path == path) return bound.handler(request);
    }
    ADD_FAILURE() << "no route " << path;
    return {};
  }
  static std::string body_of(const http::Response& response) { return std::get<std::string>(response.body); }

  ManualClock clock;
  SeededRandom random{1};
  engines::MemoryDocumentStore store;
  Locations locations{store};
  Inventory inventory{store, locations, clock};
  std::vector<std::pair<std::string, std::string>> query;
};

TEST_F(InventoryRoutesTest, ReceivesOncePerKey) {
  const std::string body = R"({"location":"east","quantity":5})";
  EXPECT_EQ(call("/api/v1/staff/stock/{sku}/receive", body, "k1").status, 200);
  EXPECT_EQ(call("/api/v1/staff/stock/{sku}/receive", body, "k1").status, 200);
  EXPECT_EQ(body_of(call("/api/v1/stock/{sku}", {})), R"({"sku":"TEA","total":5,"by_location":{"east":5}})");
}

TEST_F(InventoryRoutesTest, RefusesAKeyThatIsNoKey) {
  const std::string body = R"({"location":"east","quantity":5})";
  for (const auto& key : {std::string(65, 'k'), std::string{"two words"}, std::string{"\x01"}}) {
    const auto answer = call("/api/v1/staff/stock/{sku}/receive", body, key);
    EXPECT_EQ(answer.status, 400);
    EXPECT_NE(body_of(answer).find("request.idempotency_key"), std::string::npos);
  }
  EXPECT_EQ(body_of(call("/api/v1/stock/{sku}", {})).find("\"total\":5"), std::string::npos);
}

TEST_F(InventoryRoutesTest, RefusesAnUnknownLocation) {
  const auto answer = call("/api/v1/staff/stock/{sku}/receive", R"({"location":"moon","quantity":5})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(body_of(answer).find("stock.location"), std::string::npos);
}

TEST_F(InventoryRoutesTest, TransfersAtOnceAndShowsTheLedger) {
  call("/api/v1/staff/stock/{sku}/receive", R"({"location":"east","quantity":5})");
  EXPECT_EQ(call("/api/v1/staff/stock/{sku}/transfer",
                 R"({"location":"east","quantity":2,"to":"shop","at_once":true})")
                .status,
            200);
  EXPECT_EQ(
      call("/api/v1/staff/stock/{sku}/transfer", R"({"location":"east","quantity":4,"to":"shop"})").status,
      422);
  ASSERT_TRUE(inventory.drain_outbox());
  EXPECT_NE(body_of(call("/api/v1/staff/stock/{sku}/movements", {})).find("transferred"), std::string::npos);
}

TEST_F(InventoryRoutesTest, SendsGoodsThatArriveLaterAndFewer) {
  constexpr std::string_view kTransfer = "/api/v1/staff/stock/{sku}/transfer";
  constexpr std::string_view kReceive = "/api/v1/staff/stock/{sku}/transfers/{id}/receive";
  constexpr std::string_view kStock = "/api/v1/stock/{sku}";
  call("/api/v1/staff/stock/{sku}/receive", R"({"location":"east","quantity":5})", "in");
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(call(kTransfer, R"({"location":"east","quantity":3,"to":"shop"})", "t1").status, 200);
  EXPECT_EQ(body_of(call(kStock, {})), R"({"sku":"TEA","total":2,"by_location":{"east":2}})");
  EXPECT_NE(body_of(call("/api/v1/staff/stock-transfers", {})).find(R"("id":"t1","sku":"TEA")"),
            std::string::npos);
  const auto refused = [&](const std::string& body, std::string_view code) {
    EXPECT_NE(body_of(call(kReceive, body)).find(code), std::string::npos) << body;
  };
  refused(R"({"quantity":4})", "stock.more_than_sent");
  refused(R"({"quantity":-1})", "quantity");
  refused(R"({"quantity":2,"location":"moon"})", "stock.location");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(call(kReceive, R"({"quantity":2,"note":"one fell"})").status, 200);
  EXPECT_EQ(body_of(call(kStock, {})), R"({"sku":"TEA","total":4,"by_location":{"east":2,"shop":2}})");
  EXPECT_EQ(body_of(call("/api/v1/staff/stock-transfers", {})), R"({"transfers":[],"next_cursor":""})");
  ASSERT_TRUE(inventory.drain_outbox());
  EXPECT_NE(body_of(call("/api/v1/staff/stock/{sku}/movements", {})).find(R"("missing":1)"),
            std::string::npos);
  EXPECT_EQ(call(kTransfer, R"({"location":"east","quantity":1,"to":"shop","at_once":true})", "t2").status,
            200);
  EXPECT_EQ(body_of(call(kStock, {})), R"({"sku":"TEA","total":4,"by_location":{"east":1,"shop":3}})");
}

TEST_F(InventoryRoutesTest, FindsWhereToPickUp) {
  query = {{"service", "pickup"}};
  const auto body = body_of(call("/api/v1/locations", {}));
  EXPECT_NE(body.find("\"shop\""), std::string::npos);
  EXPECT_EQ(body.find("\"east\""), std::string::npos);
}

}  // namespace
}  // namespace souk::online::inventory
