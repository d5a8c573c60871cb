#include "online/webhook/signature.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace souk::online::webhook {

std::string sign(const std::vector<std::string>& secrets, Instant now, std::string_view body) {
  const auto seconds = now.unix_ms / 1'000;
  const auto signed_text = fmt::format("{}.{}", seconds, body);
  std::string field = fmt::format("t={}", seconds);
  for (const auto& secret : secrets) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(signed_text.data()), signed_text.size(), mac.data(), &size);
    field += ",v1=";
    for (unsigned i = 0; i < size; ++i) field += fmt::format("{:02x}", mac[i]);
  }
  return field;
}

}  // namespace souk::online::webhook
