// A payment channel that behaves as real ones do on good and on bad days, chosen by the end of the method's
// name:
//
//   sandbox:approve   charges                       sandbox:delay  pending at first, charged two seconds
//   later sandbox:decline   refuses: insufficient_funds   sandbox:lose   charges, but the first answer never
//   arrives (kTimeout) sandbox:down      kUnavailable, for ever        sandbox:twice  charges, answers, and
//   notifies once more
//
// It has a memory of its own (one document per payment), as a channel on the other side of a network would:
// what it charged stays charged whatever happens to the shop. It charges once per payment id and refunds once
// per refund id.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/time.hpp"
#include "engines/document/collection.hpp"
#include "online/checkout/payment_gateway.hpp"

namespace souk::pay {

enum class ChargeState { kPending, kCharged, kDeclined };

}  // namespace souk::pay

template <>
struct souk::EnumNames<souk::pay::ChargeState> {
  using State = souk::pay::ChargeState;
  static constexpr std::array kNames{std::pair{State::kPending, std::string_view{"pending"}},
                                     std::pair{State::kCharged, std::string_view{"charged"}},
                                     std::pair{State::kDeclined, std::string_view{"declined"}}};
};

namespace souk::pay {

// What the channel remembers of one payment.
struct SandboxCharge {
  std::string payment_id;
  std::string order_id;
  std::string method;
  Money amount;
  ChargeState state = ChargeState::kPending;
  std::string decline_code;
  Instant settles_at{};                         // when a pending one is charged
  std::map<std::string, std::int64_t> refunds;  // refund id -> minor units
  static constexpr auto fields() {
    return field_table(
        field("payment_id", &SandboxCharge::payment_id), field("order_id", &SandboxCharge::order_id),
        field("method", &SandboxCharge::method), field("amount", &SandboxCharge::amount),
        field("state", &SandboxCharge::state), field("decline_code", &SandboxCharge::decline_code),
        field("settles_at", &SandboxCharge::settles_at), field("refunds", &SandboxCharge::refunds));
  }

  std::int64_t refunded_minor() const;
  // kPrecondition when not charged, or when more would go back than came in.
  Status refund(std::string_view refund_id, Money wanted);
};

class Sandbox final : public online::checkout::PaymentGateway {
 public:
  static constexpr std::string_view kCollection = "sandbox_charge";
  static constexpr milliseconds kDelay{2'000};
  // Told about payments by themselves, as by a channel's notification. May be called again for the same
  // payment.
  using Notify = std::function<void(std::string_view payment_id)>;

  Sandbox(engines::DocumentStore& store, const Clock& clock)
      : charges_{store, std::string{kCollection}}, clock_{&clock} {}
  Status declare();
  void on_notification(Notify notify) { notify_ = std::move(notify); }

  Result<online::checkout::PaymentOutcome> charge(const online::checkout::PaymentRequest& request) override;
  Result<online::checkout::PaymentOutcome> query(std::string_view payment_id) override;
  Result<online::checkout::PaymentOutcome> refund(std::string_view payment_id, std::string_view refund_id,
                                                  Money amount) override;

  // For proofs: everything the channel holds, a page at a time.
  Result<std::vector<SandboxCharge>> charges(std::string* cursor) const;

 private:
  online::checkout::PaymentOutcome outcome_of(const SandboxCharge& charge) const;

  engines::Collection<SandboxCharge> charges_;
  const Clock* clock_;
  Notify notify_;
};

}  // namespace souk::pay
