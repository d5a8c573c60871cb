// Checkout: one page of numbered steps in one form. It works as successive posts: what is wrong comes back
// beside its field, and "update" only saves and prices anew.
#pragma once

#include <string>
#include <vector>

#include "online/cart/cart_service.hpp"
#include "online/checkout/shipping.hpp"
#include "online/inventory/location.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

struct CheckoutPage {
  const cart::PricedCart& cart;
  std::vector<checkout::ShippingQuote> quotes;
  std::vector<inventory::Location> stores;   // where goods can be picked up
  std::vector<std::string> payment_methods;  // codes
  std::string idempotency_key;               // made anew for each rendered form
  bool signed_in = false;
  FormState form;
};
std::string checkout_page(const Page& page, const CheckoutPage& checkout);

}  // namespace souk::online::storefront
