// Runs a query: reads the batches of the hours that it asks for, one after another, and gives rows.
#pragma once

#include <functional>

#include "cloud/logbook/query/query.hpp"
#include "cloud/logbook/query/source.hpp"
#include "cloud/logbook/query/table.hpp"

namespace souk::cloud::logbook {

struct Progress {
  std::int64_t hours = 0;
  std::int64_t hours_done = 0;
  std::int64_t bytes = 0;  // read, packed
  std::int64_t lines = 0;
  std::int64_t matched = 0;
};

struct RunOptions {
  std::function<void(const Progress&)> progress{};  // at each batch
  std::int64_t max_bytes = 0;  // packed; past it kLimit "logs.too_much"; 0: as many as there are
};

struct Rows {
  std::function<Status(const std::vector<std::string>& columns)> begin;
  std::function<Status(const Row& row)> row;
};

// Lines come by hour, batch and place in it; figures when all is read. Errors of the query ("logs.field",
// "logs.time"), of the store, "logs.batch", "logs.groups", "logs.too_much", kTimeout "logs.timeout".
Result<Progress> run_query(const Query& query, const LogSource& source, const RunOptions& options,
                           const Rows& out);

}  // namespace souk::cloud::logbook
