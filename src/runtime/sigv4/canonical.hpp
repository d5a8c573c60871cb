// The two texts under a Signature Version 4: the canonical form of a request, and the string to sign over it.
// Client and server make them alike; whoever signs and whoever verifies includes this.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"

namespace souk::sigv4 {

inline constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
inline constexpr std::string_view kUnsignedPayload = "UNSIGNED-PAYLOAD";
inline constexpr std::string_view kEmptySha256 =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

// What a signing key is good for.
struct Scope {
  std::string date;  // "20130524"
  std::string region;
  std::string service = "s3";
  // "20130524/us-east-1/s3/aws4_request"
  std::string text() const;
};

using Field = std::pair<std::string, std::string>;

struct CanonicalInput {
  std::string_view method;
  std::string_view path;                    // percent-encoded
  std::string_view query;                   // as sent, without "?"
  std::span<const Field> headers{};         // those that are signed, in any order; names in any case
  std::string_view payload = kEmptySha256;  // hex SHA-256 of the body, or a word that stands for it
};

// "20130524T000000Z"
std::string basic_time(Instant instant);
Result<Instant> parse_basic_time(std::string_view text);

// Decodes the path and encodes it once, slashes left as they are: the form that S3 signs.
std::string canonical_path(std::string_view path);
// Sorted, encoded alike, X-Amz-Signature left out.
std::string canonical_query(std::string_view query);
// "host;range;x-amz-date"
std::string signed_names(std::span<const Field> headers);
std::string canonical_request(const CanonicalInput& input);
std::string string_to_sign(std::string_view time, const Scope& scope, std::string_view canonical);

}  // namespace souk::sigv4
