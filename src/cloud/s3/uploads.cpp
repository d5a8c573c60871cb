// Uploads in parts.
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/copy_source.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/write_options.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxCompletion = 4 * 1024 * 1024;
constexpr std::size_t kMaxParts = 10'000;

storage::UploadPlace upload_place(const Call& call) {
  return {call.bucket, call.key, std::string{call.query("uploadId")}};
}

Result<int> part_number(const Call& call) {
  const auto number = number_of(call, "partNumber", 0, 1, 10'000);
  if (!number || *number == 0)
    return fail(fault("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive"));
  return static_cast<int>(*number);
}

// "bytes=first-last", both there.
Result<std::optional<storage::Range>> copy_range(const Call& call) {
  std::optional<storage::Range> range;
  auto field = call.header("x-amz-copy-source-range");
  if (field.empty()) return range;
  const auto broken = [] {
    return fail(fault("InvalidArgument",
                      "The x-amz-copy-source-range value must be of the form bytes=first-last where "
                      "first and last are the zero-based offsets of the first and last bytes to copy"));
  };
  if (!field.starts_with("bytes=")) return broken();
  field.remove_prefix(6);
  const auto dash = field.find('-');
  if (dash == std::string_view::npos) return broken();
  storage::Range wanted;
  for (auto [text, out] :
       {std::pair{field.substr(0, dash), &wanted.first}, {field.substr(dash + 1), &wanted.last}}) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
      return broken();
    *out = value;
  }
  if (*wanted.last < *wanted.first) return broken();
  range = wanted;
  return range;
}

Result<storage::ChosenPart> read_part(const Element& element) {
  const auto* number = element.child("PartNumber");
  const auto* etag = element.child("ETag");
  if (element.name != "Part" || number == nullptr || etag == nullptr)
    return fail(fault("MalformedXML", "Each Part needs PartNumber and ETag."));
  storage::ChosenPart part;
  const auto value = TRY(xml_number(*number));
  if (value < 1 || value > static_cast<std::int64_t>(kMaxParts)) return fail(fault("InvalidPart"));
  part.number = static_cast<int>(value);
  part.etag = etag->text;
  std::erase(part.etag, '"');
  for (const auto& [kind, name] : EnumNames<storage::ChecksumKind>::kNames) {
    const auto* checksum = element.child(fmt::format("Checksum{}", name));
    if (checksum != nullptr && !checksum->text.empty()) part.checksums.push_back({kind, checksum->text});
  }
  return part;
}

void write_upload(XmlWriter& xml, const Call& call, const storage::UploadInfo& upload) {
  xml.begin("Upload");
  xml.text("Key", shown_key(call, upload.key));
  xml.text("UploadId", upload.id);
  write_owner(xml, "Initiator");
  write_owner(xml, "Owner");
  xml.text("StorageClass", class_name(upload.tier));
  if (upload.checksum) xml.text("ChecksumAlgorithm", enum_name(*upload.checksum));
  xml.text("Initiated", to_string(upload.begun));
  xml.end();
}

}  // namespace

Answered create_upload(Desk& desk, const Call& call) {
  auto options = TRY(read_write_options(call.request.headers));
  storage::BeginUploadRequest request{.to = {call.bucket, call.key, std::nullopt},
                                      .attributes = std::move(options.attributes),
                                      .tier = options.tier,
                                      .encrypt = options.encrypt,
                                      .retention = options.retention,
                                      .legal_hold = options.legal_hold,
                                      .owner = call.owner()};
  request.checksum = checksum_kind_named(call.header("x-amz-checksum-algorithm"));
  const auto upload = TRY(desk.store.begin_upload(request));
  XmlWriter xml;
  xml.begin_document("InitiateMultipartUploadResult");
  xml.text("Bucket", call.bucket);
  xml.text("Key", call.key);
  xml.text("UploadId", upload.id);
  xml.end();
  auto answer = xml_answer(xml);
  if (upload.encrypted) answer.headers.set("x-amz-server-side-encryption", "AES256");
  if (upload.checksum) answer.headers.set("x-amz-checksum-algorithm", enum_name(*upload.checksum));
  return answer;
}

Answered upload_part(Desk& desk, const Call& call) {
  const auto number = TRY(part_number(call));
  RequestBody source{call.request, call.proof};
  const auto body = TRY(describe_body(call.request, source));
  const auto part = TRY(desk.store.put_part(upload_place(call), number, body));
  auto answer = empty_answer(200);
  answer.headers.set("ETag", in_quotes(part.etag));
  for (const auto& [kind, value] : part.checksums) {
    if (kind != storage::ChecksumKind::kMd5) answer.headers.set(checksum_field(kind), value);
  }
  return answer;
}

Answered upload_part_copy(Desk& desk, const Call& call) {
  const auto number = TRY(part_number(call));
  const auto range = TRY(copy_range(call));
  const auto source = TRY(find_copy_source(desk, call));
  const auto part = TRY(desk.store.copy_part({.to = upload_place(call),
                                              .number = number,
                                              .from = source.place,
                                              .range = range,
                                              .source_etag = source.etag}));
  XmlWriter xml;
  xml.begin_document("CopyPartResult");
  xml.text("LastModified", to_string(part.modified));
  xml.text("ETag", in_quotes(part.etag));
  write_checksums(xml, part.checksums);
  xml.end();
  auto answer = xml_answer(xml);
  if (source.shows_version) answer.headers.set("x-amz-copy-source-version-id", source.version);
  return answer;
}

Answered complete_upload(Desk& desk, const Call& call) {
  const auto text = TRY(read_document(call.request, call.proof, kMaxCompletion));
  const auto root = TRY(read_xml(text, "CompleteMultipartUpload"));
  storage::CompleteRequest request{.upload = upload_place(call)};
  for (const auto& element : root.children) request.parts.push_back(TRY(read_part(element)));
  if (request.parts.empty() || request.parts.size() > kMaxParts)
    return fail(fault("MalformedXML", "An upload is completed with 1 to 10,000 parts."));
  request.condition = TRY(read_write_condition(call.request.headers));
  if (const auto size = call.header("x-amz-mp-object-size"); !size.empty())
    request.size_bytes = TRY(xml_number({.name = "x-amz-mp-object-size", .text = std::string{size}}));
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto entry = TRY(desk.store.complete_upload(request));
  XmlWriter xml;
  xml.begin_document("CompleteMultipartUploadResult");
  xml.text("Location", fmt::format("{}://{}{}", call.request.secure ? "https" : "http", call.header("host"),
                                   path_of(call.request)));
  xml.text("Bucket", call.bucket);
  xml.text("Key", call.key);
  xml.text("ETag", in_quotes(entry.version.etag));
  write_checksums(xml, entry.version.checksums);
  xml.end();
  auto answer = xml_answer(xml);
  add_version(answer.headers, bucket, entry.version);
  if (entry.version.encrypted) answer.headers.set("x-amz-server-side-encryption", "AES256");
  return answer;
}

Answered abort_upload(Desk& desk, const Call& call) {
  TRY(desk.store.abort_upload(upload_place(call)));
  return empty_answer(204);
}

Answered list_parts(Desk& desk, const Call& call) {
  const auto limit =
      std::min<std::int64_t>(TRY(number_of(call, "max-parts", 1'000, 1, 2'147'483'647)), 1'000);
  const auto after = TRY(number_of(call, "part-number-marker", 0, 0, 2'147'483'647));
  const auto page = TRY(
      desk.store.list_parts(upload_place(call), static_cast<int>(after), static_cast<std::size_t>(limit)));
  XmlWriter xml;
  xml.begin_document("ListPartsResult");
  xml.text("Bucket", call.bucket);
  xml.text("Key", shown_key(call, call.key));
  xml.text("UploadId", page.upload.id);
  write_owner(xml, "Initiator");
  write_owner(xml, "Owner");
  xml.text("StorageClass", class_name(page.upload.tier));
  xml.number("PartNumberMarker", after);
  if (page.truncated) xml.number("NextPartNumberMarker", page.parts.back().number);
  xml.number("MaxParts", limit);
  xml.flag("IsTruncated", page.truncated);
  if (page.upload.checksum) xml.text("ChecksumAlgorithm", enum_name(*page.upload.checksum));
  for (const auto& part : page.parts) {
    xml.begin("Part");
    xml.number("PartNumber", part.number);
    xml.text("LastModified", to_string(part.modified));
    xml.text("ETag", in_quotes(part.etag));
    xml.number("Size", part.size_bytes);
    write_checksums(xml, part.checksums);
    xml.end();
  }
  xml.end();
  return xml_answer(xml);
}

Answered list_uploads(Desk& desk, const Call& call) {
  const auto limit =
      std::min<std::int64_t>(TRY(number_of(call, "max-uploads", 1'000, 1, 2'147'483'647)), 1'000);
  const auto page = TRY(desk.store.list_uploads({.bucket = call.bucket,
                                                 .prefix = std::string{call.query("prefix")},
                                                 .delimiter = std::string{call.query("delimiter")},
                                                 .after_key = std::string{call.query("key-marker")},
                                                 .after_upload = std::string{call.query("upload-id-marker")},
                                                 .limit = static_cast<std::size_t>(limit)}));
  XmlWriter xml;
  xml.begin_document("ListMultipartUploadsResult");
  xml.text("Bucket", call.bucket);
  xml.text("KeyMarker", shown_key(call, call.query("key-marker")));
  xml.text("UploadIdMarker", call.query("upload-id-marker"));
  if (page.truncated) {
    xml.text("NextKeyMarker", shown_key(call, page.next_key));
    xml.text("NextUploadIdMarker", page.next_upload);
  }
  xml.text("Prefix", shown_key(call, call.query("prefix")));
  if (!call.query("delimiter").empty()) xml.text("Delimiter", shown_key(call, call.query("delimiter")));
  if (call.has("encoding-type")) xml.text("EncodingType", call.query("encoding-type"));
  xml.number("MaxUploads", limit);
  xml.flag("IsTruncated", page.truncated);
  for (const auto& upload : page.uploads) write_upload(xml, call, upload);
  for (const auto& prefix : page.prefixes) {
    xml.begin("CommonPrefixes");
    xml.text("Prefix", shown_key(call, prefix));
    xml.end();
  }
  xml.end();
  return xml_answer(xml);
}

}  // namespace souk::s3
