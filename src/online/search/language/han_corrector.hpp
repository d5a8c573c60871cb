// Finds the terms that a stretch of typed text may have meant: by sound (pinyin, homophones, fuzzy sounds),
// by initials, by one character too many, too few or wrong, by other order. Every list that it reads is cut,
// so the cost does not depend on what was typed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/alignment.hpp"
#include "online/search/language/hash_index.hpp"
#include "online/search/language/vocabulary.hpp"

namespace souk::online::search::language {

struct Meant {
  TermId term = 0;
  float cost = 0;   // of the alignment
  float score = 0;  // the cost, less for terms of weight; the least is the best
};

class HanCorrector {
 public:
  // The vocabulary's terms with Chinese in them; it must outlive this.
  explicit HanCorrector(const Vocabulary& vocabulary);
  // At most 5, the best first. `stretch` has no blanks.
  std::vector<Meant> meant(std::u32string_view stretch) const;
  // A run of letters that is whole syllables throughout, as the fewest terms that sound so: 机械键盘 for
  // jixiejianpan. Empty when some of it is no term.
  std::u32string words_of_pinyin(std::u32string_view letters) const;
  std::size_t memory_bytes() const;

 private:
  std::optional<TermId> sounding(const Elements& typed, std::size_t from, std::size_t size) const;
  void index(TermId id);
  void collect(std::u32string_view stretch, std::vector<TermId>& found) const;
  void collect(const Elements& typed, std::vector<TermId>& found) const;
  SoundedText sounded(TermId id) const;

  const Vocabulary& vocabulary_;
  std::vector<CharacterReadings> sounds_;   // of all terms, one behind the other
  std::vector<std::uint32_t> sound_begin_;  // by term
  HashIndex by_deletion_;
  HashIndex by_sound_;
  HashIndex by_initials_;
  HashIndex by_characters_;  // in any order
};

}  // namespace souk::online::search::language
