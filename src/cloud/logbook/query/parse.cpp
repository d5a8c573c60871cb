#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/logbook/query/query.hpp"
#include "cloud/logbook/query/values.hpp"
#include "cloud/logbook/schema.hpp"

namespace souk::cloud::logbook {
namespace {

// Longer marks first: ">=" is not ">" and "=".
constexpr std::array<std::pair<std::string_view, Compare>, 7> kMarks{
    std::pair{std::string_view{"!="}, Compare::kNotEqual},
    std::pair{std::string_view{">="}, Compare::kAtLeast},
    std::pair{std::string_view{"<="}, Compare::kAtMost},
    std::pair{std::string_view{"="}, Compare::kEqual},
    std::pair{std::string_view{">"}, Compare::kGreater},
    std::pair{std::string_view{"<"}, Compare::kLess},
    std::pair{std::string_view{"~"}, Compare::kContains}};

bool is_field(std::string_view name) {
  return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  });
}

Error bad_condition(std::string_view text) {
  return invalid(
      "logs.condition",
      fmt::format("\"{}\" is no condition: write a field, one of = != < <= > >= ~ (contains) and a "
                  "value, e.g. status>=500.",
                  text::shorten(text, 60)));
}

Error bad_figure(std::string_view text) {
  return invalid(
      "logs.figure",
      fmt::format("\"{}\" is no figure: write count, sum(field), avg(field), min(field), max(field) or "
                  "p1(field) to p99(field).",
                  text::shorten(text, 60)));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Enum>
std::string names_of() {
  std::string names;
  for (const auto& [value, name] : EnumNames<Enum>::kNames)
    names += (names.empty() ? "" : ", ") + std::string{name};
  return names;
}

}  // namespace

Result<Condition> parse_condition(std::string_view text) {
  const auto at = text.find_first_of("!=<>~");
  if (at == std::string_view::npos) return fail(bad_condition(text));
  for (const auto& [mark, compare] : kMarks) {
    if (!text.substr(at).starts_with(mark)) continue;
    const auto field = text::trim(text.substr(0, at));
    const auto value = text::trim(text.substr(at + mark.size()));
    if (!is_field(field)) return fail(bad_condition(text));
    return Condition{std::string{field}, compare, std::string{value}, number_in(value)};
  }
  return fail(bad_condition(text));
}

Result<Aggregate> parse_aggregate(std::string_view text) {
  text = text::trim(text);
  Aggregate aggregate{.name = std::string{text}};
  if (text == "count") return aggregate;
  const auto open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return fail(bad_figure(text));
  const auto word = text.substr(0, open);
  const auto field = text::trim(text.substr(open + 1, text.size() - open - 2));
  if (!is_field(field)) return fail(bad_figure(text));
  aggregate.field = field;
  constexpr std::array<std::pair<std::string_view, Figure>, 4> kWords{
      std::pair{std::string_view{"sum"}, Figure::kSum}, std::pair{std::string_view{"avg"}, Figure::kAverage},
      std::pair{std::string_view{"min"}, Figure::kLeast}, std::pair{std::string_view{"max"}, Figure::kMost}};
  for (const auto& [known, figure] : kWords) {
    if (word != known) continue;
    aggregate.figure = figure;
    return aggregate;
  }
  const auto percent = word.starts_with('p') ? whole_number(word.substr(1)) : std::nullopt;
  if (!percent || *percent < 1 || *percent > 99) return fail(bad_figure(text));
  aggregate.figure = Figure::kPercentile;
  aggregate.percent = static_cast<int>(*percent);
  return aggregate;
}

Result<Kind> parse_kind(std::string_view text) {
  for (const auto& [kind, name] : EnumNames<Kind>::kNames)
    if (name == text) return kind;
  return fail(invalid("logs.kind", fmt::format("There is no kind \"{}\"; there are {}.",
                                               text::shorten(text, 40), names_of<Kind>())));
}

Result<Step> parse_step(std::string_view text) {
  if (text.empty()) return Step::kNone;
  if (text == "minute") return Step::kMinute;
  if (text == "hour") return Step::kHour;
  if (text == "day") return Step::kDay;
  return fail(invalid("logs.step", "A series is per minute, hour or day."));
}

Result<Instant> parse_moment(std::string_view text, Instant now) {
  if (text == "now") return now;
  constexpr std::int64_t kMinute = 60'000;
  const auto ago = text.empty() ? std::nullopt : whole_number(text.substr(0, text.size() - 1));
  if (ago && *ago >= 0 && *ago <= 1'000'000) {
    if (text.ends_with('m')) return now - milliseconds{*ago * kMinute};
    if (text.ends_with('h')) return now - milliseconds{*ago * 60 * kMinute};
    if (text.ends_with('d')) return now - milliseconds{*ago * 24 * 60 * kMinute};
  }
  const auto moment = parse_instant(text);
  if (moment) return *moment;
  return fail(
      invalid("logs.time", fmt::format("\"{}\" is no time: write now, 30m, 2h or 7d (ago), 2026-11-30 or "
                                       "2026-11-30T21:00:00Z.",
                                       text::shorten(text, 40))));
}

Status check_query(const Query& query) {
  if (query.from >= query.until) {
    return fail(invalid("logs.time", "The time that is asked for ends before it begins; turn it round."));
  }
  const auto known = field_names(query.kind);
  const auto check = [&](std::string_view path) -> Status {
    const auto top = path.substr(0, path.find('.'));
    if (std::find(known.begin(), known.end(), top) != known.end()) return {};
    const auto near = text::nearest(top, known);
    return fail(invalid("logs.field", fmt::format("Lines of the kind {} have no field \"{}\"; {}.",
                                                  enum_name(query.kind), text::shorten(top, 40),
                                                  near ? fmt::format("did you mean {}?", *near)
                                                       : "docs/reference/logs.md lists them")));
  };
  for (const auto& condition : query.where) TRY(check(condition.field));
  for (const auto& field : query.fields) TRY(check(field));
  for (const auto& field : query.group_by) TRY(check(field));
  for (const auto& figure : query.figures)
    if (figure.figure != Figure::kCount) TRY(check(figure.field));
  return {};
}

}  // namespace souk::cloud::logbook
