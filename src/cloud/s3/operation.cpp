#include "cloud/s3/operation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace souk::s3 {
namespace {

using enum Level;
using enum Right;
using http::Method;

// Of one level and method the first whose marks are all there: special ones stand before general ones.
constexpr Operation kOperations[] = {
    {"ListBuckets", kService, Method::kGet, "", "s3:ListAllMyBuckets", kRead, list_buckets},

    {"GetBucketLocation", kBucket, Method::kGet, "location", "s3:GetBucketLocation", kRead, get_location},
    {"GetBucketVersioning", kBucket, Method::kGet, "versioning", "s3:GetBucketVersioning", kRead,
     get_versioning},
    {"PutBucketVersioning", kBucket, Method::kPut, "versioning", "s3:PutBucketVersioning", kAll,
     put_versioning, "without MFA delete"},
    {"GetBucketEncryption", kBucket, Method::kGet, "encryption", "s3:GetEncryptionConfiguration", kAll,
     get_encryption},
    {"PutBucketEncryption", kBucket, Method::kPut, "encryption", "s3:PutEncryptionConfiguration", kAll,
     put_encryption, "AES256 alone"},
    {"DeleteBucketEncryption", kBucket, Method::kDelete, "encryption", "s3:PutEncryptionConfiguration", kAll,
     delete_encryption},
    {"GetObjectLockConfiguration", kBucket, Method::kGet, "object-lock",
     "s3:GetBucketObjectLockConfiguration", kRead, get_lock_configuration},
    {"PutObjectLockConfiguration", kBucket, Method::kPut, "object-lock",
     "s3:PutBucketObjectLockConfiguration", kAll, put_lock_configuration},
    {"GetBucketLifecycleConfiguration", kBucket, Method::kGet, "lifecycle", "s3:GetLifecycleConfiguration",
     kAll, get_lifecycle},
    {"PutBucketLifecycleConfiguration", kBucket, Method::kPut, "lifecycle", "s3:PutLifecycleConfiguration",
     kAll, put_lifecycle},
    {"DeleteBucketLifecycle", kBucket, Method::kDelete, "lifecycle", "s3:PutLifecycleConfiguration", kAll,
     delete_lifecycle},
    {"GetBucketTagging", kBucket, Method::kGet, "tagging", "s3:GetBucketTagging", kAll, get_bucket_tags},
    {"PutBucketTagging", kBucket, Method::kPut, "tagging", "s3:PutBucketTagging", kAll, put_bucket_tags},
    {"DeleteBucketTagging", kBucket, Method::kDelete, "tagging", "s3:PutBucketTagging", kAll,
     delete_bucket_tags},
    {"GetBucketPolicyStatus", kBucket, Method::kGet, "policyStatus", "s3:GetBucketPolicyStatus", kAll,
     get_policy_status},
    {"GetBucketPolicy", kBucket, Method::kGet, "policy", "s3:GetBucketPolicy", kAll, get_policy},
    {"PutBucketPolicy", kBucket, Method::kPut, "policy", "s3:PutBucketPolicy", kAll, put_policy,
     "a subset: principals, actions, resources, conditions on address, prefix, referer, time"},
    {"DeleteBucketPolicy", kBucket, Method::kDelete, "policy", "s3:DeleteBucketPolicy", kAll,
     delete_document},
    {"GetBucketCors", kBucket, Method::kGet, "cors", "s3:GetBucketCORS", kAll, get_document},
    {"PutBucketCors", kBucket, Method::kPut, "cors", "s3:PutBucketCORS", kAll, put_document},
    {"DeleteBucketCors", kBucket, Method::kDelete, "cors", "s3:PutBucketCORS", kAll, delete_document},
    {"GetBucketWebsite", kBucket, Method::kGet, "website", "s3:GetBucketWebsite", kAll, get_document},
    {"PutBucketWebsite", kBucket, Method::kPut, "website", "s3:PutBucketWebsite", kAll, put_document},
    {"DeleteBucketWebsite", kBucket, Method::kDelete, "website", "s3:DeleteBucketWebsite", kAll,
     delete_document},
    {"GetPublicAccessBlock", kBucket, Method::kGet, "publicAccessBlock", "s3:GetBucketPublicAccessBlock",
     kAll, get_document},
    {"PutPublicAccessBlock", kBucket, Method::kPut, "publicAccessBlock", "s3:PutBucketPublicAccessBlock",
     kAll, put_document, "BlockPublicPolicy and RestrictPublicBuckets; there are no lists to block"},
    {"DeletePublicAccessBlock", kBucket, Method::kDelete, "publicAccessBlock",
     "s3:PutBucketPublicAccessBlock", kAll, delete_document},
    {"GetBucketNotificationConfiguration", kBucket, Method::kGet, "notification", "s3:GetBucketNotification",
     kAll, get_document},
    {"PutBucketNotificationConfiguration", kBucket, Method::kPut, "notification", "s3:PutBucketNotification",
     kAll, put_document, "queues of our jobs alone: arn:souk:jobs:::KIND"},
    {"GetBucketLogging", kBucket, Method::kGet, "logging", "s3:GetBucketLogging", kAll, get_document},
    {"PutBucketLogging", kBucket, Method::kPut, "logging", "s3:PutBucketLogging", kAll, nullptr},
    {"GetBucketReplication", kBucket, Method::kGet, "replication", "s3:GetReplicationConfiguration", kAll,
     nullptr},
    {"PutBucketReplication", kBucket, Method::kPut, "replication", "s3:PutReplicationConfiguration", kAll,
     nullptr},
    {"ListBucketInventoryConfigurations", kBucket, Method::kGet, "inventory", "s3:GetInventoryConfiguration",
     kAll, nullptr},
    {"PutBucketInventoryConfiguration", kBucket, Method::kPut, "inventory", "s3:PutInventoryConfiguration",
     kAll, nullptr},
    {"GetBucketAcl", kBucket, Method::kGet, "acl", "s3:GetBucketAcl", kRead, get_bucket_acl,
     "the owner has everything, others nothing"},
    {"PutBucketAcl", kBucket, Method::kPut, "acl", "s3:PutBucketAcl", kAll, put_bucket_acl,
     "private alone; allow others by a policy"},
    {"GetBucketOwnershipControls", kBucket, Method::kGet, "ownershipControls",
     "s3:GetBucketOwnershipControls", kAll, get_ownership, "always BucketOwnerEnforced"},
    {"PutBucketOwnershipControls", kBucket, Method::kPut, "ownershipControls",
     "s3:PutBucketOwnershipControls", kAll, put_ownership, "BucketOwnerEnforced alone"},
    {"GetBucketRequestPayment", kBucket, Method::kGet, "requestPayment", "s3:GetBucketRequestPayment", kRead,
     get_request_payment, "always the owner"},
    {"GetBucketAccelerateConfiguration", kBucket, Method::kGet, "accelerate", "s3:GetAccelerateConfiguration",
     kRead, get_acceleration, "always none"},
    {"GetBucketAnalyticsConfiguration", kBucket, Method::kGet, "analytics", "s3:GetAnalyticsConfiguration",
     kAll, nullptr},
    {"GetBucketMetricsConfiguration", kBucket, Method::kGet, "metrics", "s3:GetMetricsConfiguration", kAll,
     nullptr, "the program has its own: /metrics"},
    {"GetBucketIntelligentTieringConfiguration", kBucket, Method::kGet, "intelligent-tiering",
     "s3:GetIntelligentTieringConfiguration", kAll, nullptr},
    {"ListMultipartUploads", kBucket, Method::kGet, "uploads", "s3:ListBucketMultipartUploads", kRead,
     list_uploads},
    {"ListObjectVersions", kBucket, Method::kGet, "versions", "s3:ListBucketVersions", kRead, list_versions},
    {"ListObjectsV2", kBucket, Method::kGet, "list-type=2", "s3:ListBucket", kRead, list_objects_v2},
    {"ListObjects", kBucket, Method::kGet, "", "s3:ListBucket", kRead, list_objects},
    {"HeadBucket", kBucket, Method::kHead, "", "s3:ListBucket", kRead, head_bucket},
    {"CreateBucket", kBucket, Method::kPut, "", "s3:CreateBucket", kAll, create_bucket},
    {"DeleteBucket", kBucket, Method::kDelete, "", "s3:DeleteBucket", kAll, delete_bucket},
    {"DeleteObjects", kBucket, Method::kPost, "delete", "", kWrite, delete_objects},
    {"PostObject", kBucket, Method::kPost, "", "", kWrite, post_object,
     "a browser's form with its signed policy"},

    {"ListParts", kObject, Method::kGet, "uploadId", "s3:ListMultipartUploadParts", kWrite, list_parts},
    {"GetObjectTagging", kObject, Method::kGet, "tagging", "s3:GetObjectTagging", kRead, get_object_tags},
    {"GetObjectAcl", kObject, Method::kGet, "acl", "s3:GetObjectAcl", kRead, get_object_acl,
     "the owner has everything, others nothing"},
    {"GetObjectRetention", kObject, Method::kGet, "retention", "s3:GetObjectRetention", kRead, get_retention},
    {"GetObjectLegalHold", kObject, Method::kGet, "legal-hold", "s3:GetObjectLegalHold", kRead,
     get_legal_hold},
    {"GetObjectAttributes", kObject, Method::kGet, "attributes", "s3:GetObjectAttributes", kRead,
     get_attributes, "of parts their number alone"},
    {"GetObjectTorrent", kObject, Method::kGet, "torrent", "s3:GetObjectTorrent", kRead, nullptr},
    {"GetObject", kObject, Method::kGet, "", "s3:GetObject", kRead, get_object},
    {"HeadObject", kObject, Method::kHead, "", "s3:GetObject", kRead, head_object},
    {"UploadPartCopy", kObject, Method::kPut, "uploadId partNumber @x-amz-copy-source", "s3:PutObject",
     kWrite, upload_part_copy},
    {"UploadPart", kObject, Method::kPut, "uploadId", "s3:PutObject", kWrite, upload_part},
    {"PutObjectTagging", kObject, Method::kPut, "tagging", "s3:PutObjectTagging", kWrite, put_object_tags, "",
     "s3:ObjectTagging:Put"},
    {"PutObjectAcl", kObject, Method::kPut, "acl", "s3:PutObjectAcl", kWrite, put_object_acl,
     "private alone; allow others by a policy"},
    {"PutObjectRetention", kObject, Method::kPut, "retention", "s3:PutObjectRetention", kWrite,
     put_retention},
    {"PutObjectLegalHold", kObject, Method::kPut, "legal-hold", "s3:PutObjectLegalHold", kWrite,
     put_legal_hold},
    {"CopyObject", kObject, Method::kPut, "@x-amz-copy-source", "s3:PutObject", kWrite, copy_object, "",
     "s3:ObjectCreated:Copy"},
    {"PutObject", kObject, Method::kPut, "", "s3:PutObject", kWrite, put_object, "", "s3:ObjectCreated:Put"},
    {"AbortMultipartUpload", kObject, Method::kDelete, "uploadId", "s3:AbortMultipartUpload", kWrite,
     abort_upload},
    {"DeleteObjectTagging", kObject, Method::kDelete, "tagging", "s3:DeleteObjectTagging", kWrite,
     delete_object_tags, "", "s3:ObjectTagging:Delete"},
    {"DeleteObject", kObject, Method::kDelete, "", "s3:DeleteObject", kWrite, delete_object, "",
     "s3:ObjectRemoved:Delete"},
    {"CreateMultipartUpload", kObject, Method::kPost, "uploads", "s3:PutObject", kWrite, create_upload},
    {"CompleteMultipartUpload", kObject, Method::kPost, "uploadId", "s3:PutObject", kWrite, complete_upload,
     "", "s3:ObjectCreated:CompleteMultipartUpload"},
    {"RestoreObject", kObject, Method::kPost, "restore", "s3:RestoreObject", kWrite, restore_object,
     "without SELECT and output locations"},
    {"SelectObjectContent", kObject, Method::kPost, "select", "s3:GetObject", kRead, nullptr},
};

bool has_mark(const Call& call, std::string_view mark) {
  if (mark.starts_with('@')) return call.request.headers.contains(mark.substr(1));
  const auto equals = mark.find('=');
  if (equals == std::string_view::npos) return call.has(mark);
  return call.query(mark.substr(0, equals)) == mark.substr(equals + 1);
}

bool fits(const Operation& operation, const Call& call, Level level) {
  if (operation.level != level || operation.method != call.request.method) return false;
  if (operation.marks.empty()) return true;
  const auto marks = text::split(operation.marks, ' ');
  return std::all_of(marks.begin(), marks.end(), [&](auto mark) { return has_mark(call, mark); });
}

}  // namespace

std::span<const Operation> operations() { return kOperations; }

const Operation* find_operation(const Call& call) {
  const auto level = call.bucket.empty() ? kService : (call.key.empty() ? kBucket : kObject);
  for (const auto& operation : kOperations) {
    if (fits(operation, call, level)) return &operation;
  }
  return nullptr;
}

std::string operations_page() {
  std::string page =
      "# Object storage: operations\n\n"
      "What the S3 endpoint answers to, made from its own table. *Right* is what an access key needs, "
      "*action* what\n"
      "a bucket's policy calls it. What is marked \"no\" answers `NotImplemented`.\n\n"
      "| operation | served | right | action | notes |\n|---|---|---|---|---|\n";
  for (const auto& each : kOperations) {
    page += fmt::format("| {} | {} | {} | {} | {} |\n", each.name, each.run != nullptr ? "yes" : "no",
                        enum_name(each.right), each.action.empty() ? "per key" : each.action, each.note);
  }
  return page;
}

}  // namespace souk::s3
