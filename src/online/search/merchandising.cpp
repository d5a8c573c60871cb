#include "online/search/merchandising.hpp"

#include <algorithm>

namespace souk::online::search {

using engines::Collection;
using engines::Stored;

namespace {

constexpr std::string_view kRanking = "ranking";
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
  const auto ranking = TRY(this->ranking());
  const auto fields = TRY(this->fields());
  const auto dictionary = TRY(this->dictionary());
  if (told_) told_({ranking, fields, dictionary});
  book_.store(std::make_shared<const RuleBook>(std::move(rules), synonyms, language_.load()));
  version_.fetch_add(1);
  return {};
}

Status Merchandising::follow() {
  if (sequence_ < 0) {
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
  if (synonym.targets.empty() && synonym.words.size() < 2)
    return fail(invalid("search.synonym", "Name at least two words, or one and its `targets`."));
  TRY(check_room(store_, kSynonyms, id, kMaxSynonyms));
  TRY(store_.put(kSynonyms, id, to_json(synonym)));
  return {};
}

Status Merchandising::remove_synonym(const std::string& id) { return store_.erase(kSynonyms, id, 0); }

Result<RankingWeights> Merchandising::ranking() const { return setting<RankingWeights>(kRanking); }

Status Merchandising::save_ranking(const RankingWeights& weights) {
  TRY(store_.put(kSearchSettings, kRanking, to_json(weights)));
  return {};
}

Result<language::Dictionary> Merchandising::dictionary() const {
  return setting<language::Dictionary>(kDictionary);
}

Status Merchandising::save_dictionary(const language::Dictionary& dictionary) {
  TRY(store_.put(kSearchSettings, kDictionary, to_json(dictionary)));
  return {};
}

Result<FieldWeights> Merchandising::fields() const { return setting<FieldWeights>(kFields); }

Status Merchandising::save_fields(const FieldWeights& weights) {
  TRY(store_.put(kSearchSettings, kFields, to_json(weights)));
  return {};
}

}  // namespace souk::online::search
