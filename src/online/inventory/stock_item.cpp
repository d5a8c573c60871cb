#include "online/inventory/stock_item.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace souk::online::inventory {
namespace {

Error ledger_behind() {
  return unavailable("stock.ledger_behind", "The stock ledger is behind; try again shortly.");
}

}  // namespace

std::int64_t Reservation::quantity() const {
  std::int64_t sum = 0;
  for (const auto& [location, part] : parts) sum += part;
  return sum;
}

Availability StockItem::availability() const {
  Availability result;
  for (const auto& [location, level] : levels) {
    const auto available = std::max<std::int64_t>(level.available(), 0);
    result.by_location[location] = available;
    result.total += available;
  }
  return result;
}

std::int64_t StockItem::total_available() const {
  std::int64_t sum = 0;
  for (const auto& [location, level] : levels) sum += std::max<std::int64_t>(level.available(), 0);
  return sum;
}

Status StockItem::reserve(std::string_view order_id, const ReserveLine& line, const AllocationScope& scope,
                          Instant until) {
  std::string key{order_id};
  if (reservations.contains(key)) return {};
  if (reservations.size() >= kMaxReservations) {
    return fail(Error{.kind = ErrorKind::kLimit,
                      .code = "stock.busy",
                      .message = fmt::format("Too many people are buying {} right now; try again.", sku),
                      .retry_after_s = 1});
  }
  std::map<std::string, std::int64_t> available;
  for (const auto& [location, level] : levels) available[location] = level.available();
  auto allocation = TRY(inventory::allocate(sku, line.quantity, line.backorder, available, scope));
  for (const auto& [location, part] : allocation.parts) levels[location].reserved += part;
  reservations[std::move(key)] = {std::move(allocation.parts), until, std::move(allocation.rule),
                                  std::move(allocation.reason)};
  if (!earliest_until || until < *earliest_until) earliest_until = until;
  return {};
}

Status StockItem::confirm(std::string_view order_id, const ReserveLine& line, const AllocationScope& scope,
                          Instant now) {
  const std::string key{order_id};
  if (outbox.size() >= kMaxOutbox) return fail(ledger_behind());
  TRY(reserve(order_id, line, scope, now));  // does nothing where the goods are still set aside
  auto reservation = reservations.at(key);
  forget_reservation(key);
  Movement movement{.id = movement_id(sku, MovementReason::kSold, order_id),
                    .sku = sku,
                    .reason = MovementReason::kSold,
                    .order_id = key,
                    .note = std::move(reservation.reason),
                    .at = now};
  for (const auto& [location, part] : reservation.parts) movement.legs[location] = -part;
  // What was reserved is there by the invariant, or is owed (back order).
  return move(std::move(movement), true);
}

void StockItem::forget_reservation(const std::string& order_id) {
  const auto found = reservations.find(order_id);
  for (const auto& [location, part] : found->second.parts) levels[location].reserved -= part;
  reservations.erase(found);
  if (reservations.empty()) earliest_until.reset();
}

bool StockItem::release(std::string_view order_id) {
  const std::string key{order_id};
  if (!reservations.contains(key)) return false;
  forget_reservation(key);
  return true;
}

Status StockItem::move(Movement movement, bool may_go_negative) {
  if (has_movement(movement.id)) return {};
  if (outbox.size() >= kMaxOutbox) return fail(ledger_behind());
  for (const auto& [location, change] : movement.legs) {
    const auto found = levels.find(location);
    const auto available = found == levels.end() ? 0 : found->second.available();
    if (change < 0 && available + change < 0 && !may_go_negative) {
      return fail(precondition("stock.insufficient", fmt::format("{} of {} are free in {}; {} cannot leave.",
                                                                 available, sku, location, -change)));
    }
  }
  for (const auto& [location, change] : movement.legs) levels[location].on_hand += change;
  if (!outbox_since) outbox_since = movement.at;
  auto id = movement.id;
  outbox.emplace(std::move(id), std::move(movement));
  return {};
}

bool StockItem::has_movement(std::string_view wanted) const { return outbox.contains(std::string{wanted}); }

void StockItem::forget_movements(const std::vector<std::string>& ids) {
  for (const auto& id : ids) outbox.erase(id);
  if (outbox.empty()) outbox_since.reset();
}

bool StockItem::refresh_earliest_until() {
  std::optional<Instant> exact;
  for (const auto& [order, reservation] : reservations) {
    if (!exact || reservation.until < *exact) exact = reservation.until;
  }
  return std::exchange(earliest_until, exact) != exact;
}

}  // namespace souk::online::inventory
