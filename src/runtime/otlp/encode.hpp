// OTLP's JSON form (opentelemetry-proto 1.x, "OTLP/HTTP JSON"): 64-bit integers are texts, ids hexadecimal.
// Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/time.hpp"
#include "runtime/trace/span.hpp"

namespace souk::otlp {

// Who speaks: the resource of every message.
struct Resource {
  std::string service_name = "souk";
  std::string service_version;
  std::string instance_id;  // tells instances of one shop apart
};

// "resource" and "scope" of either message.
json::object encode_resource(const Resource& resource);
json::object encode_scope(const Resource& resource);

// An ExportTraceServiceRequest.
std::string encode_spans(const Resource& resource, std::span<const trace::SpanRecord> spans);

// An ExportMetricsServiceRequest from the registry's text exposition: so that what is pushed and what is
// scraped are the same numbers. Counters become cumulative sums since `start`.
std::string encode_metrics(const Resource& resource, std::string_view exposition, Instant start, Instant now);

// How many a receiver refused, as its answer's partialSuccess says; 0 when it took all or says nothing.
std::int64_t rejected_count(std::string_view answer, std::string_view member);

}  // namespace souk::otlp
