// Figures of groups of lines, added up in bounded memory. Percentiles come from a histogram whose classes
// grow by a hundredth: they are right to 1 %, whatever the number of lines.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "cloud/logbook/query/query.hpp"

namespace souk::cloud::logbook {

class Histogram {
 public:
  void add(double value);
  // The value that `percent` of all are at or below; 0 without any.
  double percentile(int percent) const;

 private:
  std::map<int, std::int64_t> classes_;
  std::int64_t count_ = 0;
};

struct Row {
  std::vector<std::string> cells;
};

class Table {
 public:
  static constexpr std::size_t kMaxGroups = 100'000;

  explicit Table(const Query& query);
  // kLimit "logs.groups" when there are more groups than that.
  Status add(const json::value& line);
  std::vector<std::string> columns() const;
  // Ordered by time, then as the query says. Groups beyond its `top` are left out of each.
  std::vector<Row> rows() const;

 private:
  struct Cell {
    std::int64_t count = 0;
    double sum = 0, least = 0, most = 0;
    Histogram histogram;
  };
  using Key = std::vector<std::string>;
  struct Group {
    std::vector<Cell> cells;
  };
  double figure(const Aggregate& aggregate, const Cell& cell) const;

  Query query_;
  std::map<Key, Group> groups_;
};

}  // namespace souk::cloud::logbook
