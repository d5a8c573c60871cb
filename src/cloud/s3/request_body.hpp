// A request's body as the store reads it: aws-chunked coding taken off, its SHA-256 or its chunks' signatures
// verified. What does not hold is an error in place of the end, so that nothing of it is stored.
#pragma once

#include <optional>
#include <string>

#include "cloud/s3/authenticate.hpp"
#include "cloud/s3/chunk_decoder.hpp"
#include "cloud/storage/request.hpp"
#include "engines/object/port.hpp"

namespace souk::s3 {

class RequestBody final : public engines::ObjectSource {
 public:
  RequestBody(const http::Request& request, const Proof& proof);

  Result<std::string> read(std::size_t at_most) override;
  // The checksums that followed the last chunk.
  Result<std::vector<storage::Checksum>> trailing_checksums() const;

 private:
  Status verify() const;

  http::BodyReader& reader_;
  std::string expected_sha256_;  // empty: not verified
  mutable sigv4::Sha256 hash_;
  std::optional<ChunkDecoder> decoder_;
  std::string decoded_;
  bool ended_ = false;
};

// What the request's fields say of the body: its size, Content-MD5, x-amz-checksum-*, the trailer's kinds.
// `source` must outlive it. MissingContentLength, InvalidDigest, EntityTooLarge, InvalidArgument.
Result<storage::Body> describe_body(const http::Request& request, RequestBody& source);

// "x-amz-checksum-crc32" and so on; nullopt for another name.
std::optional<storage::ChecksumKind> checksum_kind_of(std::string_view field);
std::string checksum_field(storage::ChecksumKind kind);
// "CRC32" and so on, in any case.
std::optional<storage::ChecksumKind> checksum_kind_named(std::string_view name);

// A small body whole, its Content-MD5 verified. MaxMessageLengthExceeded, BadDigest.
Result<std::string> read_document(const http::Request& request, const Proof& proof, std::size_t max_bytes);

// Base 64 of binary digests.
std::optional<std::string> decode_base64(std::string_view text);
std::string encode_base64(std::string_view bytes);

}  // namespace souk::s3
