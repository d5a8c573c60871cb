#include "cloud/logbook/query/log_routes.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "cloud/logbook/query/query.hpp"

namespace souk::cloud::logbook {
namespace {

using http::Nothing;
using http::Request;
using online::console::LogQuestion;

constexpr std::size_t kMaxRows = 10'000;

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> all;
  for (const auto part : text::split(text, ','))
    if (const auto name = text::trim(part); !name.empty()) all.emplace_back(name);
  return all;
}

Result<LogQuestion> question_of(const Request& request, Instant now) {
  const auto value_or = [&](std::string_view name, std::string_view otherwise) {
    const auto value = request.query_value(name);
    return std::string{value.empty() ? otherwise : value};
  };
  LogQuestion asked{.kind = value_or("kind", "access"),
                    .from = TRY(parse_moment(value_or("from", "1h"), now)),
                    .until = TRY(parse_moment(value_or("until", "now"), now))};
  for (const auto text : request.query_values("where")) asked.where.emplace_back(text);
  asked.fields = list_of(request.query_value("fields"));
  asked.group_by = list_of(request.query_value("group"));
  asked.figures = list_of(request.query_value("show"));
  asked.step = request.query_value("per");
  const auto limit = value_or("limit", "1000");
  const auto [end, failed] = std::from_chars(limit.data(), limit.data() + limit.size(), asked.limit);
  if (failed != std::errc{} || end != limit.data() + limit.size() || asked.limit < 1 ||
      asked.limit > kMaxRows)
    return fail(invalid("logs.limit", "The limit is a number from 1 to 10,000."));
  return asked;
}

std::vector<std::string> columns_of(const LogQuestion& asked) {
  std::vector<std::string> columns;
  if (!asked.step.empty()) columns.emplace_back("at");
  columns.insert(columns.end(), asked.group_by.begin(), asked.group_by.end());
  columns.insert(columns.end(), asked.figures.begin(), asked.figures.end());
  if (!columns.empty() && asked.figures.empty()) columns.emplace_back("count");
  if (columns.empty()) columns = asked.fields;
  if (columns.empty()) columns.emplace_back("line");
  return columns;
}

}  // namespace

http::Routes log_routes(online::console::LogReader& reader, const Clock& clock) {
  http::Routes routes;
  routes.add<Nothing, LogAnswer>(
      {.method = http::Method::kGet,
       .path = "/api/v1/admin/logs",
       .summary = "Answer a question to the logs of all instances",
       .tag = "logs",
       .access = http::Access::kStaff,
       .permission = "logs.read",
       .parameters = {{.name = "kind", .help = "access, business or system; access when left out."},
                      {.name = "from", .help = "30m, 2h or 7d (ago), a date or a moment; 1h when left out."},
                      {.name = "until", .help = "Written alike; now when left out."},
                      {.name = "where", .help = "A condition such as status>=500; several must all hold."},
                      {.name = "fields", .help = "Fields of single lines, with commas between them."},
                      {.name = "group", .help = "Fields to add lines up by."},
                      {.name = "show",
                       .help = "Figures: count, sum(f), avg(f), min(f), max(f), p1(f) to p99(f)."},
                      {.name = "per", .help = "minute, hour or day."},
                      {.name = "limit",
                       .help = "Of groups (those with most) or lines, 1 to 10,000; 1,000 when left out."}},
       .failures = {{ErrorKind::kInvalid, "logs.field", "no line has this field"},
                    {ErrorKind::kInvalid, "logs.time", "this is no time"},
                    {ErrorKind::kInvalid, "logs.condition", "this is no condition"},
                    {ErrorKind::kInvalid, "logs.figure", "this is no figure"},
                    {ErrorKind::kLimit, "logs.too_much", "that is more than may be read at once"},
                    {ErrorKind::kLimit, "logs.busy", "others ask already"}}},
      [&reader, &clock](const Nothing&, const Request& request) -> Result<LogAnswer> {
        const auto asked = TRY(question_of(request, clock.now()));
        LogAnswer answer{.columns = columns_of(asked), .rows = {}};
        answer.rows = TRY(reader.ask(asked));
        if (answer.rows.size() > kMaxRows) answer.rows.resize(kMaxRows);
        return answer;
      });
  return routes;
}

}  // namespace souk::cloud::logbook
