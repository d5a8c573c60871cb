#include "online/search/formula.hpp"

#include <algorithm>

namespace souk::online::search {
namespace {

bool is_needed(const Formula& formula, std::int64_t number) {
  if (number == formula.in_force) return true;
  return formula.trial && (number == formula.trial->base || number == formula.trial->challenger);
}

void forget_oldest(Formula& formula) {
  while (formula.versions.size() > kMaxFormulaVersions) {
    const auto oldest = std::find_if(formula.versions.begin(), formula.versions.end() - 1,
                                     [&](const auto& each) { return !is_needed(formula, each.number); });
    formula.versions.erase(oldest);
  }
  while (formula.past.size() > kMaxPastTrials) formula.past.erase(formula.past.begin());
}

Error no_version() { return not_found("search.version", "There is no such version of the formula."); }

Status no_trial_under_way(const Formula& formula) {
  if (!formula.trial) return {};
  return fail(
      precondition("search.trial_running", "A trial is under way; end it first by choosing its winner."));
}

}  // namespace

const FormulaVersion* find_version(const Formula& formula, std::int64_t number) {
  const auto found = std::find_if(formula.versions.begin(), formula.versions.end(),
                                  [&](const auto& each) { return each.number == number; });
  return found == formula.versions.end() ? nullptr : &*found;
}

Result<RankingWeights> weights_of(const Formula& formula, std::int64_t number) {
  if (number == 0) return RankingWeights{};
  const auto* version = find_version(formula, number);
  if (version == nullptr) return fail(no_version());
  return version->weights;
}

RankingWeights weights_in_force(const Formula& formula) {
  return weights_of(formula, formula.in_force).value_or(RankingWeights{});
}

std::int64_t add_version(Formula& formula, const RankingWeights& weights, const Decision& decision) {
  std::int64_t number = 1;
  for (const auto& each : formula.versions) number = std::max(number, each.number + 1);
  formula.versions.push_back({number, weights, decision.note, decision.by, decision.at});
  forget_oldest(formula);
  return number;
}

Status put_in_force(Formula& formula, std::int64_t number) {
  TRY(no_trial_under_way(formula));
  if (number != 0 && find_version(formula, number) == nullptr) return fail(no_version());
  formula.in_force = number;
  return {};
}

Status start_trial(Formula& formula, Trial trial) {
  TRY(no_trial_under_way(formula));
  if (trial.challenger != 0 && find_version(formula, trial.challenger) == nullptr) return fail(no_version());
  trial.base = formula.in_force;
  if (trial.base == trial.challenger)
    return fail(invalid("search.trial", "A version cannot be tried against itself; choose another one."));
  if (trial.share_permille < 1 || trial.share_permille > 999)
    return fail(invalid("search.trial", "`share_permille` lies between 1 and 999."));
  formula.trial = std::move(trial);
  return {};
}

Status end_trial(Formula& formula, std::int64_t winner, const TrialResult& result, const Decision& decision) {
  if (!formula.trial) return fail(precondition("search.no_trial", "No trial is under way."));
  if (winner != formula.trial->base && winner != formula.trial->challenger)
    return fail(invalid("search.winner", "The winner is one of the trial's two versions."));
  auto trial = std::move(*formula.trial);
  formula.trial.reset();
  trial.ended_at = decision.at;
  trial.ended_by = decision.by;
  trial.winner = winner;
  trial.base_found = result.base;
  trial.challenger_found = result.challenger;
  formula.in_force = winner;
  formula.past.push_back(std::move(trial));
  forget_oldest(formula);
  return {};
}

}  // namespace souk::online::search
