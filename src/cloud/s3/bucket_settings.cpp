// Versioning, encryption, object lock, tags, policy, and the settings that are kept as checked text.
#include <functional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/document_kind.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/policy.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/tagging.hpp"
#include "cloud/s3/write_options.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxSetting = 64 * 1024;
constexpr std::size_t kMaxBucketTags = 50;

Result<Element> read_setting(const Call& call, std::string_view root) {
  return read_xml(TRY(read_document(call.request, call.proof, kMaxSetting)), root);
}

Status change(Desk& desk, const Call& call, const std::function<void(storage::Bucket&)>& what) {
  TRY(desk.store.change_bucket(call.bucket, [&](storage::Bucket& bucket) -> Status {
    what(bucket);
    return {};
  }));
  return {};
}

// Exactly one of days and years, from 1.
Result<storage::DefaultLock> read_default_lock(const Element& rule) {
  const auto* retention = rule.child("DefaultRetention");
  if (retention == nullptr) return fail(fault("MalformedXML", "A lock's Rule needs a DefaultRetention."));
  storage::DefaultLock lock{.mode = TRY(read_lock_mode(retention->value("Mode")))};
  const auto* days = retention->child("Days");
  const auto* years = retention->child("Years");
  if ((days == nullptr) == (years == nullptr)) return fail(fault("MalformedXML", "Give Days or Years."));
  auto& span = days != nullptr ? lock.days : lock.years;
  span = TRY(xml_number(days != nullptr ? *days : *years));
  if (span < 1 || span > 36'500)
    return fail(fault("InvalidArgument", "Default retention period must be a positive integer value."));
  return lock;
}

}  // namespace

Answered get_versioning(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  XmlWriter xml;
  xml.begin_document("VersioningConfiguration");
  if (bucket.versioning != storage::Versioning::kNever)
    xml.text("Status", bucket.versioning == storage::Versioning::kEnabled ? "Enabled" : "Suspended");
  xml.end();
  return xml_answer(xml);
}

Answered put_versioning(Desk& desk, const Call& call) {
  const auto root = TRY(read_setting(call, "VersioningConfiguration"));
  const auto status = root.value("Status");
  if (root.value("MfaDelete") == "Enabled")
    return fail(fault("NotImplemented", "There is no MFA delete; use object lock instead."));
  if (status != "Enabled" && status != "Suspended")
    return fail(fault("MalformedXML", "Status must be Enabled or Suspended."));
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (status == "Suspended" && bucket.lock_enabled)
    return fail(
        fault("InvalidBucketState",
              "An Object Lock configuration is present on this bucket, so the versioning state cannot be "
              "changed."));
  TRY(change(desk, call, [&](storage::Bucket& each) {
    each.versioning = status == "Enabled" ? storage::Versioning::kEnabled : storage::Versioning::kSuspended;
  }));
  return empty_answer(200);
}

Answered get_encryption(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (!bucket.encrypt) return fail(fault("ServerSideEncryptionConfigurationNotFoundError"));
  XmlWriter xml;
  xml.begin_document("ServerSideEncryptionConfiguration");
  xml.begin("Rule");
  xml.begin("ApplyServerSideEncryptionByDefault");
  xml.text("SSEAlgorithm", "AES256");
  xml.end();
  xml.flag("BucketKeyEnabled", false);
  xml.end();
  xml.end();
  return xml_answer(xml);
}

Answered put_encryption(Desk& desk, const Call& call) {
  const auto root = TRY(read_setting(call, "ServerSideEncryptionConfiguration"));
  const auto* rule = root.child("Rule");
  const auto* by_default = rule == nullptr ? nullptr : rule->child("ApplyServerSideEncryptionByDefault");
  if (by_default == nullptr) return fail(fault("MalformedXML"));
  if (by_default->value("SSEAlgorithm") != "AES256") return fail(fault("InvalidEncryptionAlgorithmError"));
  TRY(change(desk, call, [](storage::Bucket& bucket) { bucket.encrypt = true; }));
  return empty_answer(200);
}

Answered delete_encryption(Desk& desk, const Call& call) {
  TRY(change(desk, call, [](storage::Bucket& bucket) { bucket.encrypt = false; }));
  return empty_answer(204);
}

Answered get_lock_configuration(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (!bucket.lock_enabled) return fail(fault("ObjectLockConfigurationNotFoundError"));
  XmlWriter xml;
  xml.begin_document("ObjectLockConfiguration");
  xml.text("ObjectLockEnabled", "Enabled");
  if (bucket.default_lock) {
    xml.begin("Rule");
    xml.begin("DefaultRetention");
    xml.text("Mode", enum_name(bucket.default_lock->mode));
    if (bucket.default_lock->days > 0) xml.number("Days", bucket.default_lock->days);
    if (bucket.default_lock->years > 0) xml.number("Years", bucket.default_lock->years);
    xml.end();
    xml.end();
  }
  xml.end();
  return xml_answer(xml);
}

Answered put_lock_configuration(Desk& desk, const Call& call) {
  const auto root = TRY(read_setting(call, "ObjectLockConfiguration"));
  if (root.value("ObjectLockEnabled") != "Enabled")
    return fail(fault("MalformedXML", "ObjectLockEnabled must be Enabled."));
  std::optional<storage::DefaultLock> lock;
  if (const auto* rule = root.child("Rule")) lock = TRY(read_default_lock(*rule));
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (bucket.versioning != storage::Versioning::kEnabled)
    return fail(fault("InvalidBucketState",
                      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration"));
  TRY(change(desk, call, [&](storage::Bucket& each) {
    each.lock_enabled = true;
    each.default_lock = lock;
  }));
  return empty_answer(200);
}

Answered get_bucket_tags(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (bucket.tags.empty()) return fail(fault("NoSuchTagSet"));
  return tags_answer(bucket.tags);
}

Answered put_bucket_tags(Desk& desk, const Call& call) {
  const auto tags = TRY(read_tags(TRY(read_document(call.request, call.proof, kMaxSetting)), kMaxBucketTags));
  TRY(change(desk, call, [&](storage::Bucket& bucket) { bucket.tags = tags; }));
  return empty_answer(204);
}

Answered delete_bucket_tags(Desk& desk, const Call& call) {
  TRY(change(desk, call, [](storage::Bucket& bucket) { bucket.tags.clear(); }));
  return empty_answer(204);
}

Answered get_policy(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto* text = bucket.text("policy");
  if (text == nullptr) return fail(fault("NoSuchBucketPolicy"));
  return http::Response::json(200, *text);
}

Answered get_policy_status(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto* text = bucket.text("policy");
  if (text == nullptr) return fail(fault("NoSuchBucketPolicy"));
  const auto policy = TRY(read_policy(*text, call.bucket));
  XmlWriter xml;
  xml.begin_document("PolicyStatus");
  xml.flag("IsPublic", policy.is_public());
  xml.end();
  return xml_answer(xml);
}

Answered put_policy(Desk& desk, const Call& call) {
  const auto text = TRY(read_document(call.request, call.proof, kMaxSetting));
  const auto policy = TRY(read_policy(text, call.bucket));
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (const auto* block = bucket.text("public_access"); block != nullptr && policy.is_public()) {
    const auto root = TRY(read_xml(*block, "PublicAccessBlockConfiguration"));
    if (root.value("BlockPublicPolicy") == "true")
      return fail(fault("AccessDenied", "The bucket's public access block refuses policies for everybody."));
  }
  TRY(change(desk, call, [&](storage::Bucket& each) { each.texts["policy"] = text; }));
  return empty_answer(204);
}

Answered get_document(Desk& desk, const Call& call) {
  const auto* kind = document_kind_of(call);
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  const auto* text = kind == nullptr ? nullptr : bucket.text(kind->text);
  if (text != nullptr) return http::Response::text(200, "application/xml", *text);
  if (kind == nullptr || !kind->missing.empty())
    return fail(fault(kind == nullptr ? "NotImplemented" : kind->missing));
  XmlWriter xml;
  xml.begin_document(kind->root);
  xml.end();
  return xml_answer(xml);
}

Answered put_document(Desk& desk, const Call& call) {
  const auto* kind = document_kind_of(call);
  if (kind == nullptr) return fail(fault("NotImplemented"));
  const auto text = TRY(read_document(call.request, call.proof, kMaxSetting));
  TRY(kind->check(desk, text));
  TRY(change(desk, call, [&](storage::Bucket& bucket) { bucket.texts[std::string{kind->text}] = text; }));
  return empty_answer(200);
}

Answered delete_document(Desk& desk, const Call& call) {
  const bool is_policy = call.has("policy");
  const auto* kind = document_kind_of(call);
  if (!is_policy && kind == nullptr) return fail(fault("NotImplemented"));
  TRY(change(desk, call, [&](storage::Bucket& bucket) {
    bucket.texts.erase(is_policy ? "policy" : std::string{kind->text});
  }));
  return empty_answer(204);
}

}  // namespace souk::s3
