// Texts as code points and back, and the classes of them that segmentation and correction ask for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace souk::online::search::language {

// Broken UTF-8 becomes U+FFFD; at most `max_points`.
std::u32string code_points(std::string_view text, std::size_t max_points = 20'000);
void append_utf8(std::string& out, char32_t c);
std::string utf8(std::u32string_view points);

bool is_han(char32_t c);
constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }
// Letters and digits of any script but Chinese characters.
bool is_word_character(char32_t c);

// FNV-1a over code points with a final mix, for tables that are built once and asked often.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33U;
  x *= 0xff51afd7ed558ccdULL;
  x ^= x >> 33U;
  x *= 0xc4ceb9fe1a85ec53ULL;
  return x ^ (x >> 33U);
}
constexpr std::uint64_t hash_of(std::u32string_view points) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const auto c : points) hash = (hash ^ c) * 0x100000001b3ULL;
  return mix(hash);
}

}  // namespace souk::online::search::language
