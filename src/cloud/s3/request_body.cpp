#include "cloud/s3/request_body.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"

namespace souk::s3 {
namespace {

using storage::ChecksumKind;

constexpr std::int64_t kMaxPut = std::int64_t{5} * 1024 * 1024 * 1024;
constexpr std::size_t kPiece = 256 * 1024;
constexpr std::string_view kChecksumField = "x-amz-checksum-";

std::size_t digest_size(ChecksumKind kind) {
  switch (kind) {
    case ChecksumKind::kCrc32:
    case ChecksumKind::kCrc32c:
      return 4;
    case ChecksumKind::kSha1:
      return 20;
    case ChecksumKind::kSha256:
      return 32;
    case ChecksumKind::kMd5:
      return 16;
  }
  return 0;
}

Status check_digest(ChecksumKind kind, std::string_view value) {
  const auto bytes = decode_base64(value);
  if (!bytes || bytes->size() != digest_size(kind)) return fail(fault("InvalidDigest"));
  return {};
}

class NoBody final : public http::BodyReader {
 public:
  Result<std::string> read(std::size_t) override { return std::string{}; }
};

http::BodyReader& reader_of(const http::Request& request) {
  static NoBody none;
  return request.stream != nullptr ? *request.stream : none;
}

Result<std::optional<std::int64_t>> size_of(const http::Request& request, bool chunked) {
  const auto text = request.headers.get(chunked ? "x-amz-decoded-content-length" : "content-length");
  if (text.empty()) return fail(fault("MissingContentLength"));
  std::int64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc{} || end != text.data() + text.size() || size < 0)
    return fail(fault("InvalidArgument", "The length of the body is no number."));
  if (size > kMaxPut) return fail(fault("EntityTooLarge"));
  return std::optional{size};
}

}  // namespace

RequestBody::RequestBody(const http::Request& request, const Proof& proof)
    : reader_{reader_of(request)}, expected_sha256_{proof.payload_sha256} {
  const bool is_signed = proof.payload == Payload::kChunks || proof.payload == Payload::kChunksTrailer;
  if (!is_signed && proof.payload != Payload::kUnsignedTrailer) return;
  std::optional<sigv4::ChunkChain> chain;
  if (is_signed) chain.emplace(proof.signing_key, proof.time, proof.scope, proof.signature);
  decoder_.emplace(std::move(chain), proof.payload != Payload::kChunks);
}

Status RequestBody::verify() const {
  if (expected_sha256_.empty()) return {};
  if (!text::equal_constant_time(sigv4::to_hex(hash_.take()), expected_sha256_))
    return fail(fault("XAmzContentSHA256Mismatch"));
  return {};
}

Result<std::string> RequestBody::read(std::size_t at_most) {
  if (at_most == 0) return std::string{};
  while (decoded_.empty() && !ended_) {
    auto piece = TRY(reader_.read(std::min(at_most, kPiece)));
    if (piece.empty()) {
      ended_ = true;
      if (decoder_) TRY(decoder_->finish());
      TRY(verify());
      break;
    }
    if (!expected_sha256_.empty()) hash_.add(piece);
    if (decoder_) {
      TRY(decoder_->feed(piece, decoded_));
    } else {
      decoded_ = std::move(piece);
    }
  }
  if (decoded_.size() <= at_most) return std::exchange(decoded_, {});
  auto piece = decoded_.substr(0, at_most);
  decoded_.erase(0, at_most);
  return piece;
}

Result<std::vector<storage::Checksum>> RequestBody::trailing_checksums() const {
  std::vector<storage::Checksum> found;
  if (!decoder_) return found;
  for (const auto& [name, value] : decoder_->trailer()) {
    const auto kind = checksum_kind_of(name);
    if (!kind) continue;
    TRY(check_digest(*kind, value));
    found.push_back({*kind, value});
  }
  return found;
}

Result<storage::Body> describe_body(const http::Request& request, RequestBody& source) {
  storage::Body body{.source = &source};
  const bool chunked = request.headers.get("x-amz-content-sha256").starts_with("STREAMING-");
  body.size_bytes = TRY(size_of(request, chunked));
  if (const auto md5 = request.headers.get("content-md5"); request.headers.contains("content-md5")) {
    TRY(check_digest(ChecksumKind::kMd5, md5));
    body.checksums.push_back({ChecksumKind::kMd5, std::string{md5}});
  }
  std::size_t named = 0;
  for (const auto& [name, value] : request.headers.all()) {
    const auto kind = checksum_kind_of(name);
    if (!kind) continue;
    TRY(check_digest(*kind, value));
    body.checksums.push_back({*kind, value});
    ++named;
  }
  if (const auto trailer = request.headers.get("x-amz-trailer"); !trailer.empty()) {
    if (const auto kind = checksum_kind_of(text::trim(trailer))) {
      body.checksums.push_back({*kind, ""});
      body.trailer = [&source] { return source.trailing_checksums(); };
      ++named;
    }
  }
  if (named > 1) return fail(fault("InvalidRequest", "Send one x-amz-checksum-* at most."));
  const auto algorithm = request.headers.get("x-amz-sdk-checksum-algorithm");
  if (const auto kind = checksum_kind_named(algorithm); kind && named == 0)
    body.checksums.push_back({*kind, ""});
  return body;
}

std::optional<ChecksumKind> checksum_kind_of(std::string_view field) {
  const auto name = text::to_lower_ascii(field);
  if (!name.starts_with(kChecksumField)) return std::nullopt;
  return checksum_kind_named(std::string_view{name}.substr(kChecksumField.size()));
}

std::string checksum_field(ChecksumKind kind) {
  return std::string{kChecksumField} + text::to_lower_ascii(enum_name(kind));
}

std::optional<ChecksumKind> checksum_kind_named(std::string_view name) {
  for (const auto& [kind, known] : EnumNames<ChecksumKind>::kNames) {
    if (kind != ChecksumKind::kMd5 && http::equal_names(known, name)) return kind;
  }
  return std::nullopt;
}

Result<std::string> read_document(const http::Request& request, const Proof& proof, std::size_t max_bytes) {
  RequestBody body{request, proof};
  std::string text;
  for (;;) {
    auto piece = TRY(body.read(kPiece));
    if (piece.empty()) break;
    if (text.size() + piece.size() > max_bytes)
      return fail(fault("MaxMessageLengthExceeded",
                        fmt::format("The request's body may have {} bytes at most here.", max_bytes)));
    text += piece;
  }
  if (request.headers.contains("content-md5")) {
    const auto wanted = decode_base64(request.headers.get("content-md5"));
    std::array<unsigned char, 16> digest{};
    EVP_Digest(text.data(), text.size(), digest.data(), nullptr, EVP_md5(), nullptr);
    if (!wanted || wanted->size() != digest.size()) return fail(fault("InvalidDigest"));
    if (*wanted != std::string_view{reinterpret_cast<const char*>(digest.data()), digest.size()})
      return fail(fault("BadDigest"));
  }
  return text;
}

std::optional<std::string> decode_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0 || text.size() > 64 * 1024) return std::nullopt;
  std::string bytes(text.size() / 4 * 3, '\0');
  const auto size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) return std::nullopt;
  const auto padding = text.ends_with("==") ? 2U : (text.ends_with('=') ? 1U : 0U);
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return bytes;
}

std::string encode_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const auto size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace souk::s3
