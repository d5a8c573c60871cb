// Texts as terms of the candidate index: the tokens of tokens.hpp with English words cut to their stems, so
// that "running shoes" finds "run shoe".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "online/search/tokens.hpp"

namespace souk::online::search {

// Snowball's English stem of a lower-case ASCII word; anything else as it is.
std::string stem_of(std::string word);

// In the order of the text.
std::vector<std::string> terms_of(std::string_view text, Purpose purpose);

// A term as the columns of the ranking keep it.
using TermHash = std::uint32_t;
TermHash hash_of(std::string_view term);

}  // namespace souk::online::search
