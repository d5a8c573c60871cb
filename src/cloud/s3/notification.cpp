#include "cloud/s3/notification.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/policy.hpp"
#include "cloud/s3/xml_reader.hpp"
#include "runtime/log/log.hpp"

namespace souk::s3 {
namespace {

constexpr std::string_view kArn = "arn:souk:jobs:::";
constexpr std::size_t kMaxNotifications = 100;

bool is_job_kind(std::string_view text) {
  return !text.empty() && text.size() <= 60 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-") == std::string_view::npos;
}

void read_filter(const Element& element, Notification& notification) {
  const auto* filter = element.child("Filter");
  const auto* key = filter == nullptr ? nullptr : filter->child("S3Key");
  if (key == nullptr) return;
  for (const auto& rule : key->children) {
    const auto name = text::to_lower_ascii(rule.value("Name"));
    if (name == "prefix") notification.prefix = rule.value("Value");
    if (name == "suffix") notification.suffix = rule.value("Value");
  }
}

Result<Notification> read_one(const Element& element) {
  if (element.name != "QueueConfiguration")
    return fail(fault("InvalidArgument", "Events go to our job queue alone: write a QueueConfiguration."));
  const auto arn = element.value("Queue");
  if (!arn.starts_with(kArn) || !is_job_kind(arn.substr(kArn.size())))
    return fail(fault("InvalidArgument",
                      fmt::format("The Queue must be {}KIND, with the kind of job to make.", kArn)));
  Notification notification{.id = std::string{element.value("Id")},
                            .job_kind = std::string{arn.substr(kArn.size())}};
  for (const auto& member : element.children) {
    if (member.name != "Event") continue;
    if (!member.text.starts_with("s3:ObjectCreated:") && !member.text.starts_with("s3:ObjectRemoved:") &&
        !member.text.starts_with("s3:ObjectTagging:"))
      return fail(fault("InvalidArgument",
                        "Events are s3:ObjectCreated:..., s3:ObjectRemoved:... and s3:ObjectTagging:..."));
    notification.events.push_back(member.text);
  }
  if (notification.events.empty()) return fail(fault("MalformedXML", "A QueueConfiguration needs an Event."));
  read_filter(element, notification);
  return notification;
}

json::value payload_of(const Desk& desk, const Call& call, const ObjectEvent& event, std::string_view id) {
  return json::object{{"eventName", event.name.substr(3)},
                      {"eventTime", to_string(desk.clock.now())},
                      {"configurationId", id},
                      {"requestId", call.request.request_id},
                      {"principalId", call.owner()},
                      {"bucket", event.bucket},
                      {"key", event.key},
                      {"versionId", event.version},
                      {"eTag", event.etag}};
}

}  // namespace

Result<std::vector<Notification>> read_notification(std::string_view xml) {
  const auto root = TRY(read_xml(xml, "NotificationConfiguration"));
  if (root.children.size() > kMaxNotifications)
    return fail(fault("InvalidArgument", "There are 100 configurations at most."));
  std::vector<Notification> list;
  for (const auto& element : root.children) list.push_back(TRY(read_one(element)));
  return list;
}

void announce(Desk& desk, const Call& call, const ObjectEvent& event) {
  if (desk.jobs == nullptr) return;
  const auto bucket = desk.store.bucket(event.bucket);
  const auto* text = bucket ? bucket->text("notification") : nullptr;
  if (text == nullptr) return;
  const auto notifications = read_notification(*text);
  if (!notifications) return;
  for (const auto& each : *notifications) {
    const bool wanted = event.key.starts_with(each.prefix) && event.key.ends_with(each.suffix) &&
                        std::any_of(each.events.begin(), each.events.end(), [&](const std::string& pattern) {
                          return matches_pattern(pattern, event.name);
                        });
    if (!wanted) continue;
    const auto queued =
        desk.jobs->enqueue({.kind = each.job_kind, .payload = payload_of(desk, call, event, each.id)});
    if (!queued) log::error("s3.notification", {{"kind", each.job_kind}, {"error", queued.error()}});
  }
}

}  // namespace souk::s3
