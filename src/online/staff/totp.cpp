#include "online/staff/totp.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/text.hpp"

namespace souk::online::staff {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t kStepMs = 30'000;
constexpr std::int64_t kWindow = 1;
constexpr std::size_t kSecretBytes = 20;

std::array<unsigned char, 8> big_endian(std::int64_t value) {
  std::array<unsigned char, 8> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[7 - i] = static_cast<unsigned char>(value >> (8 * i));
  }
  return bytes;
}

}  // namespace

std::string base32(std::string_view bytes) {
  std::string out;
  unsigned buffer = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += kAlphabet[(buffer >> bits) & 31U];
    }
    buffer &= (1U << bits) - 1U;
  }
  if (bits > 0) out += kAlphabet[(buffer << (5 - bits)) & 31U];
  return out;
}

std::optional<std::string> from_base32(std::string_view text) {
  std::string out;
  unsigned buffer = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const auto digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    buffer = ((buffer << 5U) | static_cast<unsigned>(digit)) & 0xfffU;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>((buffer >> bits) & 0xffU);
    }
  }
  return out;
}

std::string new_totp_secret(Random& random) {
  std::array<std::uint8_t, kSecretBytes> bytes{};
  random.fill(bytes);
  return base32({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::int64_t totp_step(Instant now) { return now.unix_ms / kStepMs; }

std::string totp_code(std::string_view secret_base32, std::int64_t step, int digits) {
  const auto secret = from_base32(secret_base32).value_or("");
  const auto counter = big_endian(step);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned size = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(),
       &size);
  // Dynamic truncation, RFC 4226 section 5.3.
  const std::size_t at = mac[size - 1] & 0x0fU;
  const std::uint32_t number = ((mac[at] & 0x7fU) << 24U) | (static_cast<std::uint32_t>(mac[at + 1]) << 16U) |
                               (static_cast<std::uint32_t>(mac[at + 2]) << 8U) | mac[at + 3];
  std::uint32_t modulus = 1;
  for (int i = 0; i < digits; ++i) modulus *= 10;
  return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> match_totp(std::string_view secret_base32, std::string_view given, Instant now,
                                       std::int64_t last_used) {
  const auto present = totp_step(now);
  std::optional<std::int64_t> matched;
  for (auto step = present - kWindow; step <= present + kWindow; ++step) {
    const bool equal = text::equal_constant_time(given, totp_code(secret_base32, step));
    if (equal && step > last_used) matched = step;
  }
  return matched;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret_base32) {
  const auto shop = text::percent_encode(issuer);
  return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period=30", shop,
                     text::percent_encode(account), secret_base32, shop);
}

}  // namespace souk::online::staff
