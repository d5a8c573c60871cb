// A word of a text. What the index, the query, the corrector and the explanation of a search all speak of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace souk::online::search::language {

enum class TokenKind : std::uint8_t {
  kHan,     // Chinese
  kWord,    // letters, and letters with digits: shirt, iphone15
  kNumber,  // digits with their unit: 2024, 500ml, 1.5l
};

struct Token {
  std::string text;
  std::uint32_t begin = 0;  // bytes of the normalised text
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::kWord;
  // Shorter words inside (电磁炉: 电磁; spf50+: spf50, spf, 50), without single Chinese characters: the index
  // has them beside the word, a query takes them as weaker forms of it.
  std::vector<std::string> parts;
};

}  // namespace souk::online::search::language
