#include "online/cart/cart.hpp"

#include <gtest/gtest.h>

#include "online/cart/cart_inputs.hpp"

namespace souk::online::cart {
namespace {

constexpr Supply kPlenty{.available = 10'000, .backorder = false, .unit_minor = 500};

TEST(Cart, AddingAVariantAgainRaisesItsQuantity) {
  Cart cart;
  ASSERT_TRUE(cart.add("TEA", 2, kPlenty, {}));
  ASSERT_TRUE(cart.add("TEA", 3, kPlenty, {}));
  ASSERT_EQ(cart.lines.size(), 1U);
  EXPECT_EQ(cart.item_count(), 5);
}

TEST(Cart, RefusesQuantityBeyondStockAndSaysWhatIsLeft) {
  Cart cart;
  const Supply three{.available = 3};
  ASSERT_TRUE(cart.add("TEA", 2, three, {}));
  const auto refused = cart.add("TEA", 2, three, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "stock.insufficient");
  EXPECT_EQ(refused.error().message, "Only 3 of TEA are left.");
  EXPECT_EQ(cart.item_count(), 2);
  EXPECT_TRUE(cart.add("POT", 9, {.available = -4, .backorder = true}, {}));
}

TEST(Cart, LowersAQuantityEvenWhenLessIsLeft) {
  Cart cart;
  ASSERT_TRUE(cart.add("TEA", 8, kPlenty, {}));
  EXPECT_TRUE(cart.set_quantity("TEA", 5, {.available = 1}));
  EXPECT_EQ(cart.set_quantity("TEA", 6, {.available = 1}).error().code, "stock.insufficient");
  EXPECT_EQ(cart.set_quantity("CUP", 1, kPlenty).error().code, "cart.line_missing");
}

TEST(Cart, HoldsAHundredLinesOfNineHundredNinetyNine) {
  Cart cart;
  for (std::size_t i = 0; i < Cart::kMaxLines; ++i) {
    ASSERT_TRUE(cart.add("SKU-" + std::to_string(i), Cart::kMaxQuantity, kPlenty, {}));
  }
  EXPECT_EQ(cart.add("ONE-MORE", 1, kPlenty, {}).error().code, "cart.full");
  EXPECT_EQ(cart.add("SKU-1", 1, kPlenty, {}).error().code, "cart.quantity");
  EXPECT_EQ(cart.add("SKU-1", 0, kPlenty, {}).error().code, "cart.quantity");
  EXPECT_EQ(cart.add("SKU-1", std::numeric_limits<std::int64_t>::max(), kPlenty, {}).error().code,
            "cart.quantity");
}

TEST(Cart, IsClosedWhileItIsPlacedAndOpensAgainForItsOwnOrderOnly) {
  Cart cart;
  ASSERT_TRUE(cart.add("TEA", 1, kPlenty, {}));
  ASSERT_TRUE(cart.begin_placing("ord_1", "pay_1", "key"));
  ASSERT_TRUE(cart.begin_placing("ord_1", "pay_1", "key"));
  EXPECT_EQ(cart.begin_placing("ord_2", "pay_2", "key2").error().code, "cart.placing");
  EXPECT_EQ(cart.remove("TEA").error().code, "cart.placing");
  EXPECT_EQ(cart.finish_placing("ord_2").error().code, "cart.other_order");
  ASSERT_TRUE(cart.finish_placing("ord_1"));
  ASSERT_TRUE(cart.finish_placing("ord_1"));
  EXPECT_EQ(cart.add("TEA", 1, kPlenty, {}).error().code, "cart.placed");
  ASSERT_TRUE(cart.reopen("ord_2", "not mine"));
  EXPECT_EQ(cart.status, CartStatus::kPlaced);
  ASSERT_TRUE(cart.reopen("ord_1", "declined"));
  EXPECT_EQ(cart.status, CartStatus::kOpen);
  EXPECT_TRUE(cart.order_id.empty());
}

TEST(Cart, TakesInAGuestsCartOnceWithTheNewestWishes) {
  Cart member{.id = "crt_m"};
  Cart guest{.id = "crt_g"};
  ASSERT_TRUE(member.add("TEA", 600, kPlenty, {}));
  ASSERT_TRUE(guest.add("TEA", 500, kPlenty, {}));
  ASSERT_TRUE(guest.add("CUP", 2, kPlenty, {}));
  ASSERT_TRUE(guest.choose_payment("sandbox:approve"));
  ASSERT_TRUE(member.take_in(guest));
  ASSERT_TRUE(member.take_in(guest));
  EXPECT_EQ(member.line("TEA")->quantity, Cart::kMaxQuantity);
  EXPECT_EQ(member.line("CUP")->quantity, 2);
  EXPECT_EQ(member.payment_method, "sandbox:approve");
}

TEST(Cart, RemembersTheNewestKeysOnly) {
  Cart cart;
  for (int i = 0; i < 40; ++i) cart.remember({std::to_string(i), "f", i});
  EXPECT_EQ(cart.recent.size(), Cart::kMaxRecent);
  EXPECT_EQ(cart.find_recent("0"), nullptr);
  EXPECT_NE(cart.find_recent("39"), nullptr);
}

TEST(Cart, SurvivesItsStoredForm) {
  Cart cart{.id = "crt_x", .language = "en", .currency = Currency::of("CNY")};
  ASSERT_TRUE(cart.add("TEA", 2, kPlenty, {}));
  cart.remember({"key", "print", 7});
  cart.touch({1'790'000'000'000});
  const auto read = from_json<Cart>(to_json(cart), Strictness::kStored);
  ASSERT_TRUE(read) << describe(read.error());
  EXPECT_EQ(to_json(*read), to_json(cart));
}

TEST(CartDetails, NamesEveryMemberThatIsWrong) {
  CartDetails details;
  details.contact.mail = "nobody";
  details.address =
      customer::Address{.name = "Li", .country = "US", .province = "XX", .lines = {"1 Main St"}};
  const auto refused = normal_details(details);
  ASSERT_FALSE(refused);
  std::vector<std::string> pointers;
  for (const auto& each : refused.error().fields) pointers.push_back(each.pointer);
  EXPECT_EQ(pointers, (std::vector<std::string>{"/address/city", "/address/province", "/address/postal_code",
                                                "/contact/mail"}));
}

}  // namespace
}  // namespace souk::online::cart
