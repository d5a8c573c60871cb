// The proof that gift cards and store credit add up, and that orders took from them what they say.
#include <fmt/format.h>

#include "online/checkout/invariants.hpp"

namespace souk::online::checkout {
namespace {

using balance::Balance;
using order::Order;
using order::OrderState;

class CreditProof {
 public:
  CreditProof(const InvariantDeps& deps, InvariantReport& report) : deps_{deps}, report_{report} {}

  Status run() {
    TRY(deps_.balances->each([this](const Balance& balance) { return check_balance(balance); }));
    std::string cursor;
    do {
      auto page = TRY(deps_.orders->newest(500, cursor));
      for (const auto& order : page.orders) TRY(check_order(order));
      cursor = std::move(page.next_cursor);
    } while (!cursor.empty());
    return {};
  }

 private:
  void problem(std::string sentence) {
    if (report_.problems.size() < InvariantReport::kMaxProblems)
      report_.problems.push_back(std::move(sentence));
  }

  static const order::Credit* credit_of(const Order& order, const std::string& balance_id) {
    for (const auto& credit : order.payment.credits) {
      if (credit.balance_id == balance_id) return &credit;
    }
    return nullptr;
  }

  Status check_balance(const Balance& balance) {
    ++report_.balances;
    for (auto& difference : TRY(deps_.balances->check(balance))) problem(std::move(difference));
    for (const auto& [order_id, minor] : balance.holds) {
      const auto order = TRY(deps_.orders->find(order_id));
      const auto* credit = order ? credit_of(order->value, balance.id) : nullptr;
      // A hold lasts until its order is paid or its task has given it back.
      const bool lives = order && (order->value.state == OrderState::kPlaced || !order->value.tasks.empty());
      if (credit == nullptr || credit->minor != minor || !lives)
        problem(
            fmt::format("Balance {} holds {} for {}, which asks for nothing.", balance.id, minor, order_id));
    }
    return {};
  }

  Status check_order(const Order& order) {
    for (const auto& credit : order.payment.credits) TRY(check_credit(order, credit));
    for (const auto& refund : order.refunds) TRY(check_refund(order, refund));
    return {};
  }

  Status check_credit(const Order& order, const order::Credit& credit) {
    if (order.state == OrderState::kPlaced || !order.tasks.empty()) return {};  // on its way
    const auto balance = TRY(deps_.balances->load(credit.balance_id));
    const auto spent = TRY(deps_.balances->movement(balance, balance::capture_id(order.id)));
    const auto back = TRY(deps_.balances->movement(balance, balance::release_id(order.id)));
    const auto minor = back || !spent ? 0 : -spent->held;
    const auto wanted = order.payment.credited_minor > 0 ? credit.minor : 0;
    if (minor != wanted) {
      problem(fmt::format("Order {} is {}: it spent {} of balance {}, and should have spent {}.", order.id,
                          enum_name(order.state), minor, balance.id, wanted));
    }
    return {};
  }

  Status check_refund(const Order& order, const order::Refund& refund) {
    if (refund.state != order::RefundState::kDone) return {};
    for (const auto& credit : refund.credits) {
      const auto balance = TRY(deps_.balances->load(credit.balance_id));
      const auto arrived = TRY(deps_.balances->movement(balance, balance::refund_movement_id(refund.id)));
      if (!arrived || arrived->available != credit.minor)
        problem(fmt::format("Refund {} of order {} has not arrived on balance {}.", refund.id, order.id,
                            balance.id));
    }
    return {};
  }

  const InvariantDeps& deps_;
  InvariantReport& report_;
};

}  // namespace

Status check_credits(const InvariantDeps& deps, InvariantReport& report) {
  return CreditProof{deps, report}.run();
}

}  // namespace souk::online::checkout
