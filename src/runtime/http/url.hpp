// An absolute http or https URL, split into what a client needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace souk::http {

struct Url {
  bool tls = false;
  std::string host;  // without brackets
  std::uint16_t port = 80;
  std::string target = "/";  // path and query, percent-encoded as given

  // "host" or "host:port" where the port is not the scheme's own, as the Host field has it.
  std::string authority() const;
};

// kInvalid "http.url" for anything else; user information is refused, a fragment is dropped.
Result<Url> parse_url(std::string_view text);

}  // namespace souk::http
