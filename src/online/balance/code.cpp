#include "online/balance/code.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace souk::online::balance {
namespace {

// Crockford's base 32: no I, L, O and U.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 16;
constexpr std::size_t kGroup = 4;

}  // namespace

std::string new_code(Random& random) {
  std::array<std::uint8_t, kLength> bytes{};
  random.fill(bytes);
  std::string code;
  for (const auto byte : bytes) code += kAlphabet[byte % kAlphabet.size()];  // 256 is a multiple of 32
  return code;
}

std::string normal_code(std::string_view text) {
  std::string normal;
  for (char c : text.substr(0, 100)) {
    if (c == ' ' || c == '-' || c == '\t') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    normal += c;
  }
  return normal;
}

bool is_code(std::string_view normal) {
  return normal.size() == kLength && std::all_of(normal.begin(), normal.end(), [](char c) {
           return kAlphabet.find(c) != std::string_view::npos;
         });
}

std::string shown_code(std::string_view normal) {
  std::string shown;
  for (std::size_t i = 0; i < normal.size(); ++i) {
    if (i > 0 && i % kGroup == 0) shown += '-';
    shown += normal[i];
  }
  return shown;
}

std::string hash_of(std::string_view normal) {
  const auto text = fmt::format("souk gift card {}", normal);
  std::array<unsigned char, 32> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), nullptr, 0);
  std::string hex;
  for (const auto byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace souk::online::balance
