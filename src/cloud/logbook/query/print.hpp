// Rows as a person, a program or a spreadsheet wants them.
#pragma once

#include <cstdio>

#include "cloud/logbook/query/run.hpp"

namespace souk::cloud::logbook {

enum class Format { kTable, kNdjson, kCsv };
Result<Format> parse_format(std::string_view text);

class Printer {
 public:
  // `raw`: rows are whole lines (a query without fields and figures), printed as they are.
  Printer(Format format, bool raw, std::FILE* out) : format_{format}, raw_{raw}, out_{out} {}
  // What run_query() wants; the printer must outlive it.
  Rows rows();
  // A table is printed in pieces of 1,000 rows, whose columns are as wide as they need.
  Status finish();

 private:
  Status begin(const std::vector<std::string>& columns);
  Status row(const Row& row);
  Status write(std::string_view text);

  Format format_;
  bool raw_;
  std::FILE* out_;
  std::vector<std::string> columns_;
  std::vector<Row> waiting_;
};

}  // namespace souk::cloud::logbook
