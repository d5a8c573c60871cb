// All rules and synonyms of a moment, made ready to be applied. Immutable; pure: time is an argument.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "online/search/query_plan.hpp"
#include "online/search/rule.hpp"

namespace souk::online::search {

// What a rule can depend on.
struct RuleContext {
  std::string_view query;
  std::string_view language;
  std::string_view category;
  std::string_view group;
  Instant now;
};

struct RuleOutcome {
  std::string query;  // rewritten, or as it was
  std::vector<std::string> add;
  std::vector<std::string> filters;
  std::string category;
  std::vector<RuleBoost> boosts;
  std::vector<std::string> pins;
  std::vector<std::string> hides;
  std::string redirect;
  Texts banner;
  std::vector<std::string> fired;  // names
};

class RuleBook {
 public:
  RuleBook() : RuleBook{{}, {}, language::Language::plain()} {}
  // Rules in any order; those that are not active are left out.
  RuleBook(std::vector<SearchRule> rules, const std::vector<Synonym>& synonyms,
           std::shared_ptr<const language::Language> language);

  // The rules one after another by position; each sees the query as the ones before it left it. The first
  // replacement, redirect and banner win.
  RuleOutcome apply(const RuleContext& context) const;
  // Of those that hold for every search within context.category, what they say of its own page, where there
  // is no query: pins, hides and boosts.
  RuleOutcome apply_to_shelf(const RuleContext& context) const;
  // How many beginnings and ends of rules lie behind: another number, other rules are in force.
  std::size_t turns_until(Instant now) const;
  // Gives words of the plan their synonyms as further forms.
  void expand(QueryPlan& plan) const;
  std::size_t rule_count() const { return rules_.size(); }

 private:
  struct Expansion {
    std::vector<std::string> from;  // terms, one after another
    std::string to;                 // the term that stands for the target
  };
  void add_expansion(const std::string& from, const std::string& to);

  std::vector<std::string> stems(std::string_view text) const;
  bool query_fits(const RuleTrigger& trigger, const std::string& query) const;
  bool fits(const RuleTrigger& trigger, const RuleContext& context, const std::string& query) const;

  std::shared_ptr<const language::Language> language_;
  std::vector<SearchRule> rules_;
  std::vector<Instant> turns_;                                          // sorted
  std::unordered_map<std::string, std::vector<Expansion>> expansions_;  // by their first term
};

// Lower case, blanks at the ends and repeated ones gone.
std::string comparable(std::string_view query);
bool matches_pattern(std::string_view pattern, std::string_view text);
// kInvalid "search.rule" for a rule that could never fire or would do nothing, with what to change.
Status check_rule(const SearchRule& rule);
// kInvalid "search.synonym" for one that says nothing.
Status check_synonym(const Synonym& synonym);

}  // namespace souk::online::search
