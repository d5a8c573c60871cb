// `souk doctor`: runs every check and says what it saw and what to do.
#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "main/commands.hpp"
#include "main/doctor.hpp"
#include "main/settings_source.hpp"

namespace souk::app {
namespace {

void print(const Finding& finding) {
  static constexpr std::array kWords{"fine ", "watch", "WRONG"};
  fmt::print("{}  {:<17} {}\n", kWords[static_cast<std::size_t>(finding.verdict)], finding.check,
             finding.saw);
  constexpr std::size_t kShown = 50;
  for (std::size_t i = 0; i < std::min(kShown, finding.details.size()); ++i)
    fmt::print("                           - {}\n", finding.details[i]);
  if (finding.details.size() > kShown)
    fmt::print("                           - ... and {} more\n", finding.details.size() - kShown);
  if (!finding.advice.empty()) fmt::print("                         > {}\n", finding.advice);
  std::fflush(stdout);
}

Result<Verdict> examine(const CommandLine& line) {
  TRY(check_is_shop(TRY(load_settings(line))));
  Workshop workshop;
  TRY(workshop.open(line));
  auto worst = Verdict::kFine;
  for (const auto& examine_part : {examine_machine, examine_books, examine_outgoing, examine_objects}) {
    for (const auto& finding : examine_part(workshop)) {
      print(finding);
      worst = std::max(worst, finding.verdict);
    }
  }
  return worst;
}

}  // namespace

int run_doctor(const CommandLine& line) {
  const auto worst = examine(line);
  if (!worst) return complain(worst.error());
  fmt::print("{}\n", *worst == Verdict::kFine    ? "Everything agrees."
                     : *worst == Verdict::kWatch ? "Everything agrees; look at what says \"watch\"."
                                                 : "Something is wrong: see above.");
  return *worst == Verdict::kWrong ? kExitFailed : kExitDone;
}

}  // namespace souk::app
