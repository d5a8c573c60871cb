// The proof over the stores that checkout kept its promises: for `souk doctor`, and for the tests that kill
// the shop at every step. Reads everything; page by page, so that memory stays flat but for one number per
// sku.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "online/balance/balances.hpp"
#include "online/checkout/payment.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/orders.hpp"

namespace souk::online::checkout {

// What a payment channel holds, as its own books say.
struct ChannelCharge {
  std::string payment_id;
  std::string order_id;
  bool charged = false;
  std::int64_t charged_minor = 0;
  std::int64_t refunded_minor = 0;
};

struct InvariantDeps {
  const order::Orders* orders = nullptr;
  const Payments* payments = nullptr;
  const inventory::Inventory* inventory = nullptr;
  const balance::Balances* balances = nullptr;
  // Calls back with each charge; empty where the channel cannot list them.
  std::function<Status(const std::function<Status(const ChannelCharge&)>&)> each_charge;
};

struct InvariantReport {
  static constexpr std::size_t kMaxProblems = 200;
  std::int64_t orders = 0;
  std::int64_t payments = 0;
  std::int64_t charges = 0;
  std::int64_t stock_items = 0;
  std::int64_t balances = 0;
  std::vector<std::string> problems;  // one sentence each
};

//  - every order that is paid has its payment, its goods are in the ledger as sold, and it is not open
//  - no order is open for longer than `patience` unless its channel is slow
//  - every payment that succeeded, here or at the channel, has its paid order, or went back in full, there or
//  as store credit
//  - every level is the sum of its movements (so stock + sold = what came in), every reservation has a living
//  order
//  - every balance is the sum of its movements and not negative; what it holds is for an order that is being
//  paid, what it spent for one that is sold, each as much as the order says; refunds have arrived
Result<InvariantReport> check_invariants(const InvariantDeps& deps, Instant now, milliseconds patience);

// The part about gift cards and store credit. Adds to the report.
Status check_credits(const InvariantDeps& deps, InvariantReport& report);

// Orders that were answered as settled must be there, and paid. Adds to the report's problems.
Status check_answered(const InvariantDeps& deps, const std::vector<std::string>& order_ids,
                      InvariantReport& report);

}  // namespace souk::online::checkout
