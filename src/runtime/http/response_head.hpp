// Status line and fields of a response, written into one string that the connection uses again and again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/http/message.hpp"

namespace souk::http {

struct HeadOptions {
  std::string_view request_id;
  std::optional<std::uint64_t> content_length;  // absent: chunked, or until the connection closes
  bool chunked = false;
  bool close = false;
  bool http_1_0 = false;
  bool page_policy = true;
};

// Adds what every answer has and the handler did not set: Date, the security fields, and a
// Content-Security-Policy for HTML. Line breaks in values become spaces, so that no value can start a new
// field.
void append_head(std::string& out, const Response& response, const HeadOptions& options);

// 1xx, 204 and 304 have no body, whatever the handler put there.
inline bool has_body(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace souk::http
