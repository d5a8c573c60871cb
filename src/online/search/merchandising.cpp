#include "online/search/merchandising.hpp"

#include <algorithm>

namespace souk::online::search {

using engines::Collection;
using engines::Stored;

namespace {

constexpr std::string_view kFormula = "formula";
constexpr std::string_view kRanking = "ranking";
constexpr int kFormulaAttempts = 8;
constexpr std::size_t kMaxDictionaryBytes = 120;
constexpr std::string_view kFields = "fields";
constexpr std::string_view kDictionary = "dictionary";
constexpr milliseconds kFeedWait{250};

template <class T>
Result<std::vector<Stored<T>>> read_all(engines::DocumentStore& store, std::string_view name,
                                        std::size_t at_most) {
  const Collection<T> collection{store, std::string{name}};
  std::vector<Stored<T>> all;
  std::string cursor;
  do {
    std::string next;
    for (auto& one : TRY(collection.query({.limit = 500, .cursor = cursor}, &next)))
      all.push_back(std::move(one));
    cursor = std::move(next);
  } while (!cursor.empty() && all.size() < at_most);
  return all;
}

// A new one must fit under the bound.
Status check_room(engines::DocumentStore& store, std::string_view name, const std::string& id,
                  std::size_t bound) {
  if (TRY(store.get(name, id))) return {};
  if (TRY(store.count(name)) < static_cast<std::int64_t>(bound)) return {};
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = "search.too_many_rules",
                    .message = "There are as many as can be; remove some first."});
}

std::optional<LiveTrial> live_trial(const Formula& formula) {
  if (!formula.trial) return std::nullopt;
  auto weights = weights_of(formula, formula.trial->challenger);
  if (!weights) return std::nullopt;
  return LiveTrial{formula.trial->id, formula.trial->share_permille,
                   std::make_shared<const RankingWeights>(*weights)};
}

}  // namespace

Status Merchandising::declare() {
  for (const auto name : {kRules, kSynonyms, kSearchSettings})
    TRY(store_.declare({.name = std::string{name}, .indexes = {}}));
  return {};
}

template <class T>
Result<T> Merchandising::setting(std::string_view id) const {
  const Collection<T> settings{store_, std::string{kSearchSettings}};
  auto stored = TRY(settings.find(id));
  return stored ? std::move(stored->value) : T{};
}

Status Merchandising::reload() {
  std::vector<SearchRule> rules;
  for (auto& rule : TRY(this->rules())) rules.push_back(std::move(rule.value));
  std::vector<Synonym> synonyms;
  for (auto& synonym : TRY(this->synonyms())) synonyms.push_back(std::move(synonym.value));
  const auto formula = TRY(this->formula());
  const auto fields = TRY(this->fields());
  const auto dictionary = TRY(this->dictionary());
  if (told_) told_({weights_in_force(formula), fields, dictionary, live_trial(formula)});
  book_.store(std::make_shared<const RuleBook>(std::move(rules), synonyms, language_.load()));
  version_.fetch_add(1);
  return {};
}

Status Merchandising::follow(Instant now) {
  bool other = sequence_ < 0;
  if (other) {
    sequence_ = TRY(store_.changes(-1, 1, milliseconds{0})).next_sequence;
    TRY(reload());
  }
  auto batch = store_.changes(sequence_, 2'000, kFeedWait);
  if (!batch && batch.error().code == "feed.too_old") sequence_ = -1;
  const auto changes = TRY(std::move(batch));
  const bool ours = std::any_of(changes.changes.begin(), changes.changes.end(), [](const auto& change) {
    return change.collection == kRules || change.collection == kSynonyms ||
           change.collection == kSearchSettings;
  });
  if (ours) TRY(reload());
  sequence_ = changes.next_sequence;
  const auto turns = book()->turns_until(now);
  other = other || ours;
  if (!other && turns == turns_) return {};
  if (!other) version_.fetch_add(1);  // what is remembered is of other rules
  turns_ = turns;
  if (turned_) turned_();
  return {};
}

Result<std::vector<Stored<SearchRule>>> Merchandising::rules() const {
  return read_all<SearchRule>(store_, kRules, kMaxRules);
}

Status Merchandising::save_rule(const std::string& id, const SearchRule& rule) {
  TRY(check_rule(rule));
  TRY(check_room(store_, kRules, id, kMaxRules));
  TRY(store_.put(kRules, id, to_json(rule)));
  return {};
}

Status Merchandising::remove_rule(const std::string& id) { return store_.erase(kRules, id, 0); }

Result<std::vector<Stored<Synonym>>> Merchandising::synonyms() const {
  return read_all<Synonym>(store_, kSynonyms, kMaxSynonyms);
}

Status Merchandising::save_synonym(const std::string& id, const Synonym& synonym) {
  TRY(check_synonym(synonym));
  TRY(check_room(store_, kSynonyms, id, kMaxSynonyms));
  TRY(store_.put(kSynonyms, id, to_json(synonym)));
  return {};
}

Status Merchandising::remove_synonym(const std::string& id) { return store_.erase(kSynonyms, id, 0); }

// Weights that were saved before there were versions are the first one.
Result<Formula> Merchandising::formula() const {
  const Collection<Formula> formulas{store_, std::string{kSearchSettings}};
  if (auto stored = TRY(formulas.find(kFormula))) return std::move(stored->value);
  Formula formula;
  const Collection<RankingWeights> older{store_, std::string{kSearchSettings}};
  if (const auto stored = TRY(older.find(kRanking))) {
    formula.in_force = add_version(formula, stored->value, {});
  }
  return formula;
}

Result<Formula> Merchandising::change_formula(const std::function<Status(Formula&)>& change) {
  const Collection<Formula> formulas{store_, std::string{kSearchSettings}};
  for (int attempt = 0;; ++attempt) {
    auto stored = TRY(formulas.find(kFormula));
    auto formula = stored ? stored->value : TRY(this->formula());
    TRY(change(formula));
    Status written;
    if (stored) {
      stored->value = formula;
      written = formulas.replace(*stored);
    } else if (const auto made = formulas.insert(std::string{kFormula}, formula); !made) {
      written = fail(made.error());
    }
    if (written) return formula;
    if (written.error().kind != ErrorKind::kConflict || attempt == kFormulaAttempts)
      return fail(std::move(written).error());
  }
}

Result<RankingWeights> Merchandising::ranking() const { return weights_in_force(TRY(formula())); }

Status Merchandising::save_ranking(const RankingWeights& weights, const Decision& decision) {
  TRY(change_formula(
      [&](Formula& formula) { return put_in_force(formula, add_version(formula, weights, decision)); }));
  return {};
}

Result<language::Dictionary> Merchandising::dictionary() const {
  return setting<language::Dictionary>(kDictionary);
}

Status Merchandising::save_dictionary(const language::Dictionary& dictionary) {
  for (const auto* list : {&dictionary.words, &dictionary.never_split, &dictionary.never_join}) {
    for (const auto& word : *list)
      if (comparable(word).empty() || word.size() > kMaxDictionaryBytes)
        return fail(invalid("search.dictionary", "A word of the dictionary has 1 to 120 bytes."));
  }
  TRY(store_.put(kSearchSettings, kDictionary, to_json(dictionary)));
  return {};
}

Result<FieldWeights> Merchandising::fields() const { return setting<FieldWeights>(kFields); }

Status Merchandising::save_fields(const FieldWeights& weights) {
  TRY(store_.put(kSearchSettings, kFields, to_json(weights)));
  return {};
}

}  // namespace souk::online::search
