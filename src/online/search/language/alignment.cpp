#include "online/search/language/alignment.hpp"

#include <algorithm>
#include <array>

#include "online/search/language/code_points.hpp"
#include "online/search/language/shapes.hpp"

namespace souk::online::search::language {
namespace {

constexpr std::size_t kMaxReadings = 8;
constexpr float kExtra = 0.65F;         // typed, not meant
constexpr float kMissing = 0.7F;        // meant, not typed
constexpr float kMissingEnd = 0.5F;     // the word was not typed to its end
constexpr float kMissingLetter = 0.1F;  // nor was its last Latin word
constexpr float kSwapped = 0.4F;

Elements elements_of(std::u32string_view text) {
  Elements elements;
  const auto sounds = Readings::instance().read(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto kind = is_han(text[i]) ? Element::Kind::kHan : Element::Kind::kLetter;
    elements.push_back({kind, text[i], false, sounds[i]});
  }
  return elements;
}

Elements elements_of(std::string_view letters, const PinyinParse& parse) {
  Elements elements;
  for (const auto& piece : parse) {
    const auto first = static_cast<char32_t>(letters[piece.begin]);
    if (piece.syllable != kNoSyllable) {
      elements.push_back({Element::Kind::kSyllable, first, false, {piece.syllable, kNoSyllable}});
    } else {
      elements.push_back({Element::Kind::kInitial, first, piece.end - piece.begin == 2, {}});
    }
  }
  return elements;
}

// A run of Latin letters in all its readings.
std::vector<Elements> letter_readings(std::u32string_view run) {
  std::vector<Elements> all{elements_of(run)};
  const auto letters = utf8(run);
  for (const auto& parse : parse_pinyin(letters)) all.push_back(elements_of(letters, parse));
  return all;
}

void append_each(std::vector<Elements>& readings, const std::vector<Elements>& next) {
  std::vector<Elements> joined;
  for (const auto& head : readings) {
    for (const auto& tail : next) {
      if (joined.size() >= kMaxReadings || head.size() + tail.size() > kMaxElements) continue;
      joined.push_back(head);
      joined.back().insert(joined.back().end(), tail.begin(), tail.end());
    }
  }
  readings = std::move(joined);
}

float sound_distance(const CharacterReadings& a, const CharacterReadings& b) {
  float least = 1;
  for (const auto left : a)
    for (const auto right : b) least = std::min(least, Syllables::instance().distance(left, right));
  return least;
}

float han_cost(char32_t typed, const CharacterReadings& typed_sounds, char32_t c,
               const CharacterReadings& sounds) {
  if (typed == c) return 0;
  const auto sound = sound_distance(typed_sounds, sounds);
  const auto by_sound = sound <= 0 ? 0.15F : sound < 0.5F ? 0.3F : sound < 1 ? 0.65F : 1.0F;
  if (by_sound <= 0.3F) return by_sound;
  const auto shape = Shapes::instance().distance(typed, c);
  return std::min(by_sound, shape < 0.4F ? 0.3F + shape : 1.0F);
}

bool begins(const CharacterReadings& sounds, char32_t letter, bool h) {
  return std::any_of(sounds.begin(), sounds.end(), [&](SyllableId id) {
    const auto name = Syllables::instance().name(id);
    return !name.empty() && static_cast<char32_t>(name.front()) == letter && (!h || name[1] == 'h');
  });
}

}  // namespace

float substitution_cost(const Element& typed, char32_t c, const CharacterReadings& sounds) {
  switch (typed.kind) {
    case Element::Kind::kLetter:
      return typed.c == c ? 0.0F : 1.0F;
    case Element::Kind::kHan:
      return is_han(c) ? han_cost(typed.c, typed.sounds, c, sounds) : 1.0F;
    case Element::Kind::kSyllable: {
      if (!is_han(c)) return 1.1F;
      const auto sound = sound_distance(typed.sounds, sounds);
      return sound <= 0 ? 0.05F : sound < 0.5F ? 0.25F : sound < 1 ? 0.75F : 1.1F;
    }
    case Element::Kind::kInitial:
      if (is_han(c)) return begins(sounds, typed.c, typed.h) ? 0.25F : 1.1F;
      return !typed.h && typed.c == c ? 0.02F : 1.1F;
  }
  return 1;
}

std::vector<Elements> readings_of_typed(std::u32string_view text) {
  text = text.substr(0, kMaxElements);
  std::vector<Elements> readings(1);
  for (std::size_t at = 0; at < text.size();) {
    auto end = at + 1;
    const bool letters = is_latin(text[at]);
    while (end < text.size() && is_latin(text[end]) == letters) ++end;
    const auto run = text.substr(at, end - at);
    append_each(readings, letters ? letter_readings(run) : std::vector<Elements>{elements_of(run)});
    at = end;
  }
  return readings;
}

float alignment_cost(const Elements& typed, const SoundedText& term, float limit) {
  constexpr std::size_t kSide = kMaxElements + 1;
  const auto rows = typed.size();
  const auto columns = term.text.size();
  if (rows >= kSide || columns >= kSide) return kTooFar;
  std::array<std::array<float, kSide>, 3> costs{};                 // of the last three rows, in turn
  const auto missing = [&](std::size_t row, std::size_t column) {  // the term's character `column`
    if (row < rows) return kMissing;
    return column > 0 && !is_han(term.text[column]) && !is_han(term.text[column - 1]) ? kMissingLetter
                                                                                      : kMissingEnd;
  };
  for (std::size_t j = 1; j <= columns; ++j) costs[0][j] = costs[0][j - 1] + kMissing;
  for (std::size_t i = 1; i <= rows; ++i) {
    auto& row = costs[i % 3];
    const auto& above = costs[(i + 2) % 3];
    row[0] = above[0] + kExtra;
    auto least = row[0];
    for (std::size_t j = 1; j <= columns; ++j) {
      auto cost = above[j - 1] + substitution_cost(typed[i - 1], term.text[j - 1], term.sounds[j - 1]);
      cost = std::min({cost, above[j] + kExtra, row[j - 1] + missing(i, j - 1)});
      if (i > 1 && j > 1 && typed[i - 1].c == term.text[j - 2] && typed[i - 2].c == term.text[j - 1])
        cost = std::min(cost, costs[(i + 1) % 3][j - 2] + kSwapped);
      row[j] = cost;
      least = std::min(least, cost);
    }
    if (least > limit) return kTooFar;
  }
  const auto cost = costs[rows % 3][columns];
  return cost > limit ? kTooFar : cost;
}

}  // namespace souk::online::search::language
