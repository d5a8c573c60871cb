// Bodies of forms with files: multipart/form-data (RFC 7578). The body is in memory already, within its
// route's bound; parts are views into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "runtime/http/message.hpp"

namespace souk::http {

struct Part {
  std::string name;
  std::string file_name;  // as the browser says; never to be used as a path
  std::string_view content;
};

inline constexpr std::string_view kMultipart = "multipart/form-data";

bool is_multipart(const Request& request);
// kInvalid "request.multipart" when it is malformed or has more than `max_parts`.
Result<std::vector<Part>> read_multipart(std::string_view content_type, std::string_view body,
                                         std::size_t max_parts);
// The content of the first part of that name; empty when there is none.
std::string_view part_of(const std::vector<Part>& parts, std::string_view name);

}  // namespace souk::http
