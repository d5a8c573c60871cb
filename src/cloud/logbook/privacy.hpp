// What of a person may be in a log: addresses shortened or as a keyed hash, no mail address, no token.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/fields.hpp"
#include "base/secret.hpp"

namespace souk::cloud::logbook {

enum class ClientAddresses {
  kShort,  // the network: 203.0.113.0, 2001:db8:1::
  kHash,   // 16 hexadecimal digits, the same for the same address and key: visitors can be counted, not found
  kNone
};

}  // namespace souk::cloud::logbook

template <>
struct souk::EnumNames<souk::cloud::logbook::ClientAddresses> {
  using A = souk::cloud::logbook::ClientAddresses;
  static constexpr std::array kNames{std::pair{A::kShort, std::string_view{"short"}},
                                     std::pair{A::kHash, std::string_view{"hash"}},
                                     std::pair{A::kNone, std::string_view{"none"}}};
};

namespace souk::cloud::logbook {

class Privacy {
 public:
  Privacy() : Privacy{ClientAddresses::kShort, Secret{}} {}
  // `key`: the installation's own; what is hashed with it cannot be tried out without it.
  Privacy(ClientAddresses addresses, const Secret& key);

  // Appends what may be kept of a network address.
  void append_client(std::string& out, std::string_view address) const;
  // 16 hexadecimal digits that stand for a text, such as a mail address.
  std::string hash_of(std::string_view text) const;

 private:
  ClientAddresses addresses_;
  std::array<std::uint8_t, 32> key_{};
};

// Appends the path of a request. Where the route's parameters are secrets (tokens, keys, codes) they are left
// in their braces, and a part with an @ becomes "***".
void append_path(std::string& out, std::string_view path, std::string_view route);

// A text in which mail addresses are "***"; JSON stays JSON.
std::string without_mail_addresses(std::string_view text);

}  // namespace souk::cloud::logbook
