#include "runtime/http/conditional.hpp"

#include <array>
#include <charconv>
#include <ctime>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/text.hpp"

namespace souk::http {
namespace {

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view opaque(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

template <class T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool range_applies(const Request& request, const Response& response) {
  const auto condition = request.headers.get("if-range");
  if (condition.empty()) return true;
  if (condition.front() == '"') return condition == response.headers.get("etag");
  return condition == response.headers.get("last-modified");  // weak tags never match
}

void apply_range(const Request& request, Response& response) {
  auto* file = std::get_if<FileBody>(&response.body);
  if (file == nullptr) return;
  response.headers.set("Accept-Ranges", "bytes");
  const auto field = request.headers.get("range");
  if (field.empty() || request.method != Method::kGet || !range_applies(request, response)) return;
  const std::uint64_t total = file->size;
  const auto range = parse_range(field, total);
  if (!range) {
    response = problem(range.error(), request.request_id);
    response.headers.set("Content-Range", fmt::format("bytes */{}", total));
  } else if (*range) {
    response.status = 206;
    const auto [offset, size] = **range;
    response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", offset, offset + size - 1, total));
    file->offset += offset;
    file->size = size;
  }
}

}  // namespace

std::string etag_of(std::string_view content) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string tag = "\"";
  for (std::size_t i = 0; i < 12; ++i) tag += fmt::format("{:02x}", digest[i]);
  return tag + '"';
}

bool names_etag(std::string_view field, std::string_view etag, bool weak) {
  if (etag.empty()) return false;
  for (auto tag : text::split(field, ',')) {
    tag = text::trim(tag);
    if (tag == "*") return true;
    if (weak ? opaque(tag) == opaque(etag) : (tag == etag && !etag.starts_with("W/"))) return true;
  }
  return false;
}

std::string http_date(Instant instant) {
  const std::time_t seconds = static_cast<std::time_t>(instant.unix_ms / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                     kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                     parts.tm_min, parts.tm_sec);
}

std::optional<Instant> parse_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(3, 2) != ", " || !text.ends_with(" GMT")) return std::nullopt;
  std::tm parts{};
  parts.tm_mon = -1;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (kMonths[i] == text.substr(8, 3)) parts.tm_mon = static_cast<int>(i);
  }
  const auto day = number<int>(text.substr(5, 2)), year = number<int>(text.substr(12, 4));
  const auto hour = number<int>(text.substr(17, 2)), minute = number<int>(text.substr(20, 2));
  const auto second = number<int>(text.substr(23, 2));
  if (parts.tm_mon < 0 || !day || !year || !hour || !minute || !second) return std::nullopt;
  parts.tm_mday = *day;
  parts.tm_year = *year - 1900;
  parts.tm_hour = *hour;
  parts.tm_min = *minute;
  parts.tm_sec = *second;
  const Instant instant{static_cast<std::int64_t>(timegm(&parts)) * 1000};
  if (http_date(instant).substr(5) != text.substr(5)) return std::nullopt;  // 31 February and the like
  return instant;
}

// If-None-Match rules alone where it is there (RFC 9110 13.2.2).
bool not_modified(const Request& request, std::string_view etag, std::string_view last_modified) {
  if (const auto tags = request.headers.get("if-none-match"); !tags.empty())
    return names_etag(tags, etag, true);
  const auto since = request.headers.get("if-modified-since");
  if (since.empty() || last_modified.empty()) return false;
  const auto known = parse_http_date(since), changed = parse_http_date(last_modified);
  return known && changed && *changed <= *known;
}

Status check_if_match(const Request& request, std::string_view etag) {
  const auto tags = request.headers.get("if-match");
  if (tags.empty() || names_etag(tags, etag, false)) return {};
  return fail(precondition("request.if_match", "It has changed since you read it; read it again."));
}

Result<std::optional<ByteRange>> parse_range(std::string_view field, std::uint64_t total) {
  constexpr std::string_view kUnit = "bytes=";
  const std::optional<ByteRange> everything;
  if (!field.starts_with(kUnit) || field.find(',') != std::string_view::npos) return everything;
  const auto spec = text::trim(field.substr(kUnit.size()));
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos) return everything;
  const auto first = number<std::uint64_t>(spec.substr(0, dash));
  const auto last = number<std::uint64_t>(spec.substr(dash + 1));
  const bool open = dash + 1 == spec.size();
  const Error missing = invalid(
      "request.range", "No byte of the range asked for exists; the length is " + std::to_string(total) + ".");
  if (dash == 0) {  // "-500": the last 500
    if (!last) return everything;
    if (*last == 0 || total == 0) return fail(missing);
    const auto size = std::min(*last, total);
    return ByteRange{.offset = total - size, .size = size};
  }
  if (!first || (!open && (!last || *last < *first))) return everything;
  if (*first >= total) return fail(missing);
  const auto end = open ? total : std::min(total - 1, *last) + 1;
  return ByteRange{.offset = *first, .size = end - *first};
}

void apply_conditions(const Request& request, Response& response) {
  if (response.status != 200 || (request.method != Method::kGet && request.method != Method::kHead)) return;
  const auto etag = response.headers.get("etag"), modified = response.headers.get("last-modified");
  if ((!etag.empty() || !modified.empty()) && not_modified(request, etag, modified)) {
    response.status = 304;
    response.body = std::string{};
    return;
  }
  apply_range(request, response);
}

}  // namespace souk::http
