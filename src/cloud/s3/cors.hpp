// A bucket's rules for scripts of other origins (CORS). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "runtime/http/message.hpp"

namespace souk::s3 {

struct CorsRule {
  std::vector<std::string> origins, methods, headers, exposed;  // origins and headers may hold one "*"
  std::optional<std::int64_t> max_age_s;
};

// MalformedXML, InvalidRequest.
Result<std::vector<CorsRule>> read_cors(std::string_view xml);

// The first rule that allows `method` from `origin` with these request headers (comma-separated).
const CorsRule* find_rule(const std::vector<CorsRule>& rules, std::string_view origin,
                          std::string_view method, std::string_view request_headers);

// Adds Access-Control-* and Vary. `preflight`: with the methods and headers that are allowed.
void allow_origin(const CorsRule& rule, std::string_view origin, std::string_view preflight_headers,
                  bool preflight, http::Headers& out);

}  // namespace souk::s3
