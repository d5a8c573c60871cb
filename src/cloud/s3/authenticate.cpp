#include "cloud/s3/authenticate.hpp"

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "runtime/http/conditional.hpp"
#include "runtime/sigv4/sign.hpp"

namespace souk::s3 {
namespace {

constexpr milliseconds kMaxSkew{15 * 60 * 1'000};

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// What x-amz-content-sha256 says of the body.
Status read_payload(std::string_view word, Proof& proof) {
  if (word == sigv4::kUnsignedPayload) return {};
  if (word == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD") {
    proof.payload = Payload::kChunks;
  } else if (word == "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER") {
    proof.payload = Payload::kChunksTrailer;
  } else if (word == "STREAMING-UNSIGNED-PAYLOAD-TRAILER") {
    proof.payload = Payload::kUnsignedTrailer;
  } else if (word.starts_with("STREAMING-")) {
    return fail(fault("NotImplemented", "Signature Version 4A is not known here; use AWS4-HMAC-SHA256."));
  } else if (is_sha256(word)) {
    proof.payload = Payload::kSigned;
    proof.payload_sha256 = word;
  } else {
    return fail(fault("InvalidArgument",
                      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, one of STREAMING-..., or the body's "
                      "SHA-256 in lower-case hexadecimal."));
  }
  return {};
}

// x-amz-date, or Date, as sigv4 writes it.
Result<std::string> time_of(const http::Request& request) {
  if (const auto time = request.headers.get("x-amz-date"); !time.empty()) {
    TRY(sigv4::parse_basic_time(time));
    return std::string{time};
  }
  const auto date = request.headers.get("date");
  if (const auto instant = http::parse_http_date(date)) return sigv4::basic_time(*instant);
  TRY(sigv4::parse_basic_time(date));
  return std::string{date};
}

Status check_scope(const sigv4::Claim& claim, std::string_view region) {
  if (claim.scope.service != "s3")
    return fail(fault("AuthorizationHeaderMalformed", "The Credential's service must be s3."));
  // Tools that are told no region say us-east-1.
  if (claim.scope.region != region && claim.scope.region != "us-east-1") {
    auto error = fault("AuthorizationHeaderMalformed",
                       "The Credential's region is wrong; expecting '" + std::string{region} + "'.");
    error.fields.push_back({"Region", "", std::string{region}});  // clients read it and try again
    return fail(std::move(error));
  }
  if (!claim.time.starts_with(claim.scope.date))
    return fail(
        fault("SignatureDoesNotMatch", "The Credential's date is not the day of the request's time."));
  return {};
}

Status check_time(const sigv4::Claim& claim, Instant now) {
  const auto at = TRY(sigv4::parse_basic_time(claim.time));
  if (!claim.valid_for) {
    if (at > now + kMaxSkew || now > at + kMaxSkew) return fail(fault("RequestTimeTooSkewed"));
    return {};
  }
  if (at > now + kMaxSkew) return fail(fault("AccessDenied", "The presigned address is not valid yet."));
  if (now >= at + *claim.valid_for) return fail(fault("AccessDenied", "Request has expired."));
  return {};
}

Result<Proof> verify(const http::Request& request, const KeyRing& keys, std::string_view region, Instant now,
                     const sigv4::Claim& claim, std::string_view payload) {
  Proof proof;
  proof.presigned = claim.valid_for.has_value();
  if (request.headers.contains("x-amz-security-token") ||
      !request.query_value("X-Amz-Security-Token").empty())
    return fail(fault("InvalidToken"));
  TRY(check_scope(claim, region));
  TRY(check_time(claim, now));
  TRY(read_payload(payload, proof));
  proof.key = keys.find(claim.access_key);
  if (!proof.key) return fail(fault("InvalidAccessKeyId"));
  const auto fields = TRY(sigv4::signed_fields(claim, request.headers.all()));
  proof.signing_key = sigv4::signing_key(proof.key->secret, claim.scope);
  const sigv4::CanonicalInput input{.method = http::to_string(request.method),
                                    .path = path_of(request),
                                    .query = query_of(request),
                                    .headers = fields,
                                    .payload = payload};
  if (!sigv4::fits(claim, proof.signing_key, input)) return fail(fault("SignatureDoesNotMatch"));
  proof.time = claim.time;
  proof.scope = claim.scope;
  proof.signature = claim.signature;
  return proof;
}

}  // namespace

std::string_view path_of(const http::Request& request) {
  return std::string_view{request.target}.substr(0, request.target.find('?'));
}

std::string_view query_of(const http::Request& request) {
  const auto mark = request.target.find('?');
  return mark == std::string::npos ? std::string_view{} : std::string_view{request.target}.substr(mark + 1);
}

Result<Proof> authenticate(const http::Request& request, const KeyRing& keys, std::string_view region,
                           Instant now) {
  const auto field = request.headers.get("authorization");
  const bool presigned =
      !request.query_value("X-Amz-Algorithm").empty() || !request.query_value("X-Amz-Signature").empty();
  if (!request.query_value("AWSAccessKeyId").empty() || field.starts_with("AWS "))
    return fail(fault("InvalidRequest",
                      "Signature Version 2 is not accepted; sign with AWS4-HMAC-SHA256 (Version 4)."));
  const auto said = request.headers.get("x-amz-content-sha256");
  if (!field.empty()) {
    if (presigned)
      return fail(
          fault("InvalidArgument", "Sign in the Authorization field or in the address, not in both."));
    auto claim = TRY(sigv4::read_authorization(field));
    auto time = time_of(request);
    if (!time) return fail(fault("AccessDenied", "A signed request needs a valid x-amz-date or Date."));
    claim.time = std::move(*time);
    if (said.empty())
      return fail(fault("InvalidRequest", "Missing required header for this request: x-amz-content-sha256"));
    return verify(request, keys, region, now, claim, said);
  }
  if (!presigned) return Proof{};
  const auto claim = TRY(sigv4::read_presigned(request.query));
  const auto in_query = request.query_value("X-Amz-Content-Sha256");
  return verify(request, keys, region, now, claim,
                !said.empty() ? said : (in_query.empty() ? sigv4::kUnsignedPayload : in_query));
}

}  // namespace souk::s3
