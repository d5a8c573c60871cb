#include "online/catalogue/import/report.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::online::catalogue {

ProblemLog::ProblemLog(ImportReport& report, const std::string& path) : report_{report}, path_{path} {}

Status ProblemLog::open() {
  if (path_.empty()) return {};
  file_.open(path_, std::ios::binary | std::ios::app);
  if (!file_)
    return fail(
        invalid("import.report", fmt::format("The report {} cannot be written; name another file.", path_)));
  return {};
}

void ProblemLog::add(ImportProblem problem) {
  constexpr std::size_t kMaxListed = 100;
  constexpr std::size_t kMaxValue = 80;
  constexpr std::size_t kMaxCodes = 200;
  if (!text::is_valid_utf8(problem.value)) problem.value = "(not UTF-8)";
  problem.value = text::shorten(problem.value, kMaxValue);
  ++report_.counts.failed;
  if (report_.problem_counts.size() < kMaxCodes || report_.problem_counts.contains(problem.code)) {
    ++report_.problem_counts[problem.code];
  }
  if (file_.is_open()) file_ << to_json(problem) << '\n';
  if (report_.problems.size() < kMaxListed) report_.problems.push_back(std::move(problem));
}

}  // namespace souk::online::catalogue
