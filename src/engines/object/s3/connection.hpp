// One signed request to an S3 and its answer: style of address, signature, deadline, and trying again what
// may be tried again. Private to the adapter.
#pragma once

#include <string>
#include <string_view>

#include "engines/object/s3/settings.hpp"
#include "runtime/http/client.hpp"
#include "runtime/sigv4/sign.hpp"

namespace souk::engines::s3 {

struct Ask {
  http::Method method = http::Method::kGet;
  std::string_view bucket;
  std::string_view key{};             // empty: of the bucket
  std::string query{};                // encoded, without "?"
  std::vector<http::Pair> headers{};  // further ones; signed
  std::string body{};
  bool may_repeat = true;  // doing it twice is like doing it once
};

class Connection {
 public:
  explicit Connection(S3Settings settings);

  // Any answer that is no overload or fault of the server, else kUnavailable "object.unavailable"; kTimeout
  // "object.timeout"; kStorageFull "object.full".
  Result<http::ClientResponse> send(const Ask& ask);
  // As send(), but what names the bucket as missing is "object.no_bucket".
  Result<http::ClientResponse> send_in_bucket(const Ask& ask);
  std::string presigned(std::string_view method, std::string_view bucket, std::string_view key,
                        const std::string& query, std::chrono::seconds valid_for) const;
  const S3Settings& settings() const { return settings_; }

 private:
  struct Place {
    std::string origin;  // "https://bucket.s3.example"
    std::string host;
    std::string path;  // encoded
  };
  Place place(const std::string& endpoint, std::string_view bucket, std::string_view key) const;
  http::ClientRequest signed_request(const Ask& ask, milliseconds time_left) const;

  S3Settings settings_;
  sigv4::Signer signer_;
  http::Client client_;
};

// "NoSuchKey" of an error document; empty for another body.
std::string error_code(const http::ClientResponse& response);
// What no answer should have been: kUnavailable with status and code in its detail.
Error unexpected(const http::ClientResponse& response);
// Each segment escaped, slashes left.
std::string encoded_key(std::string_view key);

}  // namespace souk::engines::s3
