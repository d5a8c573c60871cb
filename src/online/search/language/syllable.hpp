// Mandarin syllables without tones, how near two of them sound, and Latin letters read as syllables.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace souk::online::search::language {

using SyllableId = std::uint16_t;
inline constexpr SyllableId kNoSyllable = 0;

class Syllables {
 public:
  static const Syllables& instance();

  SyllableId find(std::string_view letters) const;
  std::string_view name(SyllableId id) const { return names_[id]; }
  // The same for syllables that many speakers do not tell apart: zh/z ch/c sh/s, n/l, -ng/-n.
  std::string_view fuzzy_name(SyllableId id) const { return fuzzy_[id]; }
  std::size_t size() const { return names_.size(); }

  // 0: the same; 0.3: fuzzy; 0.6: one letter apart or the same final; 1: another sound.
  float distance(SyllableId a, SyllableId b) const;

 private:
  Syllables();
  std::vector<std::string> names_;
  std::vector<std::string> fuzzy_;
  std::unordered_map<std::string_view, SyllableId> ids_;
};

// A piece of Latin letters: a whole syllable, or an initial that stands for one (z, zh, x).
struct PinyinPiece {
  SyllableId syllable = kNoSyllable;  // kNoSyllable: an initial
  std::uint8_t begin = 0;             // letters of the run
  std::uint8_t end = 0;
};
using PinyinParse = std::vector<PinyinPiece>;

inline constexpr std::size_t kMaxPinyinLetters = 30;
inline constexpr std::size_t kMaxPinyinParses = 6;

// The readings of a run of lower-case letters, those with the fewest pieces first; empty when there is none
// (a vowel that begins no syllable) or the run is too long.
std::vector<PinyinParse> parse_pinyin(std::string_view letters);

}  // namespace souk::online::search::language
