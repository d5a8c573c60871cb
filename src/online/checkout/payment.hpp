// A payment: what the shop knows of one charge. One document per payment id; the channel's own record is
// elsewhere.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engines/document/collection.hpp"
#include "online/checkout/payment_gateway.hpp"
#include "online/order/order.hpp"

namespace souk::online::checkout {

enum class PaymentState { kCreated, kPending, kSucceeded, kDeclined, kPartiallyRefunded, kRefunded };

}  // namespace souk::online::checkout

template <>
struct souk::EnumNames<souk::online::checkout::PaymentState> {
  using State = souk::online::checkout::PaymentState;
  static constexpr std::array kNames{
      std::pair{State::kCreated, std::string_view{"created"}},
      std::pair{State::kPending, std::string_view{"pending"}},
      std::pair{State::kSucceeded, std::string_view{"succeeded"}},
      std::pair{State::kDeclined, std::string_view{"declined"}},
      std::pair{State::kPartiallyRefunded, std::string_view{"partially_refunded"}},
      std::pair{State::kRefunded, std::string_view{"refunded"}}};
};

namespace souk::online::checkout {

inline constexpr std::string_view kPaymentCollection = "payment";

struct Payment {
  std::string id;
  std::string order_id;
  std::string method;
  Money amount;
  PaymentState state = PaymentState::kCreated;
  std::string channel_reference;
  std::string decline_code;
  std::map<std::string, std::int64_t> refunds;  // refund id -> minor units
  Instant created_at{};
  Instant changed_at{};

  static constexpr std::string_view kName = "Payment";
  static constexpr auto fields() {
    return field_table(field("id", &Payment::id), field("order_id", &Payment::order_id),
                       field("method", &Payment::method), field("amount", &Payment::amount),
                       field("state", &Payment::state),
                       field("channel_reference", &Payment::channel_reference),
                       field("decline_code", &Payment::decline_code), field("refunds", &Payment::refunds),
                       field("created_at", &Payment::created_at), field("changed_at", &Payment::changed_at));
  }

  static Payment of(const order::Order& order, Instant now);
  std::int64_t refunded_minor() const;
  // What the channel says. Money that came in never turns into a decline. False when that is no news.
  bool record(const PaymentOutcome& outcome, Instant now);
  // False for a repeat. kPrecondition when more would go back than came in.
  Result<bool> refund(std::string_view refund_id, std::int64_t minor, Instant now);
};

class Payments {
 public:
  explicit Payments(engines::DocumentStore& store) : payments_{store, std::string{kPaymentCollection}} {}
  Status declare();
  Result<std::optional<engines::Stored<Payment>>> find(std::string_view id) const {
    return payments_.find(id);
  }
  // Writes what the channel said about the order's payment, making the document when it is the first news.
  Status record(const order::Order& order, const PaymentOutcome& outcome, Instant now) const;
  Status refund(const order::Order& order, std::string_view refund_id, std::int64_t minor, Instant now) const;
  // All of them, a page at a time.
  Result<std::vector<Payment>> page(std::string* cursor) const;

 private:
  template <class F>
  Status change(const order::Order& order, Instant now, F apply) const;
  engines::Collection<Payment> payments_;
};

}  // namespace souk::online::checkout
