// The API of gift cards and store credit: issuing, adjusting and reading for staff, what is left for whoever
// has a code or an account.
#pragma once

#include <functional>

#include "online/balance/balances.hpp"
#include "online/customer/accounts.hpp"
#include "runtime/http/route.hpp"

namespace souk::online::balance {

struct BalanceRouteDeps {
  const Balances* balances = nullptr;
  const customer::Accounts* accounts = nullptr;
  const Clock* clock = nullptr;
  Random* random = nullptr;
  std::function<std::string(const http::Request&)> staff_of;
  std::function<std::optional<std::string>(const http::Request&)> customer_of;
};

http::Routes balance_routes(BalanceRouteDeps deps);
http::Routes balance_staff_routes(BalanceRouteDeps deps);

}  // namespace souk::online::balance
