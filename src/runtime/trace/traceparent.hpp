// W3C trace context: the traceparent field, and the random ids that name requests, traces and spans.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace souk::trace {

struct TraceParent {
  std::string_view trace_id;   // 32 lower-case hexadecimal digits, not all zero
  std::string_view parent_id;  // 16
  bool sampled = false;
};

// Views into `field`. nullopt when it is malformed: then a new trace starts.
std::optional<TraceParent> parse_traceparent(std::string_view field);
std::string format_traceparent(std::string_view trace_id, std::string_view span_id, bool sampled);

// Overwrites `out` with random hexadecimal digits. Fast and unique, but guessable: never a secret.
void assign_random_hex(std::string& out, std::size_t digits);

}  // namespace souk::trace
