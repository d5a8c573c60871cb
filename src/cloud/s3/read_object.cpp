// GetObject, HeadObject, GetObjectAttributes.
#include "cloud/s3/read_object.hpp"

#include <algorithm>
#include <charconv>
#include <memory>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/access.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "runtime/http/conditional.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kReadPiece = 256 * 1024;

constexpr std::pair<std::string_view, std::string_view> kOverrides[] = {
    {"response-content-type", "Content-Type"},
    {"response-content-language", "Content-Language"},
    {"response-expires", "Expires"},
    {"response-cache-control", "Cache-Control"},
    {"response-content-disposition", "Content-Disposition"},
    {"response-content-encoding", "Content-Encoding"},
};

Status override_fields(const Call& call, http::Headers& out) {
  for (const auto& [name, field] : kOverrides) {
    const auto value = call.query(name);
    if (value.empty()) continue;
    if (!call.proof.key)
      return fail(fault("InvalidRequest",
                        "Request specific response headers cannot be used for anonymous requests."));
    out.set(field, value);
  }
  return {};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0)
    return std::nullopt;
  return value;
}

// What is malformed, or several ranges at once, stands for everything (RFC 9110 14.2).
std::optional<storage::Range> range_of(const Call& call) {
  auto field = call.header("range");
  if (!field.starts_with("bytes=") || field.find(',') != std::string_view::npos) return std::nullopt;
  field.remove_prefix(6);
  const auto dash = field.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto first = whole_number(field.substr(0, dash)), last = whole_number(field.substr(dash + 1));
  if ((dash > 0 && !first) || (dash + 1 < field.size() && !last) || (!first && !last)) return std::nullopt;
  if (first && last && *last < *first) return std::nullopt;
  return storage::Range{.first = first, .last = last};
}

bool is_part_or_range(const Call& call) { return call.has("partNumber") || !call.header("range").empty(); }

Result<storage::GetRequest> request_of(const Call& call) {
  storage::GetRequest request{.from = call.place(), .range = range_of(call)};
  if (!call.has("partNumber")) return request;
  if (request.range)
    return fail(fault("InvalidRequest", "Cannot specify both Range header and partNumber query parameter."));
  request.part = static_cast<int>(TRY(number_of(call, "partNumber", 1, 1, 10'000)));
  return request;
}

// The answer where a condition ends the matter: 304 or 412.
std::optional<http::Response> stopped_by_condition(const Call& call, const storage::Bucket& bucket,
                                                   const storage::Version& version) {
  const auto held = check_read_conditions(call.request.headers, version, "");
  if (held == Held::kYes) return std::nullopt;
  if (held == Held::kFailed)
    return error_answer(fault("PreconditionFailed"), path_of(call.request), call.request.request_id);
  auto answer = empty_answer(304);
  answer.headers.set("ETag", in_quotes(version.etag));
  answer.headers.set("Last-Modified", http::http_date(version.modified));
  add_version(answer.headers, bucket, version);
  return answer;
}

http::Body body_of(std::shared_ptr<storage::OpenObject> object) {
  if (!object->files().empty()) {
    http::SegmentsBody body;
    for (const auto& file : object->files()) {
      body.segments.push_back(
          {file.path, static_cast<std::uint64_t>(file.offset), static_cast<std::uint64_t>(file.size_bytes)});
    }
    body.keep = std::move(object);
    return body;
  }
  const auto size = static_cast<std::uint64_t>(object->size_bytes());
  return http::SizedStream{size, [object = std::move(object)](http::BodyWriter& writer) -> Status {
                             for (;;) {
                               const auto piece = TRY(object->read(kReadPiece));
                               if (piece.empty()) return {};
                               TRY(writer.write(piece));
                             }
                           }};
}

Answered marker_answer(const Call& call, const storage::Bucket& bucket, const storage::Version& version) {
  auto answer = error_answer(fault("MethodNotAllowed"), path_of(call.request), call.request.request_id);
  answer.headers.set("x-amz-delete-marker", "true");
  answer.headers.set("Allow", "DELETE");
  add_version(answer.headers, bucket, version);
  return answer;
}

}  // namespace

Held check_read_conditions(const http::Headers& fields, const storage::Version& version,
                           std::string_view prefix) {
  const auto field = [&](std::string_view name) {
    return fields.get(std::string{prefix} + std::string{name});
  };
  const auto etag = in_quotes(version.etag);
  const auto names = [&](std::string_view list) {
    return http::names_etag(list, etag, true) || text::trim(list) == version.etag;
  };
  const Instant modified{version.modified.unix_ms / 1'000 * 1'000};
  if (const auto match = field("if-match"); !match.empty()) {
    if (!names(match)) return Held::kFailed;
  } else if (const auto since = http::parse_http_date(field("if-unmodified-since"));
             since && modified > *since) {
    return Held::kFailed;
  }
  if (const auto none = field("if-none-match"); !none.empty()) {
    if (names(none)) return Held::kNotModified;
  } else if (const auto since = http::parse_http_date(field("if-modified-since"));
             since && modified <= *since) {
    return Held::kNotModified;
  }
  return Held::kYes;
}

Answered answer_object(const Call& call, const storage::Bucket& bucket,
                       std::unique_ptr<storage::OpenObject> opened, bool partial) {
  const std::shared_ptr<storage::OpenObject> object = std::move(opened);
  const auto& version = object->entry().version;
  if (auto stopped = stopped_by_condition(call, bucket, version)) return std::move(*stopped);
  http::Response answer;
  add_object_fields(answer.headers, bucket, version);
  TRY(override_fields(call, answer.headers));
  if (partial && object->size_bytes() > 0) {
    answer.status = 206;
    answer.headers.set("Content-Range",
                       fmt::format("bytes {}-{}/{}", object->offset(),
                                   object->offset() + object->size_bytes() - 1, version.size_bytes));
    if (call.has("partNumber") && version.part_count > 0)
      answer.headers.set("x-amz-mp-parts-count", std::to_string(version.part_count));
  } else if (call.header("x-amz-checksum-mode") == "ENABLED") {
    add_checksums(answer.headers, version);
  }
  answer.body = body_of(object);
  return answer;
}

Answered get_object(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  auto request = TRY(request_of(call));
  // If-Range: the range only of the version that the client knows already.
  if (const auto known = call.header("if-range"); !known.empty() && request.range) {
    const auto entry = TRY(desk.store.head(request.from));
    if (known != in_quotes(entry.version.etag) && known != http::http_date(entry.version.modified))
      request.range.reset();
  }
  auto object = desk.store.get(request);
  if (!object && object.error().code == "object.range") {
    auto answer = error_answer(object.error(), path_of(call.request), call.request.request_id);
    if (const auto entry = desk.store.head(request.from))
      answer.headers.set("Content-Range", fmt::format("bytes */{}", entry->version.size_bytes));
    return answer;
  }
  if (!object && object.error().code == "object.marker") {
    const auto entry = TRY(desk.store.head(request.from));
    return marker_answer(call, bucket, entry.version);
  }
  if (!object) return fail(std::move(object).error());
  return answer_object(call, bucket, std::move(*object), request.range || request.part);
}

Answered head_object(Desk& desk, const Call& call) {
  if (is_part_or_range(call)) return get_object(desk, call);
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto entry = TRY(desk.store.head(call.place()));
  if (entry.version.marker) return marker_answer(call, bucket, entry.version);
  if (auto stopped = stopped_by_condition(call, bucket, entry.version)) return std::move(*stopped);
  http::Response answer;
  add_object_fields(answer.headers, bucket, entry.version);
  TRY(override_fields(call, answer.headers));
  if (call.header("x-amz-checksum-mode") == "ENABLED") add_checksums(answer.headers, entry.version);
  answer.body = http::SizedStream{static_cast<std::uint64_t>(entry.version.size_bytes), {}};
  return answer;
}

Answered get_attributes(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto entry = TRY(desk.store.head(call.place()));
  const auto& version = entry.version;
  if (version.marker) return marker_answer(call, bucket, version);
  const auto wanted = text::split(call.header("x-amz-object-attributes"), ',');
  const auto wants = [&](std::string_view name) {
    return std::any_of(wanted.begin(), wanted.end(), [&](auto word) { return text::trim(word) == name; });
  };
  XmlWriter xml;
  xml.begin_document("GetObjectAttributesOutput");
  if (wants("ETag")) xml.text("ETag", version.etag);
  if (wants("Checksum") && !version.checksums.empty()) {
    xml.begin("Checksum");
    write_checksums(xml, version.checksums);
    xml.end();
  }
  if (wants("ObjectParts") && version.part_count > 0) {
    xml.begin("ObjectParts");
    xml.number("TotalPartsCount", version.part_count);
    xml.end();
  }
  if (wants("StorageClass")) xml.text("StorageClass", class_name(version.tier));
  if (wants("ObjectSize")) xml.number("ObjectSize", version.size_bytes);
  xml.end();
  auto answer = xml_answer(xml);
  answer.headers.set("Last-Modified", http::http_date(version.modified));
  add_version(answer.headers, bucket, version);
  return answer;
}

}  // namespace souk::s3
