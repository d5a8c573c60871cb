#include "base/id.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kTextLength = 26;

int value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const auto at = kAlphabet.find(c);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

IdBytes new_id_bytes(Instant now, Random& random) {
  IdBytes bytes{};
  random.fill(bytes);
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(now.unix_ms >> (40 - 8 * i));
  return bytes;
}

std::string id_text(std::string_view prefix, const IdBytes& bytes) {
  std::string text{prefix};
  text += '_';
  // 130 bits in 26 characters: the first carries two zero bits.
  std::uint32_t window = 0;
  int bits = 2;
  for (const auto byte : bytes) {
    window = (window << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += kAlphabet[(window >> bits) & 31U];
    }
  }
  return text;
}

Result<IdBytes> parse_id_bytes(std::string_view prefix, std::string_view text) {
  const auto malformed = [&] {
    return fail(invalid("id.malformed", fmt::format("\"{}\" is no identifier of the form {}_...",
                                                    text::shorten(text, 48), prefix)));
  };
  if (text.size() != prefix.size() + 1 + kTextLength || !text.starts_with(prefix) ||
      text[prefix.size()] != '_') {
    return malformed();
  }
  IdBytes bytes{};
  std::uint32_t window = 0;
  int bits = -2;
  std::size_t out = 0;
  for (const char c : text.substr(prefix.size() + 1)) {
    const int value = value_of(c);
    if (value < 0) return malformed();
    window = (window << 5) | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[out++] = static_cast<std::uint8_t>(window >> bits);
    }
  }
  return bytes;
}

}  // namespace souk
