#include "online/checkout/draft_order.hpp"

#include <numeric>

#include <gtest/gtest.h>

namespace souk::online::checkout {
namespace {

const Currency kYuan = Currency::of("CNY");

promotion::BasketLine line(std::string sku, std::int64_t minor, std::int64_t quantity) {
  catalogue::Offer offer;
  offer.sku = std::move(sku);
  offer.name = {{"en", "Tea"}};
  offer.price = Money{minor, kYuan};
  offer.tax_basis_points = 1300;
  return {offer, quantity};
}

TEST(DraftOrder, KeepsWhatWasPricedAndItsSumsAddUp) {
  const shop::ShippingMethod method{.code = "standard", .price = {{"CNY", 1000}}};
  promotion::Coupon coupon{.code = "TEA20", .kind = promotion::CouponKind::kPercent, .basis_points = 2000};
  promotion::BasketInput basket{.currency = kYuan,
                                .lines = {line("A", 333, 3), line("B", 500, 1)},
                                .coupon = coupon,
                                .shipping = &method,
                                .customer_group = {},
                                .now = parse_instant("2026-11-24T02:00:00Z").value()};
  const auto priced = promotion::price_basket(basket);
  ASSERT_TRUE(priced) << describe(priced.error());
  const auto order = draft_order(basket, *priced, milliseconds{8 * 3600 * 1000});
  ASSERT_EQ(order.lines.size(), 2U);
  const auto lines =
      std::accumulate(order.lines.begin(), order.lines.end(), std::int64_t{0},
                      [](std::int64_t sum, const auto& each) { return sum + each.total_minor; });
  EXPECT_EQ(lines + order.totals.shipping_minor, order.totals.grand_minor);
  EXPECT_EQ(order.totals.goods_minor - order.totals.discount_minor, lines);
  EXPECT_EQ(order.totals.coupon, "TEA20");
  for (const auto& each : order.lines) {
    const auto steps = std::accumulate(each.steps.begin(), each.steps.end(), std::int64_t{0},
                                       [](std::int64_t sum, const auto& step) { return sum + step.minor; });
    EXPECT_EQ(steps, each.total_minor) << each.sku << ": the steps explain the price";
  }
  EXPECT_EQ(order.shipping.earliest, "2026-11-25");
  EXPECT_EQ(order.lines[0].name.at("en"), "Tea");
}

}  // namespace
}  // namespace souk::online::checkout
