#include "online/checkout/payment.hpp"

#include <fmt/format.h>

namespace souk::online::checkout {
namespace {

constexpr int kMaxAttempts = 20;

PaymentState state_of(PaymentStatus status) {
  switch (status) {
    case PaymentStatus::kPending:
      return PaymentState::kPending;
    case PaymentStatus::kDeclined:
      return PaymentState::kDeclined;
    case PaymentStatus::kSucceeded:
    case PaymentStatus::kRefunded:
      return PaymentState::kSucceeded;  // refunds are ours to count
  }
  return PaymentState::kPending;
}

bool is_settled(PaymentState state) {
  return state != PaymentState::kCreated && state != PaymentState::kPending;
}

}  // namespace

Payment Payment::of(const order::Order& order, Instant now) {
  return {.id = order.payment.payment_id,
          .order_id = order.id,
          .method = order.payment.method,
          .amount = {order.due_minor(), order.currency},
          .state = PaymentState::kCreated,
          .channel_reference = {},
          .decline_code = {},
          .refunds = {},
          .created_at = now,
          .changed_at = now};
}

std::int64_t Payment::refunded_minor() const {
  std::int64_t sum = 0;
  for (const auto& [refund_id, minor] : refunds) sum += minor;
  return sum;
}

bool Payment::record(const PaymentOutcome& outcome, Instant now) {
  const auto next = state_of(outcome.status);
  if (state == next || is_settled(state)) return false;
  state = next;
  channel_reference = outcome.channel_reference;
  decline_code = outcome.decline_code;
  changed_at = now;
  return true;
}

Result<bool> Payment::refund(std::string_view refund_id, std::int64_t minor, Instant now) {
  const std::string key{refund_id};
  if (refunds.contains(key)) return false;
  const bool charged = state == PaymentState::kSucceeded || state == PaymentState::kPartiallyRefunded;
  if (!charged || minor <= 0 || minor > amount.minor - refunded_minor()) {
    return fail(precondition("payment.refund_too_much",
                             fmt::format("The payment is {}; at most {} of it can go back.", enum_name(state),
                                         charged ? amount.minor - refunded_minor() : 0)));
  }
  refunds[key] = minor;
  state = refunded_minor() == amount.minor ? PaymentState::kRefunded : PaymentState::kPartiallyRefunded;
  changed_at = now;
  return true;
}

Status Payments::declare() {
  return payments_.store().declare({.name = std::string{kPaymentCollection}, .indexes = {}});
}

template <class F>
Status Payments::change(const order::Order& order, Instant now, F apply) const {
  const auto& id = order.payment.payment_id;
  // Most payments are written once: try that before looking.
  auto fresh = Payment::of(order, now);
  TRY(apply(fresh));
  auto inserted = payments_.insert(id, std::move(fresh));
  for (int attempt = 0; !inserted && attempt < kMaxAttempts; ++attempt) {
    const auto& code = inserted.error().code;
    if (code != "document.exists" && code != "document.changed") return fail(std::move(inserted).error());
    inserted = TRY(payments_.load(id));
    const bool changed = TRY(apply(inserted->value));
    if (!changed) return {};
    if (auto written = payments_.replace(*inserted); !written) inserted = fail(std::move(written).error());
  }
  if (!inserted) return fail(std::move(inserted).error());
  return {};
}

Status Payments::record(const order::Order& order, const PaymentOutcome& outcome, Instant now) const {
  return change(order, now, [&](Payment& payment) -> Result<bool> { return payment.record(outcome, now); });
}

Status Payments::refund(const order::Order& order, std::string_view refund_id, std::int64_t minor,
                        Instant now) const {
  return change(order, now, [&](Payment& payment) -> Result<bool> {
    // Money can only go back when it came in; a crash may have swallowed that news.
    payment.record({PaymentStatus::kSucceeded, order.payment.channel_reference, {}}, now);
    return payment.refund(refund_id, minor, now);
  });
}

Result<std::vector<Payment>> Payments::page(std::string* cursor) const {
  std::vector<Payment> result;
  for (auto& stored : TRY(payments_.query({.limit = 500, .cursor = *cursor}, cursor))) {
    result.push_back(std::move(stored.value));
  }
  return result;
}

}  // namespace souk::online::checkout
