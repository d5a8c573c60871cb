// Signing with Signature Version 4: what a client of an S3 puts on its requests, and the keys and chunk
// signatures that the server makes again to compare.
//
//   sigv4::Signer signer{{.access_key = "AK...", .secret = secret, .region = "us-east-1"}};
//   for (auto& [name, value] : signer.headers({.method = "PUT", .host = "s3.example:9000",
//            .path = "/bucket/key", .payload = sigv4::to_hex(sigv4::sha256(body))}, clock.now())) ...
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "base/secret.hpp"
#include "runtime/sigv4/canonical.hpp"
#include "runtime/sigv4/digest.hpp"

namespace souk::sigv4 {

struct Credentials {
  std::string access_key;
  Secret secret;
  std::string region = "us-east-1";
  std::string service = "s3";
};

// Good for one day, region and service.
Digest signing_key(std::string_view secret, const Scope& scope);
// Lower-case hex.
std::string signature_of(const Digest& key, std::string_view text);

struct ToSign {
  std::string_view method;
  std::string_view host;         // as the Host field says it: with the port where it is not the scheme's own
  std::string_view path;         // percent-encoded, as it will be sent
  std::string_view query{};      // as it will be sent, without "?"
  std::vector<Field> headers{};  // further ones to sign, such as content-type and x-amz-*
  std::string_view payload = kUnsignedPayload;  // hex SHA-256 of the body, or kUnsignedPayload
};

class Signer {
 public:
  explicit Signer(Credentials credentials) : credentials_{std::move(credentials)} {}

  // The fields to add to the request: x-amz-date, x-amz-content-sha256, Authorization.
  std::vector<Field> headers(const ToSign& request, Instant now) const;
  // The query with its signature: whoever has it may do just this until the time is over (a week at most).
  std::string presigned_query(const ToSign& request, std::chrono::seconds valid_for, Instant now) const;

 private:
  Scope scope_at(std::string_view time) const;
  Credentials credentials_;
};

// The chain of signatures of a body in signed chunks: each covers the one before it.
class ChunkChain {
 public:
  ChunkChain(const Digest& key, std::string time, const Scope& scope, std::string seed)
      : key_{key}, time_{std::move(time)}, scope_{scope.text()}, last_{std::move(seed)} {}
  // Of the next chunk, from the hex SHA-256 of its bytes; the chain goes on from there.
  std::string chunk(std::string_view sha256_hex);
  // Of the fields after the last chunk, from the SHA-256 of their lines "name:value\n".
  std::string trailer(std::string_view sha256_hex);

 private:
  Digest key_;
  std::string time_, scope_, last_;
};

}  // namespace souk::sigv4
