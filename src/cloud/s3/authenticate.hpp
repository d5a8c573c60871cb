// Who signed a request, and how its body is signed: Signature Version 4 in the Authorization field, in a
// presigned address, or nobody.
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"
#include "cloud/s3/access_key.hpp"
#include "runtime/http/message.hpp"
#include "runtime/sigv4/claim.hpp"

namespace souk::s3 {

// How the body is protected. kSigned: by its SHA-256 in the signature. kChunks: each aws-chunk is signed;
// ...Trailer: fields with checksums follow the last chunk.
enum class Payload { kUnsigned, kSigned, kChunks, kChunksTrailer, kUnsignedTrailer };

struct Proof {
  std::optional<AccessKey> key;  // absent: anonymous
  bool presigned = false;
  Payload payload = Payload::kUnsigned;
  std::string payload_sha256;   // of kSigned
  sigv4::Digest signing_key{};  // the rest of kChunks...
  std::string time;
  sigv4::Scope scope;
  std::string signature;
};

// S3's errors: AccessDenied, AuthorizationHeaderMalformed, InvalidAccessKeyId, SignatureDoesNotMatch,
// RequestTimeTooSkewed and so on. An unsigned request is an anonymous one, and no error.
Result<Proof> authenticate(const http::Request& request, const KeyRing& keys, std::string_view region,
                           Instant now);

std::string_view path_of(const http::Request& request);   // as sent, without the query
std::string_view query_of(const http::Request& request);  // as sent, without "?"

}  // namespace souk::s3
