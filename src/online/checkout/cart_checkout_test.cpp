// Checkout over the shop's real carts: what a guest does from an empty cart to a settled order.
#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "online/checkout/cart_baskets.hpp"
#include "tests/support/checkout_bench.hpp"

namespace souk::online::checkout {
namespace {

const Currency kYuan = Currency::of("CNY");

class OneTea final : public catalogue::Offers {
 public:
  bool for_sale = true;
  Result<catalogue::Offer> offer(std::string_view sku, const catalogue::PriceContext&) const override {
    if (!for_sale || sku != "TEA") return fail(not_found("variant.missing", "There is no such variant."));
    catalogue::Offer offer;
    offer.sku = "TEA";
    offer.name = {{"en", "Tea"}};
    offer.price = Money{2'500, kYuan};
    offer.tax_basis_points = 1'300;
    return offer;
  }
};

class CartCheckoutTest : public ::testing::Test {
 protected:
  void SetUp() override {
    shop.declare();
    ASSERT_TRUE(settings.open());
    shop::Settings wanted;
    wanted.code = "test";
    wanted.name = {{"en", "Test"}};
    wanted.markets = {{.language = "en", .currency = kYuan}};
    wanted.tax_classes = {{.code = "standard",
                           .name = {{"en", "Standard"}},
                           .rates = {{.currency = kYuan, .basis_points = 1'300}}}};
    wanted.shipping_methods = {{.code = "standard", .name = {{"en", "Parcel"}}, .price = {{"CNY", 1'000}}},
                               {.code = "pickup",
                                .kind = shop::ShippingKind::kPickup,
                                .name = {{"en", "Pick up"}},
                                .price = {{"CNY", 0}}}};
    const auto saved = settings.save(wanted, settings.revision());
    ASSERT_TRUE(saved) << describe(saved.error());
    ASSERT_TRUE(coupons.declare());
    ASSERT_TRUE(promotions.declare());
    ASSERT_TRUE(carts.declare());
    shop.receive("TEA", 10);
    shop.receive("TEA", 3, "shop");
  }

  // The steps of a guest before the checkout itself.
  std::string ready_cart(const std::string& payment = "sandbox:approve") {
    const auto cart = carts.create({.language = "en", .items = {{"TEA", 2}}});
    EXPECT_TRUE(cart) << describe(cart.error());
    const auto& id = cart->id;
    const auto given = carts.change(id, {}, {}, [&](cart::Cart& each) -> Status {
      TRY(each.set_details({"li@example.com", "13800138000", "Li"},
                           customer::Address{.name = "Li",
                                             .phone = "13800138000",
                                             .province = "上海市",
                                             .city = "上海市",
                                             .lines = {"1 Example Road"}},
                           std::nullopt, "ring twice"));
      TRY(each.choose_shipping("standard", {}));
      return each.choose_payment(payment);
    });
    EXPECT_TRUE(given) << describe(given.error());
    return id;
  }
  order::Order order_of(const Result<CheckoutAnswer>& answer) {
    return shop.orders.load(answer->order_id)->value;
  }

  ManualClock clock;
  engines::MemoryDocumentStore store;
  Bench shop{store, clock};  // its own baskets stay unused
  OneTea offers;
  shop::SettingsStore settings{store};
  promotion::Coupons coupons{store, clock, shop.random};
  promotion::Promotions promotions{store, clock, shop.random};
  cart::CartService carts{{.store = &store,
                           .offers = &offers,
                           .stock = &shop.inventory,
                           .locations = &shop.locations,
                           .settings = &settings,
                           .coupons = &coupons,
                           .promotions = &promotions,
                           .clock = &clock,
                           .random = &shop.random}};
  CartBaskets baskets{carts, coupons, promotions};
  Checkout checkout{{.baskets = &baskets,
                     .orders = &shop.orders,
                     .stock = &shop.inventory,
                     .inventory = &shop.inventory,
                     .payments = &shop.payments,
                     .gateway = &shop.sandbox,
                     .clock = &clock,
                     .random = &shop.random},
                    {.patience = milliseconds{0}}};
};

TEST_F(CartCheckoutTest, AGuestsCartBecomesASettledOrder) {
  const auto id = ready_cart();
  const auto answer = checkout.place(id, "k1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(answer->status, "settled");
  EXPECT_EQ(answer->total, (Money{6'000, kYuan}));
  const auto order = order_of(answer);
  EXPECT_EQ(order.contact->mail, "li@example.com");
  EXPECT_EQ(order.address->lines.front(), "1 Example Road");
  EXPECT_EQ(order.buyer_note, "ring twice");
  EXPECT_EQ(order.totals.shipping_minor, 1'000);
  EXPECT_FALSE(order.shipping.earliest.empty());
  EXPECT_EQ(carts.load(id)->value.status, cart::CartStatus::kPlaced);
  EXPECT_EQ(shop.left("TEA"), 11);
  shop.expect_invariants();
}

TEST_F(CartCheckoutTest, ARepeatAnswersTheSameEvenWhenTheGoodsAreGoneFromTheCatalogue) {
  const auto id = ready_cart();
  const auto first = checkout.place(id, "k1");
  offers.for_sale = false;
  const auto again = checkout.place(id, "k1");
  ASSERT_TRUE(again) << describe(again.error());
  EXPECT_EQ(again->order_id, first->order_id);
}

TEST_F(CartCheckoutTest, AnUnfinishedCartSaysWhatIsMissing) {
  const auto cart = carts.create({.language = "en", .items = {{"TEA", 2}}});
  const auto refused = checkout.place(cart->id, "k1");
  EXPECT_EQ(refused.error().code, "cart.incomplete");
  EXPECT_TRUE(shop.orders.newest(10, {})->orders.empty());
}

TEST_F(CartCheckoutTest, PickUpTakesFromThatStoreAndNeedsNoAddress) {
  const auto id = ready_cart();
  ASSERT_TRUE(
      carts.change(id, {}, {}, [](cart::Cart& each) { return each.choose_shipping("pickup", "shop"); }));
  const auto answer = checkout.place(id, "k1");
  ASSERT_TRUE(answer) << describe(answer.error());
  EXPECT_FALSE(order_of(answer).address);
  EXPECT_EQ(shop.inventory.sold_from(answer->order_id, "TEA")->at("shop"), 2);
}

TEST_F(CartCheckoutTest, ADeclineLeavesTheCartOpenForAnotherTry) {
  const auto id = ready_cart("sandbox:decline");
  EXPECT_EQ(checkout.place(id, "k1").error().code, "payment.declined");
  EXPECT_EQ(carts.load(id)->value.status, cart::CartStatus::kOpen);
  ASSERT_TRUE(
      carts.change(id, {}, {}, [](cart::Cart& each) { return each.choose_payment("sandbox:approve"); }));
  EXPECT_TRUE(checkout.place(id, "k2"));
  shop.expect_invariants();
}

TEST_F(CartCheckoutTest, APendingPaymentThatExpiresReopensTheCart) {
  const auto id = ready_cart("sandbox:down");
  EXPECT_EQ(checkout.place(id, "k1")->status, "pending");
  EXPECT_EQ(carts.load(id)->value.status, cart::CartStatus::kPlaced);
  clock.advance(milliseconds{16 * 60'000});
  ASSERT_TRUE(checkout.recover(clock.now()));
  EXPECT_EQ(carts.load(id)->value.status, cart::CartStatus::kOpen);
  EXPECT_NE(carts.load(id)->value.reopened_because, "");
}

TEST_F(CartCheckoutTest, ACartWhoseOrderWasCancelledDoesNotBecomeASecondOne) {
  const auto id = ready_cart();
  const auto answer = checkout.place(id, "k1");
  ASSERT_TRUE(shop.orders.act(answer->order_id, [&](order::Order& each) {
    return each.cancel({"customer", clock.now()}, "no");
  }));
  EXPECT_EQ(checkout.place(id, "k2").error().code, "order.cancelled");
  EXPECT_EQ(shop.orders.newest(10, {})->orders.size(), 1U);
}

TEST_F(CartCheckoutTest, ACouponOfOneUseServesOneOrderAndComesBackWithACancellation) {
  promotion::Coupon coupon{.code = "ONCE", .kind = promotion::CouponKind::kPercent, .basis_points = 1'000};
  coupon.limit = 1;
  ASSERT_TRUE(coupons.save(coupon));
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    ids.push_back(ready_cart());
    ASSERT_TRUE(carts.change(ids.back(), {}, {}, [](cart::Cart& each) { return each.use_coupon("ONCE"); }));
  }
  const auto first = checkout.place(ids[0], "k");
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(order_of(first).totals.discount_minor, 500);
  const auto second = checkout.place(ids[1], "k");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "coupon.used_up");
  EXPECT_EQ(shop.left("TEA"), 11);
  shop.orders.on_tasks([this](const std::string& id) { EXPECT_TRUE(checkout.run_tasks(id)); });
  const auto cancelled = shop.orders.act(first->order_id, [&](order::Order& each) {
    return each.cancel({"customer", clock.now()}, "no");
  });
  ASSERT_TRUE(cancelled);
  EXPECT_TRUE(cancelled->tasks.empty());
  const auto third = checkout.place(ids[2], "k");
  EXPECT_TRUE(third) << describe(third.error());
  shop.expect_invariants();
}

TEST_F(CartCheckoutTest, ACartThatWasMergedAwayDoesNotHoldUpItsOrder) {
  const auto id = ready_cart();
  ASSERT_TRUE(carts.change(id, {}, {}, [](cart::Cart& each) { return each.close_merged("crt_other"); }));
  EXPECT_TRUE(baskets.close(id, "ord_1"));
  EXPECT_TRUE(baskets.reopen(id, "ord_1", "because"));
  EXPECT_TRUE(baskets.close("crt_purged", "ord_1"));
  EXPECT_EQ(checkout.place(id, "k1").error().code, "cart.merged");
}

}  // namespace
}  // namespace souk::online::checkout
