// A change of an order that has been paid for and not packed. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "online/order/order_line.hpp"
#include "online/order/order_parts.hpp"

namespace souk::online::order {

// sku -> location code -> quantity
using PartsBySku = std::map<std::string, std::map<std::string, std::int64_t>>;

struct OrderEdit {
  std::string id;
  std::map<std::string, std::int64_t> quantities{};  // sku -> what it shall be; 0 takes the line out
  std::vector<OrderLine> added{};                    // priced by the caller
  std::optional<Address> address{};
  PartsBySku sold_from{};  // where the goods of the changed lines are
  bool is_empty() const { return quantities.empty() && added.empty() && !address; }
};

}  // namespace souk::online::order
