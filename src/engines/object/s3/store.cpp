#include "engines/object/s3/store.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"
#include "engines/object/s3/fields.hpp"
#include "engines/object/s3/reader.hpp"
#include "engines/object/s3/xml.hpp"

namespace souk::engines {

using http::Method;
using namespace s3;  // NOLINT: this file is of that folder

namespace {

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The list was asked for with encoding-type=url.
std::string key_in(std::string_view xml, std::string_view name) {
  const auto text = text_of(xml, name);
  return text::percent_decode(text, true).value_or(text);
}

}  // namespace

Status S3ObjectStore::ensure_bucket(std::string_view bucket) {
  TRY(object::check_bucket(bucket));
  const auto there = TRY(connection_.send({.method = Method::kHead, .bucket = bucket}));
  if (there.status == 200) return {};
  if (there.status != 404) return fail(unexpected(there));
  Ask ask{.method = Method::kPut, .bucket = bucket};
  const auto& region = connection_.settings().region;
  if (region != "us-east-1") {
    ask.body = "<CreateBucketConfiguration><LocationConstraint>" + escaped(region) +
               "</LocationConstraint></CreateBucketConfiguration>";
  }
  const auto made = TRY(connection_.send(ask));
  if (made.status == 200 || error_code(made) == "BucketAlreadyOwnedByYou") return {};
  return fail(unexpected(made));
}

Result<ObjectInfo> S3ObjectStore::put(std::string_view bucket, std::string_view key, ObjectSource& body,
                                      const PutOptions& options) {
  TRY(object::check_call(bucket, key));
  TRY(object::check_options(options));
  // One byte more than a piece tells whether there is more.
  auto first = TRY(read_piece(body, kPieceBytes + 1));
  if (first.size() > kPieceBytes) return put_in_parts(bucket, key, std::move(first), body, options);
  if (options.size_bytes && *options.size_bytes != std::ssize(first))
    return fail(object::size(fmt::format("{} were said, {} came", *options.size_bytes, first.size())));
  return put_whole(bucket, key, std::move(first), options);
}

Result<ObjectInfo> S3ObjectStore::put_whole(std::string_view bucket, std::string_view key, std::string body,
                                            const PutOptions& options) {
  const auto size_bytes = std::ssize(body);
  // Whether a first try that broke off has written it, a second one to an absent key cannot know.
  const auto answer = TRY(connection_.send_in_bucket({.method = Method::kPut,
                                                      .bucket = bucket,
                                                      .key = key,
                                                      .headers = fields_of(options),
                                                      .body = std::move(body),
                                                      .may_repeat = !options.if_absent}));
  if (answer.status == 412 || answer.status == 409) return fail(object::exists());
  if (answer.status != 200) return fail(unexpected(answer));
  return ObjectInfo{.key = std::string{key},
                    .size_bytes = size_bytes,
                    .etag = unquoted(answer.headers.get("ETag")),
                    .content_type = options.content_type,
                    .modified = connection_.settings().clock->now(),
                    .metadata = options.metadata};
}

Result<std::unique_ptr<ObjectReader>> S3ObjectStore::get(std::string_view bucket, std::string_view key,
                                                         const ByteRange& range) {
  TRY(object::check_call(bucket, key));
  return open_object(connection_, bucket, key, range);
}

Result<std::optional<ObjectInfo>> S3ObjectStore::head(std::string_view bucket, std::string_view key) {
  TRY(object::check_call(bucket, key));
  const auto answer = TRY(connection_.send({.method = Method::kHead, .bucket = bucket, .key = key}));
  if (answer.status == 200)
    return std::optional{info_of(key, answer, number_in(answer.headers.get("Content-Length")))};
  if (answer.status != 404) return fail(unexpected(answer));
  // An answer to HEAD has no words: is it the object that is missing, or the bucket?
  const auto there = TRY(connection_.send({.method = Method::kHead, .bucket = bucket}));
  if (there.status == 404) return fail(object::no_bucket(bucket));
  return std::optional<ObjectInfo>{};
}

Result<ObjectInfo> S3ObjectStore::existing(std::string_view bucket, std::string_view key) {
  auto found = TRY(head(bucket, key));
  if (!found) return fail(object::missing());
  return std::move(*found);
}

Status S3ObjectStore::erase(std::string_view bucket, std::string_view key) {
  TRY(object::check_call(bucket, key));
  const auto answer =
      TRY(connection_.send_in_bucket({.method = Method::kDelete, .bucket = bucket, .key = key}));
  if (answer.status == 204 || answer.status == 200 || answer.status == 404) return {};
  return fail(unexpected(answer));
}

Result<ObjectInfo> S3ObjectStore::copy(std::string_view bucket, std::string_view from, std::string_view to) {
  TRY(object::check_call(bucket, from));
  TRY(object::check_key(to));
  const auto answer = TRY(connection_.send_in_bucket(
      {.method = Method::kPut,
       .bucket = bucket,
       .key = to,
       .headers = {{"x-amz-copy-source", fmt::format("/{}/{}", bucket, encoded_key(from))}}}));
  if (answer.status == 404) return fail(object::missing());
  // S3 may find out that it failed after it has said 200.
  if (answer.status != 200 || !error_code(answer).empty()) return fail(unexpected(answer));
  return existing(bucket, to);
}

Result<ObjectPage> S3ObjectStore::list(std::string_view bucket, const ObjectQuery& query) {
  TRY(object::check_bucket(bucket));
  TRY(object::check_query(query));
  auto asked = fmt::format("list-type=2&encoding-type=url&max-keys={}", query.limit);
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) asked += fmt::format("&{}={}", name, text::percent_encode(value));
  };
  add("prefix", query.prefix);
  add("delimiter", query.delimiter);
  add("continuation-token", query.cursor);
  const auto answer = TRY(connection_.send_in_bucket({.bucket = bucket, .query = asked}));
  if (answer.status != 200) return fail(unexpected(answer));
  ObjectPage page;
  for (const auto entry : elements(answer.body, "Contents")) {
    page.objects.push_back({.key = key_in(entry, "Key"),
                            .size_bytes = number_in(text_of(entry, "Size")),
                            .etag = unquoted(text_of(entry, "ETag")),
                            .modified = parse_instant(text_of(entry, "LastModified")).value_or(Instant{})});
  }
  for (const auto entry : elements(answer.body, "CommonPrefixes"))
    page.prefixes.push_back(key_in(entry, "Prefix"));
  if (text_of(answer.body, "IsTruncated") == "true")
    page.next_cursor = text_of(answer.body, "NextContinuationToken");
  return page;
}

}  // namespace souk::engines
