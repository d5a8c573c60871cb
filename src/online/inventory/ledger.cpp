// Background work of the inventory (expiry, outbox) and the proof that levels and ledger agree.
#include <map>
#include <set>

#include <fmt/format.h>

#include "online/inventory/inventory.hpp"

namespace souk::online::inventory {
namespace {

constexpr std::size_t kItemsPerStep = 200;
constexpr std::size_t kMovementsPerWrite = 1000;
// Goods that stay set aside although their time is over are looked at again after this.
constexpr milliseconds kKeepFor{60'000};
constexpr std::size_t kMaxDifferences = 100;

void add_to(std::map<std::string, std::int64_t>& sums, const Movement& movement) {
  for (const auto& [location, change] : movement.legs) sums[location] += change;
}

void note(LedgerReport& report, std::string sentence) {
  if (report.differences.size() < kMaxDifferences) report.differences.push_back(std::move(sentence));
}

void compare(const StockItem& item, const std::map<std::string, std::int64_t>& ledger,
             std::int64_t on_the_way, LedgerReport& report) {
  if (item.total_in_transit() != on_the_way) {
    note(report, fmt::format("{}: {} in transit, the ledger says {}.", item.sku, item.total_in_transit(),
                             on_the_way));
  }
  std::map<std::string, std::int64_t> reserved;
  for (const auto& [order, reservation] : item.reservations) {
    for (const auto& [location, part] : reservation.parts) reserved[location] += part;
  }
  std::set<std::string> places;
  for (const auto& [location, level] : item.levels) places.insert(location);
  for (const auto& [location, sum] : ledger) places.insert(location);
  for (const auto& place : places) {
    const auto level = item.levels.contains(place) ? item.levels.at(place) : Level{};
    const auto sum = ledger.contains(place) ? ledger.at(place) : 0;
    if (level.on_hand != sum) {
      note(report,
           fmt::format("{} in {}: {} on hand, the ledger says {}.", item.sku, place, level.on_hand, sum));
    }
    if (level.reserved != reserved[place]) {
      note(report, fmt::format("{} in {}: {} reserved, the reservations sum up to {}.", item.sku, place,
                               level.reserved, reserved[place]));
    }
  }
}

}  // namespace

Result<std::size_t> Inventory::expire_reservations(Instant now, const FateOf& fate_of) {
  const auto page = TRY(store_->find(
      kStockCollection,
      {.path = "earliest_until", .until = engines::IndexValue{to_string(now)}, .limit = kItemsPerStep}));
  std::size_t settled = 0;
  for (const auto& document : page.documents) TRY(settle_expired(document.id, now, fate_of, settled));
  return settled;
}

Status Inventory::settle_expired(const std::string& sku, Instant now, const FateOf& fate_of,
                                 std::size_t& settled) {
  const auto item = TRY(engines::Collection<StockItem>(*store_, std::string{kStockCollection}).find(sku));
  if (!item) return {};
  std::map<std::string, std::pair<Fate, std::int64_t>> fates;
  for (const auto& [order_id, reservation] : item->value.reservations) {
    if (reservation.until < now) fates[order_id] = {TRY(fate_of(order_id)), reservation.quantity()};
  }
  for (const auto& [order_id, verdict] : fates) {
    if (verdict.first == Fate::kConfirm) TRY(confirm(order_id, {{.sku = sku, .quantity = verdict.second}}));
  }
  TRY(writer_.write(sku, {.apply = [&](StockItem& current) -> Result<bool> {
                      bool changed = false;
                      for (const auto& [order_id, verdict] : fates) {
                        const auto found = current.reservations.find(order_id);
                        if (found == current.reservations.end() || found->second.until >= now) continue;
                        changed = true;
                        if (verdict.first == Fate::kKeep) {
                          found->second.until = now + kKeepFor;
                        } else {
                          current.release(order_id);  // also one that came back after its goods were sold
                        }
                      }
                      return current.refresh_earliest_until() || changed;
                    }}));
  settled += fates.size();
  return {};
}

Result<std::size_t> Inventory::drain_outbox() {
  const auto page = TRY(store_->find(kStockCollection, {.path = "outbox_since", .limit = kItemsPerStep}));
  std::vector<engines::Document> batch;
  std::map<std::string, std::vector<std::string>> drained;
  const auto write = [&]() -> Status {
    if (batch.empty()) return {};
    TRY(store_->put_many(kMovementCollection, batch));
    std::vector<std::function<void()>> work;
    Status outcome;
    for (const auto& [sku, ids] : drained) {
      work.emplace_back([&, &wanted = sku, &done = ids] {
        auto forgot = writer_.write(wanted, {.apply = [&](StockItem& item) -> Result<bool> {
                                      const auto before = item.outbox.size();
                                      item.forget_movements(done);
                                      return item.outbox.size() != before;
                                    }});
        if (!forgot)
          outcome = std::move(forgot);  // they stay in the outbox and are appended again, to no effect
      });
    }
    runtime::run_all(std::move(work));
    batch.clear();
    drained.clear();
    return outcome;
  };
  std::size_t appended = 0;
  for (const auto& document : page.documents) {
    const auto item = TRY(engines::Collection<StockItem>::decode(document));
    for (const auto& [id, waiting] : item.value.outbox) {
      auto movement = waiting;
      movement.sku_at = sku_at(movement);
      batch.push_back({.id = id, .body = to_json(movement)});
      drained[document.id].push_back(id);
      ++appended;
      if (batch.size() == kMovementsPerWrite) TRY(write());
    }
  }
  TRY(write());
  return appended;
}

Result<std::vector<Movement>> Inventory::movements(std::string_view sku, std::string* cursor) const {
  // The ids of one sku's movements start with "<sku>/", and '0' follows '/'.
  engines::FindQuery query{.from = engines::IndexValue{fmt::format("{}/", sku)},
                           .until = engines::IndexValue{fmt::format("{}0", sku)},
                           .limit = 1000,
                           .cursor = *cursor};
  std::vector<Movement> result;
  for (auto& stored : TRY(ledger_.query(query, cursor))) {
    if (stored.value.sku == sku) result.push_back(std::move(stored.value));
  }
  return result;
}

Result<std::map<std::string, std::int64_t>> Inventory::rebuild_levels(std::string_view sku) const {
  std::map<std::string, std::int64_t> sums;
  std::string cursor;
  do {
    for (const auto& movement : TRY(movements(sku, &cursor))) add_to(sums, movement);
  } while (!cursor.empty());
  return sums;
}

Status Inventory::each_item(const std::function<Status(const StockItem&)>& visit) const {
  engines::FindQuery query{.limit = kItemsPerStep};
  do {
    auto page = TRY(store_->find(kStockCollection, query));
    for (auto& document : page.documents) {
      const auto item = TRY(engines::Collection<StockItem>::decode(std::move(document)));
      TRY(visit(item.value));
    }
    query.cursor = std::move(page.next_cursor);
  } while (!query.cursor.empty());
  return {};
}

Status Inventory::each_movement(const std::function<Status(const Movement&)>& visit) const {
  std::set<std::string> waiting;
  TRY(each_item([&](const StockItem& item) -> Status {
    for (const auto& [id, movement] : item.outbox) {
      waiting.insert(id);
      TRY(visit(movement));
    }
    return {};
  }));
  engines::FindQuery query{.limit = 1000};
  do {
    for (const auto& stored : TRY(ledger_.query(query, &query.cursor))) {
      if (!waiting.contains(stored.id)) TRY(visit(stored.value));
    }
  } while (!query.cursor.empty());
  return {};
}

Result<bool> Inventory::has_returned(std::string_view sku, std::string_view cause) const {
  const auto id = movement_id(sku, MovementReason::kReturned, cause);
  const auto item = TRY(engines::Collection<StockItem>(*store_, std::string{kStockCollection}).find(sku));
  if (item && item->value.has_movement(id)) return true;
  const auto movement = TRY(ledger_.find(id));
  return movement.has_value();
}

Result<LedgerReport> Inventory::check_ledger() const {
  LedgerReport report;
  const auto check = [&](const StockItem& item) -> Status {
    std::map<std::string, std::int64_t> sums;
    std::int64_t on_the_way = 0;
    std::set<std::string> seen;
    std::string cursor;
    do {
      for (const auto& movement : TRY(movements(item.sku, &cursor))) {
        add_to(sums, movement);
        on_the_way += put_on_the_way(movement);
        seen.insert(movement.id);
      }
    } while (!cursor.empty());
    for (const auto& [id, movement] : item.outbox) {
      if (!seen.insert(id).second) continue;
      add_to(sums, movement);
      on_the_way += put_on_the_way(movement);
    }
    compare(item, sums, on_the_way, report);
    ++report.items;
    report.movements += static_cast<std::int64_t>(seen.size());
    return {};
  };
  TRY(each_item(check));
  return report;
}

}  // namespace souk::online::inventory
