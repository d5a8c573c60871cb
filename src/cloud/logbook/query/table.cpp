#include "cloud/logbook/query/table.hpp"

#include <algorithm>
#include <cmath>

#include "cloud/logbook/query/values.hpp"

namespace souk::cloud::logbook {
namespace {

const double kGrowth = std::log(1.02);  // a class's middle is a hundredth from its ends

// Zero and below are one class: durations and sizes have none.
int class_of(double value) {
  return value < 1e-9 ? std::numeric_limits<int>::min()
                      : static_cast<int>(std::floor(std::log(value) / kGrowth));
}

// "2026-11-30T21:04:05.678Z" -> "2026-11-30T21:04Z": RFC 3339 in UTC sorts by its text.
std::string step_of(std::string_view at, Step step) {
  switch (step) {
    case Step::kMinute:
      return std::string{at.substr(0, 16)} + "Z";
    case Step::kHour:
      return std::string{at.substr(0, 13)} + ":00Z";
    case Step::kDay:
      return std::string{at.substr(0, 10)};
    case Step::kNone:
      break;
  }
  return {};
}

}  // namespace

void Histogram::add(double value) {
  ++classes_[class_of(value)];
  ++count_;
}

double Histogram::percentile(int percent) const {
  if (count_ == 0) return 0;
  const auto wanted = (count_ * percent + 99) / 100;
  std::int64_t seen = 0;
  for (const auto& [number, count] : classes_) {
    seen += count;
    if (seen < wanted) continue;
    if (number == std::numeric_limits<int>::min()) return 0;
    return std::round(std::exp((number + 0.5) * kGrowth));
  }
  return 0;
}

Table::Table(const Query& query) : query_{query} {
  if (query_.figures.empty()) query_.figures.push_back({.name = "count"});
}

Status Table::add(const json::value& line) {
  Key key;
  if (query_.step != Step::kNone) key.push_back(step_of(text_of(find_path(line, "at")), query_.step));
  for (const auto& field : query_.group_by) key.push_back(text_of(find_path(line, field)));
  auto found = groups_.find(key);
  if (found == groups_.end()) {
    if (groups_.size() == kMaxGroups) {
      return fail(
          {.kind = ErrorKind::kLimit,
           .code = "logs.groups",
           .message = "There are more than 100,000 groups; group by fewer fields or ask for less time."});
    }
    found = groups_.emplace(std::move(key), Group{std::vector<Cell>(query_.figures.size())}).first;
  }
  for (std::size_t i = 0; i < query_.figures.size(); ++i) {
    const auto& aggregate = query_.figures[i];
    auto& cell = found->second.cells[i];
    if (aggregate.figure == Figure::kCount) {
      ++cell.count;
      continue;
    }
    const auto* value = find_path(line, aggregate.field);
    const auto number = value == nullptr ? std::nullopt : number_of(*value);
    if (!number) continue;
    cell.least = cell.count == 0 ? *number : std::min(cell.least, *number);
    cell.most = cell.count == 0 ? *number : std::max(cell.most, *number);
    cell.sum += *number;
    ++cell.count;
    if (aggregate.figure == Figure::kPercentile) cell.histogram.add(*number);
  }
  return {};
}

std::vector<std::string> Table::columns() const {
  std::vector<std::string> names;
  if (query_.step != Step::kNone) names.emplace_back("at");
  names.insert(names.end(), query_.group_by.begin(), query_.group_by.end());
  for (const auto& aggregate : query_.figures) names.push_back(aggregate.name);
  return names;
}

double Table::figure(const Aggregate& aggregate, const Cell& cell) const {
  switch (aggregate.figure) {
    case Figure::kCount:
      return static_cast<double>(cell.count);
    case Figure::kSum:
      return cell.sum;
    case Figure::kAverage:
      return cell.count == 0 ? 0 : cell.sum / static_cast<double>(cell.count);
    case Figure::kLeast:
      return cell.least;
    case Figure::kMost:
      return cell.most;
    case Figure::kPercentile:
      return cell.histogram.percentile(aggregate.percent);
  }
  return 0;
}

std::vector<Row> Table::rows() const {
  struct Ranked {
    Row row;
    double first = 0;
  };
  std::vector<Ranked> ranked;
  for (const auto& [key, group] : groups_) {
    Ranked one{{key}, figure(query_.figures[0], group.cells[0])};
    for (std::size_t i = 0; i < query_.figures.size(); ++i)
      one.row.cells.push_back(text_of(figure(query_.figures[i], group.cells[i])));
    ranked.push_back(std::move(one));
  }
  const bool by_time = query_.step != Step::kNone;
  if (query_.top > 0) {
    std::stable_sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
      if (by_time && a.row.cells[0] != b.row.cells[0]) return a.row.cells[0] < b.row.cells[0];
      return a.first > b.first;
    });
  }
  std::vector<Row> rows;
  std::string step;
  std::size_t of_step = 0;
  for (auto& one : ranked) {
    if (by_time && one.row.cells[0] != step) {
      step = one.row.cells[0];
      of_step = 0;
    }
    if (query_.top == 0 || of_step++ < query_.top) rows.push_back(std::move(one.row));
  }
  return rows;
}

}  // namespace souk::cloud::logbook
