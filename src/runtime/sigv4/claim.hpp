// What a signed request claims: who signed it, when, over which fields. Reading a claim proves nothing;
// fits() does. Pure: whose secret it is, the clock and the request's fields are the caller's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "runtime/sigv4/canonical.hpp"
#include "runtime/sigv4/digest.hpp"

namespace souk::sigv4 {

struct Claim {
  std::string access_key;
  Scope scope;
  std::string time;  // "20130524T000000Z"; of a header claim set by the caller from x-amz-date or Date
  std::vector<std::string> signed_headers;  // lower case, as listed
  std::string signature;
  std::optional<std::chrono::seconds> valid_for;  // of a presigned address alone
};

// The Authorization field. kInvalid "sigv4.authorization" when it is malformed.
Result<Claim> read_authorization(std::string_view field);
// "AK/20130524/us-east-1/s3/aws4_request" into access key and scope; kInvalid "sigv4.credential".
Status read_credential(std::string_view text, Claim& claim);
// From the decoded query's X-Amz-* values; kInvalid "sigv4.query".
Result<Claim> read_presigned(const std::vector<Field>& query);

// Fields of the request in the order of the claim's list; kInvalid "sigv4.signed_headers" when one is not
// there, or when host or an x-amz-* field of the request is not signed.
Result<std::vector<Field>> signed_fields(const Claim& claim, std::span<const Field> all);

// True when the secret made this signature over the request. Compares in constant time; accepts the path as
// sent and as S3 writes it.
bool fits(const Claim& claim, const Digest& key, const CanonicalInput& request);

}  // namespace souk::sigv4
