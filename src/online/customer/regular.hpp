// Small steps towards one regular form of what people type; for the files of this room.
#pragma once

#include <string>
#include <string_view>

namespace souk::online::customer {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Full-width forms (U+FF01 to U+FF5E) and the wide blank, as Chinese input methods make them, to ASCII.
std::string half_width(std::string_view text);

}  // namespace souk::online::customer
