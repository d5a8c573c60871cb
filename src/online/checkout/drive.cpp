// The steps between a placed order and its end. Every function may run again at any time for the same order.
#include <fmt/format.h>

#include "online/checkout/checkout.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::online::checkout {
namespace {

constexpr std::string_view kExpired = "expired";

using order::OrderState;
using order::StoredOrder;

// The first failure of steps that ran at the same time.
Status all_of(std::initializer_list<const Status*> answers) {
  for (const auto* answer : answers) {
    if (!*answer) return fail(answer->error());
  }
  return {};
}

// Whether a channel's error leaves open what happened.
bool is_silence(const Error& error) {
  return error.kind == ErrorKind::kTimeout || error.kind == ErrorKind::kUnavailable ||
         error.kind == ErrorKind::kLimit || error.kind == ErrorKind::kConflict ||
         error.kind == ErrorKind::kStorageFull || error.kind == ErrorKind::kCorrupt ||
         error.kind == ErrorKind::kBug;
}

// An answer that will be the same tomorrow: sold out, used up.
bool is_refusal(const Error& error) { return error.kind == ErrorKind::kPrecondition; }

// An order is asked about often while it is young, then less and less.
milliseconds next_look(milliseconds age) {
  return std::clamp(age / 4, milliseconds{1'000}, milliseconds{15'000});
}

}  // namespace

std::vector<inventory::ReserveLine> goods_of(const order::Order& order) {
  std::vector<inventory::ReserveLine> lines;
  lines.reserve(order.lines.size());
  for (const auto& line : order.lines) lines.push_back({line.sku, line.quantity, line.backorder});
  return lines;
}

bool Checkout::is_too_late(const order::Order& order) const {
  return deps_.clock->now() >= order.placed_at + options_.hold_goods;
}

// What the order takes of things that there are few of: goods, uses of coupons and promotions, money of
// gift cards. All or none.
Status Checkout::claim(const order::Order& order) {
  const auto reserve = [&] {
    inventory::ReserveScope scope{.location = order.shipping.location};
    if (order.address)
      scope.destination = {order.address->country, order.address->province, order.address->city};
    return deps_.stock->reserve_for(order.id, goods_of(order), scope, order.placed_at + options_.hold_goods);
  };
  const bool plain = !order.totals.uses_limits() && order.payment.credits.empty();
  if (plain) return reserve();
  Status reserved;
  Status redeemed;
  Status held;
  runtime::run_all({[&] { reserved = reserve(); },
                    [&] {
                      if (order.totals.uses_limits()) redeemed = deps_.baskets->redeem(order);
                    },
                    [&] { held = hold_credits(order); }});
  const auto others = all_of({&redeemed, &held});
  // Failing the order gives uses and money back by tasks; the goods are given back here.
  if (reserved && !others && is_refusal(others.error())) TRY(deps_.stock->release(order.id, goods_of(order)));
  return reserved ? others : reserved;
}

Result<StoredOrder> Checkout::drive(StoredOrder order) {
  const auto& value = order.value;
  const auto claimed = claim(value);
  if (!claimed) {
    if (!is_refusal(claimed.error())) return fail(claimed.error());
    return give_up(std::move(order), {claimed.error().code, claimed.error().message});
  }
  const auto outcome = TRY(charge(value));
  switch (outcome.status) {
    case PaymentStatus::kSucceeded:
    case PaymentStatus::kRefunded:
      return settle(std::move(order), outcome);
    case PaymentStatus::kDeclined:
      return decline(std::move(order), outcome);
    case PaymentStatus::kPending:
      return wait_on(std::move(order), outcome);
  }
  return fail(bug("checkout.outcome", "a payment outcome that nobody knows"));
}

// Asks until the channel answers or patience ends; silence is "pending". The payment id makes every repeat
// harmless.
Result<PaymentOutcome> Checkout::charge(const order::Order& order) const {
  const PaymentRequest request{.payment_id = order.payment.payment_id,
                               .order_id = order.id,
                               .method = order.payment.method,
                               .amount = {order.due_minor(), order.currency},
                               .description = order.number};
  if (request.amount.minor == 0) return PaymentOutcome{PaymentStatus::kSucceeded, "free", {}};
  const bool too_late = is_too_late(order);
  const auto until =
      std::min(runtime::current_scope().deadline, std::chrono::steady_clock::now() + options_.patience);
  for (milliseconds pause{25};; pause *= 2) {
    // After its time an order is not charged any more, but what was charged before counts.
    auto outcome = too_late ? deps_.gateway->query(request.payment_id) : deps_.gateway->charge(request);
    if (!outcome && !too_late && is_silence(outcome.error())) {
      // Perhaps only the answer was lost.
      if (auto found = deps_.gateway->query(request.payment_id)) outcome = std::move(found);
    }
    if (outcome) return outcome;
    const auto& error = outcome.error();
    if (error.code == "payment.unknown")
      return PaymentOutcome{PaymentStatus::kDeclined, {}, std::string{kExpired}};
    if (!is_silence(error)) return PaymentOutcome{PaymentStatus::kDeclined, {}, error.code};
    if (std::chrono::steady_clock::now() + pause >= until) return PaymentOutcome{};
    runtime::sleep_for(pause);
  }
}

Status Checkout::close_cart(const order::Order& order) {
  if (order.cart_id.empty()) return {};  // no cart made it
  return deps_.baskets->close(order.cart_id, order.id);
}

Result<StoredOrder> Checkout::settle(StoredOrder order, const PaymentOutcome& outcome) {
  const auto& value = order.value;
  Status sold;
  Status recorded;
  Status closed;
  Status spent;
  runtime::run_all({[&] { sold = deps_.stock->confirm(value.id, goods_of(value)); },
                    [&] { recorded = deps_.payments->record(value, outcome, deps_.clock->now()); },
                    [&] { closed = close_cart(value); }, [&] { spent = capture_credits(value); }});
  const bool goods_gone = !sold && sold.error().code == "stock.insufficient";
  // Only a cancelled order's money is given back, and what follows sees that it is one.
  const bool given_back = !spent && spent.error().code == "balance.given_back";
  TRY(all_of({goods_gone ? &recorded : &sold, &recorded, &closed, given_back ? &recorded : &spent}));

  const auto why = goods_gone ? sold.error().message : std::string{};
  const auto act = system_act();
  auto settled = TRY(deps_.orders->change(std::move(order), [&](order::Order& each) -> Status {
    if (each.state == OrderState::kCancelled) return each.paid_too_late(act, outcome.channel_reference);
    if (each.state != OrderState::kPlaced) return {};  // another driver was here
    if (given_back) return fail(spent.error());
    if (!goods_gone) return each.pay(act, outcome.channel_reference);
    // Paid after the goods had been given back and sold to others. The cart is closed by now.
    each.payment.pending = true;
    TRY(each.fail_checkout(act, {"stock.insufficient", why + " Your money goes back."}));
    return each.paid_too_late(act, outcome.channel_reference);
  }));
  if (settled.value.tasks.empty()) return settled;
  TRY(run_tasks(settled.id));
  return deps_.orders->load(settled.id);
}

Result<StoredOrder> Checkout::decline(StoredOrder order, const PaymentOutcome& outcome) {
  const auto& value = order.value;
  Status released;
  Status recorded;
  runtime::run_all({[&] { released = deps_.stock->release(value.id, goods_of(value)); },
                    [&] { recorded = deps_.payments->record(value, outcome, deps_.clock->now()); }});
  TRY(all_of({&released, &recorded}));
  if (outcome.decline_code == kExpired) {
    return give_up(std::move(order),
                   {"payment.expired", "The order was not paid in time; its goods were given back."});
  }
  return give_up(std::move(order),
                 {"payment.declined", fmt::format("The payment was declined ({}); choose another way to pay.",
                                                  outcome.decline_code)});
}

// The order says first that the cart is to be closed: should it come to nothing, it knows what to reopen.
Result<StoredOrder> Checkout::wait_on(StoredOrder order, const PaymentOutcome& outcome) {
  const auto now = deps_.clock->now();
  const bool first_time = !order.value.payment.pending;
  const auto next = now + next_look(now - order.value.placed_at);
  auto waiting = TRY(deps_.orders->change(std::move(order), [&](order::Order& each) -> Status {
    if (each.state == OrderState::kPlaced) each.await_payment(next);
    return {};
  }));
  if (!first_time || waiting.value.state != OrderState::kPlaced) return waiting;
  Status recorded;
  Status closed;
  runtime::run_all({[&] { recorded = deps_.payments->record(waiting.value, outcome, now); },
                    [&] { closed = close_cart(waiting.value); }});
  TRY(all_of({&recorded, &closed}));
  return waiting;
}

Result<StoredOrder> Checkout::give_up(StoredOrder order, order::OrderFailure why) {
  const auto act = system_act();
  auto ended = TRY(deps_.orders->change(std::move(order), [&](order::Order& each) -> Status {
    if (each.state != OrderState::kPlaced) return {};  // another driver was faster, with whatever end
    return each.fail_checkout(act, why);
  }));
  if (!ended.value.tasks.empty()) TRY(run_tasks(ended.id));
  return ended;
}

}  // namespace souk::online::checkout
