// The inventory's routes: where the shop is and what is there, for everybody; the moves of goods, for staff.
#pragma once

#include <functional>
#include <string>

#include "online/inventory/inventory.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::inventory {

struct InventoryRouteDeps {
  Inventory* inventory = nullptr;
  Locations* locations = nullptr;
  Random* random = nullptr;
};

http::Routes inventory_routes(InventoryRouteDeps deps);
http::Routes inventory_staff_routes(InventoryRouteDeps deps);

}  // namespace souk::online::inventory
