#include "runtime/http/response_head.hpp"

#include <ctime>

#include <fmt/format.h>

#include "runtime/http/conditional.hpp"

namespace souk::http {
namespace {

constexpr std::string_view kPagePolicy =
    "Content-Security-Policy: default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'\r\n";

void append_status(std::string& out, int status) {
  if (status == 200) {
    out += "HTTP/1.1 200 OK\r\n";
  } else {
    fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\n", status, reason_of(status));
  }
}

// Fields that change at most once a second, as one ready text.
std::string_view common_fields() {
  thread_local std::time_t second = 0;
  thread_local std::string fields;
  timespec now{};
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  if (now.tv_sec != second) {
    second = now.tv_sec;
    fields = "Date: " + http_date({static_cast<std::int64_t>(second) * 1000}) +
             "\r\nX-Content-Type-Options: nosniff\r\n";
  }
  return fields;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  const auto start = out.size();
  out += value;
  if (value.find_first_of(std::string_view{"\r\n\0", 3}) != std::string_view::npos) {
    for (auto i = start; i < out.size(); ++i) {
      if (out[i] == '\r' || out[i] == '\n' || out[i] == '\0') out[i] = ' ';
    }
  }
  out += "\r\n";
}

// The server's own business, whatever a handler says.
bool is_ours(std::string_view name) {
  switch (name.size()) {
    case 4:
      return equal_names(name, "date");
    case 10:
      return equal_names(name, "connection");
    case 14:
      return equal_names(name, "content-length");
    case 17:
      return equal_names(name, "transfer-encoding");
    case 22:
      return equal_names(name, "x-content-type-options");
    default:
      return false;
  }
}

struct Seen {
  bool html = false;
  bool content_policy = false;
  bool referrer_policy = false;
};

Seen append_fields(std::string& out, const Headers& headers) {
  Seen seen;
  for (const auto& [name, value] : headers.all()) {
    if (is_ours(name)) continue;
    if (name.size() == 12 && equal_names(name, "content-type")) seen.html = value.starts_with("text/html");
    if (name.size() == 23 && equal_names(name, "content-security-policy")) seen.content_policy = true;
    if (name.size() == 15 && equal_names(name, "referrer-policy")) seen.referrer_policy = true;
    append_field(out, name, value);
  }
  return seen;
}

}  // namespace

void append_head(std::string& out, const Response& response, const HeadOptions& options) {
  append_status(out, response.status);
  out += common_fields();
  const auto seen = append_fields(out, response.headers);
  if (!seen.referrer_policy) out += "Referrer-Policy: strict-origin-when-cross-origin\r\n";
  if (options.page_policy && seen.html && !seen.content_policy) out += kPagePolicy;
  if (!options.request_id.empty()) append_field(out, "X-Request-Id", options.request_id);
  if (options.content_length) {
    fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", *options.content_length);
  } else if (options.chunked) {
    out += "Transfer-Encoding: chunked\r\n";
  }
  if (options.close) {
    out += "Connection: close\r\n";
  } else if (options.http_1_0) {
    out += "Connection: keep-alive\r\n";
  }
  out += "\r\n";
}

}  // namespace souk::http
