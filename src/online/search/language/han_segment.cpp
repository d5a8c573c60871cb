#include "online/search/language/han_segment.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace souk::online::search::language {
namespace {

// ICU's objects are not safe to share between threads and take milliseconds to make.
icu::BreakIterator* word_iterator() {
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made{
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status)};
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  }();
  return iterator.get();
}

class Lattice {
 public:
  Lattice(std::u32string_view run, const Lexicon& lexicon, const Overlay& overlay)
      : run_{run}, lexicon_{lexicon}, overlay_{overlay}, best_(run.size() + 1), from_(run.size() + 1) {
    border_.assign(run.size() + 1, false);
    inside_.assign(run.size() + 1, false);
  }

  std::vector<std::uint32_t> run() {
    force();
    std::fill(best_.begin() + 1, best_.end(), std::numeric_limits<float>::max());
    std::vector<std::uint32_t> icu_end(run_.size(), 0);
    std::uint32_t icu_from = 0;
    for (const auto border : icu_borders(run_)) icu_end[std::exchange(icu_from, border)] = border;
    for (std::uint32_t at = 0; at < run_.size(); ++at) {
      if (inside_[at]) continue;
      take(at, 1, Lexicon::kUnknownCost);
      walk(lexicon_.trie(), at, [](float cost) { return cost; });
      // Cheaper than the same characters by any other words, yet two of them still beat one wrong one.
      walk(overlay_.words(), at, [](float cost) { return cost == 0 ? 0.0F : 3.0F; });
      if (icu_end[at] > at + 1) take(at, icu_end[at] - at, Lexicon::kIcuWordCost);
    }
    return path();
  }

 private:
  template <class Cost>
  void walk(const WordTrie& trie, std::uint32_t from, Cost cost_of) {
    auto node = WordTrie::kRoot;
    for (std::uint32_t at = from; at < run_.size(); ++at) {
      node = trie.step(node, run_[at]);
      if (node == WordTrie::kNone) return;
      if (trie.cost(node) >= 0) take(from, at + 1 - from, cost_of(trie.cost(node)));
    }
  }

  void take(std::uint32_t from, std::uint32_t size, float cost) {
    const auto to = from + size;
    if (inside_[to]) return;
    if (size > 1 && !may_stand(from, size)) return;
    if (best_[from] + cost < best_[to]) {
      best_[to] = best_[from] + cost;
      from_[to] = from;
    }
  }

  bool may_stand(std::uint32_t from, std::uint32_t size) const {
    for (auto at = from + 1; at < from + size; ++at)
      if (border_[at]) return false;
    return size > 1 && overlay_.banned().find(run_.substr(from, size)) < 0;
  }

  // Never-split words and never-join borders, the leftmost and longest first, before anything is weighed.
  void force() {
    for (std::uint32_t at = 0; at < run_.size(); ++at) {
      const auto places = longest(overlay_.borders(), at);
      for (std::uint32_t bit = 1; places.size > 0 && bit < places.size; ++bit)
        if ((static_cast<std::uint32_t>(places.cost) >> bit & 1U) != 0) border_[at + bit] = true;
    }
    for (std::uint32_t at = 0; at < run_.size();) {
      const auto word = longest(overlay_.words(), at, 0.0F);
      if (may_stand(at, word.size)) std::fill_n(inside_.begin() + at + 1, word.size - 1, true);
      at += std::max<std::uint32_t>(word.size, 1);
    }
  }

  struct Found {
    std::uint32_t size = 0;
    float cost = 0;
  };
  Found longest(const WordTrie& trie, std::uint32_t from, float only = -1) const {
    Found found;
    auto node = WordTrie::kRoot;
    for (std::uint32_t at = from; at < run_.size(); ++at) {
      node = trie.step(node, run_[at]);
      if (node == WordTrie::kNone) break;
      const auto cost = trie.cost(node);
      if (cost >= 0 && (only < 0 || cost == only)) found = {at + 1 - from, cost};
    }
    return found;
  }

  std::vector<std::uint32_t> path() const {
    std::vector<std::uint32_t> borders;
    for (auto at = static_cast<std::uint32_t>(run_.size()); at > 0; at = from_[at]) borders.push_back(at);
    std::reverse(borders.begin(), borders.end());
    return borders;
  }

  std::u32string_view run_;
  const Lexicon& lexicon_;
  const Overlay& overlay_;
  std::vector<float> best_;
  std::vector<std::uint32_t> from_;
  std::vector<bool> border_;  // a word must end before this place
  std::vector<bool> inside_;  // none may
};

}  // namespace

std::vector<std::uint32_t> icu_borders(std::u32string_view text) {
  auto* iterator = word_iterator();
  if (iterator == nullptr) return {static_cast<std::uint32_t>(text.size())};
  static_assert(sizeof(UChar32) == sizeof(char32_t));
  const auto unicode = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                                     static_cast<std::int32_t>(text.size()));
  iterator->setText(unicode);
  std::vector<std::uint32_t> borders;
  std::uint32_t points = 0;
  std::int32_t from = iterator->first();
  for (auto to = iterator->next(); to != icu::BreakIterator::DONE; from = to, to = iterator->next()) {
    points += static_cast<std::uint32_t>(unicode.countChar32(from, to - from));
    borders.push_back(points);
  }
  iterator->setText(icu::UnicodeString{});  // it refers to ours
  return borders;
}

std::vector<std::uint32_t> han_borders(std::u32string_view run, const Lexicon& lexicon,
                                       const Overlay& overlay) {
  return Lattice{run, lexicon, overlay}.run();
}

}  // namespace souk::online::search::language
