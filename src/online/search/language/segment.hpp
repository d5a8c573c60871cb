// A whole text as tokens: Chinese by han_segment.hpp, everything else by its own rules here (units kept to
// their numbers, "t-shirt" and "tshirt" the same, "women's" as "womens").
#pragma once

#include <string_view>
#include <vector>

#include "online/search/language/lexicon.hpp"
#include "online/search/language/token.hpp"

namespace souk::online::search::language {

// `normalised` comes from normalise().
std::vector<Token> segment_text(std::string_view normalised, const Lexicon& lexicon, const Overlay& overlay);

// The unit's one spelling (ounces: oz, 毫升: ml); empty for what is no unit.
std::string_view unit_of(std::string_view word);

}  // namespace souk::online::search::language
