// Texts as the letters they sound like, for suggestions: Chinese as pinyin, everything else as it is, with
// the sounds folded that many speakers do not tell apart. Folding works on the letters alone, so that it
// gives the same for a beginning of a text as for all of it.
#pragma once

#include <string>
#include <string_view>

namespace souk::online::search::language {

// zh z, ch c, sh s; ng n; n before a vowel as l.
std::string folded_sound(std::string_view letters);

struct Spelled {
  std::string sound;     // letters, not folded
  std::string initials;  // one letter for each Chinese character; everything else as it is
};
// At most `max_letters` of each. Blanks and punctuation are left out.
Spelled spelled(std::u32string_view text, std::size_t max_letters);

}  // namespace souk::online::search::language
