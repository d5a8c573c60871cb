// The smaller parts of an order document. Amounts are minor units of the order's currency.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "base/language.hpp"
#include "base/time.hpp"
#include "online/balance/balance.hpp"
#include "online/customer/address.hpp"
#include "online/customer/contact.hpp"
#include "online/order/cause.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::order {

enum class TaskKind {
  kReleaseStock,
  kRestock,
  kRefund,
  kReopenCart,
  kGiveBackCoupon,  // and what it used of promotions
  kWatchPayment,
  kTakeStock,
  kReleaseCredit  // what was set aside on gift cards and store credit
};
enum class RefundState { kPending, kDone };

}  // namespace souk::online::order

template <>
struct souk::EnumNames<souk::online::order::TaskKind> {
  using Kind = souk::online::order::TaskKind;
  static constexpr std::array kNames{std::pair{Kind::kReleaseStock, std::string_view{"release_stock"}},
                                     std::pair{Kind::kRestock, std::string_view{"restock"}},
                                     std::pair{Kind::kRefund, std::string_view{"refund"}},
                                     std::pair{Kind::kReopenCart, std::string_view{"reopen_cart"}},
                                     std::pair{Kind::kGiveBackCoupon, std::string_view{"give_back_coupon"}},
                                     std::pair{Kind::kWatchPayment, std::string_view{"watch_payment"}},
                                     std::pair{Kind::kTakeStock, std::string_view{"take_stock"}},
                                     std::pair{Kind::kReleaseCredit, std::string_view{"release_credit"}}};
};
template <>
struct souk::EnumNames<souk::online::order::RefundState> {
  using State = souk::online::order::RefundState;
  static constexpr std::array kNames{std::pair{State::kPending, std::string_view{"pending"}},
                                     std::pair{State::kDone, std::string_view{"done"}}};
};

namespace souk::online::order {

// Who does something, and when.
struct Act {
  std::string actor;  // "customer", "staff:<id>", "system"
  Instant at{};
};

using customer::Address;
using customer::Contact;

struct Shipping {
  std::string method;  // code in the shop's settings
  shop::ShippingKind kind = shop::ShippingKind::kDelivery;
  Texts name;
  std::string location;  // for pick-up: the store
  std::string earliest;  // "2026-11-26"
  std::string latest;
  static constexpr std::string_view kName = "OrderShipping";
  static constexpr auto fields() {
    return field_table(field("method", &Shipping::method), field("kind", &Shipping::kind),
                       field("name", &Shipping::name), field("location", &Shipping::location),
                       field("earliest", &Shipping::earliest), field("latest", &Shipping::latest));
  }
};

// Part of a payment that comes from a gift card or store credit, or of a refund that goes there.
struct Credit {
  std::string balance_id;
  balance::BalanceKind kind = balance::BalanceKind::kGiftCard;
  std::string tail;  // of a gift card's code: "W0TB"
  std::int64_t minor = 0;
  static constexpr std::string_view kName = "OrderCredit";
  static constexpr auto fields() {
    return field_table(field("balance_id", &Credit::balance_id), field("kind", &Credit::kind),
                       field("tail", &Credit::tail, {.help = "Last characters of a gift card's code."}),
                       field("minor", &Credit::minor));
  }
};

struct PaymentSummary {
  std::string payment_id;
  std::string method;  // "sandbox:approve"
  std::int64_t paid_minor = 0;
  std::string channel_reference;
  std::optional<Instant> paid_at;
  bool pending = false;         // the channel takes its time: the buyer was told so, and the cart is closed
  std::vector<Credit> credits;  // gift cards and store credit; the channel charges the rest
  std::int64_t credited_minor = 0;  // what of paid_minor came from them
  std::int64_t credit_minor() const {
    std::int64_t sum = 0;
    for (const auto& credit : credits) sum += credit.minor;
    return sum;
  }
  static constexpr std::string_view kName = "OrderPayment";
  static constexpr auto fields() {
    return field_table(field("payment_id", &PaymentSummary::payment_id),
                       field("method", &PaymentSummary::method),
                       field("paid_minor", &PaymentSummary::paid_minor),
                       field("channel_reference", &PaymentSummary::channel_reference),
                       field("paid_at", &PaymentSummary::paid_at), field("pending", &PaymentSummary::pending),
                       field("credits", &PaymentSummary::credits, {.max_length = 20, .required = false}),
                       field("credited_minor", &PaymentSummary::credited_minor,
                             {.required = false, .help = "What of paid_minor came from credits."}));
  }
};

// Why an order came to nothing, in the words of the answer that the buyer got: a repeat gets the same.
struct OrderFailure {
  std::string code;
  std::string message;
  static constexpr std::string_view kName = "OrderFailure";
  static constexpr auto fields() {
    return field_table(field("code", &OrderFailure::code), field("message", &OrderFailure::message));
  }
};

struct LineQuantity {
  std::string sku;
  std::int64_t quantity = 0;
  static constexpr std::string_view kName = "OrderLineQuantity";
  static constexpr auto fields() {
    return field_table(field("sku", &LineQuantity::sku, {.min_length = 1, .max_length = 64}),
                       field("quantity", &LineQuantity::quantity, {.min = 1, .max = 1'000'000}));
  }
};

struct Shipment {
  std::string id;
  std::vector<LineQuantity> lines;
  std::string carrier;
  std::string tracking;
  Instant at{};
  static constexpr std::string_view kName = "OrderShipment";
  static constexpr auto fields() {
    return field_table(field("id", &Shipment::id), field("lines", &Shipment::lines, {.max_length = 500}),
                       field("carrier", &Shipment::carrier), field("tracking", &Shipment::tracking),
                       field("at", &Shipment::at));
  }
};

// Goods that wait in a store for their buyer.
struct Pickup {
  std::string code;  // what the buyer says at the counter
  Instant ready_at{};
  Instant until{};  // then they go back on the shelf
  static constexpr std::string_view kName = "OrderPickup";
  static constexpr auto fields() {
    return field_table(field("code", &Pickup::code), field("ready_at", &Pickup::ready_at),
                       field("until", &Pickup::until));
  }
};

struct Return {
  std::string id;
  std::vector<LineQuantity> lines;
  std::string location;  // where the goods came back to
  bool restock = true;   // fit to be sold again
  std::string reason;
  Instant at{};
  static constexpr std::string_view kName = "OrderReturn";
  static constexpr auto fields() {
    return field_table(field("id", &Return::id), field("lines", &Return::lines, {.max_length = 500}),
                       field("location", &Return::location), field("restock", &Return::restock),
                       field("reason", &Return::reason), field("at", &Return::at));
  }
};

struct RefundLine {
  std::string sku;  // empty: shipping, or what `goodwill` says
  std::int64_t minor = 0;
  bool goodwill = false;  // for nothing in particular: bounded by what was paid alone
  static constexpr std::string_view kName = "OrderRefundLine";
  static constexpr auto fields() {
    return field_table(
        field("sku", &RefundLine::sku, {.max_length = 64, .required = false, .help = "Empty for shipping."}),
        field("minor", &RefundLine::minor, {.min = 1, .max = 1'000'000'000'000}),
        field("goodwill", &RefundLine::goodwill,
              {.required = false, .help = "An amount for nothing in particular; without a sku."}));
  }
};

struct Refund {
  std::string id;
  std::vector<RefundLine> lines;
  std::int64_t minor = 0;
  RefundState state = RefundState::kPending;
  std::string reason;
  std::string channel_reference;
  Instant at{};
  bool lowered = false;          // an edit made the order cheaper: not for any line
  bool to_store_credit = false;  // all of it, however it was paid
  std::vector<Credit> credits;   // what of it goes to gift cards and store credit
  std::optional<Cause> cause{};  // instead of a reason that somebody wrote
  std::int64_t to_channel_minor() const {
    auto left = minor;
    for (const auto& credit : credits) left -= credit.minor;
    return left;
  }
  static constexpr std::string_view kName = "OrderRefund";
  static constexpr auto fields() {
    return field_table(field("id", &Refund::id), field("lines", &Refund::lines, {.max_length = 500}),
                       field("minor", &Refund::minor), field("state", &Refund::state),
                       field("reason", &Refund::reason),
                       field("channel_reference", &Refund::channel_reference), field("at", &Refund::at),
                       field("lowered", &Refund::lowered, {.required = false}),
                       field("to_store_credit", &Refund::to_store_credit, {.required = false}),
                       field("credits", &Refund::credits, {.max_length = 20, .required = false}),
                       field("cause", &Refund::cause,
                             {.help = "The shop's own reason, instead of one that somebody wrote."}));
  }
};

// What an edit did to a line.
struct LineChange {
  std::string sku;
  Texts name;
  std::int64_t before = 0;  // pieces; 0: added
  std::int64_t after = 0;   // 0: taken out
  static constexpr std::string_view kName = "OrderLineChange";
  static constexpr auto fields() {
    return field_table(field("sku", &LineChange::sku), field("name", &LineChange::name),
                       field("before", &LineChange::before, {.help = "Pieces; 0 for a line that was added."}),
                       field("after", &LineChange::after, {.help = "0 for a line that was taken out."}));
  }
};

struct OrderEvent {
  Instant at{};
  std::string actor;
  std::string what;  // the state entered, or "refund_requested", "refund_done", ...
  std::string note;  // what somebody wrote, or the id or number of what it is about
  std::optional<Cause> cause{};
  std::vector<LineChange> changes{};
  bool address_changed = false;
  static constexpr std::string_view kName = "OrderEvent";
  static constexpr auto fields() {
    return field_table(field("at", &OrderEvent::at), field("actor", &OrderEvent::actor),
                       field("what", &OrderEvent::what), field("note", &OrderEvent::note),
                       field("cause", &OrderEvent::cause,
                             {.help = "The shop's own reason, instead of one that somebody wrote."}),
                       field("changes", &OrderEvent::changes,
                             {.max_length = 1'000, .required = false, .help = "What an edit did to lines."}),
                       field("address_changed", &OrderEvent::address_changed, {.required = false}));
  }
};

// Something still to be done outside this document; each is idempotent by its id.
struct OrderTask {
  std::string id;
  TaskKind kind = TaskKind::kReleaseStock;
  std::string sku;  // kRestock, kTakeStock
  std::int64_t quantity = 0;
  std::string location;    // kRestock; empty: back to where it came from
  std::int64_t minor = 0;  // kRefund; its id is the refund's
  static constexpr auto fields() {
    return field_table(field("id", &OrderTask::id), field("kind", &OrderTask::kind),
                       field("sku", &OrderTask::sku), field("quantity", &OrderTask::quantity),
                       field("location", &OrderTask::location), field("minor", &OrderTask::minor));
  }
};

}  // namespace souk::online::order
