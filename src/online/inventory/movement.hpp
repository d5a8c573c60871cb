// The ledger of goods: one movement for each change of what is on hand, written once and never changed. A
// transfer is one movement with two legs. Every level can be rebuilt from it.
#pragma once

#include <map>
#include <string>

#include "base/codec.hpp"
#include "base/time.hpp"

namespace souk::online::inventory {

enum class MovementReason { kReceived, kSold, kReturned, kAdjusted, kCounted, kTransferred };

}  // namespace souk::online::inventory

template <>
struct souk::EnumNames<souk::online::inventory::MovementReason> {
  using Reason = souk::online::inventory::MovementReason;
  static constexpr std::array kNames{std::pair{Reason::kReceived, std::string_view{"received"}},
                                     std::pair{Reason::kSold, std::string_view{"sold"}},
                                     std::pair{Reason::kReturned, std::string_view{"returned"}},
                                     std::pair{Reason::kAdjusted, std::string_view{"adjusted"}},
                                     std::pair{Reason::kCounted, std::string_view{"counted"}},
                                     std::pair{Reason::kTransferred, std::string_view{"transferred"}}};
};

namespace souk::online::inventory {

struct Movement {
  std::string id;  // movement_id() of what caused it: the same cause never moves goods twice
  std::string sku;
  std::map<std::string, std::int64_t> legs;  // location code -> change of what is on hand
  MovementReason reason = MovementReason::kAdjusted;
  std::string order_id;  // for kSold and kReturned
  std::string note;      // what the person who did it said, or the allocation's reason
  Instant at{};
  std::string sku_at;  // "<sku>/<at>", given by the ledger: its movements of one sku in the order of time

  static constexpr std::string_view kName = "StockMovement";
  static constexpr auto fields() {
    return field_table(
        field("id", &Movement::id), field("sku", &Movement::sku), field("legs", &Movement::legs),
        field("reason", &Movement::reason), field("order_id", &Movement::order_id, {.required = false}),
        field("note", &Movement::note, {.required = false}), field("at", &Movement::at),
        field("sku_at", &Movement::sku_at, {.required = false, .help = "Where it is in the ledger."}));
  }
};

// "<sku>/<reason>:<cause>": the movements of one sku lie side by side under the ids of the collection.
std::string movement_id(std::string_view sku, MovementReason reason, std::string_view cause);
std::string sku_at(const Movement& movement);

inline constexpr std::string_view kMovementCollection = "stock_movement";

}  // namespace souk::online::inventory
