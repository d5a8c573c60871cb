// Corrects typing errors in Latin words: up to two edits (fewer in short words), split and joined words. A
// candidate is judged by its weight, by what kind of slip it would be, and by its neighbours in the query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/search/language/correction.hpp"
#include "online/search/language/hash_index.hpp"
#include "online/search/language/vocabulary.hpp"

namespace souk::online::search::language {

// How often two words stand next to each other in titles.
class WordPairs {
 public:
  void add(std::u32string_view first, std::u32string_view second);
  void finish();
  std::uint32_t count(std::u32string_view first, std::u32string_view second) const;
  std::size_t memory_bytes() const { return counts_.memory_bytes(); }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> waiting_;
  HashIndex counts_;  // the id is the count
};

// What a word was corrected to: one word, or two.
struct LatinFix {
  std::u32string text;
  Certainty certainty = Certainty::kNone;
  std::vector<std::u32string> others;  // next best, at most 3
};

class LatinCorrector {
 public:
  // Both must outlive this.
  LatinCorrector(const Vocabulary& vocabulary, const WordPairs& pairs);

  struct Word {
    std::u32string_view text;
    std::u32string_view before;  // neighbours; empty at the ends
    std::u32string_view after;
    std::uint32_t known = 0;  // products that have it
  };
  LatinFix fix(const Word& word) const;
  // "head phones" for headphones: the joined word where that is what is known.
  std::optional<std::u32string> joined(const Word& first, const Word& second) const;
  std::size_t memory_bytes() const { return by_deletion_.memory_bytes(); }

 private:
  struct Candidate {
    TermId term = 0;
    float cost = 0;   // of the edits
    float score = 0;  // the greatest is the best
  };
  std::vector<Candidate> candidates(const Word& word) const;
  float score(const Word& word, TermId term, float cost) const;
  LatinFix split(const Word& word) const;
  LatinFix fix_number(const Word& word) const;

  const Vocabulary& vocabulary_;
  const WordPairs& pairs_;
  HashIndex by_deletion_;
};

// Damerau-Levenshtein over letters, cheaper for the usual slips; kTooManyEdits beyond two edits.
inline constexpr float kTooManyEdits = 1e9F;
float edit_cost(std::u32string_view typed, std::u32string_view meant);

}  // namespace souk::online::search::language
