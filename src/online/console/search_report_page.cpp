// What shoppers look for: figures and charts over time, what is asked most, what finds nothing, what is found
// and not opened, and how long an answer takes.
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/console/chart.hpp"
#include "online/console/frame.hpp"
#include "online/console/search_pages.hpp"
#include "online/console/search_parts.hpp"
#include "online/search/search_report.hpp"

namespace souk::online::console {
namespace {

using http::Response;
using search::DayReport;
using search::SearchReport;

constexpr std::string_view kHere = "/console/search/report";
constexpr std::size_t kListed = 20;
constexpr std::int64_t kDayMs = 86'400'000;

std::int64_t days_asked(const Visit& visit) {
  for (const std::int64_t days : {30, 90})
    if (visit.request.query_value("days") == std::to_string(days)) return days;
  return 7;
}

void tile(Html& html, std::string_view name, std::string_view value, std::string_view more = {}) {
  html << "<div class=\"tile\"><p class=\"tile-name\">" << name << "</p><p class=\"tile-value\">" << value
       << "</p><p class=\"tile-more\">" << more << "</p></div>";
}

Html tiles(const Visit& visit, const SearchReport& report) {
  const auto& words = visit.words;
  const auto found = report.searches - report.without_result;
  Html html;
  html << "<div class=\"tiles\">";
  tile(html, words("search.searches"), visit.number(report.searches));
  tile(html, words("search.without_result"), percent_of_share(report.without_result, report.searches),
       visit.number(report.without_result));
  tile(html, words("search.click_rate"), percent_of_share(report.clicks, found), visit.number(report.clicks));
  search::SearchDay sum;
  for (const auto& each : report.latency) sum.latency.push_back(each.searches);
  tile(html, words("search.latency"), fmt::format("≤ {} ms", search::Analytics::latency_ms(sum, 950)),
       words("search.latency_half", {{"ms", std::to_string(search::Analytics::latency_ms(sum, 500))}}));
  return html << "</div>";
}

// A value of each day; shares are in permille so that the axis can show them as percent.
template <class Value>
std::vector<ChartPoint> points_of(const SearchReport& report, Value value,
                                  const std::function<std::string(std::int64_t)>& text) {
  std::vector<ChartPoint> points;
  for (const auto& day : report.days) {
    const auto shown = value(day);
    points.push_back({day.date.substr(5), day.date + ": " + text(shown), shown});
  }
  return points;
}

std::int64_t permille(std::int64_t part, std::int64_t whole) { return whole <= 0 ? 0 : part * 1'000 / whole; }

Html charts(const Visit& visit, const SearchReport& report) {
  const auto& words = visit.words;
  const auto number = [&](std::int64_t n) { return visit.number(n); };
  const auto percent = [](std::int64_t n) { return fmt::format("{}.{} %", n / 10, n % 10); };
  const auto axis_percent = [](std::int64_t n) {
    return n % 10 == 0 ? fmt::format("{}%", n / 10) : fmt::format("{}.{}%", n / 10, n % 10);
  };
  const auto ms = [](std::int64_t n) { return fmt::format("≤ {} ms", n); };
  const auto nothing_found = points_of(
      report, [](const DayReport& day) { return permille(day.without_result, day.searches); }, percent);
  const auto clicks = points_of(
      report, [](const DayReport& day) { return permille(day.clicks, day.searches - day.without_result); },
      percent);
  Html html;
  html << "<div class=\"columns\">"
       << card(words("search.searches"),
               line_chart(points_of(
                              report, [](const DayReport& day) { return day.searches; }, number),
                          words("search.chart_searches"), number))
       << card(words("search.without_result"),
               line_chart(nothing_found, words("search.chart_nothing"), axis_percent))
       << card(words("search.click_rate"), line_chart(clicks, words("search.chart_clicks"), axis_percent))
       << card(words("search.latency"),
               bar_chart(points_of(
                             report, [](const DayReport& day) { return day.p95_ms; }, ms),
                         words("search.chart_latency"),
                         [](std::int64_t n) { return fmt::format("{} ms", n); }))
       << "</div>";
  return html;
}

Html day_table(const Visit& visit, const SearchReport& report) {
  const auto& words = visit.words;
  Html html;
  html << "<details class=\"as-table\"><summary>" << words("dashboard.as_table")
       << icon(visit, "chevron-down", "icon--sm")
       << "</summary><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
       << words("dashboard.as_table") << "\"><table class=\"table table--tight\"><thead><tr><th>"
       << words("search.day") << "</th><th class=\"num\">" << words("search.searches")
       << "</th><th class=\"num\">" << words("search.without_result") << "</th><th class=\"num\">"
       << words("search.clicks") << "</th><th class=\"num\">" << words("search.latency")
       << "</th></tr></thead><tbody>";
  for (const auto& day : report.days)
    html << "<tr><td>" << day.date << "</td><td class=\"num\">" << day.searches << "</td><td class=\"num\">"
         << day.without_result << "</td><td class=\"num\">" << day.clicks << "</td><td class=\"num\">"
         << day.p95_ms << " ms</td></tr>";
  return card("", html << "</tbody></table></div></details>");
}

// `more` adds what can be done about a query.
Html query_card(const Visit& visit, std::string_view title, const std::vector<search::QueryReport>& list,
                const std::function<Html(const std::string&)>& more) {
  const auto& words = visit.words;
  if (list.empty()) return card(title, nothing(visit, "search", words("search.none_of_these")), "");
  Html body;
  body << "<table class=\"table table--rows\"><thead><tr><th>" << words("search.query")
       << "</th><th class=\"num\">" << words("search.searches") << "</th><th class=\"num\">"
       << words("search.clicks") << "</th><th></th></tr></thead><tbody>";
  for (const auto& each : list) {
    body << "<tr><td class=\"wide\"><a href=\"" << with_query("/console/search", "try", each.query) << "\">"
         << each.query << "</a></td><td class=\"num\" data-label=\"" << words("search.searches") << "\">"
         << visit.number(each.counts.searches) << "</td><td class=\"num\" data-label=\""
         << words("search.clicks") << "\">" << visit.number(each.counts.clicks) << "</td><td>"
         << more(each.query) << "</td></tr>";
  }
  return card(title, body << "</tbody></table>", "card--flush");
}

Result<Response> show(const Visit& visit, const search::SearchStaffDeps& deps) {
  const auto& words = visit.words;
  const auto days = days_asked(visit);
  TRY(deps.analytics->flush());
  const auto from = visit.now - milliseconds{(days - 1) * kDayMs};
  const auto report = search::report_of(TRY(deps.analytics->days(from, visit.now)), kListed);
  std::vector<Chip> ranges;
  for (const std::int64_t each : {7, 30, 90})
    ranges.push_back({words("search.last_days", {{"n", std::to_string(each)}}),
                      std::string{kHere} + "?days=" + std::to_string(each), each == days});
  const auto synonym = [&](const std::string& query) {
    Html html;
    html << "<a class=\"btn btn--quiet btn--sm\" href=\""
         << with_query("/console/search/synonyms/new", "words", query) << "\">" << words("search.add_synonym")
         << "</a>";
    return html;
  };
  const auto rule = [&](const std::string& query) {
    Html html;
    html << "<a class=\"btn btn--quiet btn--sm\" href=\""
         << with_query("/console/search/rules/new", "query", query) << "\">" << words("search.add_rule")
         << "</a>";
    return html;
  };
  Html main;
  main << search_tabs(visit, "report") << chips(ranges, words("search.range")) << tiles(visit, report)
       << charts(visit, report) << day_table(visit, report) << "<div class=\"stack report-lists\">"
       << query_card(visit, words("search.popular"), report.popular, rule)
       << query_card(visit, words("search.nothing_found_list"), report.nothing_found, synonym)
       << query_card(visit, words("search.nothing_clicked"), report.nothing_clicked, rule)
       << "</div><p class=\"u-muted\">" << words("search.report_text") << "</p>";
  return page(visit, {.title = words("search.tab.report"), .nav = "search"}, main);
}

}  // namespace

void add_search_report_page(Pages& pages, const search::SearchStaffDeps& deps) {
  pages.get(std::string{kHere}, std::string{kSearchPermission},
            [deps](const Visit& visit) { return show(visit, deps); });
}

}  // namespace souk::online::console
