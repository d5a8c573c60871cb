// Bytes as text: hexadecimal and base 64 (RFC 4648, with padding).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace souk::storage {

std::string to_hex(std::string_view bytes);                  // lower case
std::optional<std::string> from_hex(std::string_view text);  // either case
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);
void append_utf8(std::string& out, std::uint32_t code_point);

}  // namespace souk::storage
