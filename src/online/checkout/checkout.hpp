// From cart to settled order, in one request, such that nothing is lost and nothing happens twice. The intent
// is written first; every step after it is idempotent by the ids fixed there; recover() drives whatever was
// left unfinished (a crash, a lost answer, a slow channel) to its end.
//
//   freeze the cart with order id, payment id and the client's key   (the intent)
//   set the goods aside | insert the order as placed | charge by the payment id
//   order paid + payment written + goods sold, at the same time | close the cart
//
// Two drivers may work on the same intent (a request and a recovery, two instances): the order document
// decides between them. Money that comes in for a cancelled order goes back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/time.hpp"
#include "engines/document/port.hpp"
#include "online/checkout/payment_gateway.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/orders.hpp"

namespace souk::online::cart {
class Carts;
}

namespace souk::online::checkout {

struct CheckoutOptions {
  std::chrono::milliseconds hold_goods{15 * 60 * 1000};  // how long goods are set aside for an unpaid order
  std::chrono::milliseconds request_patience{
      5'000};  // how long a request waits for a channel before answering "pending"
  std::chrono::milliseconds recover_after{8'000};  // an intent that nobody moved for so long is picked up
  std::size_t recover_at_once = 16;
};

struct CheckoutDeps {
  engines::DocumentStore* store = nullptr;
  const cart::Carts* carts = nullptr;
  const order::Orders* orders = nullptr;
  inventory::Inventory* inventory = nullptr;
  PaymentGateway* gateway = nullptr;
  std::function<std::shared_ptr<const shop::Settings>()> settings;
  const Clock* clock = nullptr;
  Random* random = nullptr;
};

// What the buyer is told. `status`: "settled" (paid), "pending" (the channel has not decided; look at the
// order again). A declined payment is an error, kPrecondition "payment.declined", and the cart is open again.
struct CheckoutAnswer {
  std::string status;
  std::string order_id;
  std::string number;
  std::string access_token;
  std::string state;  // of the order
  Money total;
  static constexpr std::string_view kName = "CheckoutAnswer";
  static constexpr auto fields() {
    return std::tuple{
        field("status", &CheckoutAnswer::status, {.help = "settled or pending"}),
        field("order_id", &CheckoutAnswer::order_id),
        field("number", &CheckoutAnswer::number),
        field("access_token", &CheckoutAnswer::access_token, {.help = "Shows the order to a guest."}),
        field("state", &CheckoutAnswer::state),
        field("total", &CheckoutAnswer::total)};
  }
};

}  // namespace souk::online::checkout
