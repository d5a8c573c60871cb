#include "online/search/language/lexicon.hpp"

#include <algorithm>
#include <cmath>

#include "online/search/language/code_points.hpp"
#include "online/search/language/han_data.hpp"
#include "online/search/language/normalise.hpp"

namespace souk::online::search::language {
namespace {

// The share of the shop's own words in the mixture.
constexpr double kLearntShare = 0.7;

// The general dictionary is an input method's: it has phrases that are no words (穷得, 买的).
bool is_phrase(std::u32string_view word) {
  constexpr std::u32string_view kParticles = U"的了是我你他她它们吗吧呢啊把被这那就也很得着";
  return word.size() > 1 && (kParticles.find(word.front()) != std::u32string_view::npos ||
                             kParticles.find(word.back()) != std::u32string_view::npos);
}

// Words of two scripts, which no general dictionary has.
constexpr std::u32string_view kMixed[] = {U"t恤",   U"t恤衫", U"u盘",  U"u型枕",
                                          U"a字裙", U"k歌",   U"bb霜", U"cc霜"};

std::unordered_map<std::u32string, double> general_words() {
  std::unordered_map<std::u32string, double> words;
  for (const auto word : kMixed) words.emplace(word, 200);
  each_reading([&](const HanEntry& entry) {
    auto word = code_points(entry.text);
    if (word.size() <= kMaxWordCharacters && !is_phrase(word)) words[std::move(word)] += entry.count + 1;
  });
  return words;
}

}  // namespace

Lexicon::Lexicon() {
  const auto words = general_words();
  double total = 0;
  for (const auto& [word, count] : words) total += count;
  for (const auto& [word, count] : words) trie_.add(word, static_cast<float>(-std::log(count / total)));
}

std::shared_ptr<const Lexicon> Lexicon::general() {
  static const std::shared_ptr<const Lexicon> instance{new Lexicon};
  return instance;
}

Lexicon::Lexicon(std::vector<CountedWord> learnt) : trie_{general()->trie()}, learnt_{std::move(learnt)} {
  std::sort(learnt_.begin(), learnt_.end(), [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
  if (learnt_.empty()) return;
  trie_.raise(static_cast<float>(-std::log(1.0 - kLearntShare)));
  double total = 0;
  for (const auto& word : learnt_) total += word.count;
  for (const auto& word : learnt_) {
    const auto general_cost = trie_.find(word.text);
    const auto share = (general_cost < 0 ? 0.0 : std::exp(-static_cast<double>(general_cost))) +
                       kLearntShare * word.count / total;
    trie_.add(word.text, std::max(0.0F, static_cast<float>(-std::log(share))));
    stamp_ = mix(stamp_ ^ hash_of(word.text)) + static_cast<std::uint64_t>(word.count * 16);
  }
}

std::size_t Lexicon::memory_bytes() const {
  return trie_.memory_bytes() + learnt_.size() * (sizeof(CountedWord) + 16);
}

Overlay::Overlay(const Dictionary& dictionary) {
  const auto each = [&](const std::vector<std::string>& words, auto&& take) {
    for (std::size_t i = 0; i < std::min(words.size(), kMaxDictionaryWords); ++i) {
      const auto word = code_points(normalise(words[i], 200));
      if (word.empty() || word.size() > 2 * kMaxWordCharacters) continue;
      stamp_ = mix(stamp_ ^ hash_of(word)) + 1;
      take(word);
    }
    stamp_ = mix(stamp_ + 7);
  };
  each(dictionary.words, [&](const std::u32string& word) { words_.add(word, 1); });
  each(dictionary.never_split, [&](const std::u32string& word) { words_.add(word, 0); });
  each(dictionary.never_join, [&](const std::u32string& word) {
    std::u32string joined;
    std::uint32_t places = 0;
    for (const auto c : word) {
      if (c != U' ') {
        joined += c;
      } else {
        places |= 1U << joined.size();
      }
    }
    if (places == 0) {
      banned_.add(joined, 1);
    } else {
      borders_.add(joined, static_cast<float>(places));  // 24 bits: exact in a float
    }
  });
}

}  // namespace souk::online::search::language
