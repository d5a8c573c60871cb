// Stock, as checkout sees it. The commands of goods handling are in goods.cpp, ledger and expiry in
// ledger.cpp.
#include "online/inventory/inventory.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "runtime/fiber/wait.hpp"

namespace souk::online::inventory {
namespace {

// One line per sku: an order may name a variant twice, a reservation counts once.
std::vector<ReserveLine> merged(const std::vector<ReserveLine>& lines) {
  std::vector<ReserveLine> result;
  for (const auto& line : lines) {
    const auto same =
        std::find_if(result.begin(), result.end(), [&](const auto& one) { return one.sku == line.sku; });
    if (same == result.end()) {
      result.push_back(line);
    } else {
      same->quantity += line.quantity;
      same->backorder = same->backorder && line.backorder;
    }
  }
  return result;
}

// Runs `act` for every line at the same time; the first failure in the order of the lines.
template <class F>
Status for_each_line(const std::vector<ReserveLine>& lines, F act) {
  if (lines.size() == 1) return act(lines.front(), std::size_t{0});
  std::vector<Status> answers(lines.size());
  std::vector<std::function<void()>> work;
  for (std::size_t i = 0; i < lines.size(); ++i) work.emplace_back([&, i] { answers[i] = act(lines[i], i); });
  runtime::run_all(std::move(work));
  for (auto& answer : answers) {
    if (!answer) return fail(std::move(answer).error());
  }
  return {};
}

}  // namespace

Inventory::Inventory(engines::DocumentStore& store, const Locations& locations, const Clock& clock,
                     std::size_t cached_items)
    : store_{&store},
      ledger_{store, std::string{kMovementCollection}},
      locations_{&locations},
      clock_{&clock},
      writer_{store, cached_items} {}

Status Inventory::declare() {
  TRY(store_->declare(
      {.name = std::string{kStockCollection},
       .indexes = {{.path = "earliest_until"}, {.path = "outbox_since"}, {.path = "transit_since"}}}));
  return store_->declare(
      {.name = std::string{kMovementCollection}, .indexes = {{.path = "at"}, {.path = "sku_at"}}});
}

Result<Availability> Inventory::availability(std::string_view sku) const {
  const auto item = TRY(writer_.read(sku));
  return item == nullptr ? Availability{} : item->value.availability();
}

Status Inventory::reserve(std::string_view order_id, const std::vector<ReserveLine>& lines,
                          std::string_view location, Instant until) {
  return reserve_for(order_id, lines, {.location = location}, until);
}

Status Inventory::reserve_for(std::string_view order_id, const std::vector<ReserveLine>& lines,
                              const ReserveScope& where, Instant until) {
  const auto wanted = merged(lines);
  const auto places = locations_->all();
  if (!where.location.empty()) return reserve_in(order_id, wanted, {where.location, places.get()}, until);
  const auto plan = TRY(plan_for(wanted, places, where.destination));
  return reserve_in(order_id, wanted, {{}, places.get(), &plan}, until);
}

// From what this process last saw of the items.
Result<SourcingPlan> Inventory::plan_for(const std::vector<ReserveLine>& lines, const LocationList& locations,
                                         const Destination& destination) const {
  std::vector<SourcingLine> wanted;
  for (const auto& line : lines) {
    wanted.push_back({line.sku, line.quantity, TRY(availability(line.sku)).by_location});
  }
  return plan_sources(rule_, wanted, *locations, destination);
}

// `wanted` has one line per sku.
Status Inventory::reserve_in(std::string_view order_id, const std::vector<ReserveLine>& wanted,
                             const AllocationScope& scope, Instant until) {
  std::vector<char> taken(wanted.size(), 0);  // no vector<bool>: fibers write neighbours
  auto reserved = for_each_line(wanted, [&](const ReserveLine& line, std::size_t at) -> Status {
    auto answer =
        writer_.write(line.sku, {.apply = [&](StockItem& item) -> Result<bool> {
                                   const auto before = item.reservations.size();
                                   TRY(item.reserve(order_id, line, scope, until));
                                   return item.reservations.size() != before;
                                 },
                                 .unless_moved = movement_id(line.sku, MovementReason::kSold, order_id),
                                 .reserved_for = std::string{order_id},
                                 .create = line.backorder});
    if (!answer && answer.error().code == "stock.missing") {
      return fail(precondition("stock.insufficient", fmt::format("{} is sold out.", line.sku)));
    }
    taken[at] = answer ? 1 : 0;
    return answer;
  });
  if (reserved) return {};
  // All or none. Should giving back fail too, the reservation ends by itself at `until`.
  std::vector<ReserveLine> back;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (taken[i] != 0) back.push_back(wanted[i]);
  }
  if (!back.empty()) (void)release(order_id, back);
  return reserved;
}

Status Inventory::confirm(std::string_view order_id, const std::vector<ReserveLine>& lines) {
  const auto places = locations_->all();
  const AllocationScope scope{{}, places.get()};
  const auto now = clock_->now();
  return for_each_line(merged(lines), [&](const ReserveLine& line, std::size_t) {
    return writer_.write(line.sku, {.apply = [&](StockItem& item) -> Result<bool> {
                                      TRY(item.confirm(order_id, line, scope, now));
                                      return true;
                                    },
                                    .unless_moved = movement_id(line.sku, MovementReason::kSold, order_id),
                                    .reserved_for = std::string{order_id},
                                    .create = line.backorder});
  });
}

Status Inventory::release(std::string_view order_id, const std::vector<ReserveLine>& lines) {
  return for_each_line(merged(lines), [&](const ReserveLine& line, std::size_t) -> Status {
    auto answer = writer_.write(
        line.sku, {.apply = [&](StockItem& item) -> Result<bool> { return item.release(order_id); }});
    if (!answer && answer.error().code == "stock.missing") return {};
    return answer;
  });
}

void Inventory::note_change(const engines::Change& change) {
  if (change.collection != kStockCollection) return;
  writer_.forget(change.id,
                 change.revision == 0 ? std::numeric_limits<std::int64_t>::max() : change.revision);
}

}  // namespace souk::online::inventory
