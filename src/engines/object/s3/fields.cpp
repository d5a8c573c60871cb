#include "engines/object/s3/fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/text.hpp"
#include "runtime/http/conditional.hpp"

namespace souk::engines::s3 {
namespace {

constexpr std::string_view kMetadata = "x-amz-meta-";
// Header fields are ASCII: other text is percent-encoded behind this, as RFC 8187 writes it.
constexpr std::string_view kEncoded = "utf-8''";

bool is_plain(std::string_view text) {
  return !text.starts_with(kEncoded) && !text.starts_with(' ') && !text.ends_with(' ') &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

std::string digest_of(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_md5(), nullptr);
  return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

std::string unhex(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i + 2 <= text.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

}  // namespace

std::string unquoted(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
  return std::string{etag};
}

std::vector<http::Pair> fields_of(const PutOptions& options) {
  std::vector<http::Pair> fields{{"content-type", options.content_type}};
  for (const auto& [name, value] : options.metadata) {
    fields.emplace_back(std::string{kMetadata} + name,
                        is_plain(value) ? value : std::string{kEncoded} + text::percent_encode(value));
  }
  if (options.if_absent) fields.emplace_back("if-none-match", "*");
  return fields;
}

ObjectInfo info_of(std::string_view key, const http::ClientResponse& response, std::int64_t size_bytes) {
  ObjectInfo info;
  info.key = key;
  info.size_bytes = size_bytes;
  info.etag = unquoted(response.headers.get("ETag"));
  if (const auto type = response.headers.get("Content-Type"); !type.empty()) info.content_type = type;
  info.modified = http::parse_http_date(response.headers.get("Last-Modified")).value_or(Instant{});
  for (const auto& [name, value] : response.headers.all()) {
    const auto lower = text::to_lower_ascii(name);
    if (!lower.starts_with(kMetadata)) continue;
    auto decoded = value;
    if (value.starts_with(kEncoded))
      decoded = text::percent_decode(std::string_view{value}.substr(kEncoded.size()), false).value_or(value);
    info.metadata.emplace_back(lower.substr(kMetadata.size()), std::move(decoded));
  }
  return info;
}

Result<std::string> read_piece(ObjectSource& body, std::size_t at_most) {
  std::string piece;
  while (piece.size() < at_most) {
    const auto more = TRY(body.read(at_most - piece.size()));
    if (more.empty()) break;
    piece += more;
  }
  return piece;
}

std::string md5_of(std::string_view bytes) { return hex(digest_of(bytes)); }

std::string joint_etag(const std::vector<ObjectPart>& parts) {
  std::string digests;
  for (const auto& part : parts) digests += unhex(part.etag);
  return fmt::format("{}-{}", md5_of(digests), parts.size());
}

}  // namespace souk::engines::s3
