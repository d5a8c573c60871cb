#include "online/order/order.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::order {
namespace {

Status no_such_line(std::string_view sku) {
  return fail(invalid("order.no_such_line", fmt::format("The order has no line {}.", sku)));
}

bool is_before_shipping(const Order& order) {
  return std::all_of(order.lines.begin(), order.lines.end(),
                     [](const OrderLine& line) { return line.shipped == 0; });
}

}  // namespace

const OrderLine* Order::line(std::string_view sku) const {
  const auto found =
      std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.sku == sku; });
  return found == lines.end() ? nullptr : &*found;
}

const OrderTask* Order::task(std::string_view task_id) const {
  const auto found =
      std::find_if(tasks.begin(), tasks.end(), [&](const auto& one) { return one.id == task_id; });
  return found == tasks.end() ? nullptr : &*found;
}

OrderEvent& Order::add_event(const Act& act, std::string_view what, const Why& why) {
  ++edits;
  // A runaway client must not make the document grow without end; the first and the latest events matter
  // most.
  if (timeline.size() >= kMaxTimeline) timeline.erase(timeline.begin() + kMaxTimeline / 2);
  timeline.push_back({act.at, act.actor, std::string{what}, why.text, why.cause});
  return timeline.back();
}

void Order::enter(OrderState next, const Act& act, const Why& why) {
  state = next;
  add_event(act, enum_name(next), why);
}

void Order::add_task(const Act& act, OrderTask task) {
  ++edits;
  const bool known =
      std::any_of(tasks.begin(), tasks.end(), [&](const auto& one) { return one.id == task.id; });
  if (!known) tasks.push_back(std::move(task));
  if (!open) open = act.at;
}

Status Order::pay(const Act& act, std::string_view channel_reference) {
  TRY(check_move(state, OrderState::kPaid));
  payment.paid_minor = totals.grand_minor;
  payment.credited_minor = payment.credit_minor();
  payment.channel_reference = channel_reference;
  payment.paid_at = act.at;
  payment.pending = false;
  if (tasks.empty()) open.reset();
  enter(OrderState::kPaid, act, {});
  return {};
}

Status Order::check_store_credit(bool wanted) const {
  if (!wanted || customer_id) return {};
  return fail(precondition("order.no_account",
                           "The order was placed by a guest: there is no account to put credit on. Give the "
                           "money back the way it was paid."));
}

Status Order::cancel(const Act& act, const Why& why, bool to_store_credit) {
  TRY(check_move(state, OrderState::kCancelled));
  TRY(check_store_credit(to_store_credit));
  if (!is_before_shipping(*this)) {
    return fail(precondition("order.shipped", "Part of the order has been shipped; take a return instead."));
  }
  if (act.actor == "customer" && packed_at) {
    return fail(precondition("order.packed", "The order has been packed already; ask for a return instead."));
  }
  enter(OrderState::kCancelled, act, why);
  live_cart.reset();
  give_back_uses(act);
  if (payment.paid_minor == 0) {
    add_task(act, {.id = "release", .kind = TaskKind::kReleaseStock});
    // A payment may be under way at this moment.
    add_task(act, {.id = "watch", .kind = TaskKind::kWatchPayment});
    open = act.at;
  } else {
    give_back_all(act, why, to_store_credit);
  }
  return {};
}

Status Order::fail_checkout(const Act& act, OrderFailure why) {
  TRY(check_move(state, OrderState::kCancelled));
  enter(OrderState::kCancelled, act, {});  // `failure` says why
  live_cart.reset();
  give_back_uses(act);
  if (payment.pending) {
    add_task(act, {.id = "reopen", .kind = TaskKind::kReopenCart});
    add_task(act, {.id = "watch", .kind = TaskKind::kWatchPayment});
  }
  failure = std::move(why);
  open.reset();
  if (!tasks.empty()) open = act.at;
  return {};
}

void Order::await_payment(Instant next) {
  payment.pending = true;
  look_again(next);
}

void Order::look_again(Instant next) {
  open = next;
  ++edits;
}

void Order::give_back_uses(const Act& act) {
  if (!payment.credits.empty() && payment.paid_minor == 0)
    add_task(act, {.id = "credit", .kind = TaskKind::kReleaseCredit});
  if (totals.uses_limits()) add_task(act, {.id = "coupon", .kind = TaskKind::kGiveBackCoupon});
}

void Order::give_back_all(const Act& act, const Why& why, bool to_store_credit) {
  for (const auto& each : lines) {
    const auto left = each.quantity - each.returned;
    if (left <= 0) continue;
    auto cause = fmt::format("{}:cancel:{}", id, each.sku);
    if (each.allocated.empty()) {
      add_task(act, {.id = cause, .kind = TaskKind::kRestock, .sku = each.sku, .quantity = left});
    }
    // Known to the piece: they go back to where they lie.
    for (const auto& [location, part] : each.allocated) {
      add_task(
          act,
          {.id = cause, .kind = TaskKind::kRestock, .sku = each.sku, .quantity = part, .location = location});
      cause = fmt::format("{}:cancel:{}:{}", id, each.sku, location);
    }
  }
  const auto minor = payment.paid_minor - refunded_minor();
  if (minor <= 0) return;
  add_event(act, "refund_requested", why);
  add_refund(act, {.id = fmt::format("{}-all", payment.payment_id),
                   .minor = minor,
                   .reason = why.text,
                   .at = act.at,
                   .to_store_credit = to_store_credit,
                   .cause = why.cause});
}

Status Order::paid_too_late(const Act& act, std::string_view channel_reference) {
  if (state != OrderState::kCancelled || payment.paid_minor != 0) return {};
  payment.paid_minor = due_minor();  // what it had of gift cards and store credit was given back before
  payment.channel_reference = channel_reference;
  payment.paid_at = act.at;
  add_event(act, "paid_too_late", {});
  give_back_all(act, Cause::kPaidTooLate, false);
  return {};
}

Status Order::allocate(const Act& act, const PartsBySku& parts_by_sku) {
  TRY(check_move(state, OrderState::kAllocated));
  for (auto& each : lines) {
    if (const auto found = parts_by_sku.find(each.sku); found != parts_by_sku.end())
      each.allocated = found->second;
  }
  enter(OrderState::kAllocated, act, {});
  return {};
}

Status Order::pack(const Act& act) {
  TRY(check_move(state, OrderState::kPacked));
  packed_at = act.at;
  enter(OrderState::kPacked, act, {});
  return {};
}

Status Order::ready(const Act& act, std::string_view code, Instant until) {
  if (pickup) return {};
  if (shipping.kind != shop::ShippingKind::kPickup)
    return fail(precondition("order.not_pickup", "The order is to be delivered; ship it."));
  if (state != OrderState::kPacked) TRY(pack(act));
  pickup = Pickup{std::string{code}, act.at, until};
  add_event(act, "ready_for_pickup", {});
  return {};
}

Status Order::ship(const Act& act, Shipment shipment) {
  if (std::any_of(shipments.begin(), shipments.end(), [&](const auto& one) { return one.id == shipment.id; }))
    return {};
  if (shipment.lines.empty()) {
    for (const auto& each : lines) {
      if (each.quantity > each.shipped) shipment.lines.push_back({each.sku, each.quantity - each.shipped});
    }
  }
  if (shipment.lines.empty())
    return fail(precondition("order.all_shipped", "Everything has been shipped already."));
  auto next = lines;
  for (const auto& part : shipment.lines) {
    const auto target =
        std::find_if(next.begin(), next.end(), [&](const auto& one) { return one.sku == part.sku; });
    if (target == next.end()) return no_such_line(part.sku);
    target->shipped += part.quantity;
    if (target->shipped > target->quantity) {
      return fail(precondition("order.ship_too_many",
                               fmt::format("Of {}, {} are left to ship.", part.sku,
                                           line(part.sku)->quantity - line(part.sku)->shipped)));
    }
  }
  const bool all =
      std::all_of(next.begin(), next.end(), [](const auto& one) { return one.shipped == one.quantity; });
  const auto to = all ? OrderState::kShipped : OrderState::kPartiallyShipped;
  TRY(check_move(state, to));
  lines = std::move(next);
  shipment.at = act.at;
  enter(to, act, shipment.tracking.empty() ? shipment.carrier : shipment.carrier + " " + shipment.tracking);
  shipments.push_back(std::move(shipment));
  return {};
}

Status Order::deliver(const Act& act) {
  TRY(check_move(state, OrderState::kDelivered));
  // Handing over in a store needs no parcel before it.
  const bool in_store = shipping.kind == shop::ShippingKind::kPickup;
  if (!in_store &&
      std::any_of(lines.begin(), lines.end(), [](const auto& one) { return one.shipped < one.quantity; })) {
    return fail(precondition("order.not_shipped", "Ship the order before it is delivered."));
  }
  for (auto& each : lines) each.shipped = each.quantity;
  enter(OrderState::kDelivered, act, {});
  return {};
}

Status Order::take_return(const Act& act, Return taken) {
  if (std::any_of(returns.begin(), returns.end(), [&](const auto& one) { return one.id == taken.id; }))
    return {};
  if (taken.lines.empty()) return fail(invalid("order.empty_return", "Say which lines come back."));
  auto next = lines;
  for (const auto& part : taken.lines) {
    const auto target =
        std::find_if(next.begin(), next.end(), [&](const auto& one) { return one.sku == part.sku; });
    if (target == next.end()) return no_such_line(part.sku);
    target->returned += part.quantity;
    if (target->returned > target->shipped) {
      return fail(precondition("order.return_too_many",
                               fmt::format("Of {}, at most {} can come back.", part.sku,
                                           line(part.sku)->shipped - line(part.sku)->returned)));
    }
  }
  const bool all =
      std::all_of(next.begin(), next.end(), [](const auto& one) { return one.returned == one.quantity; });
  const auto to = all ? OrderState::kReturned : OrderState::kPartiallyReturned;
  TRY(check_move(state, to));
  lines = std::move(next);
  if (taken.restock) {
    for (const auto& part : taken.lines) {
      add_task(act, {.id = fmt::format("{}:{}:{}", id, taken.id, part.sku),
                     .kind = TaskKind::kRestock,
                     .sku = part.sku,
                     .quantity = part.quantity,
                     .location = taken.location});
    }
  }
  taken.at = act.at;
  enter(to, act, taken.reason);
  returns.push_back(std::move(taken));
  return {};
}

Status Order::task_done(std::string_view task_id) {
  if (std::erase_if(tasks, [&](const OrderTask& task) { return task.id == task_id; }) > 0) ++edits;
  if (tasks.empty()) open.reset();
  return {};
}

std::string order_number(std::string_view order_id) {
  // The last characters are random; the first are the time.
  const auto tail = order_id.size() < 8 ? order_id : order_id.substr(order_id.size() - 8);
  return fmt::format("SK-{}-{}", tail.substr(0, 4), tail.size() > 4 ? tail.substr(4) : std::string_view{});
}

}  // namespace souk::online::order
