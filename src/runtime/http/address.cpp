#include "runtime/http/address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstring>
#include <netinet/in.h>

#include "base/text.hpp"

namespace souk::http {
namespace {

constexpr std::size_t kMappedPrefix = 12;  // ::ffff:0:0/96 holds IPv4

std::optional<unsigned> parse_number(std::string_view text, unsigned max) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value > max)
    return std::nullopt;
  return value;
}

}  // namespace

Result<HostPort> parse_host_port(std::string_view text) {
  const auto colon = text.rfind(':');
  const auto port =
      colon == std::string_view::npos ? std::nullopt : parse_number(text.substr(colon + 1), 65'535);
  if (!port)
    return fail(invalid("http.listen", "Write the address as HOST:PORT, for example 127.0.0.1:8080; \"" +
                                           std::string{text} + "\" is not."));
  auto host = text.substr(0, colon);
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  return HostPort{.host = std::string{host == "*" ? "" : host}, .port = static_cast<std::uint16_t>(*port)};
}

std::optional<AddressBytes> parse_address(std::string_view text) {
  const std::string zero_ended{text};
  AddressBytes bytes{};
  if (inet_pton(AF_INET6, zero_ended.c_str(), bytes.data()) == 1) return bytes;
  bytes = {};
  bytes[10] = bytes[11] = 0xff;
  if (inet_pton(AF_INET, zero_ended.c_str(), bytes.data() + kMappedPrefix) == 1) return bytes;
  return std::nullopt;
}

std::string address_text(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET) {
    const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
    inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  } else if (address.ss_family == AF_INET6) {
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
    const bool mapped = IN6_IS_ADDR_V4MAPPED(&v6.sin6_addr);
    inet_ntop(mapped ? AF_INET : AF_INET6, v6.sin6_addr.s6_addr + (mapped ? kMappedPrefix : 0), text.data(),
              text.size());
  }
  return text.data();
}

Result<TrustedProxies> TrustedProxies::parse(const std::vector<std::string>& entries) {
  TrustedProxies proxies;
  for (const std::string_view entry : entries) {
    const auto slash = entry.find('/');
    const auto bytes = parse_address(entry.substr(0, slash));
    const unsigned width = entry.find(':') == std::string_view::npos ? 32 : 128;
    const auto bits =
        slash == std::string_view::npos ? std::optional{width} : parse_number(entry.substr(slash + 1), width);
    if (!bytes || !bits)
      return fail(invalid("http.trusted_proxies",
                          "Write a trusted proxy as an address or a network such as 10.0.0.0/8; \"" +
                              std::string{entry} + "\" is neither."));
    proxies.networks_.push_back({*bytes, *bits + (128 - width)});
  }
  return proxies;
}

bool TrustedProxies::contains(std::string_view address) const {
  const auto bytes = parse_address(address);
  if (!bytes) return false;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    const auto whole = network.bits / 8, rest = network.bits % 8;
    if (std::memcmp(bytes->data(), network.bytes.data(), whole) != 0) return false;
    if (rest == 0) return true;
    const auto mask = static_cast<std::uint8_t>(0xff00u >> rest);
    return ((*bytes)[whole] & mask) == (network.bytes[whole] & mask);
  });
}

std::string_view TrustedProxies::client_of(std::string_view forwarded_for, std::string_view peer) const {
  std::string_view client = peer;
  while (!forwarded_for.empty()) {
    const auto comma = forwarded_for.rfind(',');
    const auto last =
        text::trim(comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1));
    if (!parse_address(last)) break;
    client = last;
    if (!contains(last) || comma == std::string_view::npos) break;
    forwarded_for = forwarded_for.substr(0, comma);
  }
  return client;
}

}  // namespace souk::http
