#include "cloud/logbook/privacy.hpp"

#include <algorithm>

#include <sodium.h>

namespace souk::cloud::logbook {
namespace {

constexpr std::array<std::string_view, 7> kSecretParameters{"token",  "key",    "secret", "code",
                                                            "ticket", "upload", "mail"};
constexpr std::string_view kHidden = "***";

bool is_secret(std::string_view parameter) {
  return std::any_of(kSecretParameters.begin(), kSecretParameters.end(),
                     [&](std::string_view word) { return parameter.find(word) != std::string_view::npos; });
}

bool names_a_secret(std::string_view route) {
  for (auto at = route.find('{'); at != std::string_view::npos; at = route.find('{', at + 1))
    if (is_secret(route.substr(at, route.find('}', at) - at))) return true;
  return false;
}

// The same, remembered: the routes are as many as the table has, and each stays where it is.
bool has_secret(std::string_view route) {
  struct Known {
    std::string_view route;
    bool secret = false;
  };
  thread_local std::array<Known, 256> known{};
  auto& place = known[std::hash<const char*>{}(route.data()) / 16 % known.size()];
  if (place.route.data() != route.data() || place.route.size() != route.size() || place.route != route)
    place = {route, names_a_secret(route)};
  return place.secret;
}

// Up to and with the n-th `mark`; npos when there are fewer.
std::size_t after_nth(std::string_view text, char mark, int n) {
  std::size_t at = 0;
  for (; n > 0; --n) {
    at = text.find(mark, at);
    if (at == std::string_view::npos) return at;
    ++at;
  }
  return at;
}

// The next part of a path, taken off its front with the slash before it.
std::string_view take_part(std::string_view& path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  const auto part = path.substr(0, path.find('/'));
  path.remove_prefix(part.size());
  return part;
}

bool is_mail_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '%' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

Privacy::Privacy(ClientAddresses addresses, const Secret& key) : addresses_{addresses} {
  constexpr std::string_view kPurpose = "souk logbook addresses";
  const auto& bytes = key.reveal();
  const std::string_view key_bytes = std::string_view{bytes}.substr(0, crypto_generichash_KEYBYTES_MAX);
  crypto_generichash(key_.data(), key_.size(), reinterpret_cast<const unsigned char*>(kPurpose.data()),
                     kPurpose.size(), reinterpret_cast<const unsigned char*>(key_bytes.data()),
                     key_bytes.size() < crypto_generichash_KEYBYTES_MIN ? 0 : key_bytes.size());
}

std::string Privacy::hash_of(std::string_view text) const {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), key_.data(), key_.size());
  std::array<char, 17> digits{};
  sodium_bin2hex(digits.data(), digits.size(), hash.data(), 8);
  return digits.data();
}

void Privacy::append_client(std::string& out, std::string_view address) const {
  if (addresses_ == ClientAddresses::kNone || address.empty()) return;
  if (addresses_ == ClientAddresses::kHash) {
    out += hash_of(address);
    return;
  }
  if (const auto end = after_nth(address, '.', 3); end != std::string_view::npos) {
    out += address.substr(0, end);  // also of ::ffff:203.0.113.7
    out += '0';
    return;
  }
  if (address.find(':') == std::string_view::npos) return;  // no address: a socket's name
  auto end = std::min(after_nth(address, ':', 3), address.size());
  if (const auto gap = address.find("::"); gap != std::string_view::npos) end = std::min(end, gap + 2);
  out += address.substr(0, end);
  if (!out.ends_with("::")) out += ':';
}

void append_path(std::string& out, std::string_view path, std::string_view route) {
  constexpr std::size_t kLongest = 256;
  if (path.size() > 1 && path.size() <= kLongest && path.find('@') == std::string_view::npos &&
      !has_secret(route)) {
    out += path;
    return;
  }
  const auto before = out.size();
  auto template_rest = route;
  while (!path.empty()) {
    const auto part = take_part(path);
    const auto named = take_part(template_rest);
    out += '/';
    if (named.starts_with('{') && is_secret(named)) {
      out += named;
    } else if (part.find('@') != std::string_view::npos) {
      out += kHidden;
    } else {
      out += part;
    }
    if (out.size() - before > kLongest) {
      auto end = before + kLongest;
      while (end > before && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;
      out.resize(end);
      return;
    }
  }
  if (out.size() == before) out += '/';
}

std::string without_mail_addresses(std::string_view text) {
  std::string out;
  std::size_t taken = 0;
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    auto from = at, until = at + 1;
    while (from > taken && is_mail_character(text[from - 1])) --from;
    while (until < text.size() && is_mail_character(text[until])) ++until;
    if (from == at || until == at + 1) continue;
    out.append(text.substr(taken, from - taken)).append(kHidden);
    taken = until;
    at = until - 1;
  }
  return out.append(text.substr(taken));
}

}  // namespace souk::cloud::logbook
