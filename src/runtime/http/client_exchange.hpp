// One request and its response over an open socket; and opening one. Private to the client.
#pragma once

#include <memory>

#include "runtime/fiber/pool.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/http/client.hpp"
#include "runtime/http/socket.hpp"
#include "runtime/http/tls.hpp"
#include "runtime/http/url.hpp"

namespace souk::http {

// Resolves (on `resolver`, when called in a fiber), connects, and shakes hands where the URL wants TLS.
struct Opening {
  const SslContext& context;
  runtime::Pool& resolver;
  const ClientSettings& settings;
  runtime::Deadline deadline;
};
Result<std::unique_ptr<Socket>> open_socket(const Url& url, const Opening& opening);

struct Exchange {
  Result<ClientResponse> response;
  bool reusable = false;   // the socket can carry another exchange
  bool untouched = false;  // it broke before a byte of the response came: perhaps it was dead already
};
Exchange exchange(Socket& socket, const Url& url, const ClientRequest& request,
                  const ClientSettings& settings, runtime::Deadline deadline);

// kInvalid "http.header" for a name or value that would break out of its line.
Status check_headers(const Headers& headers);

}  // namespace souk::http
