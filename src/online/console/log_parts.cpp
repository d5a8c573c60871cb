#include "online/console/log_parts.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "online/console/curve_chart.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

// As the logs name a step: "2026-11-30T21:04Z" or "2026-11-30T21:00Z".
std::string step_name(Instant at) { return to_string(at).substr(0, 16) + "Z"; }

// In the shop's time: "30.11. 21:04" is too long for an axis, so hours of several days show the day at
// midnight.
std::string local_time(const Visit& visit, std::string_view at) {
  const auto moment = parse_instant(std::string{at.substr(0, 16)} + ":00Z");
  return moment ? to_string(*moment + visit.utc_offset).substr(0, 16) : std::string{at};
}

std::string axis_time(std::string_view local) {
  return std::string{local.ends_with("T00:00") ? local.substr(5, 5) : local.substr(11)};
}

}  // namespace

const std::vector<LogRange>& log_ranges() {
  static const std::vector<LogRange> kAll{{"1h", "minute", std::chrono::hours{1}},
                                          {"24h", "hour", std::chrono::hours{24}},
                                          {"7d", "hour", std::chrono::hours{24 * 7}}};
  return kAll;
}

const LogRange& log_range_asked(const Visit& visit) {
  for (const auto& range : log_ranges())
    if (visit.request.query_value("range") == range.name) return range;
  return log_ranges().front();
}

std::vector<LogPoint> log_points(const LogRange& range, Instant until) {
  const auto step = range.step == "minute" ? kMinuteMs : 60 * kMinuteMs;
  std::vector<LogPoint> points;
  const auto first = (until - range.length).unix_ms / step * step + step;
  for (auto at = first; at <= until.unix_ms; at += step) points.push_back({step_name({at}), {}});
  return points;
}

void add_figure(std::vector<LogPoint>& points, std::string_view at, const std::string& name,
                std::int64_t value) {
  const auto found =
      std::lower_bound(points.begin(), points.end(), at,
                       [](const LogPoint& point, std::string_view time) { return point.at < time; });
  if (found != points.end() && found->at == at) found->figures[name] += value;
}

std::int64_t whole(std::string_view figure) {
  std::int64_t number = 0;
  std::from_chars(figure.data(), figure.data() + figure.size(), number);
  return number;
}

std::string milliseconds_text(std::int64_t us) {
  return us < 100'000 ? fmt::format("{}.{} ms", us / 1'000, us % 1'000 / 100)
                      : fmt::format("{} ms", us / 1'000);
}

Html curves(const Visit& visit, const std::vector<LogPoint>& points, const std::vector<LogCurve>& shown,
            std::string_view describe, const AxisText& text) {
  std::vector<ChartCurve> lines;
  std::vector<std::string> labels, times;
  for (const auto& point : points) {
    times.push_back(local_time(visit, point.at));
    labels.push_back(axis_time(times.back()));
  }
  LogRows rows;
  for (const auto& curve : shown) {
    auto& line = lines.emplace_back(ChartCurve{curve.name, {}});
    for (const auto& point : points) {
      const auto found = point.figures.find(curve.figure);
      line.values.push_back(found == point.figures.end() ? 0 : found->second);
    }
  }
  std::vector<std::string> names{visit.words("logs.time")};
  for (const auto& curve : shown) names.push_back(curve.name);
  for (std::size_t i = 0; i < points.size(); ++i) {
    auto& row = rows.emplace_back();
    auto time = times[i];
    std::replace(time.begin(), time.end(), 'T', ' ');
    row.push_back(std::move(time));
    for (const auto& line : lines) row.push_back(text(line.values[i]));
  }
  Html html;
  html << curve_chart(lines, labels, describe, text) << "<details class=\"as-table\"><summary>"
       << visit.words("dashboard.as_table") << icon(visit, "chevron-down", "icon--sm")
       << "</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << visit.words("dashboard.as_table") << "\">" << log_table(visit, names, 1, rows)
       << "</div></details>";
  return html;
}

Html log_table(const Visit& visit, const std::vector<std::string>& names, std::size_t texts,
               const LogRows& rows) {
  if (rows.empty()) return nothing(visit, "search", visit.words("logs.none"));
  Html html;
  html << "<table class=\"table table--tight\"><thead><tr>";
  for (std::size_t i = 0; i < names.size(); ++i)
    html << "<th" << when(i >= texts, " class=\"num\"") << ">" << names[i] << "</th>";
  html << "</tr></thead><tbody>";
  for (const auto& row : rows) {
    html << "<tr>";
    for (std::size_t i = 0; i < row.size() && i < names.size(); ++i) {
      const auto kind = i >= texts ? Markup{" class=\"num\""} : when(i == 0, " class=\"log-text\"");
      html << "<td" << kind << ">" << row[i] << "</td>";
    }
    html << "</tr>";
  }
  return html << "</tbody></table>";
}

}  // namespace souk::online::console
