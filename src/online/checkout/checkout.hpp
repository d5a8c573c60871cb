// From cart to settled order, in one request, such that nothing is lost and nothing happens twice.
//
// The order document is the intent: it is written first, as placed, with the payment id, the client's key
// (unique) and the cart (unique while the order lives), and stays marked `open` until its last step. Each
// step is idempotent by those ids:
//
//   1 insert the order            4 goods sold | payment written | cart closed, at the same time
//   2 set the goods aside         5 order paid, no longer open
//   3 charge by the payment id
//
// Seven document writes for a cart of one sku, one more pair per further sku; the stock ledger follows in
// batches. Whatever stops in between, recover() drives to its end. Two drivers may work on one order (a
// request and a recovery, two instances): the order document decides between them, and money that comes in
// for a cancelled order goes back.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/time.hpp"
#include "online/balance/balances.hpp"
#include "online/checkout/baskets.hpp"
#include "online/checkout/payment.hpp"
#include "online/checkout/payment_gateway.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/orders.hpp"

namespace souk::online::checkout {

struct CheckoutOptions {
  milliseconds hold_goods{15 * 60 * 1000};  // how long goods are set aside for an unpaid order
  milliseconds patience{4'000};  // how long a request waits for a silent channel before it answers "pending"
  milliseconds recover_after{6'000};  // an open order that nobody moved for so long is picked up
  std::size_t recover_at_once = 16;
};

struct CheckoutDeps {
  Baskets* baskets = nullptr;
  const order::Orders* orders = nullptr;
  inventory::Stock* stock = nullptr;
  inventory::Inventory* inventory = nullptr;  // for goods that come back
  const Payments* payments = nullptr;
  PaymentGateway* gateway = nullptr;
  const balance::Balances* balances = nullptr;  // none: no order has gift cards or store credit
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

// What the buyer is told. A decline is an error, kPrecondition "payment.declined", and the cart is open
// again.
struct CheckoutAnswer {
  std::string status{};  // "settled" or "pending"
  std::string order_id;
  std::string number;
  std::string access_token;
  order::OrderState state = order::OrderState::kPlaced;
  Money total;
  bool is_pending() const { return state == order::OrderState::kPlaced; }
  static constexpr std::string_view kName = "CheckoutAnswer";
  static constexpr auto fields() {
    return field_table(
        field("status", &CheckoutAnswer::status, {.help = "settled, or pending: look at the order again."}),
        field("order_id", &CheckoutAnswer::order_id), field("number", &CheckoutAnswer::number),
        field("access_token", &CheckoutAnswer::access_token, {.help = "Shows the order to a guest."}),
        field("state", &CheckoutAnswer::state), field("total", &CheckoutAnswer::total));
  }
};

// What an order takes from the shelves.
std::vector<inventory::ReserveLine> goods_of(const order::Order& order);

class Checkout {
 public:
  explicit Checkout(CheckoutDeps deps, CheckoutOptions options = {});

  // `client_key` may be empty; the cart alone makes a repeat harmless then. Errors besides the draft's:
  // kPrecondition "stock.insufficient", "payment.declined".
  Result<CheckoutAnswer> place(std::string_view cart_id, std::string_view client_key);

  // An order that no cart made: goods that replace others, at no charge. `order` has its id, and the same id
  // twice is one order; it comes back paid, or cancelled with its failure.
  Result<order::Order> place_replacement(order::Order order);

  // Drives orders that are due; answers how many. At start-up call it with now + recover_after once, then
  // every second.
  Result<std::size_t> recover(Instant now);
  // Carries out what moves of the order owe to stock, channel and cart. Failures stay for recover().
  Status run_tasks(const std::string& order_id);
  // A channel says that something happened to this payment; it is asked, not believed.
  Status payment_notified(std::string_view payment_id);
  // For Inventory::expire_reservations.
  Result<inventory::Fate> fate_of(std::string_view order_id) const;

 private:
  // place.cpp
  order::Order make_order(order::Order draft, std::string_view cart_id,
                          std::optional<std::string> client_key) const;
  Result<order::StoredOrder> place_or_follow(order::Order wanted) const;
  Result<std::optional<order::StoredOrder>> order_of(std::string_view cart_id,
                                                     const std::optional<std::string>& client_key) const;
  Result<CheckoutAnswer> answer(const order::Order& order) const;
  // drive.cpp
  Result<order::StoredOrder> drive(order::StoredOrder order);
  Status close_cart(const order::Order& order);
  Status claim(const order::Order& order);
  // credits.cpp
  Status hold_credits(const order::Order& order) const;
  Status capture_credits(const order::Order& order) const;
  Status release_credits(const order::Order& order) const;
  Status refund_credits(const order::Order& order, const order::Refund& refund) const;
  Result<PaymentOutcome> charge(const order::Order& order) const;
  Result<order::StoredOrder> settle(order::StoredOrder order, const PaymentOutcome& outcome);
  Result<order::StoredOrder> decline(order::StoredOrder order, const PaymentOutcome& outcome);
  Result<order::StoredOrder> wait_on(order::StoredOrder order, const PaymentOutcome& outcome);
  Result<order::StoredOrder> give_up(order::StoredOrder order, order::OrderFailure why);
  // tasks.cpp
  struct TaskEnd {
    bool over = true;
    std::string channel_reference{};  // of a refund
  };
  Result<TaskEnd> run_task(const order::Order& order, const order::OrderTask& task);
  Result<TaskEnd> run_restock(const order::Order& order, const order::OrderTask& task);
  Result<TaskEnd> run_take_stock(const order::Order& order, const order::OrderTask& task);
  Result<TaskEnd> run_refund(const order::Order& order, const order::OrderTask& task);
  Result<TaskEnd> watch_payment(const order::Order& order);
  bool is_too_late(const order::Order& order) const;
  Status drive_due(const order::StoredOrder& order);
  order::Act system_act() const { return {"system", deps_.clock->now()}; }

  CheckoutDeps deps_;
  CheckoutOptions options_;
};

}  // namespace souk::online::checkout
