// Questions to the logs over the staff's part of the API: for `souk logs query --server`, notebooks and
// dashboards.
#pragma once

#include "online/console/log_reader.hpp"
#include "runtime/http/route.hpp"

namespace souk::cloud::logbook {

// All rows are texts, numbers too: "12.5".
struct LogAnswer {
  std::vector<std::string> columns;  // one, "line", where no fields were asked for
  std::vector<std::vector<std::string>> rows;
  static constexpr std::string_view kName = "LogAnswer";
  static constexpr auto fields() {
    return field_table(
        field("columns", &LogAnswer::columns, {.max_length = 100}),
        field("rows", &LogAnswer::rows, {.max_length = 10'000, .help = "Cells as texts, numbers too."}));
  }
};

// `reader` and `clock` must outlive the routes.
http::Routes log_routes(online::console::LogReader& reader, const Clock& clock);

}  // namespace souk::cloud::logbook
