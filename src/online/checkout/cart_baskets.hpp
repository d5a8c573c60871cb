// Baskets over the shop's real carts.
#pragma once

#include "online/cart/cart_service.hpp"
#include "online/checkout/baskets.hpp"

namespace souk::online::checkout {

class CartBaskets final : public Baskets {
 public:
  // `utc_offset`: the shop's local time, for the delivery dates on the order.
  CartBaskets(const cart::CartService& carts, const promotion::Coupons& coupons,
              const promotion::Promotions& promotions,
              milliseconds utc_offset = milliseconds{8 * 3600 * 1000})
      : carts_{&carts}, coupons_{&coupons}, promotions_{&promotions}, utc_offset_{utc_offset} {}

  Result<Draft> draft(std::string_view cart_id, Instant now) const override;
  Status redeem(const order::Order& order) override;
  Status give_back(const order::Order& order) override;
  Status close(std::string_view cart_id, std::string_view order_id) override;
  Status reopen(std::string_view cart_id, std::string_view order_id, std::string_view reason) override;

 private:
  const cart::CartService* carts_;
  const promotion::Coupons* coupons_;
  const promotion::Promotions* promotions_;
  milliseconds utc_offset_;
};

}  // namespace souk::online::checkout
