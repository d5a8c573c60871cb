// Texts as terms of the candidate index: the words that the shop's Language cuts them into, English ones down
// to their stems, so that "running shoes" finds "run shoe"; long Chinese words with their parts and
// characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/language/language.hpp"

namespace souk::online::search {

// Snowball's English stem of a lower-case ASCII word; anything else as it is.
std::string stem_of(std::string word);

struct TextTerms {
  std::vector<std::string> words;  // one after another, as in the text
  std::vector<std::string> parts;  // shorter ones within them: found as well, never asked for
};
TextTerms terms_of(const language::Language& language, std::string_view text);
// The words alone.
std::vector<std::string> words_of(const language::Language& language, std::string_view text);
// Of one word in letters, without any Language.
std::string term_of_word(std::string_view word);

// A term as the columns of the ranking keep it.
using TermHash = std::uint32_t;
TermHash hash_of(std::string_view term);

}  // namespace souk::online::search
