#include "cloud/s3/document_kind.hpp"

#include "cloud/s3/cors.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/notification.hpp"
#include "cloud/s3/website.hpp"
#include "cloud/s3/xml_reader.hpp"

namespace souk::s3 {
namespace {

Status check_cors(const Desk&, std::string_view xml) {
  TRY(read_cors(xml));
  return {};
}

Status check_website(const Desk&, std::string_view xml) {
  TRY(read_website(xml));
  return {};
}

Status check_public_access(const Desk&, std::string_view xml) {
  const auto root = TRY(read_xml(xml, "PublicAccessBlockConfiguration"));
  for (const auto& member : root.children) {
    if (member.text != "true" && member.text != "false")
      return fail(fault("MalformedXML", member.name + " must be true or false."));
  }
  return {};
}

Status check_notification(const Desk& desk, std::string_view xml) {
  const auto wanted = TRY(read_notification(xml));
  if (!wanted.empty() && desk.jobs == nullptr)
    return fail(
        fault("NotImplemented", "This endpoint runs without a job queue; serve the shop with souk up."));
  return {};
}

// An empty status switches it off, which is what it is.
Status check_logging(const Desk& desk, std::string_view xml) {
  const auto root = TRY(read_xml(xml, "BucketLoggingStatus"));
  const auto* enabled = root.child("LoggingEnabled");
  if (enabled == nullptr) return {};
  const auto target = enabled->value("TargetBucket");
  if (!desk.store.bucket(target))
    return fail(fault("InvalidRequest", "The target bucket for logging does not exist."));
  return {};
}

constexpr DocumentKind kKinds[] = {
    {"cors", "cors", "CORSConfiguration", "NoSuchCORSConfiguration", check_cors},
    {"website", "website", "WebsiteConfiguration", "NoSuchWebsiteConfiguration", check_website},
    {"publicAccessBlock", "public_access", "PublicAccessBlockConfiguration",
     "NoSuchPublicAccessBlockConfiguration", check_public_access},
    {"notification", "notification", "NotificationConfiguration", "", check_notification},
    {"logging", "logging", "BucketLoggingStatus", "", check_logging},
};

}  // namespace

const DocumentKind* document_kind_of(const Call& call) {
  for (const auto& kind : kKinds) {
    if (call.has(kind.query)) return &kind;
  }
  return nullptr;
}

}  // namespace souk::s3
