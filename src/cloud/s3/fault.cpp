#include "cloud/s3/fault.hpp"

#include <fmt/format.h>

#include "cloud/s3/xml_writer.hpp"
#include "runtime/log/log.hpp"

namespace souk::s3 {
namespace {

struct Known {
  std::string_view code;
  int status;
  std::string_view message;
};

constexpr Known kKnown[] = {
    {"AccessControlListNotSupported", 400,
     "This store has no access control lists; allow it by a bucket policy."},
    {"AccessDenied", 403, "Access Denied."},
    {"AuthorizationHeaderMalformed", 400, "The authorization header is malformed."},
    {"AuthorizationQueryParametersError", 400, "The authorization query parameters are malformed."},
    {"BadDigest", 400, "The checksum you specified did not match what was received."},
    {"BadRequest", 400, "The request is malformed."},
    {"BucketAlreadyExists", 409, "There is a bucket of this name already."},
    {"BucketAlreadyOwnedByYou", 409, "There is a bucket of this name already, and it is yours."},
    {"BucketNotEmpty", 409, "The bucket still holds objects, versions or uploads; remove them first."},
    {"EntityTooLarge", 400, "The upload is larger than the largest that is allowed."},
    {"EntityTooSmall", 400, "Every part but the last has 5 MiB at least."},
    {"IllegalLocationConstraintException", 400, "Buckets are made in the region of this store alone."},
    {"IncompleteBody", 400, "The body does not have the size that Content-Length says."},
    {"InsufficientStorage", 507, "The disk is full; reads go on."},
    {"InternalError", 500, "Something is wrong here; try again."},
    {"InvalidAccessKeyId", 403, "There is no such access key, or it is disabled."},
    {"InvalidArgument", 400, "An argument is invalid."},
    {"InvalidBucketName", 400, "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens."},
    {"InvalidBucketState", 409, "The bucket's other settings do not allow this."},
    {"InvalidDigest", 400, "The Content-MD5 or checksum is not a valid one."},
    {"InvalidEncryptionAlgorithmError", 400, "AES256 is the encryption that this store has."},
    {"InvalidObjectState", 403, "The object is archived; restore it first."},
    {"InvalidPart", 400, "A part is missing or has another ETag than you say."},
    {"InvalidPartNumber", 416, "The object has no such part."},
    {"InvalidPartOrder", 400, "List the parts in ascending order."},
    {"InvalidPolicyDocument", 400, "The policy of the form is malformed or does not allow this."},
    {"InvalidRange", 416, "No byte of the range asked for exists."},
    {"InvalidRequest", 400, "The request is invalid."},
    {"InvalidStorageClass", 400, "The storage classes are STANDARD, STANDARD_IA and ARCHIVE (GLACIER)."},
    {"InvalidTag", 400, "A tag is invalid: keys have 1 to 128 characters, values 256 at most."},
    {"InvalidToken", 400, "There are no session tokens here."},
    {"InvalidURI", 400, "The address cannot be read."},
    {"KeyTooLongError", 400, "A key has 1,024 bytes at most."},
    {"MalformedPOSTRequest", 400, "The form is not well-formed multipart/form-data."},
    {"MalformedPolicy", 400, "The policy is malformed."},
    {"MalformedXML", 400, "The XML is not well-formed or not what this operation takes."},
    {"MaxMessageLengthExceeded", 400, "The request's body is too large."},
    {"MetadataTooLarge", 400, "User metadata have 2 KiB at most."},
    {"MethodNotAllowed", 405, "This method is not allowed on this resource."},
    {"MissingContentLength", 411, "Send a Content-Length."},
    {"NoSuchBucket", 404, "The bucket does not exist."},
    {"NoSuchBucketPolicy", 404, "The bucket has no policy."},
    {"NoSuchCORSConfiguration", 404, "The bucket has no CORS configuration."},
    {"NoSuchConfiguration", 404, "There is no such configuration."},
    {"NoSuchKey", 404, "The key does not exist."},
    {"NoSuchLifecycleConfiguration", 404, "The bucket has no lifecycle configuration."},
    {"NoSuchObjectLockConfiguration", 404, "The object is not locked."},
    {"NoSuchPublicAccessBlockConfiguration", 404, "The bucket has no public access block."},
    {"NoSuchTagSet", 404, "The bucket has no tags."},
    {"NoSuchUpload", 404, "The upload does not exist; it was completed or aborted perhaps."},
    {"NoSuchVersion", 404, "The version does not exist."},
    {"NoSuchWebsiteConfiguration", 404, "The bucket has no website configuration."},
    {"NotImplemented", 501, "This store does not do that."},
    {"ObjectLockConfigurationNotFoundError", 404, "The bucket has no object lock configuration."},
    {"OperationAborted", 409, "Another request was faster; try again."},
    {"PreconditionFailed", 412, "At least one of the conditions that you set did not hold."},
    {"ReplicationConfigurationNotFoundError", 404, "The bucket has no replication configuration."},
    {"RequestTimeTooSkewed", 403, "The request's time and the server's differ by more than 15 minutes."},
    {"RequestTimeout", 400, "The body came too slowly."},
    {"RestoreAlreadyInProgress", 409, "The object is being restored already."},
    {"ServerSideEncryptionConfigurationNotFoundError", 404, "The bucket has no encryption configuration."},
    {"ServiceUnavailable", 503, "Please try again."},
    {"SignatureDoesNotMatch", 403,
     "The signature we made differs from yours. Check your key and how you sign."},
    {"SlowDown", 503, "Please send fewer requests."},
    {"TooManyVersions", 400, "The key has too many versions; remove old ones."},
    {"XAmzContentSHA256Mismatch", 400, "The body's SHA-256 is not the one in x-amz-content-sha256."},
};

// What others say, in S3's words. Their message is shown where `own_words`.
struct Translation {
  std::string_view from;
  std::string_view code;
  bool own_words = false;
};

constexpr Translation kTranslations[] = {
    {"object.no_bucket", "NoSuchBucket"},
    {"object.missing", "NoSuchKey"},
    {"object.no_version", "NoSuchVersion"},
    {"object.no_upload", "NoSuchUpload"},
    {"object.bucket_exists", "BucketAlreadyOwnedByYou"},
    {"object.bucket_not_empty", "BucketNotEmpty"},
    {"object.busy_key", "OperationAborted"},
    {"object.precondition", "PreconditionFailed"},
    {"object.exists", "PreconditionFailed"},
    {"object.archived", "InvalidObjectState"},
    {"object.marker", "MethodNotAllowed"},
    {"object.lock_needs_versioning", "InvalidBucketState", true},
    {"object.locked", "AccessDenied", true},
    {"object.size", "IncompleteBody"},
    {"object.digest", "BadDigest"},
    {"object.range", "InvalidRange"},
    {"object.attributes", "InvalidArgument", true},
    {"object.part_number", "InvalidPartNumber", true},
    {"object.part", "InvalidPart"},
    {"object.part_order", "InvalidPartOrder"},
    {"object.part_small", "EntityTooSmall"},
    {"object.parts", "InvalidPart", true},
    {"object.tier", "InvalidStorageClass"},
    {"object.retention", "InvalidRequest", true},
    {"object.bucket_setting", "InvalidArgument", true},
    {"object.lifecycle", "InvalidArgument", true},
    {"object.no_keys", "InvalidRequest", true},
    {"object.too_large", "EntityTooLarge"},
    {"object.versions", "TooManyVersions"},
    {"object.bucket", "InvalidBucketName"},
    {"object.key", "InvalidArgument", true},
    {"object.full", "InsufficientStorage"},
    {"object.busy", "SlowDown"},
    {"request.body_size", "EntityTooLarge"},
    {"request.slow", "RequestTimeout"},
    {"request.target", "InvalidURI", true},
    {"request.target_size", "InvalidURI", true},
    {"request.encoding", "InvalidURI", true},
    {"request.malformed", "BadRequest"},
    {"http.client_gone", "IncompleteBody"},
    {"sigv4.signed_headers", "AccessDenied", true},
    {"sigv4.authorization", "AuthorizationHeaderMalformed", true},
    {"sigv4.credential", "AuthorizationHeaderMalformed", true},
    {"sigv4.query", "AuthorizationQueryParametersError", true},
    {"sigv4.time", "AccessDenied", true},
};

std::string_view code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalid:
    case ErrorKind::kPrecondition:
      return "InvalidRequest";
    case ErrorKind::kUnauthenticated:
    case ErrorKind::kDenied:
      return "AccessDenied";
    case ErrorKind::kNotFound:
      return "NoSuchKey";
    case ErrorKind::kConflict:
      return "OperationAborted";
    case ErrorKind::kTooLarge:
      return "EntityTooLarge";
    case ErrorKind::kLimit:
      return "SlowDown";
    case ErrorKind::kUnavailable:
    case ErrorKind::kTimeout:
      return "ServiceUnavailable";
    case ErrorKind::kStorageFull:
      return "InsufficientStorage";
    case ErrorKind::kCorrupt:
    case ErrorKind::kBug:
      break;
  }
  return "InternalError";
}

const Known& known(std::string_view code) {
  static constexpr Known kUnknown{"InternalError", 500, "Something is wrong here; try again."};
  for (const auto& each : kKnown) {
    if (each.code == code) return each;
  }
  return kUnknown;
}

Shown shown(std::string_view code, std::string_view words) {
  const auto& found = known(code);
  return {std::string{found.code}, found.status, std::string{words.empty() ? found.message : words}};
}

ErrorKind kind_of(int status) {
  switch (status) {
    case 403:
      return ErrorKind::kDenied;
    case 404:
      return ErrorKind::kNotFound;
    case 409:
      return ErrorKind::kConflict;
    case 503:
      return ErrorKind::kUnavailable;
    case 507:
      return ErrorKind::kStorageFull;
    default:
      return status >= 500 && status != 501 ? ErrorKind::kBug : ErrorKind::kInvalid;
  }
}

}  // namespace

Error fault(std::string_view code, std::string message) {
  return {
      .kind = kind_of(known(code).status), .code = fmt::format("s3.{}", code), .message = std::move(message)};
}

Shown show(const Error& error) {
  if (error.code.starts_with("s3.")) return shown(std::string_view{error.code}.substr(3), error.message);
  for (const auto& [from, code, own_words] : kTranslations) {
    if (from == error.code) return shown(code, own_words ? std::string_view{error.message} : "");
  }
  return shown(code_of(error.kind), http::is_our_fault(error) ? std::string_view{} : error.message);
}

http::Response error_answer(const Error& error, std::string_view resource, std::string_view request_id) {
  const auto told = show(error);
  if (told.status >= 500 && told.status != 501)
    log::error("s3.failed", {{"code", error.code}, {"message", error.message}, {"detail", error.detail}});
  XmlWriter xml;
  xml.begin("Error");
  xml.text("Code", told.code);
  xml.text("Message", told.message);
  for (const auto& extra : error.fields) xml.text(extra.pointer, extra.message);
  xml.text("Resource", resource);
  xml.text("RequestId", request_id);
  xml.text("HostId", request_id);
  xml.end();
  auto answer = http::Response::text(told.status, "application/xml", xml.take());
  if (told.status == 503) answer.headers.set("Retry-After", std::to_string(std::max(error.retry_after_s, 1)));
  return answer;
}

}  // namespace souk::s3
