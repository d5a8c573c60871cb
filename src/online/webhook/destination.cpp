#include "online/webhook/destination.hpp"

#include <algorithm>
#include <array>

#include "runtime/http/url.hpp"

namespace souk::online::webhook {
namespace {

using http::AddressBytes;

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<std::uint8_t, 12> kNat64{0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

struct Block {
  std::uint32_t network;
  int bits;
};
constexpr std::uint32_t v4(unsigned a, unsigned b, unsigned c, unsigned d) {
  return a << 24U | b << 16U | c << 8U | d;
}
constexpr std::array kNotPublic{
    Block{v4(0, 0, 0, 0), 8},      Block{v4(10, 0, 0, 0), 8},     Block{v4(100, 64, 0, 0), 10},
    Block{v4(127, 0, 0, 0), 8},    Block{v4(169, 254, 0, 0), 16}, Block{v4(172, 16, 0, 0), 12},
    Block{v4(192, 0, 0, 0), 24},   Block{v4(192, 0, 2, 0), 24},   Block{v4(192, 88, 99, 0), 24},
    Block{v4(192, 168, 0, 0), 16}, Block{v4(198, 18, 0, 0), 15},  Block{v4(198, 51, 100, 0), 24},
    Block{v4(203, 0, 113, 0), 24}, Block{v4(224, 0, 0, 0), 4},    Block{v4(240, 0, 0, 0), 4}};

bool is_public_v4(const std::uint8_t* bytes) {
  const auto address = v4(bytes[0], bytes[1], bytes[2], bytes[3]);
  return std::none_of(kNotPublic.begin(), kNotPublic.end(), [&](const Block& block) {
    return (address >> (32 - block.bits)) == (block.network >> (32 - block.bits));
  });
}

bool is_public_v6(const AddressBytes& bytes) {
  if ((bytes[0] & 0xe0U) != 0x20) return false;  // 2000::/3 is all that is handed out
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_public_v4(&bytes[2]);
  const bool reserved_2001 = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 2;  // Teredo, ORCHID, ...
  const bool documentation = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == 0xb8;
  const bool documentation_too = bytes[0] == 0x3f && bytes[1] == 0xff && bytes[2] < 0x10;
  return !reserved_2001 && !documentation && !documentation_too;
}

}  // namespace

bool is_public(std::string_view text) {
  const auto bytes = http::parse_address(text);
  if (!bytes) return false;
  if (std::equal(kMapped.begin(), kMapped.end(), bytes->begin()) ||
      std::equal(kNat64.begin(), kNat64.end(), bytes->begin())) {
    return is_public_v4(&(*bytes)[12]);
  }
  return is_public_v6(*bytes);
}

Result<Destinations> Destinations::parse(const std::vector<std::string>& allowed) {
  Destinations made;
  made.allowed_ = TRY(http::TrustedProxies::parse(allowed));
  return made;
}

Status Destinations::check_url(std::string_view text) const {
  const auto bad = [](std::string message) { return fail(invalid("webhook.url", std::move(message))); };
  constexpr std::size_t kLongest = 2'000;
  const auto url = http::parse_url(text);
  if (!url || text.size() > kLongest)
    return bad("This is no URL; it looks like https://erp.example.com/souk.");
  if (!url->tls && allowed_.empty()) return bad("A webhook's URL begins with https://.");
  if (http::parse_address(url->host) && !may_connect(url->host)) {
    return bad("This address lies inside a private network; the configuration does not allow it.");
  }
  if (url->host == "localhost" && allowed_.empty()) return bad("A webhook does not lead to the shop itself.");
  return {};
}

}  // namespace souk::online::webhook
