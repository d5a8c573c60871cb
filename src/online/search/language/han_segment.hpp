// Cuts a run of Chinese characters into words: the cheapest path over the merchant's, the shop's, the general
// and ICU's words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "online/search/language/lexicon.hpp"

namespace souk::online::search::language {

// Where each word ends, in characters, ascending; the last is the run's size.
std::vector<std::uint32_t> han_borders(std::u32string_view run, const Lexicon& lexicon,
                                       const Overlay& overlay);

// Characters that stand between words rather than at the edge of one: 女, 带, 可.
bool is_free_character(char32_t c);

// ICU's borders in a text of any script, as above.
std::vector<std::uint32_t> icu_borders(std::u32string_view text);

}  // namespace souk::online::search::language
