// How Chinese is read: the usual readings of each character, and of words whose reading is not that of their
// characters (长袖 chang xiu, 音乐 yin yue).
#pragma once

#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "online/search/language/syllable.hpp"

namespace souk::online::search::language {

// The most frequent reading first; the second only where it is common.
using CharacterReadings = std::array<SyllableId, 2>;

class Readings {
 public:
  static const Readings& instance();

  CharacterReadings of(char32_t c) const;
  // One for each code point; {} for what is no Chinese character. Within a known word the reading it has
  // there, and no second one.
  std::vector<CharacterReadings> read(std::u32string_view text) const;

 private:
  Readings();
  std::size_t word_at(std::u32string_view text, std::vector<CharacterReadings>& out) const;
  struct Word {
    float count = 0;
    std::vector<SyllableId> syllables;
  };
  std::unordered_map<char32_t, CharacterReadings> characters_;
  std::unordered_map<std::uint64_t, Word>
      words_;  // by hash_of the text; those with a character of two readings
  std::size_t longest_ = 0;
};

}  // namespace souk::online::search::language
