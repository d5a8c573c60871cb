#include <atomic>
#include <thread>

#include "tests/support/cart_shop.hpp"

namespace souk::online::cart {
namespace {

struct Carts : ::testing::Test {
  engines::MemoryDocumentStore store;
  TestShop shop{store};
  const Shopper li{"cus_li", {}};
  void SetUp() override { shop.open(); }
};

TEST_F(Carts, ARepeatedAddWithTheSameKeyAddsOnce) {
  const auto id = shop.new_cart();
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(shop.carts.add(id, {"TEA", 2}, {}, {"key-1", "print"}));
  EXPECT_EQ(shop.quantity(id, "TEA"), 2);
  EXPECT_EQ(shop.carts.add(id, {"TEA", 5}, {}, {"key-1", "other"}).error().code, "request.key_reused");
  ASSERT_TRUE(shop.carts.add(id, {"TEA", 2}, {}, {"key-2", "print"}));
  EXPECT_EQ(shop.quantity(id, "TEA"), 4);
}

TEST_F(Carts, TheSameAddFromManyThreadsAtOnceCountsOnceAndOthersAllCount) {
  const auto id = shop.new_cart();
  std::atomic<int> added = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const WriteKey same{"same", "print"};
      const WriteKey own{"own-" + std::to_string(i), "print"};
      while (!shop.carts.add(id, {"TEA", 1}, {}, same)) {
      }
      while (!shop.carts.add(id, {"TEA", 1}, {}, own)) {
      }
      ++added;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(added, 8);
  EXPECT_EQ(shop.quantity(id, "TEA"), 9);
}

TEST_F(Carts, ARepeatedStartGivesTheSameCartUntilItIsChanged) {
  const CartStart start{.items = {{"TEA", 1}}, .key = {"k", "print"}, .sender = "10.0.0.1"};
  const auto first = shop.carts.create(start);
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(shop.carts.create(start)->id, first->id);
  CartStart elsewhere = start;
  elsewhere.sender = "10.0.0.2";
  EXPECT_NE(shop.carts.create(elsewhere)->id, first->id);
  ASSERT_TRUE(shop.carts.add(first->id, {"TEA", 1}, {}, {}));
  EXPECT_EQ(shop.carts.create(start).error().code, "request.key_reused");
}

TEST_F(Carts, AnUnknownVariantIsAClearError) {
  const auto id = shop.new_cart();
  EXPECT_EQ(shop.carts.add(id, {"NONE", 1}, {}, {}).error().code, "variant.missing");
  EXPECT_EQ(shop.carts.add(id, {"POT", 1}, {}, {}).error().code, "stock.insufficient");
  EXPECT_EQ(shop.carts.add("crt_nonsense", {"TEA", 1}, {}, {}).error().code, "cart.missing");
}

TEST_F(Carts, ArePricedAtEveryReadingAndTellWhatChanged) {
  const auto id = shop.new_cart();
  ASSERT_TRUE(shop.carts.add(id, {"TEA", 1}, {}, {}));
  ASSERT_TRUE(shop.carts.add(id, {"CUP", 1}, {}, {}));
  shop.offers.minor["TEA"] = 6'000;
  shop.offers.minor.erase("CUP");
  const auto priced = shop.carts.price(id);
  ASSERT_TRUE(priced) << describe(priced.error());
  EXPECT_EQ(priced->basket.grand_minor, 6'000);
  EXPECT_EQ(priced->lines[0].added_minor, 5'000);
  ASSERT_EQ(priced->unavailable.size(), 1U);
  EXPECT_EQ(priced->unavailable[0].first, "CUP");
  EXPECT_EQ(shop.carts.price_to_place(id).error().code, "cart.unavailable");
}

TEST_F(Carts, AreReadyToBePlacedWhenNothingIsMissing) {
  const auto id = shop.new_cart();
  EXPECT_EQ(shop.carts.price_to_place(id).error().code, "cart.incomplete");
  ASSERT_TRUE(shop.carts.add(id, {"TEA", 1}, {}, {}));
  ASSERT_TRUE(shop.carts.change(id, {}, {}, [](Cart& cart) -> Status {
    TRY(cart.set_details({.mail = "li@example.com"}, std::nullopt, std::nullopt, ""));
    return cart.choose_payment("sandbox:approve");
  }));
  ASSERT_TRUE(shop.carts.set_shipping(id, "pickup", "", {}));
  EXPECT_EQ(shop.carts.price(id)->missing(), std::vector<std::string>{"pickup_location"});
  EXPECT_EQ(shop.carts.set_shipping(id, "pickup", "nowhere", {}).error().code, "cart.pickup_location");
  ASSERT_TRUE(shop.carts.set_shipping(id, "pickup", "xintiandi", {}));
  EXPECT_TRUE(shop.carts.price_to_place(id));
  EXPECT_EQ(shop.carts.set_shipping(id, "rocket", "", {}).error().code, "cart.shipping_method");
}

TEST_F(Carts, RefuseACouponThatDoesNotCountAndKeepOneThatDoes) {
  ASSERT_TRUE(shop.coupons.save({.code = "BIG",
                                 .kind = promotion::CouponKind::kAmount,
                                 .amount = {{"CNY", 1'000}},
                                 .minimum = {{"CNY", 9'000}}}));
  const auto id = shop.new_cart();
  ASSERT_TRUE(shop.carts.add(id, {"TEA", 1}, {}, {}));
  EXPECT_EQ(shop.carts.set_coupon(id, "big", {}).error().code, "coupon.minimum");
  EXPECT_EQ(shop.carts.set_coupon(id, "none", {}).error().code, "coupon.missing");
  ASSERT_TRUE(shop.carts.add(id, {"TEA", 1}, {}, {}));
  ASSERT_TRUE(shop.carts.set_coupon(id, "big", {}));
  EXPECT_EQ(shop.carts.price(id)->basket.grand_minor, 9'000);
}

TEST_F(Carts, OfMembersAreThereForThemAlone) {
  const auto id = shop.new_cart(li);
  EXPECT_TRUE(shop.carts.load_for(id, li));
  EXPECT_EQ(shop.carts.load_for(id, {}).error().code, "cart.missing");
  EXPECT_EQ(shop.carts.add(id, {"TEA", 1}, {"cus_wang", {}}, {}).error().code, "cart.missing");
  EXPECT_EQ(shop.new_cart(li), id);
}

TEST_F(Carts, AGuestsCartGoesIntoTheMembersOnce) {
  const auto members = shop.new_cart(li);
  const auto guests = shop.new_cart();
  ASSERT_TRUE(shop.carts.add(members, {"TEA", 1}, li, {}));
  ASSERT_TRUE(shop.carts.add(guests, {"TEA", 2}, {}, {}));
  for (int i = 0; i < 3; ++i) {
    const auto merged = shop.carts.merge(guests, li);
    ASSERT_TRUE(merged) << describe(merged.error());
    EXPECT_EQ((*merged)->id, members);
  }
  EXPECT_EQ(shop.quantity(members, "TEA"), 3);
  EXPECT_EQ(shop.carts.load(guests)->value.status, CartStatus::kMerged);
  EXPECT_EQ(shop.carts.add(guests, {"TEA", 1}, {}, {}).error().code, "cart.merged");
}

TEST_F(Carts, AGuestsCartBecomesTheMembersWhoHasNone) {
  const auto guests = shop.new_cart();
  ASSERT_TRUE(shop.carts.add(guests, {"TEA", 2}, {}, {}));
  EXPECT_EQ((*shop.carts.merge(guests, li))->id, guests);
  EXPECT_EQ((*shop.carts.find_of_member("cus_li"))->id, guests);
  EXPECT_FALSE(*shop.carts.merge("", {"cus_wang", {}}));
}

TEST_F(Carts, ThatAreReopenedStayBesideOneBegunMeanwhile) {
  const auto id = shop.new_cart(li);
  ASSERT_TRUE(shop.carts.close(id, "ord_1"));
  ASSERT_TRUE(shop.carts.close(id, "ord_1"));
  const auto next = shop.new_cart(li);
  EXPECT_NE(next, id);
  ASSERT_TRUE(shop.carts.reopen(id, "ord_1", "declined"));
  EXPECT_EQ(shop.carts.load(id)->value.status, CartStatus::kOpen);
  EXPECT_EQ((*shop.carts.find_of_member("cus_li"))->id, next);
}

TEST_F(Carts, LeftBehindByGuestsArePurged) {
  const auto old = shop.new_cart();
  const auto members = shop.new_cart(li);
  shop.clock.advance(std::chrono::hours{24 * 40});
  const auto fresh = shop.new_cart();
  EXPECT_EQ(shop.carts.purge(30, 100).value(), 1U);
  EXPECT_FALSE(shop.carts.load(old));
  EXPECT_TRUE(shop.carts.load(members));
  EXPECT_TRUE(shop.carts.load(fresh));
}

TEST_F(Carts, SurviveARestart) {
  const auto id = shop.new_cart();
  ASSERT_TRUE(shop.carts.add(id, {"TEA", 2}, {}, {"key", "print"}));
  TestShop again{store};
  again.open();
  EXPECT_EQ(again.quantity(id, "TEA"), 2);
  ASSERT_TRUE(again.carts.add(id, {"TEA", 2}, {}, {"key", "print"}));
  EXPECT_EQ(again.quantity(id, "TEA"), 2);
}

}  // namespace
}  // namespace souk::online::cart
