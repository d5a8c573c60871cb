// Network addresses as text and bytes: what to listen on, and which peers are trusted proxies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <vector>

#include "base/result.hpp"

namespace souk::http {

struct HostPort {
  std::string host;  // without brackets; empty for every address
  std::uint16_t port = 0;
};
// "HOST:PORT", "[IPV6]:PORT" or ":PORT".
Result<HostPort> parse_host_port(std::string_view text);

// IPv4 as IPv4-mapped IPv6, so that both compare alike.
using AddressBytes = std::array<std::uint8_t, 16>;
std::optional<AddressBytes> parse_address(std::string_view text);
// "" when it is neither IPv4 nor IPv6.
std::string address_text(const sockaddr_storage& address);

// Addresses whose X-Forwarded-* fields are believed.
class TrustedProxies {
 public:
  // Entries are addresses or networks ("10.0.0.0/8", "fd00::/8").
  static Result<TrustedProxies> parse(const std::vector<std::string>& entries);
  bool contains(std::string_view address) const;
  bool empty() const { return networks_.empty(); }
  // Whom a trusted proxy speaks for: the last address of X-Forwarded-For that is no trusted proxy itself.
  std::string_view client_of(std::string_view forwarded_for, std::string_view peer) const;

 private:
  struct Network {
    AddressBytes bytes{};
    unsigned bits = 128;
  };
  std::vector<Network> networks_;
};

}  // namespace souk::http
