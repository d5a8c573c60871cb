#include "online/search/query_plan.hpp"

#include <algorithm>
#include <array>

#include "online/search/language/code_points.hpp"
#include "online/search/language/filler.hpp"

namespace souk::online::search {
namespace {

// "no" and "non" are missing: "no show socks" and "non slip mat" name what is wanted.
constexpr std::array<std::string_view, 11> kNegations{
    "without", "not", "except", "excluding", "minus", "不要", "不含", "不带", "除了", "无", "非"};
template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr double kPartWeight = 0.4;
constexpr double kNegatedWeight = 0.5;
constexpr double kFillerWeight = 0.3;

}  // namespace

bool is_negation(std::string_view word) { return is_one_of(word, kNegations); }
bool is_filler(std::string_view word) { return language::is_filler(word); }

void QueryPlan::add(std::string term, bool negated) {
  if (words.size() >= kMaxQueryWords || term.empty() || term.size() > engines::kMaxTermBytes) return;
  const auto same = [&](const PlanWord& word) { return word.forms.front().text == term; };
  if (std::any_of(words.begin(), words.end(), same)) return;
  const bool filler = is_filler(term);
  auto written = term;
  words.push_back(
      {.forms = {{std::move(term), 1}}, .written = std::move(written), .negated = negated, .filler = filler});
}

void QueryPlan::add_form(std::size_t index, std::string term, double weight) {
  auto& forms = words.at(index).forms;
  if (forms.size() >= kMaxWordForms || term.empty() || term.size() > engines::kMaxTermBytes) return;
  const auto same = [&](const auto& form) { return form.text == term; };
  if (std::none_of(forms.begin(), forms.end(), same)) forms.push_back({std::move(term), weight});
}

void QueryPlan::add_wish(const language::Language& language, std::string_view text) {
  for (auto& term : words_of(language, text)) {
    const auto before = words.size();
    add(std::move(term));
    if (words.size() > before) words.back().wish = true;
  }
}

engines::SearchQuery QueryPlan::query(std::size_t limit, std::size_t enough) const {
  engines::SearchQuery query{.words = {}, .limit = limit, .enough = enough};
  const bool only_fillers = std::all_of(words.begin(), words.end(), [](const PlanWord& word) {
    return word.filler || word.negated || word.wish;
  });
  for (const auto& word : words) {
    engines::SoughtWord sought{word.forms, 1, !only_fillers && (word.filler || word.negated || word.wish)};
    if (sought.optional && !word.wish) sought.weight = word.negated ? kNegatedWeight : kFillerWeight;
    query.words.push_back(std::move(sought));
  }
  return query;
}

QueryPlan plan_of(const language::Language& language, std::string_view query) {
  QueryPlan plan;
  bool negated = false;
  for (auto& token : language.segment(query)) {
    if (is_negation(token.text)) {
      negated = true;
      continue;
    }
    const bool skip = is_filler(token.text);
    const auto before = plan.words.size();
    auto written = token.text;
    plan.add(token.kind == language::TokenKind::kHan ? std::move(token.text) : stem_of(std::move(token.text)),
             negated && !skip);
    if (plan.words.size() > before) {
      plan.words.back().written = std::move(written);
      plan.words.back().filler = skip;  // by the word itself: the stem of one may be another's
    }
    if (plan.words.size() > before && token.kind == language::TokenKind::kWord) {
      for (auto& part : token.parts) plan.add_form(before, stem_of(std::move(part)), kPartWeight);
    }
    negated = negated && skip;
  }
  return plan;
}

bool fall_back_to_characters(const std::vector<std::int64_t>& frequencies, QueryPlan& plan) {
  bool changed = false;
  QueryPlan other;
  for (std::size_t i = 0; i < plan.words.size(); ++i) {
    const auto& word = plan.words[i];
    const auto points = language::code_points(word.forms.front().text);
    const bool unknown = i < frequencies.size() && frequencies[i] == 0;
    if (!unknown || points.size() < 2 || !std::all_of(points.begin(), points.end(), language::is_han)) {
      if (other.words.size() < kMaxQueryWords) other.words.push_back(word);
      continue;
    }
    changed = true;
    for (const auto c : points) other.add(language::utf8(std::u32string_view{&c, 1}), word.negated);
  }
  if (changed) plan = std::move(other);
  return changed;
}

}  // namespace souk::online::search
