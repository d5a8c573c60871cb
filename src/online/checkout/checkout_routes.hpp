// POST /api/v1/carts/{id}/checkout: the cart becomes a settled order in one request.
#pragma once

#include <functional>

#include "online/checkout/checkout.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::checkout {

struct CheckoutRouteDeps {
  Checkout* checkout = nullptr;
  // Whether the sender of the request may use this cart (its guest's cookie or token, its member); the cart
  // room knows.
  std::function<Status(const http::Request&, std::string_view cart_id)> may_use_cart;
};

http::Routes checkout_routes(CheckoutRouteDeps deps);

}  // namespace souk::online::checkout
