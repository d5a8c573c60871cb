#include "online/search/language/code_points.hpp"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace souk::online::search::language {

// ICU's macros narrow an int on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::u32string code_points(std::string_view text, std::size_t max_points) {
  std::u32string points;
  points.reserve(std::min(text.size(), max_points));
  std::int32_t at = 0;
  const auto size = static_cast<std::int32_t>(text.size());
  while (at < size && points.size() < max_points) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(text.data(), at, size, c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}
#pragma GCC diagnostic pop

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
}

std::string utf8(std::u32string_view points) {
  std::string out;
  out.reserve(points.size() * 3);
  for (const auto c : points) append_utf8(out, c);
  return out;
}

bool is_han(char32_t c) {
  if (c < 0x2E80) return false;
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_IDEOGRAPHIC) != 0;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return is_latin(c) || is_digit(c) || (c >= U'A' && c <= U'Z');
  return u_isalnum(static_cast<UChar32>(c)) != 0 && !is_han(c);
}

}  // namespace souk::online::search::language
