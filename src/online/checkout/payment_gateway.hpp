// What checkout needs from payments; the pay wing implements it and main wires it.
#pragma once

#include <string>
#include <string_view>

#include "base/money.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::online::checkout {

enum class PaymentStatus { kPending, kSucceeded, kDeclined, kRefunded };

struct PaymentRequest {
  std::string payment_id;  // ours, made before the first call: the idempotency key at the channel
  std::string order_id;
  std::string method;  // e.g. "sandbox:approve"
  Money amount;
  std::string description;
};

struct PaymentOutcome {
  PaymentStatus status = PaymentStatus::kPending;
  std::string channel_reference;
  std::string decline_code;  // for kDeclined: "insufficient_funds", ...
};

class PaymentGateway {
 public:
  virtual ~PaymentGateway() = default;
  // Charges once per payment_id, however often it is called. A lost answer is kTimeout or kUnavailable: the
  // charge may or may not have happened, and query() tells.
  virtual Result<PaymentOutcome> charge(const PaymentRequest& request) = 0;
  // kNotFound "payment.unknown": the channel never heard of it.
  virtual Result<PaymentOutcome> query(std::string_view payment_id) = 0;
  // Refunds once per refund_id.
  virtual Result<PaymentOutcome> refund(std::string_view payment_id, std::string_view refund_id,
                                        Money amount) = 0;
};

}  // namespace souk::online::checkout
