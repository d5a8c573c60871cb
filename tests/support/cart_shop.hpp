// For tests: a small shop of three variants over a document store, with carts.
#pragma once

#include <map>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "engines/document/memory/store.hpp"
#include "online/cart/cart_service.hpp"

namespace souk::online::cart {

class TestOffers final : public catalogue::Offers {
 public:
  std::map<std::string, std::int64_t, std::less<>> minor{{"TEA", 5'000}, {"CUP", 2'500}, {"POT", 30'000}};

  Result<catalogue::Offer> offer(std::string_view sku,
                                 const catalogue::PriceContext& context) const override {
    const auto found = minor.find(sku);
    if (found == minor.end()) return fail(not_found("variant.missing", "There is no such variant."));
    catalogue::Offer offer;
    offer.sku = sku;
    offer.name = {{"en", "Name of " + std::string{sku}}};
    if (context.currency == Currency::of("CNY")) offer.price = Money{found->second, context.currency};
    offer.tax_basis_points = 1'300;
    return offer;
  }
};

class TestStock final : public inventory::Stock {
 public:
  std::map<std::string, std::int64_t, std::less<>> left{{"TEA", 100}, {"CUP", 3}, {"POT", 0}};

  Result<inventory::Availability> availability(std::string_view sku) const override {
    const auto found = left.find(sku);
    return inventory::Availability{.total = found == left.end() ? 0 : found->second};
  }
  Status reserve(std::string_view, const std::vector<inventory::ReserveLine>&, std::string_view,
                 Instant) override {
    return {};
  }
  Status confirm(std::string_view, const std::vector<inventory::ReserveLine>&) override { return {}; }
  Status release(std::string_view, const std::vector<inventory::ReserveLine>&) override { return {}; }
};

inline shop::Settings test_settings() {
  shop::Settings settings;
  settings.markets = {{"zh-CN", Currency::of("CNY")}, {"en", Currency::of("USD")}};
  settings.tax_classes = {{.code = "standard", .name = {{"en", "Standard"}}, .rates = {}}};
  settings.shipping_methods = {{.code = "standard",
                                .kind = shop::ShippingKind::kDelivery,
                                .name = {{"en", "Standard"}},
                                .price = {{"CNY", 1'000}},
                                .free_over = {{"CNY", 9'900}}},
                               {.code = "pickup",
                                .kind = shop::ShippingKind::kPickup,
                                .name = {{"en", "Pick up"}},
                                .price = {{"CNY", 0}}}};
  return settings;
}

// One process of the shop over a store that may be another's too.
struct TestShop {
  explicit TestShop(engines::DocumentStore& its_store) : store{its_store} {}
  void open() {
    ASSERT_TRUE(settings.open());
    ASSERT_TRUE(coupons.declare());
    ASSERT_TRUE(promotions.declare());
    ASSERT_TRUE(carts.declare());
    ASSERT_TRUE(locations.declare());
    if (settings.exists()) return;
    const auto saved = settings.save(test_settings(), settings.revision());
    ASSERT_TRUE(saved) << describe(saved.error());
    ASSERT_TRUE(locations.save({.code = "xintiandi", .services = {"pickup"}}));
  }
  std::string new_cart(Shopper shopper = {}) {
    auto made = carts.create({.shopper = std::move(shopper)});
    EXPECT_TRUE(made) << describe(made.error());
    return made ? made->id : std::string{};
  }
  std::int64_t quantity(const std::string& id, std::string_view sku) {
    const auto cart = carts.load(id);
    const auto* line = cart ? cart->value.line(sku) : nullptr;
    return line == nullptr ? 0 : line->quantity;
  }

  engines::DocumentStore& store;
  ManualClock clock;
  SystemRandom random;
  TestOffers offers;
  TestStock stock;
  shop::SettingsStore settings{store};
  inventory::Locations locations{store};
  promotion::Coupons coupons{store, clock, random};
  promotion::Promotions promotions{store, clock, random};
  CartService carts{{.store = &store,
                     .offers = &offers,
                     .stock = &stock,
                     .locations = &locations,
                     .settings = &settings,
                     .coupons = &coupons,
                     .promotions = &promotions,
                     .clock = &clock,
                     .random = &random}};
};

}  // namespace souk::online::cart
