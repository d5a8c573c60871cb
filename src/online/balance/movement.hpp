// One change of a balance. Movements are only ever added: what a balance holds is their sum, and each has an
// id that is made of what caused it, so that a cause moves money once.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::balance {

// kHold: set aside for an order. kCapture: the order is paid, what was held is spent. kRelease: the order
// came to nothing, what it held or spent is back. kRefund: money of an order comes back here.
enum class MovementKind { kIssue, kHold, kCapture, kRelease, kRefund, kAdjust };

}  // namespace souk::online::balance

template <>
struct souk::EnumNames<souk::online::balance::MovementKind> {
  using Kind = souk::online::balance::MovementKind;
  static constexpr std::array kNames{std::pair{Kind::kIssue, std::string_view{"issue"}},
                                     std::pair{Kind::kHold, std::string_view{"hold"}},
                                     std::pair{Kind::kCapture, std::string_view{"capture"}},
                                     std::pair{Kind::kRelease, std::string_view{"release"}},
                                     std::pair{Kind::kRefund, std::string_view{"refund"}},
                                     std::pair{Kind::kAdjust, std::string_view{"adjust"}}};
};

namespace souk::online::balance {

// Who moves money, and when.
struct Act {
  std::string actor;  // "system", "staff:<id>"
  Instant at{};
};

// Amounts are minor units of the balance's currency.
struct Movement {
  std::string id;  // "hold:ord_01J...": unique within the balance
  MovementKind kind = MovementKind::kIssue;
  std::int64_t available = 0;  // what it changed
  std::int64_t held = 0;
  std::int64_t left = 0;  // available afterwards
  std::string order_id;
  std::string actor;
  std::string note;
  Instant at{};
  static constexpr std::string_view kName = "BalanceMovement";
  static constexpr auto fields() {
    using M = Movement;
    return field_table(
        field("id", &M::id), field("kind", &M::kind),
        field("available", &M::available, {.help = "Change of what can be spent, in minor units."}),
        field("held", &M::held, {.help = "Change of what is set aside for orders."}),
        field("left", &M::left, {.help = "What could be spent afterwards."}), field("order_id", &M::order_id),
        field("actor", &M::actor), field("note", &M::note), field("at", &M::at));
  }
};

}  // namespace souk::online::balance
