#include "online/order/command.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace souk::online::order {

std::string short_key(std::string_view scope, std::string_view key) {
  const auto text = fmt::format("{}\n{}", scope, key);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string out;
  for (std::size_t i = 0; i < 6; ++i) out += fmt::format("{:02x}", digest.at(i));
  return out;
}

}  // namespace souk::online::order
