#include "runtime/http/request_context.hpp"

#include <algorithm>

#include "runtime/trace/traceparent.hpp"

namespace souk::http {
namespace {

constexpr std::size_t kRequestIdDigits = 20, kTraceDigits = 32, kSpanDigits = 16, kMaxRequestId = 64;

// Letters, digits and a few marks: it goes into logs and back to the client.
bool is_sane_id(std::string_view id) {
  return !id.empty() && id.size() <= kMaxRequestId && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
  });
}

}  // namespace

bool sampled(int percent) {
  if (percent <= 0) return false;
  if (percent >= 100) return true;
  thread_local unsigned turn = 0;
  // Steps through 0..99 with a stride that is prime to 100: evenly spread, and no random number for it.
  turn = (turn + 37) % 100;
  return static_cast<int>(turn) < percent;
}

void identify(Request& request, runtime::RequestScope& scope, const Peer& peer, const TrustedProxies& proxies,
              int trace_sample_percent) {
  const auto& headers = request.headers;
  if (const auto id = headers.get("x-request-id"); is_sane_id(id)) {
    request.request_id.assign(id);
  } else {
    trace::assign_random_hex(request.request_id, kRequestIdDigits);
  }
  scope.request_id = request.request_id;
  if (const auto parent = trace::parse_traceparent(headers.get("traceparent"))) {
    scope.trace_id.assign(parent->trace_id);
    scope.span_id.assign(parent->parent_id);
    scope.sampled = parent->sampled;
  } else {
    trace::assign_random_hex(scope.trace_id, kTraceDigits);
    trace::assign_random_hex(scope.span_id, kSpanDigits);
    scope.sampled = sampled(trace_sample_percent);
  }
  request.secure = peer.tls;
  request.client_address.assign(peer.address);
  if (!peer.trusted) return;
  request.client_address.assign(proxies.client_of(headers.get("x-forwarded-for"), peer.address));
  if (const auto protocol = headers.get("x-forwarded-proto"); !protocol.empty())
    request.secure = equal_names(protocol, "https");
}

}  // namespace souk::http
