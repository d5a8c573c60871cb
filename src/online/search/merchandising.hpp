// What a merchandiser has decided, as this instance holds it: rules, synonyms, the ranking's weights, the
// fields searched and the words of the dictionary. Stored as documents; every instance follows the change
// feed, so that a decision is in force everywhere within a second.
//
// Threads: any. follow() waits in a fiber or on a plain thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/search/field_weights.hpp"
#include "online/search/formula.hpp"
#include "online/search/language/language.hpp"
#include "online/search/ranking.hpp"
#include "online/search/rule_book.hpp"
#include "online/search/trial_counter.hpp"

namespace souk::online::search {

inline constexpr std::string_view kSearchSettings =
    "search_settings";  // ids: formula, fields, dictionary; ranking: the formula of an older program

class Merchandising {
 public:
  explicit Merchandising(engines::DocumentStore& store) : store_{store} {}

  Status declare();
  Status reload();
  // Waits for the next changes, a quarter of a second at most, and takes them in, as well as the rules that
  // begin or end by `now`.
  Status follow(Instant now);
  // Called by follow() when other decisions are in force: for caches.
  void on_turn(std::function<void()> turned) { turned_ = std::move(turned); }
  // Called with what was read by reload(); before the first one.
  struct Decisions {
    RankingWeights ranking;
    FieldWeights fields;
    language::Dictionary dictionary;
    std::optional<LiveTrial> trial;
  };
  void on_settings(std::function<void(const Decisions&)> told) { told_ = std::move(told); }

  // Rules and synonyms are read in this Language from the next reload() on.
  void speak(std::shared_ptr<const language::Language> language) { language_.store(std::move(language)); }

  std::shared_ptr<const RuleBook> book() const { return book_.load(); }
  std::uint64_t version() const { return version_.load(); }

  // ---- staff ----
  Result<std::vector<engines::Stored<SearchRule>>> rules() const;
  // kInvalid "search.rule", kLimit "search.too_many_rules".
  Status save_rule(const std::string& id, const SearchRule& rule);
  Status remove_rule(const std::string& id);
  Result<std::vector<engines::Stored<Synonym>>> synonyms() const;
  Status save_synonym(const std::string& id, const Synonym& synonym);
  Status remove_synonym(const std::string& id);
  Result<Formula> formula() const;
  // Applies `change` to the formula as it is stored, again where somebody else changed it meanwhile. Errors
  // of `change`.
  Result<Formula> change_formula(const std::function<Status(Formula&)>& change);
  Result<RankingWeights> ranking() const;
  // As a new version that is in force. kPrecondition "search.trial_running".
  Status save_ranking(const RankingWeights& weights, const Decision& decision = {});
  Result<FieldWeights> fields() const;
  Status save_fields(const FieldWeights& weights);
  Result<language::Dictionary> dictionary() const;
  Status save_dictionary(const language::Dictionary& dictionary);

 private:
  template <class T>
  Result<T> setting(std::string_view id) const;

  engines::DocumentStore& store_;
  std::atomic<std::shared_ptr<const RuleBook>> book_{std::make_shared<const RuleBook>()};
  std::atomic<std::uint64_t> version_{0};
  std::function<void(const Decisions&)> told_;
  std::atomic<std::shared_ptr<const language::Language>> language_{language::Language::plain()};
  std::function<void()> turned_;
  std::int64_t sequence_ = -1;
  std::size_t turns_ = 0;  // of the book, when follow() last looked
};

}  // namespace souk::online::search
