// What checkout asks of a cart: the order that it would become, and to be closed when it has become one. A
// border of its own so that the steps of checkout can be proven without carts (cart_baskets.hpp is the real
// one).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "online/order/order.hpp"

namespace souk::online::checkout {

struct Draft {
  // The order it has become already; `order` is empty then.
  std::optional<std::string> placed_as;
  // Checked and priced at this moment: everything but ids, number, token and state.
  order::Order order;
};

class Baskets {
 public:
  virtual ~Baskets() = default;
  // kPrecondition when it cannot be placed as it is (empty, no address, coupon has ended, ...), with what to
  // change.
  virtual Result<Draft> draft(std::string_view cart_id, Instant now) const = 0;
  // Counts the order's use of its coupon and of promotions with limits, once; before it is paid.
  // kPrecondition "coupon.used_up", "promotion.used_up" and the like. Asked only where
  // Totals::uses_limits().
  virtual Status redeem(const order::Order& order) = 0;
  // The order came to nothing. Fine for one that never used it.
  virtual Status give_back(const order::Order& order) = 0;
  // The cart has become this order. A repeat changes nothing.
  virtual Status close(std::string_view cart_id, std::string_view order_id) = 0;
  // The order came to nothing; the buyer may try again. Only if it was closed for this order.
  virtual Status reopen(std::string_view cart_id, std::string_view order_id, std::string_view reason) = 0;
};

}  // namespace souk::online::checkout
