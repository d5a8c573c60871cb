#include "online/order/order_state.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace souk::online::order {
namespace {

using enum OrderState;

// One line per state. Fulfilment moves forward; money and goods may come back from any state after payment,
// and a partial return or refund keeps the rest of the order going.
constexpr std::array kPlacedTo{kPaid, kCancelled};
constexpr std::array kPaidTo{kAllocated,         kPacked,   kPartiallyShipped, kShipped, kDelivered,
                             kPartiallyRefunded, kRefunded, kCancelled};
constexpr std::array kAllocatedTo{kPacked,   kPartiallyShipped, kShipped, kDelivered, kPartiallyRefunded,
                                  kRefunded, kCancelled};
constexpr std::array kPackedTo{kPartiallyShipped,  kShipped,  kDelivered,
                               kPartiallyRefunded, kRefunded, kCancelled};
constexpr std::array kPartiallyShippedTo{kPartiallyShipped, kShipped, kPartiallyReturned, kPartiallyRefunded,
                                         kRefunded};
constexpr std::array kShippedTo{kDelivered, kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded};
constexpr std::array kDeliveredTo{kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded};
constexpr std::array kPartiallyReturnedTo{
    kPartiallyShipped, kShipped, kDelivered, kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded};
constexpr std::array kReturnedTo{kPartiallyRefunded, kRefunded};
constexpr std::array kPartiallyRefundedTo{
    kAllocated,         kPacked,   kPartiallyShipped,  kShipped,  kDelivered,
    kPartiallyReturned, kReturned, kPartiallyRefunded, kRefunded, kCancelled};
constexpr std::array kRefundedTo{kPartiallyReturned, kReturned, kCancelled};

}  // namespace

std::span<const OrderState> moves_from(OrderState state) {
  switch (state) {
    case kPlaced:
      return kPlacedTo;
    case kPaid:
      return kPaidTo;
    case kAllocated:
      return kAllocatedTo;
    case kPacked:
      return kPackedTo;
    case kPartiallyShipped:
      return kPartiallyShippedTo;
    case kShipped:
      return kShippedTo;
    case kDelivered:
      return kDeliveredTo;
    case kPartiallyReturned:
      return kPartiallyReturnedTo;
    case kReturned:
      return kReturnedTo;
    case kPartiallyRefunded:
      return kPartiallyRefundedTo;
    case kRefunded:
      return kRefundedTo;
    case kCancelled:
      return {};
  }
  return {};
}

bool may_move(OrderState from, OrderState to) {
  const auto moves = moves_from(from);
  return std::find(moves.begin(), moves.end(), to) != moves.end();
}

Status check_move(OrderState from, OrderState to) {
  if (may_move(from, to)) return {};
  std::string possible;
  for (const auto state : moves_from(from))
    possible += fmt::format("{}{}", possible.empty() ? "" : ", ", enum_name(state));
  return fail(
      precondition("order.illegal_move",
                   fmt::format("The order is {} and cannot become {}; {}.", enum_name(from), enum_name(to),
                               possible.empty() ? "this is its end" : "it can become " + possible)));
}

}  // namespace souk::online::order
