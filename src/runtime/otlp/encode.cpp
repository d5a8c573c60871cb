#include "runtime/otlp/encode.hpp"

#include <charconv>

namespace souk::otlp {
namespace {

constexpr int kInternal = 1, kServer = 2;  // SpanKind
constexpr int kFailed = 2;                 // StatusCode

json::object attribute(std::string_view key, std::string_view value) {
  return {{"key", key}, {"value", {{"stringValue", value}}}};
}

// A request's own span is named after its route, "GET /path".
int kind_of(std::string_view name) {
  const auto blank = name.find(' ');
  return blank != std::string_view::npos && name.substr(blank + 1).starts_with('/') ? kServer : kInternal;
}

json::object encode_span(const trace::SpanRecord& span) {
  const auto start_ns = span.start.unix_ms * 1'000'000;
  json::object out{{"traceId", span.trace_id},
                   {"spanId", span.span_id},
                   {"name", span.name},
                   {"kind", kind_of(span.name)},
                   {"startTimeUnixNano", std::to_string(start_ns)},
                   {"endTimeUnixNano", std::to_string(start_ns + span.duration.count())}};
  if (!span.parent_id.empty()) out["parentSpanId"] = span.parent_id;
  if (span.failed) out["status"] = json::object{{"code", kFailed}};
  return out;
}

}  // namespace

json::object encode_resource(const Resource& resource) {
  json::array attributes{attribute("service.name", resource.service_name)};
  if (!resource.service_version.empty())
    attributes.push_back(attribute("service.version", resource.service_version));
  if (!resource.instance_id.empty())
    attributes.push_back(attribute("service.instance.id", resource.instance_id));
  return {{"attributes", std::move(attributes)}};
}

json::object encode_scope(const Resource& resource) {
  return {{"name", "souk"}, {"version", resource.service_version}};
}

std::string encode_spans(const Resource& resource, std::span<const trace::SpanRecord> spans) {
  json::array encoded;
  for (const auto& span : spans) encoded.push_back(encode_span(span));
  const json::object scoped{{"scope", encode_scope(resource)}, {"spans", std::move(encoded)}};
  const json::object one{{"resource", encode_resource(resource)}, {"scopeSpans", json::array{scoped}}};
  return to_text(json::object{{"resourceSpans", json::array{one}}});
}

std::int64_t rejected_count(std::string_view answer, std::string_view member) {
  const auto value = parse_json(answer);
  if (!value) return 0;
  const auto* count = find_path(*value, "partialSuccess." + std::string{member});
  if (count == nullptr) return 0;
  if (count->is_int64()) return count->get_int64();
  std::int64_t number = 0;
  if (const auto* text = count->if_string())
    std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

}  // namespace souk::otlp
