// How rows of the logs become charts and tables of the page.
#pragma once

#include <map>

#include "online/console/chart.hpp"
#include "online/console/log_reader.hpp"

namespace souk::online::console {

struct LogRange {
  std::string name;  // "1h", "24h" or "7d"
  std::string step;  // "minute" or "hour"
  milliseconds length{};
};
const std::vector<LogRange>& log_ranges();
const LogRange& log_range_asked(const Visit& visit);

// A point of time with its figures: "2026-11-30T21:04Z" -> {"2xx": 120, "p95": 12'300}.
struct LogPoint {
  std::string at;
  std::map<std::string, std::int64_t> figures;
};
// Every minute or hour of the range, those without a line among them; `at` in the shop's time.
std::vector<LogPoint> log_points(const LogRange& range, Instant until);
// Adds a figure at the row's time; nothing where the time is out of the range.
void add_figure(std::vector<LogPoint>& points, std::string_view at, const std::string& name,
                std::int64_t value);

std::int64_t whole(std::string_view figure);
// "12.3 ms" of microseconds.
std::string milliseconds_text(std::int64_t us);

// A line of each figure in one chart, with what each means below it and the figures as a table.
struct LogCurve {
  std::string figure;
  std::string name;
};
Html curves(const Visit& visit, const std::vector<LogPoint>& points, const std::vector<LogCurve>& shown,
            std::string_view describe, const AxisText& text);

// A table of rows; the columns after `texts` are numbers.
Html log_table(const Visit& visit, const std::vector<std::string>& names, std::size_t texts,
               const LogRows& rows);

}  // namespace souk::online::console
