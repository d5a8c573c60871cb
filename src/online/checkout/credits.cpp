// What an order takes from gift cards and store credit: set aside with the goods, spent when the order is
// paid, back when it comes to nothing. Each is harmless to repeat.
#include "online/checkout/checkout.hpp"

namespace souk::online::checkout {
namespace {

Error no_balances() {
  return bug("checkout.balances", "an order has gift cards in a program that keeps none");
}

balance::OrderShare share_of(const order::Order& order, const order::Credit& credit) {
  return {credit.balance_id, order.id, credit.minor};
}

}  // namespace

Status Checkout::hold_credits(const order::Order& order) const {
  for (const auto& credit : order.payment.credits) {
    if (deps_.balances == nullptr) return fail(no_balances());
    TRY(deps_.balances->hold(share_of(order, credit)));
  }
  return {};
}

Status Checkout::capture_credits(const order::Order& order) const {
  for (const auto& credit : order.payment.credits) {
    if (deps_.balances == nullptr) return fail(no_balances());
    TRY(deps_.balances->capture(share_of(order, credit)));
  }
  return {};
}

Status Checkout::release_credits(const order::Order& order) const {
  for (const auto& credit : order.payment.credits) {
    if (deps_.balances == nullptr) return fail(no_balances());
    TRY(deps_.balances->release(share_of(order, credit)));
  }
  return {};
}

Status Checkout::refund_credits(const order::Order& order, const order::Refund& refund) const {
  for (const auto& credit : refund.credits) {
    if (deps_.balances == nullptr) return fail(no_balances());
    if (refund.to_store_credit)
      TRY(deps_.balances->open_credit(order.customer_id.value_or(std::string{}), order.currency));
    TRY(deps_.balances->refund(share_of(order, credit), refund.id));
  }
  return {};
}

}  // namespace souk::online::checkout
