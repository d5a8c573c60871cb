// Small work on UTF-8 text that several rooms need.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace souk::text {

bool is_valid_utf8(std::string_view text);
// Number of code points; the text must be valid UTF-8.
std::size_t length(std::string_view text);
// The first `max_length` code points, with "…" where something was cut.
std::string shorten(std::string_view text, std::size_t max_length);
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string to_lower_ascii(std::string_view text);

// "Longjing 龙井 Tea!" -> "longjing-long-jing-tea": lower-case ASCII words joined by "-", Chinese as pinyin
// (ICU transliteration). At most 80 characters; empty when nothing readable is left.
std::string slugify(std::string_view text);

// &, <, >, " and ' as entities: safe in HTML text and in quoted attributes.
void append_html(std::string& out, std::string_view text);
std::string html(std::string_view text);
// RFC 3986 percent-encoding of everything but unreserved characters.
std::string percent_encode(std::string_view text);
// nullopt on a broken escape. `plus_is_space` for form bodies and query strings.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

// The candidate nearest to `word` by Damerau-Levenshtein distance, where it is near enough to be meant.
std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> candidates);

// Equal without telling by its time where the first difference is.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace souk::text
