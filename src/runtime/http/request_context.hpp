// Who a request is: its id, its trace and its client, from the header and the connection.
#pragma once

#include <string>

#include "runtime/fiber/scope.hpp"
#include "runtime/http/address.hpp"
#include "runtime/http/message.hpp"

namespace souk::http {

struct Peer {
  std::string address;
  bool tls = false;
  bool trusted = false;  // a proxy whose X-Forwarded-* fields are believed
};

// Fills request.request_id, client_address and secure, and the ids of the scope. A sane X-Request-Id and
// traceparent are continued, else new ones start, sampled at `trace_sample_percent`.
void identify(Request& request, runtime::RequestScope& scope, const Peer& peer, const TrustedProxies& proxies,
              int trace_sample_percent);

// True for `percent` of all calls, at random.
bool sampled(int percent);

}  // namespace souk::http
