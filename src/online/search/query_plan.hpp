// A query as the engine asks it: its words with all their forms, which of them are negated, which say
// nothing. Everything is bounded, whatever was typed: at most 24 words of at most 12 forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engines/search/port.hpp"
#include "online/catalogue/dictionary.hpp"
#include "online/search/terms.hpp"

namespace souk::online::search {

inline constexpr std::size_t kMaxQueryWords = 24;
inline constexpr std::size_t kMaxWordForms = 12;

struct PlanWord {
  std::vector<engines::SoughtWord::Form> forms;  // the first is the word itself
  std::string written;                           // as the query has it; the first form is its stem
  bool negated = false;  // what the shopper does not want; raises little and costs in the ranking
  bool wish = false;     // added by a rule
  bool filler = false;   // "for", "with", 的: helps, but no product need have it
};

struct QueryPlan {
  std::vector<PlanWord> words;
  // Of who asks, where that is known; the best first.
  std::vector<catalogue::SmallId> liked_brands;
  std::vector<catalogue::SmallId> liked_categories;

  // The word itself; at the end of the plan.
  void add(std::string term, bool negated = false);
  // Another form of word `index`; passed over where there are enough.
  void add_form(std::size_t index, std::string term, double weight);
  // A word that raises what has it and that nothing need have.
  void add_wish(const language::Language& language, std::string_view text);
  bool empty() const { return words.empty(); }
  engines::SearchQuery query(std::size_t limit, std::size_t enough) const;
};

// "without", "not", 不要, 无 and the like: what follows is negated.
bool is_negation(std::string_view word);
bool is_filler(std::string_view word);

QueryPlan plan_of(const language::Language& language, std::string_view query);
// The plan with every Chinese word that no product has (`frequencies` by word) as its characters: what was
// indexed before the word was known, or cut otherwise, is found by them. False when there is nothing to do.
bool fall_back_to_characters(const std::vector<std::int64_t>& frequencies, QueryPlan& plan);

}  // namespace souk::online::search
