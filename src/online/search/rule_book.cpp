#include "online/search/rule_book.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::online::search {
namespace {

constexpr double kSynonymWeight = 0.8;
constexpr std::size_t kMaxExpansionsOfWord = 64;
constexpr std::size_t kMaxSynonymBytes = 200;

bool contains_sequence(const std::vector<std::string>& in, const std::vector<std::string>& sought) {
  return !sought.empty() && std::search(in.begin(), in.end(), sought.begin(), sought.end()) != in.end();
}

bool is_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// At a border of words; Chinese has none.
bool contains_words(std::string_view query, std::string_view text) {
  for (auto at = query.find(text); at != std::string_view::npos; at = query.find(text, at + 1)) {
    const auto end = at + text.size();
    const bool begins = at == 0 || !is_word_byte(query[at - 1]) || !is_word_byte(text.front());
    const bool ends = end == query.size() || !is_word_byte(query[end]) || !is_word_byte(text.back());
    if (begins && ends) return true;
  }
  return false;
}

std::string without_word(std::string query, std::string_view word) {
  const auto sought = comparable(word);
  if (sought.empty()) return query;
  for (auto at = query.find(sought); at != std::string::npos; at = query.find(sought, at)) {
    const auto end = at + sought.size();
    const bool begins = at == 0 || !is_word_byte(query[at - 1]) || !is_word_byte(sought.front());
    const bool ends = end == query.size() || !is_word_byte(query[end]) || !is_word_byte(sought.back());
    if (begins && ends)
      query.replace(at, sought.size(), " ");
    else
      ++at;
  }
  return comparable(query);
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void take(const RuleActions& actions, bool& replaced, RuleOutcome& outcome) {
  if (!actions.replace.empty() && !replaced) {
    outcome.query = comparable(actions.replace);
    replaced = true;
  }
  for (const auto& word : actions.remove) {
    auto shorter = without_word(outcome.query, word);
    if (!shorter.empty()) outcome.query = std::move(shorter);
  }
  append(outcome.add, actions.add);
  append(outcome.filters, actions.filters);
  append(outcome.boosts, actions.boosts);
  append(outcome.pins, actions.pins);
  append(outcome.hides, actions.hides);
  if (outcome.category.empty()) outcome.category = actions.category;
  if (outcome.redirect.empty()) outcome.redirect = actions.redirect;
  if (outcome.banner.empty()) outcome.banner = actions.banner;
}

}  // namespace

std::string comparable(std::string_view query) {
  std::string out;
  for (const char c : text::to_lower_ascii(query)) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20U;
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Goes back to the last star only: linear but for the product of the two lengths at worst, both bounded.
bool matches_pattern(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == '#' && is_digit(text[t])) {
      while (t < text.size() && is_digit(text[t])) ++t;
      ++p;
    } else if (p < pattern.size() && pattern[p] == '?') {
      do ++t;
      while (t < text.size() && (static_cast<unsigned char>(text[t]) & 0xC0U) == 0x80U);
      ++p;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::vector<std::string> RuleBook::stems(std::string_view text) const { return words_of(*language_, text); }

bool RuleBook::query_fits(const RuleTrigger& trigger, const std::string& query) const {
  switch (trigger.kind) {
    case TriggerKind::kAlways:
      return true;
    case TriggerKind::kExact:
      return query == comparable(trigger.text);
    case TriggerKind::kContains:
      return contains_words(query, comparable(trigger.text));
    case TriggerKind::kStem:
      return contains_sequence(stems(query), stems(trigger.text));
    case TriggerKind::kPattern:
      return matches_pattern(comparable(trigger.text), query);
  }
  return false;
}

bool RuleBook::fits(const RuleTrigger& trigger, const RuleContext& context, const std::string& query) const {
  if (!trigger.category.empty() && trigger.category != context.category) return false;
  if (!trigger.language.empty() && trigger.language != context.language) return false;
  if (!trigger.group.empty() && trigger.group != context.group) return false;
  if (trigger.starts_at && context.now < *trigger.starts_at) return false;
  if (trigger.ends_at && context.now >= *trigger.ends_at) return false;
  return query_fits(trigger, query);
}

RuleBook::RuleBook(std::vector<SearchRule> rules, const std::vector<Synonym>& synonyms,
                   std::shared_ptr<const language::Language> language)
    : language_{std::move(language)}, rules_{std::move(rules)} {
  std::erase_if(rules_, [](const SearchRule& rule) { return !rule.active; });
  std::stable_sort(rules_.begin(), rules_.end(),
                   [](const SearchRule& a, const SearchRule& b) { return a.position < b.position; });
  for (const auto& rule : rules_)
    for (const auto& turn : {rule.trigger.starts_at, rule.trigger.ends_at})
      if (turn) turns_.push_back(*turn);
  std::sort(turns_.begin(), turns_.end());
  for (const auto& synonym : synonyms) {
    if (!synonym.active) continue;
    const auto& targets = synonym.targets.empty() ? synonym.words : synonym.targets;
    for (const auto& from : synonym.words) {
      for (const auto& to : targets)
        if (from != to) add_expansion(from, to);
    }
  }
}

// Of a target of several words the last, its head, stands for it: "tv" finds what has "television".
void RuleBook::add_expansion(const std::string& from, const std::string& to) {
  auto source = stems(from);
  const auto target = stems(to);
  if (source.empty() || target.empty()) return;
  auto& list = expansions_[source.front()];
  if (list.size() < kMaxExpansionsOfWord) list.push_back({std::move(source), target.back()});
}

RuleOutcome RuleBook::apply(const RuleContext& context) const {
  RuleOutcome outcome{.query = comparable(context.query)};
  bool replaced = false;
  for (const auto& rule : rules_) {
    if (!fits(rule.trigger, context, outcome.query)) continue;
    outcome.fired.push_back(rule.name);
    take(rule.actions, replaced, outcome);
  }
  return outcome;
}

RuleOutcome RuleBook::apply_to_shelf(const RuleContext& context) const {
  RuleOutcome outcome;
  for (const auto& rule : rules_) {
    const auto& actions = rule.actions;
    const bool arranges = !actions.pins.empty() || !actions.hides.empty() || !actions.boosts.empty();
    if (!arranges || rule.trigger.kind != TriggerKind::kAlways || rule.trigger.category.empty() ||
        !fits(rule.trigger, context, {}))
      continue;
    outcome.fired.push_back(rule.name);
    append(outcome.boosts, actions.boosts);
    append(outcome.pins, actions.pins);
    append(outcome.hides, actions.hides);
  }
  return outcome;
}

std::size_t RuleBook::turns_until(Instant now) const {
  return static_cast<std::size_t>(std::upper_bound(turns_.begin(), turns_.end(), now) - turns_.begin());
}

void RuleBook::expand(QueryPlan& plan) const {
  const auto count = plan.words.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto found = expansions_.find(plan.words[i].forms.front().text);
    if (found == expansions_.end()) continue;
    for (const auto& expansion : found->second) {
      const auto& from = expansion.from;
      if (i + from.size() > count) continue;
      bool same = true;
      for (std::size_t k = 0; k < from.size(); ++k)
        same = same && plan.words[i + k].forms.front().text == from[k];
      // Whoever has the target has all the words that it stands for.
      for (std::size_t k = 0; same && k < from.size(); ++k)
        plan.add_form(i + k, expansion.to, kSynonymWeight);
    }
  }
}

Status check_rule(const SearchRule& rule) {
  const auto refuse = [](std::string message) { return fail(invalid("search.rule", std::move(message))); };
  if (rule.trigger.kind != TriggerKind::kAlways && comparable(rule.trigger.text).empty())
    return refuse("Say in `trigger.text` which queries the rule is for.");
  if (rule.trigger.starts_at && rule.trigger.ends_at && *rule.trigger.ends_at <= *rule.trigger.starts_at)
    return refuse("The rule ends before it begins.");
  const auto& actions = rule.actions;
  if (to_json(actions) == to_json(RuleActions{})) return refuse("Say in `actions` what the rule does.");
  if (!actions.redirect.empty() && (actions.redirect.front() != '/' || actions.redirect.starts_with("//")))
    return refuse("`redirect` is a path of this shop and begins with one /.");
  for (const auto& filter : actions.filters) {
    const auto colon = filter.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == filter.size())
      return refuse("Write a filter as code:value, such as brand:oak.");
  }
  return {};
}

Status check_synonym(const Synonym& synonym) {
  const auto refuse = [](std::string message) { return fail(invalid("search.synonym", std::move(message))); };
  for (const auto* list : {&synonym.words, &synonym.targets}) {
    for (const auto& text : *list) {
      if (comparable(text).empty()) return refuse("A word of a synonym cannot be empty.");
      if (text.size() > kMaxSynonymBytes) return refuse("A word of a synonym has at most 200 bytes.");
    }
  }
  if (synonym.words.empty() || (synonym.targets.empty() && synonym.words.size() < 2))
    return refuse("Name at least two words, or one and its `targets`.");
  return {};
}

}  // namespace souk::online::search
