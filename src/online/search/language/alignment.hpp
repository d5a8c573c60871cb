// How far what was typed is from a term: an edit distance whose prices know sounds, shapes and slips of
// order.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "online/search/language/readings.hpp"

namespace souk::online::search::language {

// One thing that was typed: a Chinese character, a pinyin syllable, an initial that stands for one, a letter
// or digit that means itself.
struct Element {
  enum class Kind : std::uint8_t { kHan, kSyllable, kInitial, kLetter };
  Kind kind = Kind::kLetter;
  char32_t c = 0;  // of kHan and kLetter; the first letter of kInitial
  bool h = false;  // kInitial: zh, ch, sh
  CharacterReadings sounds{};
};
using Elements = std::vector<Element>;

inline constexpr std::size_t kMaxElements = 32;

// The ways in which a text without blanks can be meant; the first takes every letter for itself. At most 8,
// each of at most kMaxElements.
std::vector<Elements> readings_of_typed(std::u32string_view text);

struct SoundedText {
  std::u32string_view text;
  std::span<const CharacterReadings> sounds;  // one for each character
};

// 0 for the same; each full mistake costs about 1. kTooFar where more than `limit`.
inline constexpr float kTooFar = 1e9F;
float alignment_cost(const Elements& typed, const SoundedText& term, float limit);

// What it costs to have typed `typed` for one character of a term.
float substitution_cost(const Element& typed, char32_t c, const CharacterReadings& sounds);

}  // namespace souk::online::search::language
