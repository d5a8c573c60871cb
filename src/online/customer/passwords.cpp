#include "online/customer/passwords.hpp"

#include <array>
#include <stdexcept>

#include <sodium.h>

#include "base/text.hpp"

namespace souk::online::customer {

Passwords::Cost Passwords::Cost::interactive() {
  return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

Passwords::Cost Passwords::Cost::least() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

Passwords::Passwords(runtime::Pool& pool, Cost cost) : pool_{&pool}, cost_{cost} {
  if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot be initialised"};
}

Status Passwords::check(const Secret& password) {
  const auto& text = password.reveal();
  if (text.size() > kMaxBytes || !text::is_valid_utf8(text)) {
    return fail(invalid("password.too_long", "A password has at most 256 bytes of UTF-8."));
  }
  if (text::length(text) < kMinLength) {
    return fail(invalid("password.too_short", "A password has at least 8 characters."));
  }
  return {};
}

Result<std::string> Passwords::hash(const Secret& password) const {
  return pool_->run([&]() -> Result<std::string> {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const auto& given = password.reveal();
    if (crypto_pwhash_str(text.data(), given.data(), given.size(), cost_.operations, cost_.memory_bytes) !=
        0) {
      return fail(unavailable("password.memory", "The shop is too busy to check passwords; try again.",
                              "crypto_pwhash_str: no memory"));
    }
    return std::string{text.data()};
  });
}

Result<bool> Passwords::verify(const Secret& password, const std::string& hash) const {
  return pool_->run([&]() -> Result<bool> {
    const auto& given = password.reveal();
    return crypto_pwhash_str_verify(hash.c_str(), given.data(), given.size()) == 0;
  });
}

}  // namespace souk::online::customer
