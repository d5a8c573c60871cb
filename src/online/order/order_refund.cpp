// What goes back of an order: how much may, which way it takes, and what has gone.
#include <algorithm>

#include <fmt/format.h>

#include "online/order/order.hpp"

namespace souk::online::order {

std::int64_t Order::refunded_minor() const {
  std::int64_t sum = 0;
  for (const auto& each : refunds) sum += each.minor;
  return sum;
}

std::int64_t Order::refunded_to_channel_minor() const {
  std::int64_t sum = 0;
  for (const auto& each : refunds) sum += each.to_channel_minor();
  return sum;
}

std::int64_t Order::refunded_as_credit_minor() const {
  std::int64_t sum = 0;
  for (const auto& each : refunds) sum += each.to_store_credit ? each.minor : 0;
  return sum;
}

const Refund* Order::find_refund(std::string_view refund_id) const {
  const auto found =
      std::find_if(refunds.begin(), refunds.end(), [&](const auto& one) { return one.id == refund_id; });
  return found == refunds.end() ? nullptr : &*found;
}

// Money goes back the way it came: to the channel what that has taken, then to the cards, the last used
// first. Or all of it becomes the member's store credit.
void Order::add_refund(const Act& act, Refund wanted) {
  if (wanted.to_store_credit) {
    wanted.credits = {{.balance_id = balance::credit_id(customer_id.value_or(std::string{}), currency),
                       .kind = balance::BalanceKind::kStoreCredit,
                       .tail = {},
                       .minor = wanted.minor}};
    add_event(act, "refund_to_store_credit", {});
  } else {
    auto left = wanted.minor - (payment.paid_minor - payment.credited_minor - refunded_to_channel_minor());
    for (auto credit = payment.credits.rbegin(); credit != payment.credits.rend() && left > 0; ++credit) {
      auto back = *credit;
      for (const auto& earlier : refunds) {
        for (const auto& part : earlier.credits) {
          if (!earlier.to_store_credit && part.balance_id == back.balance_id) back.minor -= part.minor;
        }
      }
      back.minor = std::min(back.minor, left);
      if (back.minor <= 0) continue;
      left -= back.minor;
      wanted.credits.push_back(std::move(back));
    }
  }
  add_task(act, {.id = wanted.id, .kind = TaskKind::kRefund, .minor = wanted.minor});
  refunds.push_back(std::move(wanted));
}

std::int64_t Order::paid_for_shipping() const {
  if (totals.tax_included) return totals.shipping_minor;
  auto tax = totals.tax_minor;
  for (const auto& each : lines) tax -= each.tax_minor;
  return totals.shipping_minor + tax;
}

std::int64_t Order::refunded_for_shipping() const {
  std::int64_t sum = 0;
  for (const auto& each : refunds) {
    for (const auto& part : each.lines) {
      if (part.sku.empty() && !part.goodwill) sum += part.minor;
    }
  }
  return sum;
}

Status Order::refund(const Act& act, Refund wanted) {
  if (std::any_of(refunds.begin(), refunds.end(), [&](const auto& one) { return one.id == wanted.id; }))
    return {};
  if (wanted.lines.empty())
    return fail(invalid("order.empty_refund", "Say how much goes back, and for which lines."));
  const auto left = payment.paid_minor - refunded_minor();
  auto next = lines;
  wanted.minor = 0;
  std::int64_t for_shipping = 0;
  for (const auto& part : wanted.lines) {
    // Each part is checked against what is left before it is added: no sum can overflow.
    if (part.minor <= 0 || part.minor > left - wanted.minor) {
      return fail(
          precondition("order.refund_too_much", fmt::format("At most {} (minor units) can go back.", left)));
    }
    wanted.minor += part.minor;
    if (part.sku.empty()) {
      if (!part.goodwill) for_shipping += part.minor;
      continue;
    }
    const auto target =
        std::find_if(next.begin(), next.end(), [&](const auto& one) { return one.sku == part.sku; });
    if (target == next.end())
      return fail(invalid("order.no_such_line", fmt::format("The order has no line {}.", part.sku)));
    target->refunded_minor += part.minor;
    const auto paid = paid_for(*target);
    if (target->refunded_minor > paid) {
      return fail(precondition("order.refund_too_much",
                               fmt::format("For {}, at most {} (minor units) can go back.", part.sku,
                                           paid - line(part.sku)->refunded_minor)));
    }
  }
  if (const auto most = paid_for_shipping() - refunded_for_shipping(); for_shipping > most) {
    return fail(precondition("order.refund_too_much",
                             fmt::format("For shipping, at most {} (minor units) can go back.", most)));
  }
  const auto to = wanted.minor == left ? OrderState::kRefunded : OrderState::kPartiallyRefunded;
  TRY(check_move(state, to));
  TRY(check_store_credit(wanted.to_store_credit));
  lines = std::move(next);
  wanted.state = RefundState::kPending;
  wanted.at = act.at;
  enter(to, act, wanted.reason);
  add_refund(act, std::move(wanted));
  return {};
}

Status Order::refund_done(const Act& act, std::string_view refund_id, std::string_view channel_reference) {
  const auto found =
      std::find_if(refunds.begin(), refunds.end(), [&](const auto& one) { return one.id == refund_id; });
  if (found == refunds.end()) return fail(not_found("order.no_such_refund", "The order has no such refund."));
  if (found->state == RefundState::kDone) return {};
  found->state = RefundState::kDone;
  found->channel_reference = channel_reference;
  add_event(act, "refund_done", {});
  return {};
}

}  // namespace souk::online::order
