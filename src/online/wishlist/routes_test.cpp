#include "online/wishlist/routes.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/route_desk.hpp"

namespace souk::online::wishlist {
namespace {

using support::Reply;
using support::RouteDesk;

// Sells everything but LAMP, and has it.
struct Counter final : catalogue::Offers, inventory::Stock {
  Result<catalogue::Offer> offer(std::string_view sku, const catalogue::PriceContext& at) const override {
    if (sku == "LAMP") return fail(not_found("variant.missing", "There is no such variant."));
    catalogue::Offer offer;
    offer.sku = std::string{sku};
    offer.price = Money{12'800, at.currency};
    return offer;
  }
  Result<inventory::Availability> availability(std::string_view) const override {
    return inventory::Availability{.total = 3, .by_location = {}};
  }
  Status reserve(std::string_view, const std::vector<inventory::ReserveLine>&, std::string_view,
                 Instant) override {
    return {};
  }
  Status confirm(std::string_view, const std::vector<inventory::ReserveLine>&) override { return {}; }
  Status release(std::string_view, const std::vector<inventory::ReserveLine>&) override { return {}; }
};

class WishlistRoutesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(settings.open());
    ASSERT_TRUE(catalogue::declare_collections(store));
    ASSERT_TRUE(goods.load());
    ASSERT_TRUE(lists.declare());
  }
  // Keeps the guest's cookie, as a browser does.
  Reply put(const std::string& sku) {
    clock.advance(milliseconds{1});
    auto reply = desk.put("/api/v1/wishlist/" + sku, {});
    const std::string cookie{reply.response.headers.get("Set-Cookie")};
    if (!cookie.empty()) desk.headers.set("Cookie", cookie.substr(0, cookie.find(';')));
    return reply;
  }
  static std::vector<std::string> skus(const Reply& reply) {
    std::vector<std::string> found;
    const auto body = reply.expect(200).body();
    for (const auto& wish : body.at("wishes").as_array()) found.emplace_back(wish.at("sku").as_string());
    return found;
  }
  void be_member(const std::string& id) {
    session::Session session;
    session.customer_id = id;
    desk.notes = {{"session", to_json(session)}};
  }
  using Skus = std::vector<std::string>;

  ManualClock clock;
  SystemRandom random;
  engines::MemoryDocumentStore store;
  shop::SettingsStore settings{store};
  catalogue::Catalogue goods{store, settings};
  Counter counter;
  Wishlists lists{
      {.store = &store, .offers = &counter, .stock = &counter, .clock = &clock, .random = &random}};
  RouteDesk desk{wishlist_routes({&lists, &goods, &clock})};
};

TEST_F(WishlistRoutesTest, AGuestsListHangsOnTheirCookie) {
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")), Skus{});
  const auto first = put("POT");
  const auto cookie = first.response.headers.get("Set-Cookie");
  EXPECT_TRUE(cookie.starts_with("souk_wishes=")) << cookie;
  EXPECT_NE(cookie.find("HttpOnly"), std::string_view::npos) << cookie;
  EXPECT_EQ(first.response.headers.get("Cache-Control"), "private, no-store");
  EXPECT_EQ(skus(put("CUP")), (Skus{"CUP", "POT"}));
  EXPECT_EQ(skus(put("POT")), (Skus{"CUP", "POT"})) << "a repeat changes nothing";
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")), (Skus{"CUP", "POT"}));
  desk.headers = {};
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")), Skus{}) << "another browser sees nothing of it";
  desk.headers.set("Cookie", "souk_wishes=made-up");
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")), Skus{});
}

TEST_F(WishlistRoutesTest, AMembersListIsTheirsAlone) {
  be_member("cus_li");
  EXPECT_EQ(skus(put("POT")), Skus{"POT"});
  EXPECT_TRUE(put("POT").response.headers.get("Set-Cookie").empty()) << "members need no cookie of their own";
  be_member("cus_wang");
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")), Skus{});
  be_member("cus_li");
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")), Skus{"POT"});
  for (int i = 0; i < 2; ++i) EXPECT_EQ(skus(desk.remove("/api/v1/wishlist/POT")), Skus{});
}

TEST_F(WishlistRoutesTest, RefusesWhatIsNotSoldAndMoreThanItHolds) {
  be_member("cus_li");
  put("LAMP").expect(404, "variant.missing");
  desk.get("/api/v1/wishlist?currency=yen").expect(400);
  for (std::size_t i = 0; i < Wishlist::kMost; ++i) put("N" + std::to_string(i)).expect(200);
  put("POT").expect(422, "wishlist.full");
  EXPECT_EQ(skus(desk.get("/api/v1/wishlist")).size(), Wishlist::kMost);
}

TEST_F(WishlistRoutesTest, SaysWhatItCostsInTheReadersCurrency) {
  be_member("cus_li");
  const auto shown = desk.put("/api/v1/wishlist/POT?currency=USD", {});
  const auto body = shown.expect(200).body();
  const auto& wish = body.at("wishes").as_array().at(0);
  EXPECT_EQ(to_text(wish.at("price")), R"({"amount":12800,"currency":"USD"})");
  EXPECT_TRUE(wish.at("in_stock").as_bool());
  EXPECT_TRUE(wish.at("sold").as_bool());
}

}  // namespace
}  // namespace souk::online::wishlist
