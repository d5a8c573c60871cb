#include "online/search/related.hpp"

#include <algorithm>
#include <set>

#include "online/search/language/code_points.hpp"
#include "online/search/query_plan.hpp"
#include "online/search/rule_book.hpp"

namespace souk::online::search {

using language::Language;
using language::Token;
using language::TokenKind;

namespace {

constexpr std::size_t kMaxOwnWords = 4;  // longer queries are narrow enough
constexpr std::size_t kMaxNarrower = 6;
constexpr std::size_t kMaxNameBytes = 300;

struct Seen {
  std::string word;
  std::size_t names = 0;  // that have it
};

std::string term_of(const Token& token) {
  return token.kind == TokenKind::kHan ? token.text : stem_of(token.text);
}

bool says_something(const Token& token) {
  const auto points = language::code_points(token.text);
  const bool han = token.kind == TokenKind::kHan;
  return token.kind != TokenKind::kNumber && points.size() >= (han ? 2U : 3U) && !is_filler(token.text) &&
         !is_negation(token.text);
}

// Words of the names by how many have them; each name counts once, and a word of the query not at all.
std::vector<Seen> common_words(const Language& language, const std::set<std::string>& own,
                               const std::vector<std::string>& names) {
  std::vector<Seen> seen;
  for (std::size_t i = 0; i < std::min(names.size(), kRelatedNames); ++i) {
    std::set<std::string> terms = own;
    for (const auto& token : language.segment(std::string_view{names[i]}.substr(0, kMaxNameBytes))) {
      if (!says_something(token) || !terms.insert(term_of(token)).second) continue;
      const auto known =
          std::find_if(seen.begin(), seen.end(), [&](const Seen& other) { return other.word == token.text; });
      if (known != seen.end())
        ++known->names;
      else
        seen.push_back({token.text, 1});
    }
  }
  std::stable_sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) { return a.names > b.names; });
  return seen;
}

bool is_chinese(std::string_view text) {
  const auto points = language::code_points(text);
  return !points.empty() && language::is_han(points.front());
}

}  // namespace

std::vector<std::string> related_queries(const Language& language, const InterestView& heard,
                                         std::string_view query, const std::vector<std::string>& names) {
  const auto asked = comparable(query);
  std::vector<std::string> related;
  const auto add = [&](std::string text) {
    if (text != asked && std::find(related.begin(), related.end(), text) == related.end())
      related.push_back(std::move(text));
  };
  if (const auto next = heard.following.find(asked); next != heard.following.end())
    for (const auto& text : next->second)
      if (related.size() < kMaxRelated) add(text);
  std::set<std::string> own;
  for (const auto& token : language.segment(asked)) own.insert(term_of(token));
  if (own.empty() || own.size() > kMaxOwnWords) return related;
  const auto looked_at = std::min(names.size(), kRelatedNames);
  std::size_t narrower = 0;
  for (const auto& seen : common_words(language, own, names)) {
    if (narrower == kMaxNarrower || related.size() == kMaxRelated || seen.names < 2) break;
    if (seen.names * 4 > looked_at * 3) continue;  // nearly all have it: it would narrow nothing
    const bool blank = !is_chinese(seen.word) || !is_chinese(asked);
    add(seen.word + (blank ? " " : "") + asked);
    ++narrower;
  }
  return related;
}

}  // namespace souk::online::search
