// The cart, and the summary of it that checkout shows beside its form.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "online/cart/cart_service.hpp"
#include "online/storefront/page/form.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

struct CartPage {
  const cart::PricedCart* cart = nullptr;    // nullptr: nothing was ever put in
  std::map<std::string, std::int64_t> left;  // what is available of each line's variant
  std::map<std::string, std::string> gone;   // names of variants that cannot be bought any more
  FormState form;                            // a refused change, and the token
};
std::string cart_page(const Page& page, const CartPage& cart);

// The lines and sums for the side of the checkout form.
Html order_summary(const Page& page, const cart::PricedCart& cart);
Html cart_sums(const Page& page, const cart::PricedCart& cart);

}  // namespace souk::online::storefront
