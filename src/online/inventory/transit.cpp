// Transfers that take their time: sending, arriving, and what is on its way.
#include <fmt/format.h>

#include "online/inventory/inventory.hpp"

namespace souk::online::inventory {
namespace {

Error no_transfer() {
  return not_found("stock.no_transfer", "There is no such transfer on its way; look whether it has arrived.");
}

constexpr std::size_t kLongestId = 100;

}  // namespace

Status StockItem::send(std::string_view transfer_id, Transit transit) {
  const std::string key{transfer_id};
  if (in_transit.contains(key)) return {};
  if (in_transit.size() >= kMaxInTransit) {
    return fail(precondition(
        "stock.too_many_transfers",
        fmt::format("{} transfers of {} are on their way; take some in first.", in_transit.size(), sku)));
  }
  TRY(move({.id = movement_id(sku, MovementReason::kSent, transfer_id),
            .sku = sku,
            .legs = {{transit.from, -transit.quantity}},
            .reason = MovementReason::kSent,
            .order_id = {},
            .note = transit.note,
            .other_place = transit.to,
            .at = transit.sent_at},
           false));
  if (!transit_since) transit_since = transit.sent_at;
  in_transit.emplace(key, std::move(transit));
  return {};
}

Status StockItem::arrive(const Arrival& arrival, Instant now) {
  const auto found = in_transit.find(arrival.transfer_id);
  if (found == in_transit.end()) return fail(no_transfer());
  const auto& transit = found->second;
  if (arrival.quantity < 0 || arrival.quantity > transit.quantity) {
    return fail(invalid("stock.more_than_sent",
                        fmt::format("{} of {} were sent; say how many of them have arrived, and book what is "
                                    "more as goods in.",
                                    transit.quantity, sku)));
  }
  Movement movement{.id = movement_id(sku, MovementReason::kArrived, arrival.transfer_id),
                    .sku = sku,
                    .reason = MovementReason::kArrived,
                    .note = arrival.note,
                    .other_place = transit.from,
                    .missing = transit.quantity - arrival.quantity,
                    .at = now};
  movement.legs[arrival.location.empty() ? transit.to : arrival.location] = arrival.quantity;
  TRY(move(std::move(movement), true));
  in_transit.erase(found);
  if (in_transit.empty()) transit_since.reset();
  return {};
}

std::int64_t StockItem::total_in_transit() const {
  std::int64_t sum = 0;
  for (const auto& [id, transit] : in_transit) sum += transit.quantity;
  return sum;
}

std::int64_t put_on_the_way(const Movement& movement) {
  std::int64_t moved = 0;
  for (const auto& [location, change] : movement.legs) moved += change;
  if (movement.reason == MovementReason::kSent) return -moved;
  if (movement.reason == MovementReason::kArrived) return -(moved + movement.missing);
  return 0;
}

Status Inventory::send(const StockCommand& command, std::string_view to) {
  TRY(check(command));
  if (command.quantity <= 0) return fail(invalid("stock.quantity", "The quantity must be at least 1."));
  if (to.empty() || to == command.location)
    return fail(invalid("stock.location", "Name another location to transfer to."));
  const Transit transit{.from = command.location,
                        .to = std::string{to},
                        .quantity = command.quantity,
                        .note = command.note,
                        .sent_at = clock_->now()};
  return writer_.write(command.sku,
                       {.apply = [&](StockItem& item) -> Result<bool> {
                          TRY(item.send(command.command_id, transit));
                          return true;
                        },
                        .unless_moved = movement_id(command.sku, MovementReason::kSent, command.command_id),
                        .create = true});
}

Status Inventory::arrive(std::string_view sku, const Arrival& arrival) {
  if (arrival.transfer_id.empty() || arrival.transfer_id.size() > kLongestId) return fail(no_transfer());
  const auto now = clock_->now();
  auto arrived =
      writer_.write(sku, {.apply = [&](StockItem& item) -> Result<bool> {
                            TRY(item.arrive(arrival, now));
                            return true;
                          },
                          .unless_moved = movement_id(sku, MovementReason::kArrived, arrival.transfer_id)});
  if (!arrived && arrived.error().code == "stock.missing") return fail(no_transfer());
  return arrived;
}

Result<Inventory::ItemPage> Inventory::items_in_transit(std::size_t limit, const std::string& cursor) const {
  ItemPage page;
  const engines::Collection<StockItem> items{*store_, std::string{kStockCollection}};
  for (auto& stored :
       TRY(items.query({.path = "transit_since", .limit = limit, .cursor = cursor}, &page.next_cursor)))
    page.items.push_back(std::move(stored.value));
  return page;
}

}  // namespace souk::online::inventory
