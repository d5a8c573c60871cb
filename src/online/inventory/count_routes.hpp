// Stock counts over the API.
#pragma once

#include "online/inventory/stock_count.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::inventory {

// `staff_of`: who sends the request.
http::Routes count_routes(const StockCounts& counts, Random& random,
                          std::function<std::string(const http::Request&)> staff_of);

}  // namespace souk::online::inventory
