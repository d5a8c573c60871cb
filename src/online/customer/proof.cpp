#include "online/customer/proof.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"

namespace souk::online::customer {
namespace {

constexpr std::size_t kSecretBytes = 20;
constexpr std::size_t kLongest = 128;

std::string hash_of(std::string_view token) {
  std::array<unsigned char, crypto_generichash_BYTES> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  std::string hex;
  for (const auto byte : bytes) hex += fmt::format("{:02x}", byte);
  return hex;
}

}  // namespace

NewProof new_proof(std::string_view customer_id, std::string_view mail, Instant until, Random& random) {
  std::string token = fmt::format("{}.{}", customer_id, random_hex(random, kSecretBytes));
  Proof kept{.hash = hash_of(token), .mail = std::string{mail}, .until = until};
  return {Secret{std::move(token)}, std::move(kept)};
}

std::string_view customer_in(std::string_view token) {
  const auto dot = token.find('.');
  if (token.size() > kLongest || dot == std::string_view::npos) return {};
  return token.substr(0, dot);
}

bool proves(const std::optional<Proof>& kept, std::string_view token, Instant now) {
  if (!kept || token.size() > kLongest) return false;
  return text::equal_constant_time(kept->hash, hash_of(token)) && now < kept->until;
}

}  // namespace souk::online::customer
