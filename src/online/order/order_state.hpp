// The states of an order and the moves between them, as one table. Pure.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/fields.hpp"
#include "base/result.hpp"

namespace souk::online::order {

enum class OrderState {
  kPlaced,     // exists, goods are set aside, not paid
  kPaid,       // paid; the goods are sold
  kAllocated,  // it is known which locations give the goods
  kPacked,
  kPartiallyShipped,
  kShipped,
  kDelivered,  // or handed over in the store
  kPartiallyReturned,
  kReturned,
  kPartiallyRefunded,
  kRefunded,   // all money went back, the goods may not have
  kCancelled,  // before shipping; what was paid goes back
};

}  // namespace souk::online::order

template <>
struct souk::EnumNames<souk::online::order::OrderState> {
  using State = souk::online::order::OrderState;
  static constexpr std::array kNames{
      std::pair{State::kPlaced, std::string_view{"placed"}},
      std::pair{State::kPaid, std::string_view{"paid"}},
      std::pair{State::kAllocated, std::string_view{"allocated"}},
      std::pair{State::kPacked, std::string_view{"packed"}},
      std::pair{State::kPartiallyShipped, std::string_view{"partially_shipped"}},
      std::pair{State::kShipped, std::string_view{"shipped"}},
      std::pair{State::kDelivered, std::string_view{"delivered"}},
      std::pair{State::kPartiallyReturned, std::string_view{"partially_returned"}},
      std::pair{State::kReturned, std::string_view{"returned"}},
      std::pair{State::kPartiallyRefunded, std::string_view{"partially_refunded"}},
      std::pair{State::kRefunded, std::string_view{"refunded"}},
      std::pair{State::kCancelled, std::string_view{"cancelled"}}};
};

namespace souk::online::order {

// Where an order may go from `state`; empty for a final one.
std::span<const OrderState> moves_from(OrderState state);
bool may_move(OrderState from, OrderState to);
// kPrecondition "order.illegal_move": names the state and what is possible.
Status check_move(OrderState from, OrderState to);

}  // namespace souk::online::order
