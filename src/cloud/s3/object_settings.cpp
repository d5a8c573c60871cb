// Tags, retention, legal hold and restore of objects.
#include "cloud/s3/answer.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/operations.hpp"
#include "cloud/s3/request_body.hpp"
#include "cloud/s3/tagging.hpp"
#include "cloud/s3/write_options.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

constexpr std::size_t kMaxObjectSetting = 64 * 1024;
constexpr std::size_t kMaxObjectTags = 10;

Answered settled(Desk& desk, const Call& call, const storage::Entry& entry, int status) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  auto answer = empty_answer(status);
  add_version(answer.headers, bucket, entry.version);
  return answer;
}

Status needs_lock(Desk& desk, const Call& call) {
  const auto bucket = TRY(desk.store.bucket(call.bucket));
  if (!bucket.lock_enabled)
    return fail(fault("InvalidRequest", "Bucket is missing Object Lock Configuration"));
  return {};
}

}  // namespace

Answered get_object_tags(Desk& desk, const Call& call) {
  const auto entry = TRY(desk.store.head(call.place()));
  if (entry.version.marker) return fail(fault("MethodNotAllowed"));
  auto answer = tags_answer(entry.version.attributes.tags);
  add_version(answer.headers, TRY(desk.store.bucket(call.bucket)), entry.version);
  return answer;
}

Answered put_object_tags(Desk& desk, const Call& call) {
  const auto tags =
      TRY(read_tags(TRY(read_document(call.request, call.proof, kMaxObjectSetting)), kMaxObjectTags));
  const auto entry = TRY(desk.store.set_tags(call.place(), tags));
  return settled(desk, call, entry, 200);
}

Answered delete_object_tags(Desk& desk, const Call& call) {
  const auto entry = TRY(desk.store.set_tags(call.place(), {}));
  return settled(desk, call, entry, 204);
}

Answered get_retention(Desk& desk, const Call& call) {
  TRY(needs_lock(desk, call));
  const auto entry = TRY(desk.store.head(call.place()));
  if (!entry.version.retention) return fail(fault("NoSuchObjectLockConfiguration"));
  XmlWriter xml;
  xml.begin_document("Retention");
  xml.text("Mode", enum_name(entry.version.retention->mode));
  xml.text("RetainUntilDate", to_string(entry.version.retention->until));
  xml.end();
  return xml_answer(xml);
}

Answered put_retention(Desk& desk, const Call& call) {
  TRY(needs_lock(desk, call));
  const auto root =
      TRY(read_xml(TRY(read_document(call.request, call.proof, kMaxObjectSetting)), "Retention"));
  std::optional<storage::Retention> retention;
  if (root.has("Mode") || root.has("RetainUntilDate")) {
    const auto until = parse_instant(root.value("RetainUntilDate"));
    if (!until)
      return fail(fault("MalformedXML", "RetainUntilDate must be written as 2026-11-24T08:30:00Z."));
    if (*until <= desk.clock.now())
      return fail(fault("InvalidArgument", "The retain until date must be in the future!"));
    retention = storage::Retention{.mode = TRY(read_lock_mode(root.value("Mode"))), .until = *until};
  }
  const bool bypass = http::equal_names(call.header("x-amz-bypass-governance-retention"), "true");
  const auto entry = TRY(desk.store.set_retention(call.place(), retention, bypass));
  return settled(desk, call, entry, 200);
}

Answered get_legal_hold(Desk& desk, const Call& call) {
  TRY(needs_lock(desk, call));
  const auto entry = TRY(desk.store.head(call.place()));
  XmlWriter xml;
  xml.begin_document("LegalHold");
  xml.text("Status", entry.version.legal_hold ? "ON" : "OFF");
  xml.end();
  return xml_answer(xml);
}

Answered put_legal_hold(Desk& desk, const Call& call) {
  TRY(needs_lock(desk, call));
  const auto root =
      TRY(read_xml(TRY(read_document(call.request, call.proof, kMaxObjectSetting)), "LegalHold"));
  const auto status = root.value("Status");
  if (status != "ON" && status != "OFF") return fail(fault("MalformedXML", "Status must be ON or OFF."));
  const auto entry = TRY(desk.store.set_legal_hold(call.place(), status == "ON"));
  return settled(desk, call, entry, 200);
}

// 202 where it begins, 200 where there is a copy already and its time is set anew.
Answered restore_object(Desk& desk, const Call& call) {
  const auto root =
      TRY(read_xml(TRY(read_document(call.request, call.proof, kMaxObjectSetting)), "RestoreRequest"));
  const auto* days = root.child("Days");
  if (days == nullptr) return fail(fault("MalformedXML", "RestoreRequest needs Days."));
  const auto count = TRY(xml_number(*days));
  if (count < 1 || count > 365) return fail(fault("InvalidArgument", "Days must be from 1 to 365."));
  const auto before = TRY(desk.store.head(call.place()));
  if (before.version.tier != storage::Tier::kArchive)
    return fail(fault("InvalidObjectState", "Restore is not allowed for the object's current storage class"));
  const auto entry = TRY(desk.store.restore(call.place(), count));
  return settled(desk, call, entry, before.version.restored && before.version.restored->ready ? 200 : 202);
}

}  // namespace souk::s3
