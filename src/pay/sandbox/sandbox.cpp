#include "pay/sandbox/sandbox.hpp"

#include <fmt/format.h>

namespace souk::pay {
namespace {

using online::checkout::PaymentOutcome;
using online::checkout::PaymentRequest;
using online::checkout::PaymentStatus;

constexpr int kMaxAttempts = 20;
constexpr std::size_t kMaxRefunds = 1'000;

// "approve" of "sandbox:approve".
Result<std::string_view> behaviour_of(std::string_view method) {
  const auto colon = method.find(':');
  const auto behaviour =
      colon == std::string_view::npos ? std::string_view{"approve"} : method.substr(colon + 1);
  for (const auto known : {"approve", "decline", "delay", "lose", "twice", "down"}) {
    if (behaviour == known) return behaviour;
  }
  return fail(
      invalid("payment.unknown_method",
              fmt::format("The sandbox knows approve, decline, delay, lose, twice and down, not \"{}\".",
                          behaviour)));
}

SandboxCharge new_charge(const PaymentRequest& request, std::string_view behaviour, Instant now) {
  SandboxCharge charge{.payment_id = request.payment_id,
                       .order_id = request.order_id,
                       .method = request.method,
                       .amount = request.amount,
                       .state = ChargeState::kCharged,
                       .decline_code = {},
                       .settles_at = now,
                       .refunds = {}};
  if (behaviour == "decline") {
    charge.state = ChargeState::kDeclined;
    charge.decline_code = "insufficient_funds";
  } else if (behaviour == "delay") {
    charge.state = ChargeState::kPending;
    charge.settles_at = now + Sandbox::kDelay;
  }
  return charge;
}

}  // namespace

std::int64_t SandboxCharge::refunded_minor() const {
  std::int64_t sum = 0;
  for (const auto& [id, minor] : refunds) sum += minor;
  return sum;
}

Status SandboxCharge::refund(std::string_view refund_id, Money wanted) {
  const std::string key{refund_id};
  if (refunds.contains(key)) return {};
  if (state != ChargeState::kCharged) {
    return fail(precondition("payment.not_charged", "Only a payment that succeeded can be refunded."));
  }
  if (wanted.currency != amount.currency || wanted.minor <= 0 ||
      wanted.minor > amount.minor - refunded_minor()) {
    return fail(precondition(
        "payment.refund_too_much",
        fmt::format("At most {} of this payment can be refunded.", amount.minor - refunded_minor())));
  }
  if (refunds.size() >= kMaxRefunds) {
    return fail(precondition("payment.too_many_refunds", "A payment has at most 1,000 refunds."));
  }
  refunds[key] = wanted.minor;
  return {};
}

Status Sandbox::declare() {
  return charges_.store().declare({.name = std::string{kCollection}, .indexes = {}});
}

PaymentOutcome Sandbox::outcome_of(const SandboxCharge& charge) const {
  PaymentOutcome outcome{.status = PaymentStatus::kSucceeded,
                         .channel_reference = "SBX-" + charge.payment_id,
                         .decline_code = charge.decline_code};
  if (charge.state == ChargeState::kDeclined) {
    outcome.status = PaymentStatus::kDeclined;
  } else if (charge.state == ChargeState::kPending && clock_->now() < charge.settles_at) {
    outcome.status = PaymentStatus::kPending;
  } else if (charge.refunded_minor() == charge.amount.minor) {
    outcome.status = PaymentStatus::kRefunded;
  }
  return outcome;
}

Result<PaymentOutcome> Sandbox::charge(const PaymentRequest& request) {
  const auto behaviour = TRY(behaviour_of(request.method));
  if (behaviour == "down")
    return fail(unavailable("payment.channel_down", "The payment channel does not answer."));
  auto inserted = charges_.insert(request.payment_id, new_charge(request, behaviour, clock_->now()));
  if (!inserted) {
    if (inserted.error().code == "document.exists") return query(request.payment_id);  // a repeat
    return fail(std::move(inserted).error());
  }
  if (behaviour == "lose") {
    return fail(Error{.kind = ErrorKind::kTimeout,
                      .code = "payment.no_answer",
                      .message = "The payment channel did not answer in time."});
  }
  if (behaviour == "twice" && notify_) notify_(request.payment_id);
  return outcome_of(inserted->value);
}

Result<PaymentOutcome> Sandbox::query(std::string_view payment_id) {
  const auto found = TRY(charges_.find(payment_id));
  if (!found) return fail(not_found("payment.unknown", "The channel knows no such payment."));
  return outcome_of(found->value);
}

Result<PaymentOutcome> Sandbox::refund(std::string_view payment_id, std::string_view refund_id,
                                       Money amount) {
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    auto found = TRY(charges_.find(payment_id));
    if (!found) return fail(not_found("payment.unknown", "The channel knows no such payment."));
    auto& charge = found->value;
    if (charge.state == ChargeState::kPending && clock_->now() >= charge.settles_at)
      charge.state = ChargeState::kCharged;
    if (!charge.refunds.contains(std::string{refund_id})) {
      TRY(charge.refund(refund_id, amount));
      auto written = charges_.replace(*found);
      if (!written && written.error().code == "document.changed") continue;
      if (!written) return fail(std::move(written).error());
    }
    return PaymentOutcome{.status = PaymentStatus::kRefunded,
                          .channel_reference = fmt::format("SBX-{}", refund_id),
                          .decline_code = {}};
  }
  return fail(conflict("payment.busy", "The payment is being changed by others; try again."));
}

Result<std::vector<SandboxCharge>> Sandbox::charges(std::string* cursor) const {
  std::vector<SandboxCharge> result;
  for (auto& stored : TRY(charges_.query({.limit = 500, .cursor = *cursor}, cursor)))
    result.push_back(std::move(stored.value));
  return result;
}

}  // namespace souk::pay
