#include "online/staff/token.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>
#include <openssl/sha.h>

#include "base/text.hpp"
#include "online/staff/totp.hpp"

namespace souk::online::staff {
namespace {

std::string random_base32(Random& random, std::size_t size_bytes) {
  std::vector<std::uint8_t> bytes(size_bytes);
  random.fill(bytes);
  return text::to_lower_ascii(base32({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
}

}  // namespace

std::string new_token(Random& random) { return random_base32(random, 20); }

std::string new_typed_secret(Random& random) {
  const auto letters = random_base32(random, 10);
  return fmt::format("{}-{}-{}-{}", letters.substr(0, 4), letters.substr(4, 4), letters.substr(8, 4),
                     letters.substr(12, 4));
}

std::string normal_typed_secret(std::string_view typed) {
  std::string letters;
  for (const char c : text::to_lower_ascii(typed)) {
    if (c == ' ' || c == '-') continue;
    if (!letters.empty() && letters.size() % 5 == 4) letters += '-';
    letters += c;
  }
  return letters;
}

std::string hash_of(std::string_view secret) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), digest.data());
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const auto byte : digest) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace souk::online::staff
