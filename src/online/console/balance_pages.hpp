// Gift cards and store credit: issuing, what moved each, putting money on or taking it off, blocking.
#pragma once

#include "online/balance/balances.hpp"
#include "online/console/console.hpp"

namespace souk::online::console {

struct BalancePageDeps {
  const balance::Balances* balances = nullptr;
  const customer::Accounts* accounts = nullptr;
};

// For Console::add; all must outlive the console.
Console::AddPages balance_pages(BalancePageDeps deps);

}  // namespace souk::online::console
