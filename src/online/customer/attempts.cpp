#include "online/customer/attempts.hpp"

#include <array>

#include <fmt/format.h>
#include <sodium.h>

namespace souk::online::customer {
namespace {

// A mail may hold bytes that a cache key may not.
std::string key_of(std::string_view kind, std::string_view who) {
  std::array<unsigned char, 16> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(who.data()),
                     who.size(), nullptr, 0);
  std::string key = fmt::format("attempts:{}:", kind);
  for (const auto byte : bytes) key += fmt::format("{:02x}", byte);
  return key;
}

}  // namespace

Status Attempts::count(const std::string& key, std::int64_t limit, std::string_view code) const {
  const auto tries = cache_->increment(key, 1, limits_.window);
  if (!tries || *tries <= limit) return {};
  const auto wait = std::chrono::duration_cast<std::chrono::seconds>(limits_.window).count();
  return fail(Error{.kind = ErrorKind::kLimit,
                    .code = std::string{code},
                    .message = "Too many attempts; wait a quarter of an hour and try again.",
                    .retry_after_s = static_cast<int>(wait)});
}

Status Attempts::begin_sign_in(std::string_view mail, std::string_view address) const {
  TRY(count(key_of("address", address), limits_.by_address));
  return count(key_of("mail", mail), limits_.by_account);
}

void Attempts::succeeded(std::string_view mail) const { (void)cache_->erase(key_of("mail", mail)); }

Status Attempts::begin_registration(std::string_view address) const {
  return count(key_of("register", address), limits_.registrations);
}

Status Attempts::begin_letter(std::string_view mail, std::string_view address) const {
  TRY(count(key_of("letter_address", address), limits_.letters_by_address));
  return count(key_of("letter", mail), limits_.letters);
}

Status Attempts::begin_code(std::string_view address) const {
  return count(key_of("code", address), limits_.codes_by_address, "code.locked");
}

}  // namespace souk::online::customer
