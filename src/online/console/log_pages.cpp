#include "online/console/log_pages.hpp"

#include <fmt/format.h>

#include "online/console/frame.hpp"
#include "online/console/log_parts.hpp"
#include "online/console/parts.hpp"

namespace souk::online::console {
namespace {

using http::Response;

constexpr std::string_view kHere = "/console/logs";
constexpr std::string_view kPermission = "logs.read";
constexpr std::size_t kListed = 15;
constexpr std::int64_t kEndlessUs = 9'000'000'000'000;

struct Asked {
  const Visit& visit;
  LogReader& logs;
  const LogRange& range;

  LogQuestion question(std::string kind, std::vector<std::string> where = {}) const {
    return {.kind = std::move(kind),
            .from = visit.now - range.length,
            .until = visit.now + milliseconds{1},
            .where = std::move(where)};
  }
  Result<LogRows> top(std::string kind, std::vector<std::string> where, std::vector<std::string> group_by,
                      std::vector<std::string> figures) const {
    auto asked = question(std::move(kind), std::move(where));
    asked.group_by = std::move(group_by);
    asked.figures = std::move(figures);
    asked.limit = kListed;
    return logs.ask(asked);
  }
  std::string word(std::string_view name) const { return visit.words(name); }
};

std::string class_of(std::string_view status) { return std::string{status.substr(0, 1)} + "xx"; }

void tile(Html& html, std::string_view name, std::string_view value) {
  html << "<div class=\"tile\"><p class=\"tile-name\">" << name << "</p><p class=\"tile-value\">" << value
       << "</p></div>";
}

std::string share(std::int64_t part, std::int64_t whole_of) {
  if (whole_of <= 0) return "–";
  const auto permille = part * 1'000 / whole_of;
  return fmt::format("{}.{} %", permille / 10, permille % 10);
}

// Microseconds in a table, as people read them.
LogRows with_times(LogRows rows, std::size_t column) {
  for (auto& row : rows)
    if (column < row.size()) row[column] = milliseconds_text(whole(row[column]));
  return rows;
}

Result<Html> requests(const Asked& asked) {
  const auto& visit = asked.visit;
  auto by_status = asked.question("access");
  by_status.step = asked.range.step;
  by_status.group_by = {"status"};
  by_status.figures = {"count"};
  // How long an open page listens for news is no time to answer.
  auto times = asked.question("access", {"path!=/console/live"});
  times.step = asked.range.step;
  times.figures = {"p50(us)", "p95(us)", "p99(us)"};
  auto points = log_points(asked.range, visit.now);
  std::int64_t all = 0, failed = 0;
  for (const auto& row : TRY(asked.logs.ask(by_status))) {
    const auto count = whole(row[2]);
    all += count;
    if (row[1] >= "500") failed += count;
    add_figure(points, row[0], class_of(row[1]), count);
  }
  for (const auto& row : TRY(asked.logs.ask(times))) {
    add_figure(points, row[0], "p50", std::min(whole(row[1]), kEndlessUs));
    add_figure(points, row[0], "p95", std::min(whole(row[2]), kEndlessUs));
    add_figure(points, row[0], "p99", std::min(whole(row[3]), kEndlessUs));
  }
  const auto number = [&](std::int64_t n) { return visit.number(n); };
  Html html;
  html << "<div class=\"tiles\">";
  tile(html, asked.word("logs.requests"), visit.number(all));
  tile(html, asked.word("logs.failed"), share(failed, all));
  html << "</div><div class=\"columns\">"
       << card(asked.word(asked.range.step == "minute" ? "logs.per_minute" : "logs.per_hour"),
               curves(visit, points, {{"2xx", "2xx"}, {"3xx", "3xx"}, {"4xx", "4xx"}, {"5xx", "5xx"}},
                      asked.word("logs.requests_chart"), number))
       << card(asked.word("logs.times"),
               curves(visit, points, {{"p50", "p50"}, {"p95", "p95"}, {"p99", "p99"}},
                      asked.word("logs.times_chart"), milliseconds_text))
       << "</div>";
  return html;
}

Result<Html> access(const Asked& asked) {
  Html html;
  html << TRY(requests(asked));
  const auto paths = with_times(TRY(asked.top("access", {}, {"path"}, {"count", "p95(us)"})), 2);
  const auto errors = TRY(asked.top("access", {"status>=400"}, {"path", "status"}, {"count"}));
  html << "<div class=\"columns\">"
       << card(
              asked.word("logs.paths"),
              log_table(asked.visit, {asked.word("logs.path"), asked.word("logs.requests"), "p95"}, 1, paths))
       << card(asked.word("logs.errors"),
               log_table(asked.visit,
                         {asked.word("logs.path"), asked.word("logs.status"), asked.word("logs.requests")}, 2,
                         errors))
       << "</div>";
  return html;
}

Result<Html> business(const Asked& asked) {
  auto by_schema = asked.question("business");
  by_schema.step = asked.range.step;
  by_schema.group_by = {"schema"};
  by_schema.figures = {"count"};
  auto points = log_points(asked.range, asked.visit.now);
  for (const auto& row : TRY(asked.logs.ask(by_schema))) add_figure(points, row[0], row[1], whole(row[2]));
  std::vector<LogCurve> shown;
  for (const auto* schema : {"order", "payment", "stock", "account", "search"})
    shown.push_back({schema, asked.word(std::string{"logs.schema."} + schema)});
  const auto number = [&](std::int64_t n) { return asked.visit.number(n); };
  const auto orders = TRY(asked.top("business", {"schema=order"}, {"what"}, {"count"}));
  const auto searches = TRY(asked.top("business", {"schema=search"}, {"query"}, {"count", "avg(found)"}));
  Html html;
  html << card(asked.word("logs.events"),
               curves(asked.visit, points, shown, asked.word("logs.events_chart"), number))
       << "<div class=\"columns\">"
       << card(asked.word("logs.searched"),
               log_table(asked.visit,
                         {asked.word("logs.query"), asked.word("logs.searches"), asked.word("logs.found")}, 1,
                         searches))
       << card(asked.word("logs.order_events"),
               log_table(asked.visit, {asked.word("logs.what"), asked.word("logs.count")}, 1, orders))
       << "</div>";
  return html;
}

Result<Html> system(const Asked& asked) {
  auto by_level = asked.question("system");
  by_level.step = asked.range.step;
  by_level.group_by = {"level"};
  by_level.figures = {"count"};
  auto points = log_points(asked.range, asked.visit.now);
  for (const auto& row : TRY(asked.logs.ask(by_level))) add_figure(points, row[0], row[1], whole(row[2]));
  const auto events = TRY(asked.top("system", {}, {"event", "level"}, {"count"}));
  const auto number = [&](std::int64_t n) { return asked.visit.number(n); };
  Html html;
  html << card(asked.word("logs.lines"),
               curves(asked.visit, points,
                      {{"info", "info"}, {"debug", "debug"}, {"warning", "warning"}, {"error", "error"}},
                      asked.word("logs.lines_chart"), number))
       << card(asked.word("logs.what_it_says"),
               log_table(asked.visit,
                         {asked.word("logs.event"), asked.word("logs.level"), asked.word("logs.count")}, 2,
                         events));
  return html;
}

Result<Html> shown_of(const Asked& asked, std::string_view kind) {
  if (kind == "business") return business(asked);
  if (kind == "system") return system(asked);
  return access(asked);
}

Result<Response> show(const Visit& visit, LogReader& logs) {
  const auto& words = visit.words;
  const auto& range = log_range_asked(visit);
  std::string kind{visit.request.query_value("kind")};
  if (kind != "business" && kind != "system") kind = "access";
  const auto href = [](std::string_view of_kind, std::string_view of_range) {
    return fmt::format("{}?kind={}&range={}", kHere, of_kind, of_range);
  };
  std::vector<Chip> kinds, ranges;
  for (const auto* each : {"access", "business", "system"})
    kinds.push_back({words(std::string{"logs.kind."} + each), href(each, range.name), kind == each});
  for (const auto& each : log_ranges())
    ranges.push_back({words("logs.range." + each.name), href(kind, each.name), each.name == range.name});
  const auto shown = shown_of({visit, logs, range}, kind);
  Html main;
  main << chips(kinds, words("logs.kinds")) << chips(ranges, words("logs.ranges"));
  if (shown) {
    main << *shown;
  } else {
    main << notice(visit, Tone::kWarn, visit.explain(shown.error()));
  }
  main << "<p class=\"u-muted\">" << words("logs.text") << "</p>";
  return page(visit, {.title = words("logs.title"), .nav = "logs"}, main);
}

}  // namespace

Console::AddPages log_pages(LogReader& logs) {
  return [&logs](Pages& pages) {
    pages.nav({.key = "logs",
               .path = std::string{kHere},
               .icon = "trend",
               .permission = std::string{kPermission},
               .group = "system"});
    pages.get(std::string{kHere}, std::string{kPermission},
              [&logs](const Visit& visit) { return show(visit, logs); });
  };
}

}  // namespace souk::online::console
