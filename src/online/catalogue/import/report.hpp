// What an import did, and what it could not do: each problem names row, column and value and says what to
// change.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/codec.hpp"

namespace souk::online::catalogue {

struct ImportProblem {
  std::int64_t row = 0;  // 1 is the first record behind the header
  std::string column;
  std::string value;  // shortened
  std::string code;
  std::string message;
  static constexpr std::string_view kName = "ImportProblem";
  static constexpr auto fields() {
    using P = ImportProblem;
    return field_table(field("row", &P::row), field("column", &P::column), field("value", &P::value),
                       field("code", &P::code), field("message", &P::message));
  }
};

struct ImportCounts {
  std::int64_t rows = 0;  // read, whatever became of them
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
  std::int64_t skipped = 0;  // by a rule of the mapping
  std::int64_t failed = 0;
  std::int64_t categories_created = 0;
  std::int64_t brands_created = 0;
  static constexpr auto fields() {
    using C = ImportCounts;
    return field_table(field("rows", &C::rows), field("created", &C::created), field("updated", &C::updated),
                       field("unchanged", &C::unchanged), field("skipped", &C::skipped),
                       field("failed", &C::failed), field("categories_created", &C::categories_created),
                       field("brands_created", &C::brands_created));
  }
};

struct ImportReport {
  ImportCounts counts;
  bool dry_run = false;
  std::int64_t resumed_at_row = 0;                     // 0: from the beginning
  std::vector<ImportProblem> problems;                 // the first hundred
  std::map<std::string, std::int64_t> problem_counts;  // by code; all of them
  std::int64_t milliseconds = 0;
  static constexpr std::string_view kName = "ImportReport";
  static constexpr auto fields() {
    using R = ImportReport;
    return field_table(field("counts", &R::counts), field("dry_run", &R::dry_run),
                       field("resumed_at_row", &R::resumed_at_row), field("problems", &R::problems),
                       field("problem_counts", &R::problem_counts), field("milliseconds", &R::milliseconds));
  }
};

// Collects problems: the first hundred in the report, each of them as a line of JSON in the file when one is
// named.
class ProblemLog {
 public:
  ProblemLog(ImportReport& report, const std::string& path);
  // kInvalid "import.report" when the file cannot be written.
  Status open();
  void add(ImportProblem problem);

 private:
  ImportReport& report_;
  std::string path_;
  std::ofstream file_;
};

}  // namespace souk::online::catalogue
