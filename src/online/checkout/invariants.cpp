#include "online/checkout/invariants.hpp"

#include <map>

#include <fmt/format.h>

namespace souk::online::checkout {
namespace {

using order::Order;
using order::OrderState;

bool came_to_nothing(const Order& order) { return order.state == OrderState::kCancelled; }
// What a channel keeps of a cancelled order is right when its buyer got it as store credit: `given_back` is
// what went back through the channel.
bool became_credit(const Order& order, std::int64_t given_back) {
  return came_to_nothing(order) && order.payment.paid_minor > 0 && order.refunded_as_credit_minor() > 0 &&
         given_back == order.refunded_to_channel_minor();
}
bool is_sold(const Order& order) { return order.state != OrderState::kPlaced && !came_to_nothing(order); }

class Proof {
 public:
  Proof(const InvariantDeps& deps, Instant now, milliseconds patience)
      : deps_{deps}, now_{now}, patience_{patience} {}

  Result<InvariantReport> run() {
    TRY(each_order());
    TRY(each_payment());
    if (deps_.each_charge) {
      TRY(deps_.each_charge([this](const ChannelCharge& charge) { return check_charge(charge); }));
    }
    const auto ledger = TRY(deps_.inventory->check_ledger());
    report_.stock_items = ledger.items;
    for (const auto& difference : ledger.differences) problem(difference);
    TRY(deps_.inventory->each_movement(
        [this](const inventory::Movement& movement) { return check_sale(movement); }));
    TRY(deps_.inventory->each_item(
        [this](const inventory::StockItem& item) { return check_reservations(item); }));
    if (deps_.balances != nullptr) TRY(check_credits(deps_, report_));
    return std::move(report_);
  }

 private:
  void problem(std::string sentence) {
    if (report_.problems.size() < InvariantReport::kMaxProblems)
      report_.problems.push_back(std::move(sentence));
  }

  Status each_order() {
    std::string cursor;
    do {
      auto page = TRY(deps_.orders->newest(500, cursor));
      for (const auto& order : page.orders) TRY(check_order(order));
      cursor = std::move(page.next_cursor);
    } while (!cursor.empty());
    return {};
  }

  Status check_order(const Order& order) {
    ++report_.orders;
    const auto age = now_ - order.placed_at;
    if (order.state == OrderState::kPlaced) {
      if (!order.open)
        problem(fmt::format("Order {} is placed, and nobody will look at it again.", order.id));
      if (!order.payment.pending && age > patience_) {
        problem(fmt::format("Order {} is open since {} ms.", order.id, age.count()));
      }
      return {};
    }
    if (order.tasks.empty() == order.open.has_value()) {
      problem(fmt::format("Order {} is {}open with {} tasks.", order.id, order.open ? "" : "not ",
                          order.tasks.size()));
    }
    const auto payment = TRY(deps_.payments->find(order.payment.payment_id));
    if (order.payment.paid_minor > 0 &&
        (!payment ||
         payment->value.amount.minor + order.payment.credited_minor != order.payment.paid_minor)) {
      problem(fmt::format("Order {} is paid without a payment of that amount.", order.id));
    }
    if (came_to_nothing(order)) {
      check_cancelled(order);
      return {};
    }
    if (order.totals.charged_minor() > 0 && order.payment.paid_minor != order.totals.charged_minor()) {
      problem(fmt::format("Order {} is {} and not paid.", order.id, enum_name(order.state)));
    }
    if (order.refunded_minor() > order.payment.paid_minor) {
      problem(fmt::format("Order {}: {} of {} go back.", order.id, order.refunded_minor(),
                          order.payment.paid_minor));
    }
    for (const auto& line : order.lines) {
      if (order.task("take:" + line.sku) != nullptr) continue;  // on its way
      std::int64_t sold = 0;
      for (const auto& [location, part] : TRY(deps_.inventory->sold_from(order.id, line.sku))) sold += part;
      if (sold < line.quantity) {
        problem(fmt::format("Order {}: {} of {} {} are in the ledger as sold.", order.id, sold, line.quantity,
                            line.sku));
      }
    }
    return {};
  }

  void check_cancelled(const Order& order) {
    if (order.payment.paid_minor != order.refunded_minor()) {
      problem(fmt::format("Order {} is cancelled; {} of {} go back.", order.id, order.refunded_minor(),
                          order.payment.paid_minor));
    }
  }

  Status each_payment() {
    std::string cursor;
    do {
      for (const auto& payment : TRY(deps_.payments->page(&cursor))) TRY(check_payment(payment));
    } while (!cursor.empty());
    return {};
  }

  Status check_payment(const Payment& payment) {
    ++report_.payments;
    const auto order = TRY(deps_.orders->find(payment.order_id));
    if (!order) {
      problem(fmt::format("Payment {} has no order.", payment.id));
      return {};
    }
    const bool came_in = payment.state != PaymentState::kCreated && payment.state != PaymentState::kPending &&
                         payment.state != PaymentState::kDeclined;
    const bool all_back = payment.refunded_minor() == payment.amount.minor ||
                          became_credit(order->value, payment.refunded_minor());
    if (came_in && !all_back && !is_sold(order->value) && order->value.tasks.empty() && !order->value.open) {
      problem(fmt::format("Payment {} came in, its order {} is {}.", payment.id, order->id,
                          enum_name(order->value.state)));
    }
    return {};
  }

  Status check_charge(const ChannelCharge& charge) {
    ++report_.charges;
    if (!charge.charged || charge.charged_minor == charge.refunded_minor) return {};
    const auto order = TRY(deps_.orders->find(charge.order_id));
    if (!order || order->value.payment.payment_id != charge.payment_id) {
      problem(fmt::format("The channel charged {} for no order.", charge.payment_id));
      return {};
    }
    const auto& value = order->value;
    if (value.state == OrderState::kPlaced) return {};  // said already where it takes too long
    const bool refund_is_due = !value.tasks.empty();
    if (charge.charged_minor != value.due_minor()) {
      problem(fmt::format("The channel charged {} for order {} of {}.", charge.charged_minor, value.id,
                          value.due_minor()));
    }
    if (!refund_is_due && charge.refunded_minor != value.refunded_to_channel_minor()) {
      problem(fmt::format("Order {}: the channel gave {} back, the order says {}.", value.id,
                          charge.refunded_minor, value.refunded_to_channel_minor()));
    }
    if (!refund_is_due && !is_sold(value) && !became_credit(value, charge.refunded_minor)) {
      problem(fmt::format("The channel holds money of {}, which is {}.", value.id, enum_name(value.state)));
    }
    return {};
  }

  // Sold goods belong to an order that stands, or have come back.
  Status check_sale(const inventory::Movement& movement) {
    if (movement.reason != inventory::MovementReason::kSold) return {};
    const auto order = TRY(deps_.orders->find(movement.order_id));
    if (!order) {
      problem(fmt::format("{} was sold for no order ({}).", movement.sku, movement.order_id));
      return {};
    }
    const auto& value = order->value;
    if (value.state == OrderState::kPlaced || !value.tasks.empty() || is_sold(value)) return {};
    if (value.dropped.contains(movement.sku)) return {};  // an edit took it out and gave it back
    const auto cause = fmt::format("{}:cancel:{}", value.id, movement.sku);
    const bool returned = TRY(deps_.inventory->has_returned(movement.sku, cause));
    if (!returned) {
      problem(fmt::format("{} was sold for the cancelled order {} and did not come back.", movement.sku,
                          value.id));
    }
    return {};
  }

  Status check_reservations(const inventory::StockItem& item) {
    for (const auto& [order_id, reservation] : item.reservations) {
      if (reservation.until + patience_ >= now_) continue;
      const auto order = TRY(deps_.orders->find(order_id));
      if (!order || order->value.state != OrderState::kPlaced) {
        problem(fmt::format("{} is set aside for {} although its time is over.", item.sku, order_id));
      }
    }
    return {};
  }

  const InvariantDeps& deps_;
  Instant now_;
  milliseconds patience_;
  InvariantReport report_;
};

}  // namespace

Result<InvariantReport> check_invariants(const InvariantDeps& deps, Instant now, milliseconds patience) {
  return Proof{deps, now, patience}.run();
}

Status check_answered(const InvariantDeps& deps, const std::vector<std::string>& order_ids,
                      InvariantReport& report) {
  for (const auto& id : order_ids) {
    const auto order = TRY(deps.orders->find(id));
    if (!order) {
      report.problems.push_back(fmt::format("Order {} was answered and is lost.", id));
    } else if (order->value.payment.paid_minor == 0 && order->value.totals.grand_minor > 0) {
      report.problems.push_back(
          fmt::format("Order {} was answered as settled and is {}.", id, enum_name(order->value.state)));
    }
  }
  return {};
}

}  // namespace souk::online::checkout
