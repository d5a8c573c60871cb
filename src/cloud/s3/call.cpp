#include "cloud/s3/call.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxKey = 1'024;

std::string_view host_of(std::string_view field) {
  const auto colon = field.rfind(':');
  if (colon == std::string_view::npos || field.find(']', colon) != std::string_view::npos) return field;
  return field.substr(0, colon);
}

// "photos" of "photos.example.com" under "example.com"; empty when it is not below.
std::string_view label_below(std::string_view host, std::string_view domain) {
  if (domain.empty() || host.size() < domain.size() + 2) return {};
  const auto rest = host.size() - domain.size();
  if (host[rest - 1] != '.' || !http::equal_names(host.substr(rest), domain)) return {};
  return host.substr(0, rest - 1);
}

}  // namespace

bool Call::has(std::string_view name) const {
  return std::any_of(request.query.begin(), request.query.end(),
                     [&](const auto& pair) { return pair.first == name; });
}

storage::Place Call::place() const {
  storage::Place place{.bucket = bucket, .key = key};
  if (const auto version = query("versionId"); !version.empty()) place.version = std::string{version};
  return place;
}

Status read_place(const EndpointSettings& settings, Call& call) {
  const auto host = host_of(call.header("host"));
  auto bucket = label_below(host, settings.website_domain);
  call.website = !bucket.empty();
  if (bucket.empty()) bucket = label_below(host, settings.domain);
  std::string_view path = path_of(call.request);
  if (path.starts_with('/')) path.remove_prefix(1);
  if (bucket.empty()) {
    const auto slash = std::min(path.find('/'), path.size());
    const auto name = text::percent_decode(path.substr(0, slash), false);
    if (!name) return fail(fault("InvalidURI"));
    call.bucket = *name;
    path.remove_prefix(std::min(slash + 1, path.size()));
  } else {
    call.bucket = text::to_lower_ascii(bucket);
  }
  auto key = text::percent_decode(path, false);
  if (!key || !text::is_valid_utf8(*key)) return fail(fault("InvalidURI"));
  if (key->size() > kMaxKey) return fail(fault("KeyTooLongError"));
  call.key = std::move(*key);
  return {};
}

Result<std::int64_t> number_of(const Call& call, std::string_view name, std::int64_t otherwise,
                               std::int64_t least, std::int64_t most) {
  const auto text = call.query(name);
  if (text.empty()) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
    return fail(
        fault("InvalidArgument", fmt::format("{} must be a number from {} to {}.", name, least, most)));
  return value;
}

}  // namespace souk::s3
