// Uploads in parts. What S3 names an upload by gets one letter in front: whether it may replace what is
// there, which S3 asks only when the upload is completed.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"
#include "engines/object/s3/fields.hpp"
#include "engines/object/s3/store.hpp"
#include "engines/object/s3/xml.hpp"

namespace souk::engines {

using http::Method;
using namespace s3;  // NOLINT: this file is of that folder

namespace {

constexpr char kReplaces = 'r';
constexpr char kIfAbsent = 'a';
constexpr std::size_t kMaxPartBytes = std::size_t{64} << 20U;
// 10,000 parts are the most: later ones are larger, so that a body of any size goes in.
constexpr std::size_t kSmallParts = 1'000;

std::string query_of(std::string_view upload) {
  return "uploadId=" + text::percent_encode(upload.empty() ? upload : upload.substr(1));
}

bool is_no_upload(const http::ClientResponse& answer) {
  return answer.status == 404 || error_code(answer) == "NoSuchUpload";
}

std::string part_list(const std::vector<ObjectPart>& parts) {
  std::string xml = "<CompleteMultipartUpload>";
  for (const auto& part : parts) {
    xml += fmt::format("<Part><PartNumber>{}</PartNumber><ETag>&quot;{}&quot;</ETag></Part>", part.number,
                       escaped(part.etag));
  }
  return xml + "</CompleteMultipartUpload>";
}

int number_of(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<std::string> S3ObjectStore::begin_upload(std::string_view bucket, std::string_view key,
                                                const PutOptions& options) {
  TRY(object::check_call(bucket, key));
  TRY(object::check_options(options));
  auto asked = options;
  asked.if_absent = false;
  const auto answer = TRY(connection_.send_in_bucket({.method = Method::kPost,
                                                      .bucket = bucket,
                                                      .key = key,
                                                      .query = "uploads=",
                                                      .headers = fields_of(asked)}));
  auto upload = text_of(answer.body, "UploadId");
  if (answer.status != 200 || upload.empty()) return fail(unexpected(answer));
  return std::string(1, options.if_absent ? kIfAbsent : kReplaces) + upload;
}

Result<ObjectPart> S3ObjectStore::send_part(std::string_view bucket, std::string_view key,
                                            std::string_view upload, int number, std::string bytes) {
  const auto size_bytes = std::ssize(bytes);
  const auto answer =
      TRY(connection_.send_in_bucket({.method = Method::kPut,
                                      .bucket = bucket,
                                      .key = key,
                                      .query = fmt::format("partNumber={}&{}", number, query_of(upload)),
                                      .body = std::move(bytes)}));
  if (is_no_upload(answer)) return fail(object::no_upload());
  if (answer.status != 200) return fail(unexpected(answer));
  return ObjectPart{number, unquoted(answer.headers.get("ETag")), size_bytes};
}

Result<ObjectPart> S3ObjectStore::put_part(std::string_view bucket, std::string_view key,
                                           std::string_view upload, int number, ObjectSource& body,
                                           std::int64_t size_bytes) {
  TRY(object::check_call(bucket, key));
  TRY(object::check_part_number(number));
  if (size_bytes > static_cast<std::int64_t>(kMaxPartBytes))
    return fail({.kind = ErrorKind::kTooLarge,
                 .code = "object.part",
                 .message = "A part has 64 MiB at most; send more and smaller ones."});
  auto bytes = TRY(read_piece(body, static_cast<std::size_t>(std::max<std::int64_t>(size_bytes, 0)) + 1));
  if (std::ssize(bytes) != size_bytes)
    return fail(object::size(fmt::format("{} were said, {} or more came", size_bytes, bytes.size())));
  return send_part(bucket, key, upload, number, std::move(bytes));
}

Result<std::vector<ObjectPart>> S3ObjectStore::parts(std::string_view bucket, std::string_view key,
                                                     std::string_view upload) {
  TRY(object::check_call(bucket, key));
  std::vector<ObjectPart> parts;
  while (true) {
    const auto after = parts.empty() ? 0 : parts.back().number;
    const auto answer = TRY(connection_.send_in_bucket(
        {.bucket = bucket,
         .key = key,
         .query = fmt::format("max-parts=1000&part-number-marker={}&{}", after, query_of(upload))}));
    if (is_no_upload(answer)) return fail(object::no_upload());
    if (answer.status != 200) return fail(unexpected(answer));
    const auto found = elements(answer.body, "Part");
    for (const auto part : found) {
      ObjectPart one{number_of(text_of(part, "PartNumber")), unquoted(text_of(part, "ETag"))};
      const auto size = text_of(part, "Size");
      std::from_chars(size.data(), size.data() + size.size(), one.size_bytes);
      parts.push_back(std::move(one));
    }
    if (found.empty() || text_of(answer.body, "IsTruncated") != "true") return parts;
  }
}

// The upload is over: completed, by a call whose answer was lost, or given up?
Result<ObjectInfo> S3ObjectStore::completed_before(std::string_view bucket, std::string_view key,
                                                   const std::vector<ObjectPart>& parts) {
  auto found = TRY(head(bucket, key));
  if (found && found->etag == joint_etag(parts)) return std::move(*found);
  return fail(object::no_upload());
}

Result<ObjectInfo> S3ObjectStore::complete_upload(std::string_view bucket, std::string_view key,
                                                  std::string_view upload,
                                                  const std::vector<ObjectPart>& parts) {
  TRY(object::check_call(bucket, key));
  TRY(object::check_parts(parts));
  Ask ask{.method = Method::kPost,
          .bucket = bucket,
          .key = key,
          .query = query_of(upload),
          .body = part_list(parts)};
  if (upload.starts_with(kIfAbsent)) {
    ask.headers.emplace_back("if-none-match", "*");
    // For those that pass over the field.
    if (TRY(head(bucket, key))) return fail(object::exists());
  }
  const auto sent = connection_.send_in_bucket(ask);
  if (!sent) {
    // Nobody knows whether it was done; and Ceph calls what was given up "in progress".
    if (sent.error().kind != ErrorKind::kUnavailable) return fail(sent.error());
    const auto there = this->parts(bucket, key, upload);
    if (there || there.error().code != "object.no_upload") return fail(sent.error());
    return completed_before(bucket, key, parts);
  }
  const auto& answer = *sent;
  const auto code = error_code(answer);
  if (answer.status == 200 && code.empty()) return existing(bucket, key);
  if (is_no_upload(answer)) return completed_before(bucket, key, parts);
  if (answer.status == 412) return fail(object::exists());
  if (code == "InvalidPart" || code == "InvalidPartOrder" || code == "EntityTooSmall" ||
      code == "MalformedXML" || code == "InvalidArgument")
    return fail(object::parts(code));
  return fail(unexpected(answer));
}

Status S3ObjectStore::abort_upload(std::string_view bucket, std::string_view key, std::string_view upload) {
  TRY(object::check_call(bucket, key));
  const auto answer = TRY(connection_.send_in_bucket(
      {.method = Method::kDelete, .bucket = bucket, .key = key, .query = query_of(upload)}));
  if (is_no_upload(answer)) return fail(object::no_upload());
  if (answer.status == 204 || answer.status == 200) return {};
  return fail(unexpected(answer));
}

Result<std::vector<ObjectPart>> S3ObjectStore::send_parts(std::string_view bucket, std::string_view key,
                                                          std::string_view upload, std::string piece,
                                                          ObjectSource& body) {
  std::vector<ObjectPart> sent;
  while (!piece.empty()) {
    const auto number = static_cast<int>(sent.size()) + 1;
    TRY(object::check_part_number(number));
    sent.push_back(TRY(send_part(bucket, key, upload, number, std::move(piece))));
    piece = TRY(read_piece(body, sent.size() < kSmallParts ? kPieceBytes : kMaxPartBytes));
  }
  return sent;
}

Result<ObjectInfo> S3ObjectStore::put_in_parts(std::string_view bucket, std::string_view key,
                                               std::string first, ObjectSource& body,
                                               const PutOptions& options) {
  const auto upload = TRY(begin_upload(bucket, key, options));
  const auto done = [&]() -> Result<ObjectInfo> {
    const auto sent = TRY(send_parts(bucket, key, upload, std::move(first), body));
    std::int64_t size_bytes = 0;
    for (const auto& part : sent) size_bytes += part.size_bytes;
    if (options.size_bytes && *options.size_bytes != size_bytes)
      return fail(object::size(fmt::format("{} were said, {} came", *options.size_bytes, size_bytes)));
    return complete_upload(bucket, key, upload, sent);
  }();
  // What cannot be given up now ends by itself.
  if (!done) (void)abort_upload(bucket, key, upload);
  return done;
}

Result<std::string> S3ObjectStore::presign(PresignedMethod method, std::string_view bucket,
                                           std::string_view key, std::chrono::seconds valid_for,
                                           std::string_view upload, int part) {
  TRY(object::check_bucket(bucket));
  TRY(object::check_key(key));
  TRY(object::check_presigned(valid_for));
  std::string query;
  if (!upload.empty()) {
    TRY(object::check_part_number(part));
    query = fmt::format("partNumber={}&{}", part, query_of(upload));
  }
  return connection_.presigned(method == PresignedMethod::kGet ? "GET" : "PUT", bucket, key, query,
                               valid_for);
}

}  // namespace souk::engines
