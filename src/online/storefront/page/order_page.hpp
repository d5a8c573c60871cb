// What became of an order: the timeline, what was bought, where it goes. For the member who placed it and for
// whoever has its token.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/aftersale/case.hpp"
#include "online/inventory/location.hpp"
#include "online/order/order.hpp"
#include "online/storefront/page/form.hpp"

namespace souk::online::storefront {

// What the rooms after the sale know of an order.
struct OrderCare {
  std::vector<aftersale::Case> cases;
  bool may_return = false;   // goods are with the buyer that no case is about
  bool may_invoice = false;  // a paper can be made
};

struct OrderPage {
  const order::Order& order;
  bool just_placed = false;
  bool by_token = false;                    // the reader came with the token
  std::vector<inventory::Location> stores;  // for pick-up
  FormState form;                           // for cancelling
  OrderCare care{};
};
std::string order_page(const Page& page, const OrderPage& order);

// order_care.cpp: parcels on their way, goods that wait in a store, and cases about the order.
Html order_care(const Page& page, const OrderPage& order);
// The buttons for what can be asked for.
Html care_actions(const Page& page, const OrderPage& order);
// A path below the order's page, with the token for who came with it.
std::string below_order(const Page& page, const OrderPage& order, std::string_view path);

// A badge with the state in words.
Html order_badge(const Page& page, const order::Order& order);
std::string order_link(const Page& page, const order::Order& order, bool with_token);
// Amounts of an order are in its own currency, whatever the page's is.
std::string order_money(const order::Order& order, std::int64_t minor);

}  // namespace souk::online::storefront
