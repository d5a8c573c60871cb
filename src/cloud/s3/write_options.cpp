#include "cloud/s3/write_options.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxMetadata = 2'048;
constexpr std::size_t kMaxTags = 10;
constexpr std::string_view kMeta = "x-amz-meta-";
constexpr std::array<std::string_view, 5> kKept{"cache-control", "content-disposition", "content-encoding",
                                                "content-language", "expires"};

// "aws-chunked" says how the body came, not what the object is.
std::string without_chunked(std::string_view coding) {
  std::string kept;
  for (auto word : text::split(coding, ',')) {
    word = text::trim(word);
    if (word.empty() || http::equal_names(word, "aws-chunked")) continue;
    if (!kept.empty()) kept += ',';
    kept += word;
  }
  return kept;
}

Status read_attribute_fields(const http::Headers& fields, storage::Attributes& attributes) {
  std::size_t metadata = 0;
  for (const auto& [name, value] : fields.all()) {
    const auto lower = text::to_lower_ascii(name);
    if (!lower.starts_with(kMeta)) continue;
    const auto meta = lower.substr(kMeta.size());
    auto& kept = attributes.metadata[meta];
    if (!kept.empty()) kept += ',';
    kept += value;
    metadata += meta.size() + value.size();
    if (!text::is_valid_utf8(value)) return fail(fault("InvalidArgument", "User metadata must be UTF-8."));
  }
  if (metadata > kMaxMetadata) return fail(fault("MetadataTooLarge"));
  if (const auto type = fields.get("content-type"); !type.empty()) attributes.content_type = type;
  for (const auto name : kKept) {
    if (const auto value = fields.get(name); !value.empty()) attributes.headers[std::string{name}] = value;
  }
  if (const auto coding = attributes.headers.find("content-encoding"); coding != attributes.headers.end()) {
    coding->second = without_chunked(coding->second);
    if (coding->second.empty()) attributes.headers.erase(coding);
  }
  const auto location = fields.get("x-amz-website-redirect-location");
  if (location.empty()) return {};
  if (!location.starts_with('/') && !location.starts_with("http://") && !location.starts_with("https://"))
    return fail(
        fault("InvalidArgument", "x-amz-website-redirect-location begins with /, http:// or https://."));
  attributes.headers["website-redirect-location"] = location;
  return {};
}

Status read_encryption(const http::Headers& fields, WriteOptions& options) {
  if (fields.contains("x-amz-server-side-encryption-customer-algorithm"))
    return fail(fault("NotImplemented", "Keys of the customer (SSE-C) are not taken; use AES256."));
  const auto algorithm = fields.get("x-amz-server-side-encryption");
  if (algorithm.empty()) return {};
  if (algorithm != "AES256") return fail(fault("InvalidEncryptionAlgorithmError"));
  options.encrypt = true;
  return {};
}

Status read_lock(const http::Headers& fields, WriteOptions& options) {
  const auto mode = fields.get("x-amz-object-lock-mode");
  const auto until = fields.get("x-amz-object-lock-retain-until-date");
  if (mode.empty() != until.empty())
    return fail(
        fault("InvalidArgument",
              "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied"));
  if (!mode.empty()) {
    const auto at = parse_instant(until);
    if (!at)
      return fail(fault("InvalidArgument", "The retain until date must be written as 2026-11-24T08:30:00Z."));
    options.retention = storage::Retention{.mode = TRY(read_lock_mode(mode)), .until = *at};
  }
  const auto hold = fields.get("x-amz-object-lock-legal-hold");
  if (!hold.empty() && hold != "ON" && hold != "OFF")
    return fail(fault("InvalidArgument", "Legal Hold must be either of 'ON' or 'OFF'"));
  options.legal_hold = hold == "ON";
  return {};
}

}  // namespace

Status check_acl(std::string_view canned) {
  if (canned.empty() || canned == "private" || canned == "bucket-owner-full-control" ||
      canned == "bucket-owner-read")
    return {};
  return fail(fault("AccessControlListNotSupported"));
}

Result<storage::LockMode> read_lock_mode(std::string_view text) {
  for (const auto& [mode, name] : EnumNames<storage::LockMode>::kNames) {
    if (name == text) return mode;
  }
  return fail(fault("MalformedXML", "The lock's mode must be GOVERNANCE or COMPLIANCE."));
}

Status check_tags(const std::map<std::string, std::string>& tags, std::size_t most) {
  if (tags.size() > most)
    return fail(fault(most == kMaxTags ? "BadRequest" : "InvalidTag",
                      fmt::format("There are {} tags at most.", most)));
  for (const auto& [key, value] : tags) {
    if (key.empty() || text::length(key) > 128 || text::length(value) > 256) return fail(fault("InvalidTag"));
  }
  return {};
}

Result<std::map<std::string, std::string>> read_tag_field(std::string_view text) {
  std::vector<http::Pair> pairs;
  if (!http::parse_form(text, 2 * kMaxTags, pairs))
    return fail(fault("InvalidArgument", "Write x-amz-tagging as key=value&key=value, percent-encoded."));
  std::map<std::string, std::string> tags;
  for (auto& [key, value] : pairs) {
    if (!tags.emplace(key, value).second) return fail(fault("InvalidTag", "A tag's key is there twice."));
  }
  TRY(check_tags(tags, kMaxTags));
  return tags;
}

Result<storage::WriteCondition> read_write_condition(const http::Headers& fields) {
  storage::WriteCondition condition;
  if (const auto absent = fields.get("if-none-match"); !absent.empty()) {
    if (absent != "*") return fail(fault("NotImplemented", "If-None-Match of a write must be *."));
    condition.if_absent = true;
  }
  if (auto etag = fields.get("if-match"); !etag.empty()) {
    if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
    condition.if_match = std::string{etag};
  }
  return condition;
}

Result<WriteOptions> read_write_options(const http::Headers& fields) {
  WriteOptions options;
  TRY(check_acl(fields.get("x-amz-acl")));
  TRY(read_attribute_fields(fields, options.attributes));
  if (const auto tags = fields.get("x-amz-tagging"); !tags.empty())
    options.attributes.tags = TRY(read_tag_field(tags));
  if (const auto name = fields.get("x-amz-storage-class"); !name.empty()) {
    const auto tier = storage::parse_tier(name);
    if (!tier) return fail(fault("InvalidStorageClass"));
    options.tier = *tier;
    options.has_tier = true;
  }
  TRY(read_encryption(fields, options));
  TRY(read_lock(fields, options));
  return options;
}

}  // namespace souk::s3
