// Where a webhook may lead. Its URL is chosen by somebody in the office, and the request comes from inside
// the house: so no address but public ones, or those that the configuration names, is connected to (SSRF).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "runtime/http/address.hpp"

namespace souk::online::webhook {

// Globally reachable by the IANA registries of special-purpose addresses (RFC 6890); an IPv6 address that
// carries an IPv4 one (mapped, NAT64, 6to4) is what that one is. False for what is no address.
bool is_public(std::string_view address);

class Destinations {
 public:
  // `allowed`: addresses and networks that are fine although they are not public ("10.0.8.0/24"). For them
  // http:// will do as well.
  static Result<Destinations> parse(const std::vector<std::string>& allowed);
  bool may_connect(std::string_view address) const {
    return allowed_.contains(address) || is_public(address);
  }
  // kInvalid "webhook.url": no https URL, or an address that may not be. A name is looked up when it is
  // connected to, each time.
  Status check_url(std::string_view url) const;

 private:
  http::TrustedProxies allowed_;
};

}  // namespace souk::online::webhook
