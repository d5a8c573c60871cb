// What the console asks of the logs; the cloud wing implements it (src/cloud/logbook/query) and main wires
// it.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::online::console {

// As `souk logs query` has it: kind, conditions ("status>=500"), fields to group by, figures ("count",
// "p95(us)"). With neither groups nor figures nor a step it is for single lines of these `fields`.
struct LogQuestion {
  std::string kind;
  Instant from{};
  Instant until{};
  std::vector<std::string> where{};
  std::vector<std::string> fields{};
  std::vector<std::string> group_by{};
  std::vector<std::string> figures{};
  std::string step{};     // "minute", "hour", "day" or empty; then the first column
  std::size_t limit = 0;  // of groups, those with the most of the first figure; or of lines; 0: all
};

// Columns: the step, the groups, the figures; or the fields.
using LogRows = std::vector<std::vector<std::string>>;

class LogReader {
 public:
  virtual ~LogReader() = default;
  // What is not yet in the bucket counts too. kLimit "logs.too_much" past what a page may read, "logs.busy"
  // when others ask already.
  virtual Result<LogRows> ask(const LogQuestion& question) = 0;
};

}  // namespace souk::online::console
