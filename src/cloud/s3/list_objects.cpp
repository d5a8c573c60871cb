// ListObjects (v1 and v2) and ListObjectVersions.
#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/request_body.hpp"

namespace souk::s3 {
namespace {

constexpr std::int64_t kMost = 1'000;

Status check_encoding(const Call& call) {
  const auto type = call.query("encoding-type");
  if (!type.empty() && type != "url")
    return fail(fault("InvalidArgument", "Invalid Encoding Method specified in Request"));
  return {};
}

// More than a page is asked for by many; they get a page.
Result<std::int64_t> limit_of(const Call& call) {
  const auto limit = TRY(number_of(call, "max-keys", kMost, 0, 2'147'483'647));
  return std::min(limit, kMost);
}

void write_head(XmlWriter& xml, const Call& call, std::int64_t limit, bool truncated) {
  xml.text("Name", call.bucket);
  xml.text("Prefix", shown_key(call, call.query("prefix")));
  if (call.has("delimiter") && !call.query("delimiter").empty())
    xml.text("Delimiter", shown_key(call, call.query("delimiter")));
  xml.number("MaxKeys", limit);
  if (call.has("encoding-type")) xml.text("EncodingType", call.query("encoding-type"));
  xml.flag("IsTruncated", truncated);
}

void write_restore(XmlWriter& xml, const storage::Version& version) {
  if (!version.restored) return;
  xml.begin("RestoreStatus");
  xml.flag("IsRestoreInProgress", !version.restored->ready);
  if (version.restored->ready) xml.text("RestoreExpiryDate", to_string(version.restored->until));
  xml.end();
}

void write_entry(XmlWriter& xml, const Call& call, const storage::Entry& entry, bool with_owner) {
  const auto& version = entry.version;
  xml.begin("Contents");
  xml.text("Key", shown_key(call, entry.key));
  xml.text("LastModified", to_string(version.modified));
  xml.text("ETag", in_quotes(version.etag));
  for (const auto& checksum : version.checksums) {
    if (checksum.kind != storage::ChecksumKind::kMd5) xml.text("ChecksumAlgorithm", enum_name(checksum.kind));
  }
  xml.number("Size", version.size_bytes);
  if (with_owner) write_owner(xml, "Owner");
  xml.text("StorageClass", class_name(version.tier));
  if (call.header("x-amz-optional-object-attributes") == "RestoreStatus") write_restore(xml, version);
  xml.end();
}

void write_prefixes(XmlWriter& xml, const Call& call, const std::vector<std::string>& prefixes) {
  for (const auto& prefix : prefixes) {
    xml.begin("CommonPrefixes");
    xml.text("Prefix", shown_key(call, prefix));
    xml.end();
  }
}

Result<storage::ListPage> read_page(Desk& desk, const Call& call, std::string after, std::int64_t limit) {
  if (limit == 0) {
    TRY(desk.store.bucket(call.bucket));
    return storage::ListPage{};
  }
  return desk.store.list({.bucket = call.bucket,
                          .prefix = std::string{call.query("prefix")},
                          .delimiter = std::string{call.query("delimiter")},
                          .after = std::move(after),
                          .limit = static_cast<std::size_t>(limit)});
}

void write_version(XmlWriter& xml, const Call& call, const storage::Entry& entry) {
  const auto& version = entry.version;
  xml.begin(version.marker ? "DeleteMarker" : "Version");
  xml.text("Key", shown_key(call, entry.key));
  xml.text("VersionId", version.id);
  xml.flag("IsLatest", entry.latest);
  xml.text("LastModified", to_string(version.modified));
  if (!version.marker) {
    xml.text("ETag", in_quotes(version.etag));
    xml.number("Size", version.size_bytes);
    xml.text("StorageClass", class_name(version.tier));
  }
  write_owner(xml, "Owner");
  xml.end();
}

}  // namespace

Answered list_objects(Desk& desk, const Call& call) {
  TRY(check_encoding(call));
  const auto limit = TRY(limit_of(call));
  const auto page = TRY(read_page(desk, call, std::string{call.query("marker")}, limit));
  XmlWriter xml;
  xml.begin_document("ListBucketResult");
  write_head(xml, call, limit, page.truncated);
  xml.text("Marker", shown_key(call, call.query("marker")));
  if (page.truncated) xml.text("NextMarker", shown_key(call, page.next));
  for (const auto& entry : page.entries) write_entry(xml, call, entry, true);
  write_prefixes(xml, call, page.prefixes);
  xml.end();
  return xml_answer(xml);
}

Answered list_objects_v2(Desk& desk, const Call& call) {
  TRY(check_encoding(call));
  const auto limit = TRY(limit_of(call));
  const auto token = call.query("continuation-token");
  std::string after{call.query("start-after")};
  if (call.has("continuation-token")) {
    const auto decoded = decode_base64(token);
    if (!decoded) return fail(fault("InvalidArgument", "The continuation token provided is incorrect"));
    after = *decoded;
  }
  const auto page = TRY(read_page(desk, call, std::move(after), limit));
  XmlWriter xml;
  xml.begin_document("ListBucketResult");
  write_head(xml, call, limit, page.truncated);
  xml.number("KeyCount", static_cast<std::int64_t>(page.entries.size() + page.prefixes.size()));
  if (call.has("continuation-token")) xml.text("ContinuationToken", token);
  if (call.has("start-after")) xml.text("StartAfter", shown_key(call, call.query("start-after")));
  if (page.truncated) xml.text("NextContinuationToken", encode_base64(page.next));
  const bool with_owner = call.query("fetch-owner") == "true";
  for (const auto& entry : page.entries) write_entry(xml, call, entry, with_owner);
  write_prefixes(xml, call, page.prefixes);
  xml.end();
  return xml_answer(xml);
}

Answered list_versions(Desk& desk, const Call& call) {
  TRY(check_encoding(call));
  const auto limit = TRY(limit_of(call));
  if (!call.query("version-id-marker").empty() && call.query("key-marker").empty())
    return fail(fault("InvalidArgument", "A version-id marker cannot be specified without a key marker."));
  storage::VersionsPage page;
  if (limit > 0) {
    page = TRY(desk.store.list_versions({.bucket = call.bucket,
                                         .prefix = std::string{call.query("prefix")},
                                         .delimiter = std::string{call.query("delimiter")},
                                         .after_key = std::string{call.query("key-marker")},
                                         .after_version = std::string{call.query("version-id-marker")},
                                         .limit = static_cast<std::size_t>(limit)}));
  }
  XmlWriter xml;
  xml.begin_document("ListVersionsResult");
  write_head(xml, call, limit, page.truncated);
  xml.text("KeyMarker", shown_key(call, call.query("key-marker")));
  xml.text("VersionIdMarker", call.query("version-id-marker"));
  if (page.truncated) {
    xml.text("NextKeyMarker", shown_key(call, page.next_key));
    if (!page.next_version.empty()) xml.text("NextVersionIdMarker", page.next_version);
  }
  for (const auto& entry : page.entries) write_version(xml, call, entry);
  write_prefixes(xml, call, page.prefixes);
  xml.end();
  return xml_answer(xml);
}

}  // namespace souk::s3
