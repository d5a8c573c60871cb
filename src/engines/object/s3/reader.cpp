#include "engines/object/s3/reader.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"
#include "engines/object/s3/fields.hpp"

namespace souk::engines::s3 {
namespace {

constexpr std::int64_t kPiece = static_cast<std::int64_t>(kPieceBytes);

std::string range_field(std::int64_t first, std::int64_t count) {
  return fmt::format("bytes={}-{}", first, first + count - 1);
}

// The total behind the slash of "bytes 0-99/1234"; the length of the body where there is no such field.
std::int64_t total_of(const http::ClientResponse& response) {
  const auto field = response.headers.get("Content-Range");
  const auto slash = field.rfind('/');
  if (slash == std::string_view::npos) return std::ssize(response.body);
  std::int64_t total = 0;
  std::from_chars(field.data() + slash + 1, field.data() + field.size(), total);
  return total;
}

class Reader final : public ObjectReader {
 public:
  Reader(Connection& connection, std::string_view bucket, ObjectInfo info, object::Slice left,
         std::string piece)
      : connection_{connection},
        bucket_{bucket},
        info_{std::move(info)},
        left_{left},
        piece_{std::move(piece)} {
    take_from_left();
  }

  const ObjectInfo& info() const override { return info_; }

  Result<std::string> read(std::size_t at_most) override {
    if (at_ == piece_.size() && left_.size > 0) TRY(next_piece());
    auto bytes = piece_.substr(at_, at_most);
    at_ += bytes.size();
    return bytes;
  }

 private:
  void take_from_left() {
    const auto got = std::min<std::int64_t>(std::ssize(piece_), left_.size);
    piece_.resize(static_cast<std::size_t>(got));
    left_.offset += got;
    left_.size -= got;
    at_ = 0;
  }

  Status next_piece() {
    auto answer = TRY(connection_.send_in_bucket(
        {.bucket = bucket_,
         .key = info_.key,
         .headers = {{"if-match", "\"" + info_.etag + "\""},
                     {"range", range_field(left_.offset, std::min(kPiece, left_.size))}}}));
    if (answer.status == 404 || answer.status == 412)
      return fail(object::unavailable("the object was replaced or removed while it was read"));
    if (answer.status != 206 || answer.body.empty()) return fail(unexpected(answer));
    piece_ = std::move(answer.body);
    take_from_left();
    return {};
  }

  Connection& connection_;
  std::string bucket_;
  ObjectInfo info_;
  object::Slice left_;  // not asked for yet
  std::string piece_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ObjectReader>> open_object(Connection& connection, std::string_view bucket,
                                                  std::string_view key, const ByteRange& range) {
  if (range.offset < 0 || (range.size && *range.size <= 0)) return fail(object::range());
  const auto first = std::min(kPiece, range.size.value_or(kPiece));
  auto answer = TRY(connection.send_in_bucket(
      {.bucket = bucket, .key = key, .headers = {{"range", range_field(range.offset, first)}}}));
  if (answer.status == 404) return std::unique_ptr<ObjectReader>{};
  if (answer.status == 416) {
    // An empty object has no range at all, but can be read whole.
    if (range.offset != 0 || range.size) return fail(object::range());
    answer = TRY(connection.send_in_bucket({.bucket = bucket, .key = key}));
    if (answer.status == 404) return std::unique_ptr<ObjectReader>{};
  }
  if (answer.status != 200 && answer.status != 206) return fail(unexpected(answer));
  const auto total = total_of(answer);
  // A server that passes over the field sends everything.
  if (answer.status == 200)
    answer.body.erase(0, static_cast<std::size_t>(std::min<std::int64_t>(range.offset, total)));
  const auto slice = TRY(object::slice(range, total));
  auto info = info_of(key, answer, total);
  return std::make_unique<Reader>(connection, bucket, std::move(info), slice, std::move(answer.body));
}

}  // namespace souk::engines::s3
