// Finds the shop's own words in its titles: strings of characters that stand together far more often than
// chance has it and with changing neighbours. Then cuts the titles with them and counts anew, so that what is
// only a piece of another word falls out again.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/search/language/lexicon.hpp"

namespace souk::online::search::language {

class WordLearner {
 public:
  // A normalised title; beyond `max_titles` an even sample is kept.
  explicit WordLearner(std::size_t max_titles) : max_titles_{max_titles} {}
  void add_title(std::string_view normalised);
  // A word of which the caller is sure (a brand, a category, an attribute's value).
  void add_word(std::u32string_view word, double count);

  std::vector<CountedWord> finish();

 private:
  struct Seen {
    std::uint32_t count = 0;
    std::uint64_t left = 0;  // neighbours seen, as bits of their hashes
    std::uint64_t right = 0;
  };
  using Table = std::unordered_map<std::uint64_t, Seen>;
  using Words = std::unordered_map<std::u32string, double>;

  void count_strings(std::size_t size);
  Words candidates(const Lexicon& lexicon) const;
  bool is_word(std::u32string_view text, const Lexicon& lexicon) const;
  bool pays(std::u32string_view text, const Lexicon& lexicon) const;
  double cohesion(std::u32string_view text) const;
  const Seen* seen(std::u32string_view text) const;
  Words counted(const Lexicon& lexicon) const;

  std::size_t max_titles_;
  std::size_t titles_ = 0;
  std::vector<std::u32string> runs_;  // of Chinese characters
  Words sure_;
  Table table_;
  double characters_ = 0;
  std::uint32_t least_ = 2;
};

}  // namespace souk::online::search::language
