// The ledger of goods: one movement for each change of what is on hand, written once and never changed. A
// transfer is a movement out and a movement in, or one with two legs where the goods change place at once.
// Every level can be rebuilt from it.
#pragma once

#include <map>
#include <string>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::inventory {

enum class MovementReason {
  kReceived,
  kSold,
  kReturned,
  kAdjusted,
  kCounted,
  kTransferred,  // at once
  kSent,         // on its way to another location (transit.hpp)
  kArrived
};

}  // namespace souk::online::inventory

template <>
struct souk::EnumNames<souk::online::inventory::MovementReason> {
  using Reason = souk::online::inventory::MovementReason;
  static constexpr std::array kNames{std::pair{Reason::kReceived, std::string_view{"received"}},
                                     std::pair{Reason::kSold, std::string_view{"sold"}},
                                     std::pair{Reason::kReturned, std::string_view{"returned"}},
                                     std::pair{Reason::kAdjusted, std::string_view{"adjusted"}},
                                     std::pair{Reason::kCounted, std::string_view{"counted"}},
                                     std::pair{Reason::kTransferred, std::string_view{"transferred"}},
                                     std::pair{Reason::kSent, std::string_view{"sent"}},
                                     std::pair{Reason::kArrived, std::string_view{"arrived"}}};
};

namespace souk::online::inventory {

struct Movement {
  std::string id;  // movement_id() of what caused it: the same cause never moves goods twice
  std::string sku;
  std::map<std::string, std::int64_t> legs;  // location code -> change of what is on hand
  MovementReason reason = MovementReason::kAdjusted;
  std::string order_id;       // for kSold and kReturned
  std::string note;           // what the person who did it said, or the allocation's reason
  std::string other_place{};  // of kSent: where to; of kArrived: where from
  std::int64_t missing = 0;   // of kArrived: pieces that were sent and are nowhere
  Instant at{};
  std::string sku_at;  // "<sku>/<at>", given by the ledger: its movements of one sku in the order of time

  static constexpr std::string_view kName = "StockMovement";
  static constexpr auto fields() {
    return field_table(
        field("id", &Movement::id), field("sku", &Movement::sku), field("legs", &Movement::legs),
        field("reason", &Movement::reason), field("order_id", &Movement::order_id, {.required = false}),
        field("note", &Movement::note, {.required = false}),
        field("other_place", &Movement::other_place,
              {.required = false, .help = "Of a transfer on its way: where to, or where from."}),
        field("missing", &Movement::missing,
              {.required = false, .help = "Of a transfer: pieces that were sent and did not arrive."}),
        field("at", &Movement::at),
        field("sku_at", &Movement::sku_at, {.required = false, .help = "Where it is in the ledger."}));
  }
};

// "<sku>/<reason>:<cause>": the movements of one sku lie side by side under the ids of the collection.
std::string movement_id(std::string_view sku, MovementReason reason, std::string_view cause);
std::string sku_at(const Movement& movement);
// Pieces that the movement puts on their way between two locations; negative where it takes them off it.
std::int64_t put_on_the_way(const Movement& movement);

inline constexpr std::string_view kMovementCollection = "stock_movement";

}  // namespace souk::online::inventory
