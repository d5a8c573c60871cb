#include "cloud/s3/access.hpp"

#include "cloud/s3/fault.hpp"
#include "cloud/s3/policy.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

bool keeps_strangers_out(const storage::Bucket& bucket) {
  const auto* text = bucket.text("public_access");
  if (text == nullptr) return false;
  const auto block = read_xml(*text, "PublicAccessBlockConfiguration");
  return !block || block->value("RestrictPublicBuckets") == "true";
}

Result<Verdict> verdict_of(const Desk& desk, const Call& call, const storage::Bucket& bucket,
                           const Wanted& wanted) {
  const auto* text = bucket.text("policy");
  if (text == nullptr) return Verdict::kSilent;
  const auto policy = TRY(read_policy(*text, bucket.name));
  std::string resource = bucket.name;
  if (!wanted.on_bucket) {
    resource += '/';
    resource += wanted.key;
  }
  const auto& key = call.proof.key;
  return judge(policy, {.action = wanted.action,
                        .resource = resource,
                        .access_key = key ? std::string_view{key->id} : std::string_view{},
                        .key_name = key ? std::string_view{key->name} : std::string_view{},
                        .address = call.request.client_address,
                        .secure = call.request.secure,
                        .referer = call.header("referer"),
                        .user_agent = call.header("user-agent"),
                        .prefix = call.query("prefix"),
                        .delimiter = call.query("delimiter"),
                        .version = call.query("versionId"),
                        .now = desk.clock.now()});
}

}  // namespace

Status check_access(const Desk& desk, const Call& call, const Wanted& wanted) {
  const auto& key = call.proof.key;
  if (key && key->root) return {};
  const bool in_scope = key && key->covers(wanted.right, wanted.bucket, wanted.key);
  if (wanted.bucket.empty() || wanted.action == "s3:CreateBucket")
    return in_scope ? Status{} : fail(fault("AccessDenied"));
  const auto bucket = TRY(desk.store.bucket(wanted.bucket));
  if (!key && (wanted.right == Right::kAll || keeps_strangers_out(bucket)))
    return fail(fault("AccessDenied"));
  const auto verdict = TRY(verdict_of(desk, call, bucket, wanted));
  if (verdict == Verdict::kDenied) return fail(fault("AccessDenied", "The bucket's policy denies this."));
  if (in_scope || verdict == Verdict::kAllowed) return {};
  return fail(fault("AccessDenied"));
}

}  // namespace souk::s3
