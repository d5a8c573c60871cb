// The commands of the people who handle goods, and what comes back.
#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "online/inventory/inventory.hpp"

namespace souk::online::inventory {

Status check(const StockCommand& command) {
  if (command.command_id.empty() || command.command_id.size() > 100) {
    return fail(
        invalid("stock.command_id", "Give a command id of 1 to 100 characters: it makes a repeat harmless."));
  }
  if (command.sku.empty() || command.sku.size() > 64) {
    return fail(invalid("stock.sku", "A sku has 1 to 64 characters."));
  }
  if (command.location.empty()) return fail(invalid("stock.location", "Name the location."));
  return {};
}

namespace {

Status check_positive(const StockCommand& command) {
  if (command.quantity <= 0) return fail(invalid("stock.quantity", "The quantity must be at least 1."));
  return {};
}

Movement movement_of(const StockCommand& command, MovementReason reason, Instant now) {
  return {.id = movement_id(command.sku, reason, command.command_id),
          .sku = command.sku,
          .legs = {{command.location, command.quantity}},
          .reason = reason,
          .order_id = {},
          .note = command.note,
          .at = now};
}

}  // namespace

Status Inventory::put_through(Movement movement, bool may_go_negative) {
  const auto sku = movement.sku;
  const auto id = movement.id;
  return writer_.write(sku, {.apply = [&](StockItem& item) -> Result<bool> {
                               TRY(item.move(movement, may_go_negative));
                               return true;
                             },
                             .unless_moved = id,
                             .create = true});
}

Status Inventory::receive(const StockCommand& command) {
  TRY(check(command));
  TRY(check_positive(command));
  return put_through(movement_of(command, MovementReason::kReceived, clock_->now()), false);
}

Status Inventory::adjust(const StockCommand& command) {
  TRY(check(command));
  return put_through(movement_of(command, MovementReason::kAdjusted, clock_->now()), false);
}

Status Inventory::transfer(const StockCommand& command, std::string_view to) {
  TRY(check(command));
  TRY(check_positive(command));
  if (to.empty() || to == command.location) {
    return fail(invalid("stock.location", "Name another location to transfer to."));
  }
  auto movement = movement_of(command, MovementReason::kTransferred, clock_->now());
  movement.legs = {{command.location, -command.quantity}, {std::string{to}, command.quantity}};
  return put_through(std::move(movement), false);
}

Status Inventory::count(const StockCommand& command) {
  TRY(check(command));
  if (command.quantity < 0) return fail(invalid("stock.quantity", "What is counted cannot be negative."));
  const auto movement = movement_of(command, MovementReason::kCounted, clock_->now());
  return writer_.write(command.sku, {.apply = [&](StockItem& item) -> Result<bool> {
                                       auto difference = movement;
                                       difference.legs[command.location] -=
                                           item.levels[command.location].on_hand;
                                       // What was counted is the truth, even where more was promised.
                                       TRY(item.move(std::move(difference), true));
                                       return true;
                                     },
                                     .unless_moved = movement.id,
                                     .create = true});
}

Status Inventory::correct_by_count(const StockCommand& command) {
  TRY(check(command));
  if (command.quantity == 0) return {};
  return put_through(movement_of(command, MovementReason::kCounted, clock_->now()), true);
}

Status Inventory::restock(std::string_view order_id, std::string_view cause, const ReserveLine& line,
                          std::string_view location) {
  Movement movement{.id = movement_id(line.sku, MovementReason::kReturned, cause),
                    .sku = line.sku,
                    .legs = {},
                    .reason = MovementReason::kReturned,
                    .order_id = std::string{order_id},
                    .note = {},
                    .at = clock_->now()};
  if (!location.empty()) {
    movement.legs[std::string{location}] = line.quantity;
    return put_through(std::move(movement), true);
  }
  auto left = line.quantity;
  for (const auto& [from, sold] : TRY(sold_from(order_id, line.sku))) {
    const auto part = std::min(left, sold);
    if (part > 0) movement.legs[from] = part;
    left -= part;
  }
  if (movement.legs.empty()) return {};  // nothing ever left
  return put_through(std::move(movement), true);
}

Result<std::optional<Movement>> Inventory::sale_of(std::string_view order_id, std::string_view sku) const {
  const auto id = movement_id(sku, MovementReason::kSold, order_id);
  // First the item, then the ledger: a movement goes from the one to the other.
  auto item = TRY(engines::Collection<StockItem>(*store_, std::string{kStockCollection}).find(sku));
  if (item && item->value.has_movement(id)) return std::optional{item->value.outbox.at(id)};
  auto sale = TRY(ledger_.find(id));
  if (!sale) return std::nullopt;
  return std::optional{std::move(sale->value)};
}

Result<std::map<std::string, std::int64_t>> Inventory::sold_from(std::string_view order_id,
                                                                 std::string_view sku) const {
  std::map<std::string, std::int64_t> parts;
  const auto sale = TRY(sale_of(order_id, sku));
  if (!sale) return parts;
  for (const auto& [location, change] : sale->legs) parts[location] = -change;
  return parts;
}

Status Inventory::import_levels(const std::vector<StockCommand>& levels) {
  constexpr std::size_t kAtOnce = 1000;
  if (levels.size() > kAtOnce) return fail(invalid("stock.too_many", "Import at most 1,000 levels at once."));
  std::map<std::string, std::vector<StockCommand>> by_sku;
  for (const auto& level : levels) {
    TRY(check(level));
    by_sku[level.sku].push_back(level);
    by_sku[level.sku].back().command_id +=
        "@" + level.location;  // one import names several locations of a sku
  }
  std::vector<std::function<void()>> work;
  Status outcome;
  for (const auto& [sku, commands] : by_sku) {
    work.emplace_back([this, &outcome, &wanted = commands] {
      for (const auto& command : wanted) {
        if (auto counted = count(command); !counted) outcome = std::move(counted);
      }
    });
  }
  runtime::run_all(std::move(work));
  return outcome;
}

}  // namespace souk::online::inventory
