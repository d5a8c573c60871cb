// The small parsers of request fields: forms, cookies, ranges, tags, dates, traces, addresses. The first byte
// chooses one, the rest is its input.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "runtime/http/address.hpp"
#include "runtime/http/conditional.hpp"
#include "runtime/http/url.hpp"
#include "runtime/trace/traceparent.hpp"

namespace {

using namespace souk;

constexpr std::uint64_t kTotal = 1000;

void require(bool holds) {
  if (!holds) std::abort();
}

void form(std::string_view text) {
  std::vector<http::Pair> fields;
  const bool good = http::parse_form(text, 8, fields).has_value();
  require(fields.size() <= 8);
  for (const auto& [name, value] : fields)
    require(!good || (text::is_valid_utf8(name) && text::is_valid_utf8(value)));
}

void range(std::string_view text) {
  const auto found = http::parse_range(text, kTotal);
  if (!found || !*found) return;
  require((*found)->size > 0 && (*found)->offset < kTotal && (*found)->size <= kTotal - (*found)->offset);
}

void date(std::string_view text) {
  if (const auto instant = http::parse_http_date(text))
    require(http::http_date(*instant).substr(5) == text.substr(5));
}

void url(std::string_view text) {
  if (const auto parsed = http::parse_url(text))
    require(!parsed->host.empty() && parsed->target.starts_with('/'));
}

void trace_parent(std::string_view text) {
  if (const auto parent = trace::parse_traceparent(text))
    require(parent->trace_id.size() == 32 && parent->parent_id.size() == 16);
}

void addresses(std::string_view text) {
  static const auto proxies = http::TrustedProxies::parse({"10.0.0.0/8", "fd00::/7"}).value();
  (void)http::parse_host_port(text);
  (void)proxies.client_of(text, "10.0.0.1");
}

void fields(std::string_view text) {
  (void)http::find_cookie(text, "a");
  (void)http::names_etag(text, "\"a\"", true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr void (*kParsers[])(std::string_view) = {form,         range,     date,  url,
                                                           trace_parent, addresses, fields};
  if (size == 0) return 0;
  kParsers[data[0] % std::size(kParsers)]({reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
