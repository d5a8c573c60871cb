#include "online/report/stock_alarm.hpp"

namespace souk::online::report {

Status StockAlarms::declare() {
  return alarms_.store().declare({.name = std::string{kStockAlarms}, .indexes = {{.path = "left"}}});
}

Status StockAlarms::look_at(const std::string& sku, std::int64_t left) const {
  auto found = TRY(alarms_.find(sku));
  if (left > threshold_) return found ? alarms_.erase(sku) : Status{};
  if (found && found->value.left == left) return {};
  const StockAlarm alarm{sku, left, found ? found->value.since : clock_->now()};
  // The last writer wins; whoever changes the stock again comes by here again.
  TRY(alarms_.store().put(kStockAlarms, sku, to_json(alarm)));
  return {};
}

Status StockAlarms::look(const std::vector<std::string>& skus) const {
  if (skus.empty()) return look_at_all();
  for (const auto& sku : skus) {
    const auto availability = inventory_->availability(sku);
    if (!availability && availability.error().kind == ErrorKind::kNotFound) continue;
    TRY(look_at(sku, TRY(Result<inventory::Availability>{availability}).total));
  }
  return {};
}

Status StockAlarms::look_at_all() const {
  return inventory_->each_item(
      [this](const inventory::StockItem& item) { return look_at(item.sku, item.total_available()); });
}

Result<std::vector<StockAlarm>> StockAlarms::list(std::size_t limit, const std::string& cursor,
                                                  std::string* next) const {
  std::vector<StockAlarm> alarms;
  for (auto& stored : TRY(alarms_.query({.path = "left", .limit = limit, .cursor = cursor}, next)))
    alarms.push_back(std::move(stored.value));
  return alarms;
}

Result<AlarmCounts> StockAlarms::counts() const {
  AlarmCounts counts;
  const auto count = [this](std::optional<engines::IndexValue> from,
                            std::optional<engines::IndexValue> until) -> Result<std::int64_t> {
    const auto page = TRY(alarms_.store().find(
        kStockAlarms, {.path = "left", .from = std::move(from), .until = std::move(until), .limit = 1'000}));
    return static_cast<std::int64_t>(page.documents.size());
  };
  counts.out = TRY(count(std::nullopt, engines::IndexValue{std::int64_t{1}}));
  counts.low = TRY(count(engines::IndexValue{std::int64_t{1}}, std::nullopt));
  return counts;
}

}  // namespace souk::online::report
