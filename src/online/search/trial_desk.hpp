// Beginning and ending trials, and where the one under way stands: what the API's handlers and the console's
// pages call.
#pragma once

#include "base/random.hpp"
#include "online/search/merchandising.hpp"
#include "online/search/trial_statistics.hpp"

namespace souk::online::search {

struct TrialState {
  Trial trial;
  TrialResult result;
  RateComparison clicks;
  RateComparison orders;
  static constexpr std::string_view kName = "SearchTrialState";
  static constexpr auto fields() {
    using S = TrialState;
    return field_table(field("trial", &S::trial), field("result", &S::result),
                       field("clicks", &S::clicks, {.help = "Visitors that opened a product of a result."}),
                       field("orders", &S::orders, {.help = "Visitors that placed an order."}));
  }
};

// Of a trial under way or ended.
TrialState state_of(Trial trial, const TrialResult& result);

struct TrialPlan {
  std::int64_t challenger = 0;
  std::int64_t share_permille = 500;
  std::string note;
  static constexpr std::string_view kName = "SearchTrialPlan";
  static constexpr auto fields() {
    using P = TrialPlan;
    return field_table(
        field("challenger", &P::challenger, {.min = 0, .help = "Version; the base is the one in force."}),
        field("share_permille", &P::share_permille,
              {.min = 1, .max = 999, .required = false, .help = "Of the visitors, that get the challenger."}),
        field("note", &P::note, {.max_length = 200, .required = false}));
  }
};

// Errors of start_trial().
Result<Trial> begin_trial(Merchandising& desk, Random& random, const TrialPlan& plan,
                          const Decision& decision);
// nullopt when none is under way. What was seen since the last flush is written first.
Result<std::optional<TrialState>> trial_under_way(const Merchandising& desk, TrialCounter& counter);
// Keeps what was counted with the trial and puts the winner in force. Errors of end_trial().
Result<Trial> finish_trial(Merchandising& desk, TrialCounter& counter, std::int64_t winner,
                           const Decision& decision);

}  // namespace souk::online::search
