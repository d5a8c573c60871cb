// The order's routes: a guest sees an order by its token, a member sees their own, staff move them.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "online/order/orders.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::inventory {
class Inventory;
}

namespace souk::online::order {

struct OrderRouteDeps {
  const Orders* orders = nullptr;
  const inventory::Inventory* inventory = nullptr;  // for where goods were taken from
  const Clock* clock = nullptr;
  Random* random = nullptr;
  // The signed-in member of a request; nullopt for a guest. Wired by main from session/customer.
  std::function<std::optional<std::string>(const http::Request&)> customer_of;
  // The name under which staff acts; the router has checked Access::kStaff before.
  std::function<std::string(const http::Request&)> staff_of;
};

// The order that the path's {id} names, for the guest who has its token or the member who placed it. Anybody
// else learns nothing, not even that it exists: kNotFound "order.missing".
Result<StoredOrder> owned_order(const OrderRouteDeps& deps, const http::Request& request);
// The two ways in which a guest gives the token, for route tables.
const std::vector<http::Parameter>& token_parameters();
// What an order looks like to its buyer: without the workings, and without the guest's key unless they have
// it.
Order shown(Order order, bool with_token);

// As staff see it: without what proves who its buyer is.
Order shown_to_staff(Order order);

http::Routes order_routes(OrderRouteDeps deps);
http::Routes order_list_routes(OrderRouteDeps deps);  // part of order_staff_routes()
http::Routes order_staff_routes(OrderRouteDeps deps);

}  // namespace souk::online::order
