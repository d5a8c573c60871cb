#include "cloud/s3/answer.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/request_body.hpp"
#include "runtime/http/conditional.hpp"

namespace souk::s3 {

http::Response xml_answer(XmlWriter& xml) { return http::Response::text(200, "application/xml", xml.take()); }

http::Response empty_answer(int status) { return {.status = status, .headers = {}, .body = std::string{}}; }

std::string in_quotes(std::string_view etag) { return fmt::format("\"{}\"", etag); }

std::string_view class_name(storage::Tier tier) {
  return tier == storage::Tier::kArchive ? "GLACIER" : enum_name(tier);
}

std::string shown_key(const Call& call, std::string_view key) {
  if (call.query("encoding-type") != "url") return std::string{key};
  std::string out;
  bool first = true;
  for (const auto part : text::split(key, '/')) {
    if (!std::exchange(first, false)) out += '/';
    out += text::percent_encode(part);
  }
  return out;
}

void add_version(http::Headers& out, const storage::Bucket& bucket, const storage::Version& version) {
  if (bucket.versioning != storage::Versioning::kNever) out.set("x-amz-version-id", version.id);
}

void add_checksums(http::Headers& out, const storage::Version& version) {
  for (const auto& [kind, value] : version.checksums) {
    if (kind == storage::ChecksumKind::kMd5) continue;
    out.set(checksum_field(kind), value);
    out.set("x-amz-checksum-type", value.find('-') == std::string::npos ? "FULL_OBJECT" : "COMPOSITE");
  }
}

void add_write_fields(http::Headers& out, const storage::Bucket& bucket, const storage::Version& version) {
  out.set("ETag", in_quotes(version.etag));
  add_version(out, bucket, version);
  if (version.encrypted) out.set("x-amz-server-side-encryption", "AES256");
  add_checksums(out, version);
}

void add_object_fields(http::Headers& out, const storage::Bucket& bucket, const storage::Version& version) {
  out.set("ETag", in_quotes(version.etag));
  out.set("Last-Modified", http::http_date(version.modified));
  out.set("Accept-Ranges", "bytes");
  out.set("Content-Type", version.attributes.content_type);
  for (const auto& [name, value] : version.attributes.headers) {
    out.set(name == "website-redirect-location" ? "x-amz-website-redirect-location" : name, value);
  }
  for (const auto& [name, value] : version.attributes.metadata) out.add("x-amz-meta-" + name, value);
  add_version(out, bucket, version);
  if (version.tier != storage::Tier::kStandard) out.set("x-amz-storage-class", class_name(version.tier));
  if (version.encrypted) out.set("x-amz-server-side-encryption", "AES256");
  if (!version.attributes.tags.empty())
    out.set("x-amz-tagging-count", std::to_string(version.attributes.tags.size()));
  if (version.retention) {
    out.set("x-amz-object-lock-mode", enum_name(version.retention->mode));
    out.set("x-amz-object-lock-retain-until-date", to_string(version.retention->until));
  }
  if (version.legal_hold) out.set("x-amz-object-lock-legal-hold", "ON");
  if (!version.restored) return;
  out.set("x-amz-restore", version.restored->ready
                               ? fmt::format("ongoing-request=\"false\", expiry-date=\"{}\"",
                                             http::http_date(version.restored->until))
                               : "ongoing-request=\"true\"");
}

void write_checksums(XmlWriter& xml, const std::vector<storage::Checksum>& checksums) {
  for (const auto& [kind, value] : checksums) {
    if (kind != storage::ChecksumKind::kMd5 && !value.empty())
      xml.text(fmt::format("Checksum{}", enum_name(kind)), value);
  }
}

void write_owner(XmlWriter& xml, std::string_view element) {
  xml.begin(element);
  xml.text("ID", "souk");
  xml.text("DisplayName", "souk");
  xml.end();
}

}  // namespace souk::s3
