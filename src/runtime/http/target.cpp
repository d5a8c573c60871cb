// The request target (request_parser.hpp): RFC 9112 section 3.2.
#include "base/text.hpp"
#include "runtime/http/request_parser.hpp"

namespace souk::http {
namespace {

Error broken() {
  return invalid("request.target", "Send a path that starts with / and is percent-encoded UTF-8.");
}

// "." and ".." are for the client to resolve; a server that follows them invites trouble.
bool has_dot_segment(std::string_view path) {
  if (path.find("/.") == std::string_view::npos) return false;
  for (const auto segment : text::split(path, '/')) {
    if (segment == "." || segment == "..") return true;
  }
  return false;
}

bool has_control(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return true;
  }
  return false;
}

// Takes "http://host" off the front.
void strip_authority(std::string& target) {
  const auto scheme = target.find("://");
  if (scheme == std::string::npos || scheme > 5 || target.front() == '/') return;
  const auto path = target.find_first_of("/?", scheme + 3);
  if (path == std::string::npos) {
    target = "/";
  } else {
    target.erase(0, path);
    if (target.front() == '?') target.insert(target.begin(), '/');
  }
}

}  // namespace

Status read_target(Request& request, const ParserLimits& limits) {
  strip_authority(request.target);
  if (const auto fragment = request.target.find('#'); fragment != std::string::npos)
    request.target.resize(fragment);
  const std::string_view target = request.target;
  if (target == "*" && request.method == Method::kOptions) {
    request.path = "*";
    return {};
  }
  if (target.empty() || target.front() != '/') return fail(broken());
  const auto mark = std::min(target.find('?'), target.size());
  const auto path = target.substr(0, mark);
  if (path.find('%') == std::string_view::npos) {
    request.path.assign(path);
  } else {
    auto decoded = text::percent_decode(path, false);
    if (!decoded) return fail(broken());
    request.path = std::move(*decoded);
  }
  if (!limits.raw_paths &&
      (!text::is_valid_utf8(request.path) || has_control(request.path) || has_dot_segment(request.path)))
    return fail(broken());
  if (mark == target.size()) return {};
  return parse_form(target.substr(mark + 1), limits.query_fields, request.query);
}

}  // namespace souk::http
