#include "runtime/http/url.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "runtime/http/address.hpp"

namespace souk::http {
namespace {

Error broken(std::string_view text) {
  return invalid("http.url", "Write the address as http://host/path or https://host/path; \"" +
                                 text::shorten(text, 200) + "\" is not.");
}

bool is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view{"-._:[]"}.find(c) != std::string_view::npos;
  });
}

}  // namespace

std::string Url::authority() const {
  std::string text = host.find(':') == std::string::npos ? host : '[' + host + ']';
  if (port != (tls ? 443 : 80)) text += ':' + std::to_string(port);
  return text;
}

Result<Url> parse_url(std::string_view text) {
  Url url;
  auto rest = text;
  if (rest.starts_with("https://")) {
    url.tls = true;
    url.port = 443;
    rest.remove_prefix(8);
  } else if (rest.starts_with("http://")) {
    rest.remove_prefix(7);
  } else {
    return fail(broken(text));
  }
  rest = rest.substr(0, rest.find('#'));
  const auto end = std::min(rest.find_first_of("/?"), rest.size());
  const auto authority = rest.substr(0, end);
  const bool has_port = authority.rfind(':') != std::string_view::npos && !authority.ends_with(']');
  if (!is_host(authority)) return fail(broken(text));
  const auto place = parse_host_port(has_port ? std::string{authority}
                                              : std::string{authority} + ':' + std::to_string(url.port));
  if (!place || place->host.empty()) return fail(broken(text));
  url.host = place->host;
  url.port = place->port;
  url.target = rest.substr(end);
  if (url.target.empty() || url.target.front() == '?') url.target.insert(url.target.begin(), '/');
  const bool clean =
      std::all_of(url.target.begin(), url.target.end(), [](char c) { return c > ' ' && c < 0x7f; });
  if (!clean) return fail(broken(text));
  return url;
}

}  // namespace souk::http
