// A question to the logs, and how it is written: `souk logs query` and the console ask the same ones.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "cloud/logbook/kind.hpp"

namespace souk::cloud::logbook {

enum class Compare { kEqual, kNotEqual, kLess, kAtMost, kGreater, kAtLeast, kContains };

// `field` is a dotted path in the line. Numbers compare as numbers where both sides are some; a line without
// the field matches kNotEqual alone.
struct Condition {
  std::string field;
  Compare compare = Compare::kEqual;
  std::string text;
  std::optional<double> number{};  // `text`, where it is one
};

enum class Figure { kCount, kSum, kAverage, kLeast, kMost, kPercentile };

struct Aggregate {
  Figure figure = Figure::kCount;
  std::string field{};  // of all but kCount
  int percent = 0;      // of kPercentile: 1 to 99
  std::string name{};   // as it was written: "p95(us)"
};

enum class Step { kNone, kMinute, kHour, kDay };

struct Query {
  Kind kind = Kind::kAccess;
  Instant from{};
  Instant until{};  // exclusive
  std::vector<Condition> where{};
  std::vector<std::string> fields{};  // columns of single lines; empty: the whole line
  std::vector<std::string> group_by{};
  std::vector<Aggregate> figures{};  // with any of these, or a step, lines are added up
  Step step = Step::kNone;           // a row for each of these, besides the groups
  std::size_t top = 0;               // groups with the most of the first figure; 0: all, by name
  std::size_t limit = 0;             // single lines; 0: all

  bool adds_up() const { return !figures.empty() || !group_by.empty() || step != Step::kNone; }
};

// What was written, one text a part: "status>=500", "path~/cart", "schema=order".
Result<Condition> parse_condition(std::string_view text);
// "count", "sum(bytes)", "avg(us)", "min(us)", "max(us)", "p50(us)" ... "p99(us)".
Result<Aggregate> parse_aggregate(std::string_view text);
// "access" ...; the complaint names the kinds.
Result<Kind> parse_kind(std::string_view text);
Result<Step> parse_step(std::string_view text);
// "now", "2h" (ago; also m and d), or RFC 3339 or a date.
Result<Instant> parse_moment(std::string_view text, Instant now);
// Names at the top of a line that no schema of the kind has, with the nearest that one has; and `from` before
// `until`. kInvalid "logs.field", "logs.time".
Status check_query(const Query& query);

}  // namespace souk::cloud::logbook
