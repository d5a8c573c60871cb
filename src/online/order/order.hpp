// The order: what was bought, for how much and why, where it goes and what has happened to it since. One
// document. Pure: commands in, a changed order or an error out; no clock, no I/O.
//
// Work that reaches beyond the document (money back, goods back) is written into `tasks` together with the
// change that causes it and taken out when done, so that a crash in between loses nothing (checkout/ runs the
// tasks).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "online/order/order_edit.hpp"
#include "online/order/order_line.hpp"
#include "online/order/order_parts.hpp"
#include "online/order/order_state.hpp"

namespace souk::online::order {

struct Order {
  std::string id;            // "ord_..."
  std::string number;        // for people: "SK-7F3K-9Q2M"
  std::string access_token;  // lets a guest see it; unguessable
  OrderState state = OrderState::kPlaced;
  std::optional<std::string> customer_id;
  std::optional<std::string> client_key;  // unique: the client's idempotency key with its scope
  std::string cart_id;
  std::optional<std::string> live_cart;  // unique: the cart, until the order is cancelled; one order per cart
  std::optional<OrderFailure> failure;
  std::string language;
  Currency currency{};
  std::optional<Contact> contact;
  std::optional<Address> address;          // absent for pick-up
  std::optional<Address> billing_address;  // absent: the same
  std::string buyer_note;
  Shipping shipping;
  std::vector<OrderLine> lines;
  Totals totals;
  PaymentSummary payment;
  std::vector<Shipment> shipments;
  std::vector<Return> returns;
  std::vector<Refund> refunds;
  std::vector<OrderEvent> timeline;
  std::vector<OrderTask> tasks;
  std::optional<Instant> packed_at;  // from then on staff alone may cancel or change it
  std::optional<Pickup> pickup;
  std::set<std::string> dropped;  // skus whose goods were sold to this order and taken out again
  std::string replaces;           // the order whose goods this one replaces; empty for a sale
  std::optional<Instant> open;  // declared index: when to look at it next; absent when nothing is left to do
  Instant placed_at{};
  std::uint32_t edits = 0;  // not stored: counts the changes made to this copy

  static constexpr std::size_t kMaxTimeline = 500;
  static constexpr std::string_view kName = "Order";
  static constexpr auto fields() {
    return field_table(field("id", &Order::id), field("number", &Order::number),
                       field("access_token", &Order::access_token), field("state", &Order::state),
                       field("customer_id", &Order::customer_id), field("client_key", &Order::client_key),
                       field("cart_id", &Order::cart_id), field("live_cart", &Order::live_cart),
                       field("failure", &Order::failure), field("language", &Order::language),
                       field("currency", &Order::currency), field("contact", &Order::contact),
                       field("address", &Order::address), field("billing_address", &Order::billing_address),
                       field("buyer_note", &Order::buyer_note), field("shipping", &Order::shipping),
                       field("lines", &Order::lines), field("totals", &Order::totals),
                       field("payment", &Order::payment), field("shipments", &Order::shipments),
                       field("returns", &Order::returns), field("refunds", &Order::refunds),
                       field("timeline", &Order::timeline), field("tasks", &Order::tasks),
                       field("packed_at", &Order::packed_at), field("pickup", &Order::pickup),
                       field("dropped", &Order::dropped, {.max_length = 500, .required = false}),
                       field("replaces", &Order::replaces, {.required = false}), field("open", &Order::open),
                       field("placed_at", &Order::placed_at));
  }

  // Each checks the state machine and the quantities, changes the order and adds to its timeline, or leaves
  // it as it was.
  Status pay(const Act& act, std::string_view channel_reference);
  // Before shipping, for customers before packing: goods come back by tasks; so does the money when it was
  // paid, as it was paid or as the member's store credit (kPrecondition "order.no_account" for a guest).
  Status cancel(const Act& act, const Why& why, bool to_store_credit = false);
  // Checkout came to nothing: cancelled without further ado; the caller has given the goods back.
  Status fail_checkout(const Act& act, OrderFailure why);
  // Nobody knows yet whether it is paid; look again at `next`.
  void await_payment(Instant next);
  void look_again(Instant next);
  Status allocate(const Act& act, const PartsBySku& parts_by_sku);
  // Money came in for a cancelled order: it goes back, and so do goods that were sold meanwhile.
  Status paid_too_late(const Act& act, std::string_view channel_reference);
  Status pack(const Act& act);
  // Changes what was paid for and not packed yet. kPrecondition "order.packed", "order.not_paid",
  // "order.edit_costs_more" (nothing can be charged a second time). The same edit id twice is one edit.
  Status edit(const Act& act, const OrderEdit& edit);
  // The goods of an added line were sold to somebody else meanwhile: it goes, and so does its money.
  Status drop_line(const Act& act, std::string_view sku);
  // In the store, for its buyer. A repeat changes nothing.
  Status ready(const Act& act, std::string_view code, Instant until);
  Status ship(const Act& act, Shipment shipment);  // no lines: everything that is left
  Status deliver(const Act& act);
  Status take_return(const Act& act, Return taken);
  // Money back, per line and for shipping; at most what was paid. A repeat of the same refund id changes
  // nothing.
  Status refund(const Act& act, Refund refund);
  // For what other rooms did about the order.
  void note_event(const Act& act, std::string_view what, std::string_view note) {
    add_event(act, what, note);
  }
  // The channel has given the money back.
  Status refund_done(const Act& act, std::string_view refund_id, std::string_view channel_reference);
  Status task_done(std::string_view task_id);

  std::int64_t refunded_minor() const;  // asked for, whether or not the channel is done
  std::int64_t refunded_to_channel_minor() const;
  std::int64_t refunded_as_credit_minor() const;  // what of it became the member's store credit
  // What the channel charges: all but what comes from gift cards and store credit.
  std::int64_t due_minor() const { return totals.charged_minor() - payment.credit_minor(); }
  const Refund* find_refund(std::string_view refund_id) const;
  // What was paid for a line, or for shipping, with its tax.
  std::int64_t paid_for(const OrderLine& line) const {
    return line.total_minor + (totals.tax_included ? 0 : line.tax_minor);
  }
  std::int64_t paid_for_shipping() const;
  std::int64_t refunded_for_shipping() const;
  const OrderLine* line(std::string_view sku) const;
  const OrderTask* task(std::string_view task_id) const;

 private:
  void enter(OrderState next, const Act& act, const Why& why);
  void add_refund(const Act& act, Refund refund);
  void give_back_uses(const Act& act);
  Status check_editable() const;
  Result<std::int64_t> shrink_line(const Act& act, const OrderEdit& wanted, const std::string& sku,
                                   std::int64_t quantity);
  Result<std::int64_t> add_line(const Act& act, const OrderLine& added);
  Status move_to(const Address& wanted);
  void lower(const Act& act, std::int64_t minor, std::string_view refund_id, Cause cause);
  Status check_store_credit(bool wanted) const;
  void give_back_all(const Act& act, const Why& why, bool to_store_credit);
  OrderEvent& add_event(const Act& act, std::string_view what, const Why& why);
  void add_task(const Act& act, OrderTask task);
};

// "SK-" and eight characters of the id's random part: 40 bits, so that numbers tell neither volume nor
// neighbours.
std::string order_number(std::string_view order_id);

}  // namespace souk::online::order
