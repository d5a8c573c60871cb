// Variants that are sold out or nearly so, one document each, kept from the change feed: there is one while
// there is something to worry about.
#pragma once

#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/inventory/inventory.hpp"

namespace souk::online::report {

inline constexpr std::string_view kStockAlarms = "report_stock_alarm";

struct StockAlarm {
  std::string sku;
  std::int64_t left = 0;  // over all locations, without what is set aside
  Instant since{};        // that it is at or below the threshold
  static constexpr std::string_view kName = "StockAlarm";
  static constexpr auto fields() {
    return field_table(field("sku", &StockAlarm::sku), field("left", &StockAlarm::left),
                       field("since", &StockAlarm::since));
  }
};

struct AlarmCounts {
  std::int64_t out = 0;  // each counts to 1,000 at most
  std::int64_t low = 0;
  static constexpr std::string_view kName = "StockAlarmCounts";
  static constexpr auto fields() {
    return field_table(field("out", &AlarmCounts::out), field("low", &AlarmCounts::low));
  }
};

class StockAlarms {
 public:
  StockAlarms(engines::DocumentStore& store, const inventory::Inventory& inventory, const Clock& clock,
              std::int64_t threshold = 5)
      : alarms_{store, std::string{kStockAlarms}},
        inventory_{&inventory},
        clock_{&clock},
        threshold_{threshold} {}
  Status declare();

  // These variants' stock has changed; none: look at all of them. Repeats change nothing.
  Status look(const std::vector<std::string>& skus) const;

  // Fewest left first.
  Result<std::vector<StockAlarm>> list(std::size_t limit, const std::string& cursor, std::string* next) const;
  Result<AlarmCounts> counts() const;
  std::int64_t threshold() const { return threshold_; }

 private:
  Status look_at_all() const;
  Status look_at(const std::string& sku, std::int64_t left) const;

  engines::Collection<StockAlarm> alarms_;
  const inventory::Inventory* inventory_;
  const Clock* clock_;
  std::int64_t threshold_;
};

}  // namespace souk::online::report
