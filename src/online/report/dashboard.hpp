// What the dashboard shows of a period, read from the buckets: as many documents as the period has days (and
// those of the one before), whatever the number of orders.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/catalogue.hpp"
#include "online/report/stock_alarm.hpp"
#include "online/report/tally.hpp"
#include "online/report/visitors.hpp"

namespace souk::online::report {

enum class Range { kToday, kWeek, kMonth, kYear };

}  // namespace souk::online::report

template <>
struct souk::EnumNames<souk::online::report::Range> {
  using R = souk::online::report::Range;
  static constexpr std::array kNames{
      std::pair{R::kToday, std::string_view{"today"}}, std::pair{R::kWeek, std::string_view{"7d"}},
      std::pair{R::kMonth, std::string_view{"30d"}}, std::pair{R::kYear, std::string_view{"12m"}}};
};

namespace souk::online::report {

std::optional<Range> range_of(std::string_view name);

// One point of a curve: an hour, a day or a month; or a whole period.
struct Figures {
  std::string at;  // "2026-11-24T13", "2026-11-24" or "2026-11"; empty for a period
  std::int64_t orders = 0;
  std::int64_t cancelled = 0;
  std::int64_t units = 0;
  std::int64_t sales_minor = 0;  // charged less refunded
  std::int64_t refunded_minor = 0;
  std::int64_t carts = 0;
  static constexpr std::string_view kName = "ReportFigures";
  static constexpr auto fields();

  void take(const Sums& sums);
  std::int64_t average_minor() const { return orders == 0 ? 0 : sales_minor / orders; }
  // Of 10,000 carts, how many became an order; absent while there are no carts.
  std::optional<std::int64_t> conversion_basis_points() const;
};

struct ChannelFigures {
  std::string channel;  // "online" or the code of a store
  std::int64_t orders = 0;
  std::int64_t sales_minor = 0;
  static constexpr std::string_view kName = "ReportChannel";
  static constexpr auto fields() {
    return field_table(field("channel", &ChannelFigures::channel), field("orders", &ChannelFigures::orders),
                       field("sales_minor", &ChannelFigures::sales_minor));
  }
};

struct TopProduct {
  std::string sku;
  Texts name;
  std::string picture;  // below /media/
  std::int64_t units = 0;
  std::int64_t minor = 0;
  static constexpr std::string_view kName = "ReportProduct";
  static constexpr auto fields() {
    return field_table(field("sku", &TopProduct::sku), field("name", &TopProduct::name),
                       field("picture", &TopProduct::picture), field("units", &TopProduct::units),
                       field("minor", &TopProduct::minor));
  }
};

struct Dashboard {
  Range range = Range::kToday;
  Currency currency{};
  Figures period;
  Figures before;  // the period of the same length before it, up to the same hour or day
  std::vector<Figures> points;
  std::vector<ChannelFigures> channels;        // most sales first
  std::vector<TopProduct> products;            // most sold first, ten at most
  std::map<std::string, std::int64_t> states;  // orders that are in them now
  AlarmCounts alarms;
  std::int64_t visitors = 0;
  static constexpr std::string_view kName = "Dashboard";
  static constexpr auto fields() {
    using D = Dashboard;
    return field_table(field("range", &D::range), field("currency", &D::currency),
                       field("period", &D::period), field("before", &D::before), field("points", &D::points),
                       field("channels", &D::channels), field("products", &D::products),
                       field("states", &D::states), field("alarms", &D::alarms),
                       field("visitors", &D::visitors));
  }
};

constexpr auto Figures::fields() {
  using F = Figures;
  return field_table(
      field("at", &F::at, {.help = "Hour, day or month in the shop's time."}),
      field("orders", &F::orders, {.help = "Paid and not cancelled, by when they were placed."}),
      field("cancelled", &F::cancelled), field("units", &F::units),
      field("sales_minor", &F::sales_minor, {.help = "Charged less refunded, minor units."}),
      field("refunded_minor", &F::refunded_minor), field("carts", &F::carts, {.help = "Started."}));
}

struct ReportDeps {
  engines::DocumentStore* store = nullptr;
  const Tally* tally = nullptr;
  const StockAlarms* alarms = nullptr;
  const Visitors* visitors = nullptr;
  const catalogue::Catalogue* catalogue = nullptr;
  const Clock* clock = nullptr;
  milliseconds utc_offset{8 * 3'600'000};
};

class Reports {
 public:
  explicit Reports(ReportDeps deps) : deps_{deps} {}
  Result<Dashboard> dashboard(Range range, Currency currency) const;
  const ReportDeps& deps() const { return deps_; }

 private:
  using Buckets = std::map<std::string, FigureBucket>;  // by hour or day
  Result<Buckets> read(const std::vector<std::string>& names, std::int64_t generation, bool hours) const;
  Result<std::vector<TopProduct>> top_products(const std::vector<std::string>& periods, Currency currency,
                                               std::int64_t generation) const;

  ReportDeps deps_;
};

}  // namespace souk::online::report
