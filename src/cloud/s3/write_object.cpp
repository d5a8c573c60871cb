// PutObject, CopyObject, DeleteObject, DeleteObjects.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/access.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/copy_source.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/write_options.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxDeletes = 1'000;
constexpr std::size_t kMaxDeletion = 2 * 1024 * 1024;

bool bypasses(const Call& call) {
  return http::equal_names(call.header("x-amz-bypass-governance-retention"), "true");
}

struct Deletion {
  std::string key;
  std::optional<std::string> version;
  std::optional<std::string> etag;
};

Result<std::vector<Deletion>> read_deletions(const Element& root) {
  std::vector<Deletion> list;
  for (const auto& element : root.children) {
    if (element.name != "Object") continue;
    const auto* key = element.child("Key");
    if (key == nullptr || key->text.empty() || list.size() == kMaxDeletes)
      return fail(fault("MalformedXML", "Delete takes 1 to 1,000 Objects, each with a Key."));
    Deletion deletion{.key = key->text, .version = {}, .etag = {}};
    if (const auto* version = element.child("VersionId"); version != nullptr && !version->text.empty())
      deletion.version = version->text;
    if (const auto* etag = element.child("ETag")) {
      deletion.etag = etag->text;
      std::erase(*deletion.etag, '"');
    }
    list.push_back(std::move(deletion));
  }
  if (list.empty()) return fail(fault("MalformedXML", "Delete takes 1 to 1,000 Objects, each with a Key."));
  return list;
}

Result<storage::Removed> delete_one(Desk& desk, const Call& call, const Deletion& deletion) {
  TRY(check_access(desk, call,
                   {.action = deletion.version ? "s3:DeleteObjectVersion" : "s3:DeleteObject",
                    .right = Right::kWrite,
                    .bucket = call.bucket,
                    .key = deletion.key}));
  return desk.store.remove({.what = {call.bucket, deletion.key, deletion.version},
                            .bypass_governance = bypasses(call),
                            .if_match = deletion.etag});
}

void write_deleted(XmlWriter& xml, const Deletion& deletion, const storage::Removed& removed) {
  xml.begin("Deleted");
  xml.text("Key", deletion.key);
  if (deletion.version) xml.text("VersionId", *deletion.version);
  if (removed.marker) {
    xml.flag("DeleteMarker", true);
    if (removed.version) xml.text("DeleteMarkerVersionId", *removed.version);
  }
  xml.end();
}

void write_failed(XmlWriter& xml, const Deletion& deletion, const Error& error) {
  const auto told = show(error);
  xml.begin("Error");
  xml.text("Key", deletion.key);
  if (deletion.version) xml.text("VersionId", *deletion.version);
  xml.text("Code", told.code);
  xml.text("Message", told.message);
  xml.end();
}

Result<storage::CopyRequest> copy_request(const Call& call, const CopySource& source) {
  const auto directive = call.header("x-amz-metadata-directive");
  const auto tag_directive = call.header("x-amz-tagging-directive");
  for (const auto word : {directive, tag_directive}) {
    if (!word.empty() && word != "COPY" && word != "REPLACE")
      return fail(fault("InvalidArgument", "Unknown directive; it must be COPY or REPLACE."));
  }
  auto options = TRY(read_write_options(call.request.headers));
  storage::CopyRequest request{.from = source.place, .to = {call.bucket, call.key, std::nullopt}};
  const bool to_itself = source.place.bucket == call.bucket && source.place.key == call.key;
  if (to_itself && !source.place.version && directive != "REPLACE" && !options.has_tier && !options.encrypt)
    return fail(
        fault("InvalidRequest",
              "This copy request is illegal because it is trying to copy an object to itself without "
              "changing the object's metadata, storage class, website redirect location or encryption "
              "attributes."));
  request.replace_tags = tag_directive == "REPLACE";
  request.tags = options.attributes.tags;
  if (directive == "REPLACE") request.attributes = std::move(options.attributes);
  if (options.has_tier) request.tier = options.tier;
  request.encrypt = options.encrypt;
  request.retention = options.retention;
  request.legal_hold = options.legal_hold;
  request.source_etag = source.etag;
  request.checksum = checksum_kind_named(call.header("x-amz-checksum-algorithm"));
  request.condition = TRY(read_write_condition(call.request.headers));
  return request;
}

}  // namespace

Answered put_object(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  auto options = TRY(read_write_options(call.request.headers));
  RequestBody source{call.request, call.proof};
  storage::PutRequest request{.to = {call.bucket, call.key, std::nullopt},
                              .attributes = std::move(options.attributes),
                              .tier = options.tier,
                              .encrypt = options.encrypt,
                              .retention = options.retention,
                              .legal_hold = options.legal_hold};
  request.body = TRY(describe_body(call.request, source));
  request.condition = TRY(read_write_condition(call.request.headers));
  const auto entry = TRY(desk.store.put(request));
  auto answer = empty_answer(200);
  add_write_fields(answer.headers, bucket, entry.version);
  return answer;
}

Answered copy_object(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto source = TRY(find_copy_source(desk, call));
  const auto request = TRY(copy_request(call, source));
  const auto entry = TRY(desk.store.copy(request));
  XmlWriter xml;
  xml.begin_document("CopyObjectResult");
  xml.text("LastModified", to_string(entry.version.modified));
  xml.text("ETag", in_quotes(entry.version.etag));
  write_checksums(xml, entry.version.checksums);
  xml.end();
  auto answer = xml_answer(xml);
  add_version(answer.headers, bucket, entry.version);
  if (entry.version.encrypted) answer.headers.set("x-amz-server-side-encryption", "AES256");
  if (source.shows_version) answer.headers.set("x-amz-copy-source-version-id", source.version);
  return answer;
}

Answered delete_object(Desk& desk, const Call& call) {
  storage::RemoveRequest request{.what = call.place(), .bypass_governance = bypasses(call)};
  if (auto etag = call.header("if-match"); !etag.empty()) {
    request.if_match = std::string{etag};
    std::erase(*request.if_match, '"');
  }
  TRY(desk.store.bucket(call.bucket));
  const auto removed = desk.store.remove(request);
  auto answer = empty_answer(204);
  if (!removed) {
    // Removing what is not there succeeds.
    const auto& code = removed.error().code;
    if (code != "object.missing" && code != "object.no_version") return fail(removed.error());
    return answer;
  }
  if (removed->marker) answer.headers.set("x-amz-delete-marker", "true");
  if (removed->version) answer.headers.set("x-amz-version-id", *removed->version);
  return answer;
}

Answered delete_objects(Desk& desk, const Call& call) {
  const auto text = TRY(read_document(call.request, call.proof, kMaxDeletion));
  const auto root = TRY(read_xml(text, "Delete"));
  const auto list = TRY(read_deletions(root));
  TRY(desk.store.bucket(call.bucket));
  const bool quiet = root.value("Quiet") == "true";
  XmlWriter xml;
  xml.begin_document("DeleteResult");
  for (const auto& deletion : list) {
    const auto removed = delete_one(desk, call, deletion);
    const bool gone =
        removed || removed.error().code == "object.missing" || removed.error().code == "object.no_version";
    if (!gone) {
      write_failed(xml, deletion, removed.error());
    } else if (!quiet) {
      write_deleted(xml, deletion, removed ? *removed : storage::Removed{});
    }
  }
  xml.end();
  return xml_answer(xml);
}

}  // namespace souk::s3
