// The stock item: everything the shop knows about the goods of one variant, in one document, so that one
// atomic write decides who gets the last piece. Pure: no clock, no I/O.
//
// Invariants: at every location available = on_hand - reserved >= 0, unless goods were back-ordered; reserved
// is the sum of the reservations' lines; each change of on_hand leaves a movement in `outbox` in the same
// write, which stays until the ledger (movement.hpp) has it: so on_hand is the sum of the movements in ledger
// and outbox at any time. Goods in transit are on hand nowhere: they left with one movement and come with
// another.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "online/inventory/allocation.hpp"
#include "online/inventory/movement.hpp"
#include "online/inventory/stock.hpp"
#include "online/inventory/transit.hpp"

namespace souk::online::inventory {

struct Level {
  std::int64_t on_hand = 0;
  std::int64_t reserved = 0;
  std::int64_t available() const { return on_hand - reserved; }
  static constexpr auto fields() {
    return field_table(field("on_hand", &Level::on_hand), field("reserved", &Level::reserved));
  }
};

struct Reservation {
  std::map<std::string, std::int64_t> parts;  // location code -> quantity
  Instant until{};
  std::string rule;    // code of the allocation rule
  std::string reason;  // one sentence on why these locations
  static constexpr auto fields() {
    return field_table(field("parts", &Reservation::parts), field("until", &Reservation::until),
                       field("rule", &Reservation::rule), field("reason", &Reservation::reason));
  }
  std::int64_t quantity() const;
};

struct StockItem {
  std::string sku;
  std::map<std::string, Level> levels;              // by location code
  std::map<std::string, Reservation> reservations;  // by order id
  std::map<std::string, Movement> outbox;           // by movement id
  std::map<std::string, Transit> in_transit;        // by transfer id, which their sender chose
  // Declared indexes: present only while there is something to do. Both may be earlier than what is there now
  // (they are made exact when that moment comes), so that a busy item's index stands still.
  std::optional<Instant> earliest_until;
  std::optional<Instant> outbox_since;
  std::optional<Instant> transit_since;  // declared index

  static constexpr std::size_t kMaxReservations = 20'000;
  static constexpr std::size_t kMaxOutbox = 20'000;
  static constexpr std::size_t kMaxInTransit = 500;
  static constexpr auto fields() {
    constexpr FieldRule many{.max_length = 50'000};
    return field_table(
        field("sku", &StockItem::sku), field("levels", &StockItem::levels, many),
        field("reservations", &StockItem::reservations, many), field("outbox", &StockItem::outbox, many),
        field("earliest_until", &StockItem::earliest_until), field("outbox_since", &StockItem::outbox_since),
        field("in_transit", &StockItem::in_transit, {.max_length = 1'000, .required = false}),
        field("transit_since", &StockItem::transit_since));
  }

  Availability availability() const;
  std::int64_t total_available() const;

  // Sets aside; a repeat for an order that has a reservation changes nothing. kPrecondition
  // "stock.insufficient".
  Status reserve(std::string_view order_id, const ReserveLine& line, const AllocationScope& scope,
                 Instant until);
  // The reservation becomes a movement out. Without one (expired) it is allocated anew or refused. The caller
  // has made sure that the movement is not in the ledger already.
  Status confirm(std::string_view order_id, const ReserveLine& line, const AllocationScope& scope,
                 Instant now);
  // False when there was nothing to give back.
  bool release(std::string_view order_id);
  // Adds the movement's legs to the levels; kPrecondition "stock.insufficient" when a location would go below
  // what is reserved there and `may_go_negative` is not set.
  Status move(Movement movement, bool may_go_negative);
  // The goods leave; a repeat changes nothing. As move(), and kPrecondition "stock.too_many_transfers".
  Status send(std::string_view transfer_id, Transit transit);
  // The transfer ends. kNotFound "stock.no_transfer"; kInvalid "stock.more_than_sent".
  Status arrive(const Arrival& arrival, Instant now);
  std::int64_t total_in_transit() const;
  bool has_movement(std::string_view movement_id) const;
  // The ledger has these.
  void forget_movements(const std::vector<std::string>& ids);
  // Makes earliest_until exact; true when that changed it.
  bool refresh_earliest_until();

 private:
  void forget_reservation(const std::string& order_id);
};

}  // namespace souk::online::inventory
