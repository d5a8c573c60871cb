// What shoppers searched for, as the API and the console show it.
#pragma once

#include "online/search/analytics.hpp"

namespace souk::online::search {

struct QueryReport {
  std::string query;
  QueryCounts counts;
  static constexpr auto fields() {
    return field_table(field("query", &QueryReport::query), field("counts", &QueryReport::counts));
  }
};

struct LatencyReport {
  std::int64_t at_most_ms = 0;
  std::int64_t searches = 0;
  static constexpr auto fields() {
    return field_table(
        field("at_most_ms", &LatencyReport::at_most_ms, {.help = "0: longer than all others."}),
        field("searches", &LatencyReport::searches));
  }
};

struct DayReport {
  std::string date;
  std::int64_t searches = 0;
  std::int64_t without_result = 0;
  std::int64_t clicks = 0;
  std::int64_t median_ms = 0;  // upper bounds of their buckets
  std::int64_t p95_ms = 0;
  static constexpr std::string_view kName = "SearchDayReport";
  static constexpr auto fields() {
    using D = DayReport;
    return field_table(
        field("date", &D::date), field("searches", &D::searches), field("without_result", &D::without_result),
        field("clicks", &D::clicks),
        field("median_ms", &D::median_ms, {.help = "Half of the searches took at most so long."}),
        field("p95_ms", &D::p95_ms));
  }
};

struct SearchReport {
  std::int64_t searches = 0;
  std::int64_t without_result = 0;
  std::int64_t clicks = 0;
  std::vector<QueryReport> popular;
  std::vector<QueryReport> nothing_found;
  std::vector<QueryReport> nothing_clicked;
  std::vector<LatencyReport> latency;
  std::vector<DayReport> days;
  static constexpr std::string_view kName = "SearchReport";
  static constexpr auto fields() {
    using R = SearchReport;
    return field_table(field("searches", &R::searches), field("without_result", &R::without_result),
                       field("clicks", &R::clicks), field("popular", &R::popular),
                       field("nothing_found", &R::nothing_found),
                       field("nothing_clicked", &R::nothing_clicked,
                             {.help = "Found something, often asked, never clicked."}),
                       field("latency", &R::latency), field("days", &R::days));
  }
};

// `at_most` of each list.
SearchReport report_of(const std::vector<Analytics::Day>& days, std::size_t at_most);

}  // namespace souk::online::search
