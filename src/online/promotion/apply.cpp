// Rules applied to a basket, one after another, with groups and exclusive ones weighed.
#include <algorithm>

#include "online/promotion/rule_set.hpp"

namespace souk::online::promotion {

// One pass over a basket. `shelf` is the run's own: it is lowered as rules are applied.
struct RuleSet::Run {
  const RuleSet& set;
  const Occasion& occasion;
  std::vector<Verdict>* verdicts;

  std::int64_t worth(const Saving& saving, bool already_free) const {
    return saving.minor + (saving.free_shipping && !already_free ? occasion.shipping_minor : 0);
  }

  void tell(const Rule& rule, const Found& found, bool applied, std::string_view reason) const {
    if (verdicts == nullptr) return;
    verdicts->push_back({.code = rule.promotion.code,
                         .name = rule.promotion.name,
                         .applied = applied,
                         .reason = std::string{reason},
                         .minor = found.saving.minor,
                         .missing = found.missing});
  }

  static void lower(Shelf& shelf, Outcome& outcome, const Rule& rule, Saving saving) {
    for (const auto& [line, minor] : saving.parts) shelf.totals[line] -= minor;
    outcome.minor += saving.minor;
    outcome.free_shipping = outcome.free_shipping || saving.free_shipping;
    outcome.parts.push_back({&rule.promotion, std::move(saving)});
  }

  bool full(const Outcome& outcome) const { return outcome.parts.size() >= kMaxApplied; }

  // The best of a group takes the place of its first.
  void take_best(Shelf& shelf, Outcome& outcome, const std::vector<std::size_t>& candidates,
                 std::size_t group) const {
    const Rule* best = nullptr;
    std::vector<std::pair<const Rule*, Found>> members;
    std::int64_t most = 0;
    for (const auto index : candidates) {
      const auto& rule = set.rules_[index];
      if (rule.group != group) continue;
      members.emplace_back(&rule, set.look(rule, shelf, occasion));
      const auto& found = members.back().second;
      const auto gives = found.reason.empty() ? worth(found.saving, outcome.free_shipping) : 0;
      if (gives <= most) continue;
      most = gives;
      best = &rule;
    }
    const bool no_room = full(outcome);
    for (auto& [rule, found] : members) {
      const bool applied = rule == best && !no_room;
      std::string_view reason = found.reason;
      if (reason.empty() && !applied) reason = rule == best ? "too_many" : "group";
      tell(*rule, found, applied, applied ? std::string_view{} : reason);
      if (applied) lower(shelf, outcome, *rule, std::move(found.saving));
    }
  }

  Outcome together(Shelf& shelf, const std::vector<std::size_t>& candidates) const {
    Outcome outcome;
    std::vector<std::size_t> groups_done;
    for (const auto index : candidates) {
      const auto& rule = set.rules_[index];
      if (rule.promotion.stacking == Stacking::kExclusive) continue;
      if (rule.group != 0) {
        if (std::find(groups_done.begin(), groups_done.end(), rule.group) != groups_done.end()) continue;
        groups_done.push_back(rule.group);
        take_best(shelf, outcome, candidates, rule.group);
        continue;
      }
      if (verdicts == nullptr && full(outcome)) break;
      auto found = set.look(rule, shelf, occasion);
      const bool applied = found.reason.empty() && !full(outcome);
      tell(rule, found, applied, found.reason.empty() && !applied ? "too_many" : found.reason);
      if (applied) lower(shelf, outcome, rule, std::move(found.saving));
    }
    return outcome;
  }

  // The exclusive rule that gives most; nullptr when none applies.
  const Rule* alone(const Shelf& shelf, const std::vector<std::size_t>& candidates, Found& best) const {
    const Rule* chosen = nullptr;
    for (const auto index : candidates) {
      const auto& rule = set.rules_[index];
      if (rule.promotion.stacking != Stacking::kExclusive) continue;
      auto found = set.look(rule, shelf, occasion);
      tell(rule, found, false, found.reason.empty() ? "exclusive" : found.reason);
      if (!found.reason.empty()) continue;
      if (chosen != nullptr && worth(found.saving, false) <= worth(best.saving, false)) continue;
      chosen = &rule;
      best = std::move(found);
    }
    return chosen;
  }

  // The exclusive one has won: what was told of the others is no longer so.
  void retell(const Rule& winner) const {
    if (verdicts == nullptr) return;
    for (auto& verdict : *verdicts) {
      const bool won = verdict.code == winner.promotion.code;
      if (verdict.applied && !won) verdict.reason = "exclusive";
      if (won) verdict.reason.clear();
      verdict.applied = won;
    }
  }
};

Outcome RuleSet::apply(Shelf& shelf, const std::vector<const catalogue::Offer*>& offers,
                       const Occasion& occasion, std::vector<Verdict>* verdicts) const {
  shelf.terms.clear();
  for (const auto* offer : offers) shelf.terms.push_back(terms_of(terms_, *offer));
  std::vector<std::size_t> rules;
  if (verdicts == nullptr) {
    rules = candidates(shelf, occasion);
  } else {
    for (std::size_t i = 0; i < rules_.size(); ++i) rules.push_back(i);
  }
  const Run run{*this, occasion, verdicts};
  Found best;
  const auto* exclusive = run.alone(shelf, rules, best);
  const auto before = shelf.totals;
  auto outcome = run.together(shelf, rules);
  if (exclusive == nullptr) return outcome;
  const auto stacked = outcome.minor + (outcome.free_shipping ? occasion.shipping_minor : 0);
  if (run.worth(best.saving, false) <= stacked) return outcome;
  shelf.totals = before;
  outcome = {};
  Run::lower(shelf, outcome, *exclusive, std::move(best.saving));
  run.retell(*exclusive);
  return outcome;
}

}  // namespace souk::online::promotion
