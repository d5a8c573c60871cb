#include "online/search/language/latin_corrector.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace souk::online::search::language {
namespace {

constexpr std::size_t kShortest = 3;    // letters of a word that is corrected at all
constexpr std::size_t kUncertain = 4;   // letters of a word that has too many neighbours to be sure
constexpr std::size_t kTwoEdits = 6;    // from here on two mistakes are believed
constexpr std::size_t kKeyLetters = 8;  // deletions are taken from the beginning of long words only
constexpr std::size_t kMaxRead = 48;    // terms of one deletion
constexpr std::size_t kMaxPairs = 600'000;
constexpr float kEditPrice = 5.0F;  // what one edit weighs against the logarithm of a weight
constexpr float kMoreUsual = 8.0F;  // times as frequent, to stand for a word that the shop has
constexpr float kPairBonus = 2.0F;
constexpr float kUsualWord = 2.5F;  // logarithm of the weight from which a word needs no other evidence

std::size_t edits_for(std::size_t letters) { return letters >= kTwoEdits ? 2 : 1; }

template <class Take>
void each_deletion(std::u32string_view word, Take take) {
  const auto key = word.substr(0, kKeyLetters);
  take(hash_of(key));
  for (std::size_t first = 0; first < key.size(); ++first) {
    std::u32string one{key};
    one.erase(first, 1);
    take(hash_of(one));
    if (edits_for(word.size()) < 2) continue;
    for (std::size_t second = first; second < one.size(); ++second) {
      std::u32string two{one};
      two.erase(second, 1);
      take(hash_of(two));
    }
  }
}

std::uint64_t pair_hash(std::u32string_view first, std::u32string_view second) {
  return mix(hash_of(first) * 31 + hash_of(second));
}

bool all_digits(std::u32string_view word) { return std::all_of(word.begin(), word.end(), is_digit); }

// Codes (sd820gx) are no words: a digit more or less is another product.
bool is_code(std::u32string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

}  // namespace

void WordPairs::add(std::u32string_view first, std::u32string_view second) {
  const auto hash = pair_hash(first, second);
  if (const auto found = waiting_.find(hash); found != waiting_.end()) {
    ++found->second;
  } else if (waiting_.size() < kMaxPairs) {
    waiting_.emplace(hash, 1);
  }
}

void WordPairs::finish() {
  for (const auto& [hash, count] : waiting_) counts_.add(hash, count);
  counts_.finish();
  waiting_ = {};
}

std::uint32_t WordPairs::count(std::u32string_view first, std::u32string_view second) const {
  std::uint32_t count = 0;
  if (!first.empty() && !second.empty())
    counts_.each(pair_hash(first, second), 1, [&](std::uint32_t found) { count = found; });
  return count;
}

LatinCorrector::LatinCorrector(const Vocabulary& vocabulary, const WordPairs& pairs)
    : vocabulary_{vocabulary}, pairs_{pairs} {
  for (TermId id = 0; id < vocabulary.size(); ++id) {
    const auto word = vocabulary.text(id);
    if (vocabulary.has_han(id) || word.size() < kShortest) continue;
    each_deletion(word, [&](std::uint64_t hash) { by_deletion_.add(hash, id); });
  }
  by_deletion_.finish();
}

float LatinCorrector::score(const Word& word, TermId term, float cost) const {
  const auto text = vocabulary_.text(term);
  const auto pairs = pairs_.count(word.before, text) + pairs_.count(text, word.after);
  return std::log1p(vocabulary_.weight(term)) - kEditPrice * cost +
         (pairs > 0 ? kPairBonus + 0.5F * std::log1p(static_cast<float>(pairs)) : 0.0F);
}

std::vector<LatinCorrector::Candidate> LatinCorrector::candidates(const Word& word) const {
  std::vector<TermId> ids;
  each_deletion(word.text, [&](std::uint64_t hash) {
    by_deletion_.each(hash, kMaxRead, [&](TermId id) { ids.push_back(id); });
  });
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<Candidate> found;
  for (const auto id : ids) {
    const auto text = vocabulary_.text(id);
    if (text == word.text || is_code(text)) continue;
    const auto cost = edit_cost(word.text, text);
    const auto most = static_cast<float>(edits_for(std::min(word.text.size(), text.size() + 1)));
    if (cost <= most + 0.4F && (most > 1 || cost <= 1.0F || word.text[0] != text[0]))
      found.push_back({id, cost, score(word, id, cost)});
  }
  std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.term < b.term;
  });
  if (found.size() > 8) found.resize(8);
  return found;
}

// 2408 for 2048: two digits in the wrong order, and nothing else, and only where the other number is well
// known.
LatinFix LatinCorrector::fix_number(const Word& word) const {
  LatinFix fix;
  if (word.known > 0 || word.text.size() < 4) return fix;
  float best = 0;
  std::u32string swapped{word.text};
  for (std::size_t at = 0; at + 1 < swapped.size(); ++at) {
    std::swap(swapped[at], swapped[at + 1]);
    const auto id = vocabulary_.find(swapped);
    if (id && swapped != word.text && vocabulary_.weight(*id) > best) {
      best = vocabulary_.weight(*id);
      fix.text = swapped;
      const bool alone = word.before.empty() && word.after.empty();
      fix.certainty = alone ? Certainty::kConfident : Certainty::kUnsure;
    }
    std::swap(swapped[at], swapped[at + 1]);
  }
  return fix;
}

LatinFix LatinCorrector::split(const Word& word) const {
  LatinFix fix;
  float best = 0;
  for (std::size_t cut = 1; cut < word.text.size(); ++cut) {
    const auto head = word.text.substr(0, cut);
    const auto tail = word.text.substr(cut);
    const auto first = vocabulary_.find(head);
    const auto second = vocabulary_.find(tail);
    if (!first || !second) continue;
    const auto pairs = pairs_.count(head, tail);
    if (pairs == 0 && (cut < 3 || tail.size() < 3)) continue;
    const auto score = std::log1p(std::min(vocabulary_.weight(*first), vocabulary_.weight(*second))) +
                       4 * std::log1p(static_cast<float>(pairs));
    if (score <= best) continue;
    best = score;
    fix.text = std::u32string{head} + U' ' + std::u32string{tail};
    const bool both_usual = cut >= 4 && tail.size() >= 4 && score > kUsualWord;
    fix.certainty = pairs > 0 || both_usual ? Certainty::kConfident : Certainty::kUnsure;
  }
  return fix;
}

LatinFix LatinCorrector::fix(const Word& word) const {
  if (all_digits(word.text)) return fix_number(word);
  if (word.text.size() < kShortest || word.text.size() > 24 || is_code(word.text)) return {};
  // A word that the shop has, beside its neighbours: nothing to look for.
  const auto own = pairs_.count(word.before, word.text) + pairs_.count(word.text, word.after);
  if (word.known > 0 && own > 0) return {};
  const auto found = candidates(word);
  const auto apart = word.known == 0 ? split(word) : LatinFix{};
  const bool near = !found.empty() && found.front().cost <= 1.0F;
  if (found.empty() || (!near && apart.certainty == Certainty::kConfident)) return apart;

  LatinFix fix;
  const auto& best = found.front();
  fix.text = vocabulary_.text(best.term);
  for (std::size_t i = 1; i < std::min<std::size_t>(found.size(), 4); ++i)
    fix.others.emplace_back(vocabulary_.text(found[i].term));
  const auto text = vocabulary_.text(best.term);
  const auto support = pairs_.count(word.before, text) + pairs_.count(text, word.after);
  if (word.known == 0) {
    const auto gap = found.size() > 1 ? best.score - found[1].score : 10.0F;
    const bool sure = best.cost <= 1.0F ? (word.text.size() > kUncertain || support > 0 ||
                                           (word.text.size() == kUncertain && gap > 1))
                                        : (word.text.size() >= kTwoEdits && best.cost <= 2.0F && gap > 0.5F);
    fix.certainty = sure ? Certainty::kConfident : Certainty::kUnsure;
    return fix;
  }
  // A word that the shop has: only where it is rare, the other one is not, and the neighbours are for the
  // other.
  const auto weight = vocabulary_.weight(best.term);
  const auto usual = weight / static_cast<float>(word.known);
  if (support == 0 || best.cost > 1.0F || usual < kMoreUsual) return {};
  fix.certainty = support >= 3 ? Certainty::kConfident : Certainty::kUnsure;
  return fix;
}

std::optional<std::u32string> LatinCorrector::joined(const Word& first, const Word& second) const {
  if (first.text.empty() || second.text.empty() || (first.known > 0 && second.known > 0)) return std::nullopt;
  std::u32string text{first.text};
  text += second.text;
  const auto id = vocabulary_.find(text);
  if (!id || vocabulary_.has_han(*id) || text.size() < kShortest) return std::nullopt;
  return text;
}

}  // namespace souk::online::search::language
