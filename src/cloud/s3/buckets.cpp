// Buckets themselves, and what clients ask of them that has one answer here.
#include "base/text.hpp"
#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/write_options.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxBucketDocument = 64 * 1024;

// The owner may do everything, and nobody else is granted anything.
http::Response owner_acl() {
  XmlWriter xml;
  xml.begin_document("AccessControlPolicy");
  write_owner(xml, "Owner");
  xml.begin("AccessControlList");
  xml.begin("Grant");
  xml.begin("Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"");
  xml.text("ID", "souk");
  xml.text("DisplayName", "souk");
  xml.end();
  xml.text("Permission", "FULL_CONTROL");
  xml.end();
  xml.end();
  xml.end();
  return xml_answer(xml);
}

// A list that grants nobody but the owner anything changes nothing.
Answered accept_acl(const Call& call) {
  TRY(check_acl(call.header("x-amz-acl")));
  for (const auto* name : {"x-amz-grant-read", "x-amz-grant-write", "x-amz-grant-full-control",
                           "x-amz-grant-read-acp", "x-amz-grant-write-acp"}) {
    if (!call.header(name).empty()) return fail(fault("AccessControlListNotSupported"));
  }
  const auto text = TRY(read_document(call.request, call.proof, kMaxBucketDocument));
  if (text.empty()) return empty_answer(200);
  const auto root = TRY(read_xml(text, "AccessControlPolicy"));
  const auto* list = root.child("AccessControlList");
  if (list == nullptr) return fail(fault("MalformedXML"));
  for (const auto& grant : list->children) {
    const auto* grantee = grant.child("Grantee");
    if (grantee == nullptr || grantee->value("ID") != "souk")
      return fail(fault("AccessControlListNotSupported"));
  }
  return empty_answer(200);
}

}  // namespace

Answered list_buckets(Desk& desk, const Call& call) {
  const auto limit = TRY(number_of(call, "max-buckets", 10'000, 1, 10'000));
  const auto prefix = call.query("prefix"), token = call.query("continuation-token");
  XmlWriter xml;
  xml.begin_document("ListAllMyBucketsResult");
  write_owner(xml, "Owner");
  xml.begin("Buckets");
  std::int64_t shown = 0;
  std::string last, next;
  for (const auto& bucket : desk.store.buckets()) {
    const bool mine =
        call.proof.key && call.proof.key->covers(Right::kRead, bucket.name, call.proof.key->prefix);
    if (!mine || !bucket.name.starts_with(prefix) || std::string_view{bucket.name} <= token) continue;
    if (shown++ == limit) {
      next = last;
      break;
    }
    last = bucket.name;
    xml.begin("Bucket");
    xml.text("Name", bucket.name);
    xml.text("CreationDate", to_string(bucket.made));
    xml.text("BucketRegion", desk.settings.region);
    xml.end();
  }
  xml.end();
  if (!next.empty()) xml.text("ContinuationToken", next);
  xml.end();
  return xml_answer(xml);
}

Answered create_bucket(Desk& desk, const Call& call) {
  TRY(check_acl(call.header("x-amz-acl")));
  const auto text = TRY(read_document(call.request, call.proof, kMaxBucketDocument));
  if (!text.empty()) {
    const auto root = TRY(read_xml(text, "CreateBucketConfiguration"));
    const auto region = text::trim(root.value("LocationConstraint"));
    if (!region.empty() && region != desk.settings.region && region != "us-east-1")
      return fail(fault("IllegalLocationConstraintException"));
  }
  const bool lock = http::equal_names(call.header("x-amz-bucket-object-lock-enabled"), "true");
  TRY(desk.store.make_bucket(call.bucket, call.owner(), lock));
  auto answer = empty_answer(200);
  answer.headers.set("Location", "/" + call.bucket);
  return answer;
}

Answered head_bucket(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  auto answer = empty_answer(200);
  answer.headers.set("x-amz-bucket-region", desk.settings.region);
  answer.headers.set("Content-Type", "application/xml");
  return answer;
}

Answered delete_bucket(Desk& desk, const Call& call) {
  TRY(desk.store.remove_bucket(call.bucket));
  return empty_answer(204);
}

// us-east-1 is told by silence.
Answered get_location(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  XmlWriter xml;
  const auto& region = desk.settings.region;
  xml.begin("LocationConstraint xmlns=\"" + std::string{kNamespace} + "\"");
  if (region != "us-east-1") xml.raw_text(region);
  xml.end();
  return xml_answer(xml);
}

Answered get_bucket_acl(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  return owner_acl();
}

Answered put_bucket_acl(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  return accept_acl(call);
}

Answered get_object_acl(Desk& desk, const Call& call) {
  TRY(desk.store.head(call.place()));
  return owner_acl();
}

Answered put_object_acl(Desk& desk, const Call& call) {
  TRY(desk.store.head(call.place()));
  return accept_acl(call);
}

Answered get_ownership(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  XmlWriter xml;
  xml.begin_document("OwnershipControls");
  xml.begin("Rule");
  xml.text("ObjectOwnership", "BucketOwnerEnforced");
  xml.end();
  xml.end();
  return xml_answer(xml);
}

Answered put_ownership(Desk& desk, const Call& call) {
  const auto text = TRY(read_document(call.request, call.proof, kMaxBucketDocument));
  const auto root = TRY(read_xml(text, "OwnershipControls"));
  TRY(desk.store.bucket(call.bucket));
  const auto* rule = root.child("Rule");
  if (rule == nullptr) return fail(fault("MalformedXML"));
  if (rule->value("ObjectOwnership") != "BucketOwnerEnforced")
    return fail(
        fault("NotImplemented", "This store has no access control lists: BucketOwnerEnforced it is."));
  return empty_answer(200);
}

Answered get_request_payment(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  XmlWriter xml;
  xml.begin_document("RequestPaymentConfiguration");
  xml.text("Payer", "BucketOwner");
  xml.end();
  return xml_answer(xml);
}

Answered get_acceleration(Desk& desk, const Call& call) {
  TRY(desk.store.bucket(call.bucket));
  XmlWriter xml;
  xml.begin_document("AccelerateConfiguration");
  xml.end();
  return xml_answer(xml);
}

}  // namespace souk::s3
