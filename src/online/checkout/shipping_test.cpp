#include "online/checkout/shipping.hpp"

#include <gtest/gtest.h>

namespace souk::online::checkout {
namespace {

const Currency kYuan = Currency::of("CNY");
constexpr milliseconds kShanghai{8 * 3600 * 1000};

shop::ShippingMethod standard() {
  return {.code = "standard",
          .price = {{"CNY", 1000}},
          .free_over = {{"CNY", 9900}},
          .days_min = 1,
          .days_max = 3};
}
Instant at(std::string_view text) { return parse_instant(text).value(); }

TEST(Shipping, ParcelsDoNotArriveOnSundays) {
  // Friday evening: Saturday to Tuesday.
  const auto window = delivery_window(standard(), at("2026-11-27T10:00:00Z"), kShanghai);
  EXPECT_EQ(window.earliest, "2026-11-28");
  EXPECT_EQ(window.latest, "2026-12-01");
  // Saturday: the next day that counts is Monday.
  EXPECT_EQ(delivery_window(standard(), at("2026-11-28T10:00:00Z"), kShanghai).earliest, "2026-11-30");
}

TEST(Shipping, TheDayIsTheShopsDay) {
  // 17:00 UTC on Tuesday is Wednesday in Shanghai.
  EXPECT_EQ(delivery_window(standard(), at("2026-11-24T17:00:00Z"), kShanghai).earliest, "2026-11-26");
}

TEST(Shipping, APickUpMayBeOnASunday) {
  auto pickup = standard();
  pickup.kind = shop::ShippingKind::kPickup;
  EXPECT_EQ(delivery_window(pickup, at("2026-11-28T02:00:00Z"), kShanghai).earliest, "2026-11-29");
}

TEST(Shipping, IsFreeFromItsBound) {
  EXPECT_EQ(quote(standard(), {9899, kYuan}, {}, kShanghai)->price.minor, 1000);
  EXPECT_EQ(quote(standard(), {9900, kYuan}, {}, kShanghai)->price.minor, 0);
}

TEST(Shipping, IsNotOfferedWithoutAPriceInTheCurrency) {
  shop::Settings settings;
  settings.shipping_methods = {standard()};
  EXPECT_EQ(quotes(settings, {1, kYuan}, {}, kShanghai).size(), 1U);
  EXPECT_TRUE(quotes(settings, {1, Currency::of("USD")}, {}, kShanghai).empty());
}

}  // namespace
}  // namespace souk::online::checkout
