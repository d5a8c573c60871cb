// The ranking's formula as a merchandiser keeps it: every version that was saved, which of them is in force,
// and the trial that is under way between two of them. One document, so that a version is never in force
// without being kept. Pure: whoever calls says who and when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "online/search/ranking.hpp"

namespace souk::online::search {

inline constexpr std::size_t kMaxFormulaVersions = 200;  // then the oldest that nothing needs goes
inline constexpr std::size_t kMaxPastTrials = 50;

// Who decided what, and why.
struct Decision {
  std::string note;
  std::string by;  // id of a member of staff
  Instant at{};
};

struct FormulaVersion {
  std::int64_t number = 0;  // from 1
  RankingWeights weights;
  std::string note;
  std::string by;
  Instant at{};
  static constexpr std::string_view kName = "SearchFormulaVersion";
  static constexpr auto fields() {
    using V = FormulaVersion;
    return field_table(field("number", &V::number), field("weights", &V::weights),
                       field("note", &V::note, {.max_length = 200}), field("by", &V::by),
                       field("at", &V::at));
  }
};

// Visitors of one side of a trial.
struct TrialFigures {
  std::int64_t sessions = 0;  // that searched
  std::int64_t clicked = 0;   // of those, that opened a product of a result
  std::int64_t ordered = 0;   // of those, that placed an order
  static constexpr std::string_view kName = "SearchTrialFigures";
  static constexpr auto fields() {
    using F = TrialFigures;
    return field_table(field("sessions", &F::sessions), field("clicked", &F::clicked),
                       field("ordered", &F::ordered));
  }
};

// An A/B test: a share of the visitors gets the challenger, the others the base.
struct Trial {
  std::string id;
  std::int64_t base = 0;  // version
  std::int64_t challenger = 0;
  std::int64_t share_permille = 500;
  std::string note;
  std::string by;
  Instant started_at{};
  std::optional<Instant> ended_at;
  std::string ended_by;
  std::int64_t winner = 0;                 // version; chosen when it ends
  std::optional<TrialFigures> base_found;  // as it ended
  std::optional<TrialFigures> challenger_found;
  static constexpr std::string_view kName = "SearchTrial";
  static constexpr auto fields() {
    using T = Trial;
    return field_table(field("id", &T::id),
                       field("base", &T::base, {.help = "Version that most visitors get."}),
                       field("challenger", &T::challenger),
                       field("share_permille", &T::share_permille, {.min = 1, .max = 999}),
                       field("note", &T::note, {.max_length = 200}), field("by", &T::by),
                       field("started_at", &T::started_at), field("ended_at", &T::ended_at),
                       field("ended_by", &T::ended_by), field("winner", &T::winner),
                       field("base_found", &T::base_found), field("challenger_found", &T::challenger_found));
  }
};

struct Formula {
  std::int64_t in_force = 0;             // 0: the weights that the program comes with
  std::vector<FormulaVersion> versions;  // the oldest first
  std::optional<Trial> trial;
  std::vector<Trial> past;  // the oldest first
  static constexpr std::string_view kName = "SearchFormula";
  static constexpr auto fields() {
    using F = Formula;
    return field_table(field("in_force", &F::in_force, {.help = "0: the weights of a new shop."}),
                       field("versions", &F::versions), field("trial", &F::trial), field("past", &F::past));
  }
};

// nullptr when there is none of that number (any more).
const FormulaVersion* find_version(const Formula& formula, std::int64_t number);
// Of a version; 0 are the weights that the program comes with. kNotFound "search.version".
Result<RankingWeights> weights_of(const Formula& formula, std::int64_t number);
RankingWeights weights_in_force(const Formula& formula);

// Answers its number.
std::int64_t add_version(Formula& formula, const RankingWeights& weights, const Decision& decision);
// kNotFound "search.version"; kPrecondition "search.trial_running".
Status put_in_force(Formula& formula, std::int64_t number);
// `trial` names challenger, share and note; the base is what is in force. kNotFound "search.version";
// kPrecondition "search.trial_running"; kInvalid "search.trial".
Status start_trial(Formula& formula, Trial trial);
struct TrialResult {
  TrialFigures base;
  TrialFigures challenger;
  bool full = false;  // as many visitors as are counted
  static constexpr std::string_view kName = "SearchTrialResult";
  static constexpr auto fields() {
    using R = TrialResult;
    return field_table(field("base", &R::base), field("challenger", &R::challenger), field("full", &R::full));
  }
};
// Puts the winner in force. kPrecondition "search.no_trial"; kInvalid "search.winner".
Status end_trial(Formula& formula, std::int64_t winner, const TrialResult& result, const Decision& decision);

}  // namespace souk::online::search
