#include "online/search/language/typed_sound.hpp"

#include "online/search/language/code_points.hpp"
#include "online/search/language/readings.hpp"

namespace souk::online::search::language {

std::string folded_sound(std::string_view letters) {
  constexpr std::string_view kVowels = "aeiouv";
  std::string folded;
  folded.reserve(letters.size());
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const char c = letters[at];
    const char next = at + 1 < letters.size() ? letters[at + 1] : ' ';
    if ((c == 'z' || c == 'c' || c == 's') && next == 'h') {
      folded += c;
      ++at;
    } else if (c == 'n' && next == 'g') {
      folded += 'n';
      while (at + 1 < letters.size() && letters[at + 1] == 'g') ++at;
    } else if (c == 'n' && kVowels.find(next) != std::string_view::npos) {
      folded += 'l';
    } else {
      folded += c;
    }
  }
  return folded;
}

Spelled spelled(std::u32string_view text, std::size_t max_letters) {
  Spelled out;
  text = text.substr(0, max_letters * 2);
  const auto sounds = Readings::instance().read(text);
  for (std::size_t i = 0; i < text.size() && out.initials.size() < max_letters; ++i) {
    const auto name = Syllables::instance().name(sounds[i][0]);
    if (!name.empty()) {
      out.sound += name;
      out.initials += name.front();
    } else if (is_word_character(text[i]) || is_han(text[i])) {
      append_utf8(out.sound, text[i]);
      append_utf8(out.initials, text[i]);
    }
  }
  return out;
}

}  // namespace souk::online::search::language
