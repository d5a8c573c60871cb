#include "online/search/trial_desk.hpp"

namespace souk::online::search {

TrialState state_of(Trial trial, const TrialResult& result) {
  const auto& base = result.base;
  const auto& other = result.challenger;
  return {std::move(trial), result,
          compare_rates({base.clicked, base.sessions}, {other.clicked, other.sessions}),
          compare_rates({base.ordered, base.sessions}, {other.ordered, other.sessions})};
}

Result<Trial> begin_trial(Merchandising& desk, Random& random, const TrialPlan& plan,
                          const Decision& decision) {
  Trial trial{.id = random_hex(random, 8),
              .challenger = plan.challenger,
              .share_permille = plan.share_permille,
              .note = plan.note,
              .by = decision.by,
              .started_at = decision.at};
  const auto formula =
      TRY(desk.change_formula([&](Formula& changed) { return start_trial(changed, trial); }));
  return *formula.trial;
}

Result<std::optional<TrialState>> trial_under_way(const Merchandising& desk, TrialCounter& counter) {
  const auto formula = TRY(desk.formula());
  if (!formula.trial) return std::nullopt;
  TRY(counter.flush());
  const auto result = TRY(counter.result(*formula.trial));
  return state_of(*formula.trial, result);
}

Result<Trial> finish_trial(Merchandising& desk, TrialCounter& counter, std::int64_t winner,
                           const Decision& decision) {
  const auto state = TRY(trial_under_way(desk, counter));
  const auto result = state ? state->result : TrialResult{};
  const auto formula = TRY(desk.change_formula([&](Formula& changed) -> Status {
    // Another trial may have begun between reading and writing: that one was not counted here.
    if (state && changed.trial && changed.trial->id != state->trial.id)
      return fail(precondition("search.no_trial", "That trial has ended."));
    return end_trial(changed, winner, result, decision);
  }));
  const auto ended = formula.past.back();
  // Its figures are with the trial now; should this fail, 64 small documents stay.
  (void)counter.forget(ended.id);
  return ended;
}

}  // namespace souk::online::search
