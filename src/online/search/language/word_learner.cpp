#include "online/search/language/word_learner.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "online/search/language/code_points.hpp"
#include "online/search/language/han_segment.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kLongest = 6;
constexpr std::size_t kMaxRunsOfTitle = 30;
constexpr int kRounds = 3;

const Overlay& no_overlay() {
  static const Overlay instance{Dictionary{}};
  return instance;
}

}  // namespace

void WordLearner::add_title(std::string_view normalised) {
  ++titles_;
  // Beyond the bound title n is kept with the probability max / n, in the place of another one.
  const auto points = code_points(normalised, 400);
  if (titles_ > max_titles_ && mix(titles_) % titles_ >= max_titles_) return;
  std::size_t runs = 0;
  for (std::size_t at = 0; at < points.size() && runs < kMaxRunsOfTitle; ++at) {
    if (!is_han(points[at])) continue;
    auto end = at;
    while (end < points.size() && is_han(points[end])) ++end;
    if (runs_.size() < max_titles_ * 2) {
      runs_.push_back(points.substr(at, end - at));
    } else {
      runs_[mix(titles_ * 31 + runs) % runs_.size()] = points.substr(at, end - at);
    }
    ++runs;
    at = end;
  }
}

void WordLearner::add_word(std::u32string_view word, double count) {
  if (word.size() < 2 || word.size() > kMaxWordCharacters || sure_.size() >= 100'000) return;
  if (!std::all_of(word.begin(), word.end(), is_han)) return;
  sure_[std::u32string{word}] += count;
}

const WordLearner::Seen* WordLearner::seen(std::u32string_view text) const {
  const auto found = table_.find(hash_of(text));
  return found == table_.end() ? nullptr : &found->second;
}

// Longer strings are counted only where both their parts are frequent: the table stays small.
void WordLearner::count_strings(std::size_t size) {
  Table longer;
  for (std::size_t index = 0; index < runs_.size(); ++index) {
    const std::u32string_view run = runs_[index];
    for (std::size_t at = 0; at + size <= run.size(); ++at) {
      const auto text = run.substr(at, size);
      if (size > 1) {
        const auto* head = seen(text.substr(0, size - 1));
        const auto* tail = seen(text.substr(1));
        if (head == nullptr || tail == nullptr || head->count < least_ || tail->count < least_) continue;
      }
      auto& entry = longer[hash_of(text)];
      ++entry.count;
      // The end of a run is another neighbour each time.
      const auto left = at == 0 ? mix(index) : mix(run[at - 1]);
      const auto right = at + size == run.size() ? mix(index + 77) : mix(run[at + size]);
      entry.left |= 1ULL << (left % 64);
      entry.right |= 1ULL << (right % 64);
    }
  }
  table_.merge(longer);
}

// ln of how much more often the string is seen than its two likeliest halves would make it.
double WordLearner::cohesion(std::u32string_view text) const {
  const auto* whole = seen(text);
  double least = 1e9;
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    const auto* head = seen(text.substr(0, cut));
    const auto* tail = seen(text.substr(cut));
    if (head == nullptr || tail == nullptr) continue;
    least = std::min(least, std::log(whole->count * characters_ / (double{1} * head->count * tail->count)));
  }
  return least;
}

// A new word must pay for its own entry: what the titles cost when they are cut without it, against with it.
bool WordLearner::pays(std::u32string_view text, const Lexicon& lexicon) const {
  constexpr double kCharacterPrice = 9;  // nats of one character in the dictionary
  const double count = seen(text)->count;
  double pieces = 0;
  std::uint32_t from = 0;
  for (const auto border : han_borders(text, lexicon, no_overlay())) {
    const auto cost = lexicon.trie().find(text.substr(from, border - from));
    pieces += cost < 0 ? Lexicon::kUnknownCost : cost;
    from = border;
  }
  const auto words = characters_ / 2;
  const auto whole = std::log(words / count);
  return count * (pieces - whole) > kCharacterPrice * static_cast<double>(text.size());
}

bool WordLearner::is_word(std::u32string_view text, const Lexicon& lexicon) const {
  const auto* whole = seen(text);
  if (whole == nullptr || whole->count < least_ || is_free_character(text.front()) ||
      is_free_character(text.back()))
    return false;
  const auto variety = std::min(std::popcount(whole->left), std::popcount(whole->right));
  if (variety < 2) return false;
  // Two words that like each other's company (蓝牙 耳机) are still two, unless one hardly occurs without the
  // other.
  const auto& general = Lexicon::general()->trie();
  for (std::size_t cut = 2; cut + 2 <= text.size(); ++cut) {
    if (general.find(text.substr(0, cut)) < 0 || general.find(text.substr(cut)) < 0) continue;
    const auto* head = seen(text.substr(0, cut));
    const auto* tail = seen(text.substr(cut));
    if (head == nullptr || tail == nullptr) continue;
    if (whole->count < 4 || whole->count * 4 < std::min(head->count, tail->count) * 3) return false;
  }
  return cohesion(text) >= 2.5 && pays(text, lexicon);
}

WordLearner::Words WordLearner::candidates(const Lexicon& lexicon) const {
  Words words;
  for (const std::u32string_view run : runs_) {
    for (std::size_t at = 0; at < run.size(); ++at) {
      for (std::size_t size = 2; size <= kLongest && at + size <= run.size(); ++size) {
        const auto text = run.substr(at, size);
        const auto* entry = seen(text);
        if (entry == nullptr) break;
        if (entry->count >= least_ && !words.contains(std::u32string{text}) && is_word(text, lexicon))
          words.emplace(text, entry->count);
      }
    }
  }
  return words;
}

WordLearner::Words WordLearner::counted(const Lexicon& lexicon) const {
  Words counts;
  for (const std::u32string_view run : runs_) {
    std::uint32_t from = 0;
    for (const auto border : han_borders(run, lexicon, no_overlay())) {
      if (border - from <= kMaxWordCharacters) counts[std::u32string{run.substr(from, border - from)}] += 1;
      from = border;
    }
  }
  for (const auto& [word, count] : sure_) counts[word] += std::max(count, 2.0);
  return counts;
}

std::vector<CountedWord> WordLearner::finish() {
  for (const auto& run : runs_) characters_ += static_cast<double>(run.size());
  least_ = runs_.size() > 20'000 ? 4 : runs_.size() > 4'000 ? 3 : 2;
  for (std::size_t size = 1; size <= kLongest; ++size) count_strings(size);
  const auto listed = [](const Words& from) {
    std::vector<CountedWord> list;
    list.reserve(from.size());
    for (const auto& [word, count] : from) list.push_back({word, count});
    return list;
  };
  auto words = counted(*Lexicon::general());
  if (!runs_.empty()) {
    const Lexicon before{listed(words)};
    words.merge(candidates(before));
  }
  for (int round = 0; round < kRounds && !runs_.empty(); ++round) {
    const Lexicon lexicon{listed(words)};
    words = counted(lexicon);
  }
  return listed(words);
}

}  // namespace souk::online::search::language
