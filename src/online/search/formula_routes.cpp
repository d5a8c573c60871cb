// /api/v1/admin/search/ranking/versions and /trial.
#include "online/search/staff_routes.hpp"
#include "online/search/trial_desk.hpp"

namespace souk::online::search {
namespace {

using http::Method;
using http::Nothing;
using http::Request;

struct NewVersion {
  RankingWeights weights;
  std::string note;
  bool in_force = false;
  static constexpr std::string_view kName = "SearchNewVersion";
  static constexpr auto fields() {
    using V = NewVersion;
    return field_table(field("weights", &V::weights),
                       field("note", &V::note, {.max_length = 200, .required = false}),
                       field("in_force", &V::in_force, {.required = false, .help = "Also put in force."}));
  }
};

struct ChosenVersion {
  std::int64_t version = 0;
  static constexpr std::string_view kName = "SearchChosenVersion";
  static constexpr auto fields() {
    return field_table(field("version", &ChosenVersion::version, {.min = 0}));
  }
};

struct TrialAnswer {
  std::optional<TrialState> trial;
  static constexpr std::string_view kName = "SearchTrialAnswer";
  static constexpr auto fields() {
    return field_table(field("trial", &TrialAnswer::trial, {.help = "Absent when none is under way."}));
  }
};

Decision decision_of(const Request& request, const Clock& clock, std::string note = {}) {
  return {std::move(note), std::string{request.note("staff")}, clock.now()};
}

void add_versions(http::Routes& routes, const SearchStaffDeps& deps) {
  routes.add<Nothing, Formula>(
      staff_route(Method::kGet, "ranking/versions", "Every version of the ranking's formula, and its trials"),
      [desk = deps.merchandising](const Nothing&, const Request&) { return desk->formula(); });
  auto made = staff_route(Method::kPost, "ranking/versions", "Keep a new version of the formula");
  made.success_status = 201;
  made.failures = {{ErrorKind::kPrecondition, "search.trial_running", "a trial is under way"}};
  routes.add<NewVersion, FormulaVersion>(
      std::move(made), [deps](const NewVersion& input, const Request& request) -> Result<FormulaVersion> {
        const auto decision = decision_of(request, *deps.clock, input.note);
        std::int64_t number = 0;
        const auto formula = TRY(deps.merchandising->change_formula([&](Formula& changed) -> Status {
          number = add_version(changed, input.weights, decision);
          return input.in_force ? put_in_force(changed, number) : Status{};
        }));
        return *find_version(formula, number);
      });
  auto chosen = staff_route(Method::kPut, "ranking/in-force", "Put a version of the formula in force");
  chosen.failures = {{ErrorKind::kNotFound, "search.version", "there is no such version"},
                     {ErrorKind::kPrecondition, "search.trial_running", "a trial is under way"}};
  routes.add<ChosenVersion, ChosenVersion>(
      std::move(chosen), [deps](const ChosenVersion& input, const Request&) -> Result<ChosenVersion> {
        TRY(deps.merchandising->change_formula(
            [&](Formula& formula) { return put_in_force(formula, input.version); }));
        return input;
      });
}

void add_trial(http::Routes& routes, const SearchStaffDeps& deps) {
  routes.add<Nothing, TrialAnswer>(
      staff_route(Method::kGet, "trial", "Where the trial of two versions stands"),
      [deps](const Nothing&, const Request&) -> Result<TrialAnswer> {
        return TrialAnswer{TRY(trial_under_way(*deps.merchandising, *deps.trials))};
      });
  auto begun = staff_route(Method::kPost, "trial", "Try a version against the one in force");
  begun.success_status = 201;
  begun.failures = {{ErrorKind::kNotFound, "search.version", "there is no such version"},
                    {ErrorKind::kInvalid, "search.trial", "it would be tried against itself"},
                    {ErrorKind::kPrecondition, "search.trial_running", "a trial is under way"}};
  routes.add<TrialPlan, Trial>(
      std::move(begun), [deps](const TrialPlan& plan, const Request& request) -> Result<Trial> {
        return begin_trial(*deps.merchandising, *deps.random, plan, decision_of(request, *deps.clock));
      });
  auto ended = staff_route(Method::kPost, "trial/end", "End the trial: its winner is in force");
  ended.failures = {{ErrorKind::kInvalid, "search.winner", "it is neither of the two versions"},
                    {ErrorKind::kPrecondition, "search.no_trial", "no trial is under way"}};
  routes.add<ChosenVersion, Trial>(
      std::move(ended), [deps](const ChosenVersion& winner, const Request& request) -> Result<Trial> {
        return finish_trial(*deps.merchandising, *deps.trials, winner.version,
                            decision_of(request, *deps.clock));
      });
}

}  // namespace

void add_formula_routes(http::Routes& routes, const SearchStaffDeps& deps) {
  add_versions(routes, deps);
  add_trial(routes, deps);
}

}  // namespace souk::online::search
