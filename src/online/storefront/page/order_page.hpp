// What became of an order: the timeline, what was bought, where it goes. For the member who placed it and for
// whoever has its token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/inventory/location.hpp"
#include "online/order/order.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

struct OrderPage {
  const order::Order& order;
  bool just_placed = false;
  bool by_token = false;                    // the reader came with the token
  std::vector<inventory::Location> stores;  // for pick-up
  FormState form;                           // for cancelling
};
std::string order_page(const Page& page, const OrderPage& order);

// A badge with the state in words.
Html order_badge(const Page& page, const order::Order& order);
std::string order_link(const Page& page, const order::Order& order, bool with_token);
// Amounts of an order are in its own currency, whatever the page's is.
std::string order_money(const order::Order& order, std::int64_t minor);

}  // namespace souk::online::storefront
