// Events of objects as jobs of our queue: a bucket's NotificationConfiguration names which events of which
// keys become which kind of job. The queue's ARN ends in the kind: "arn:souk:jobs:::media.uploaded".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cloud/s3/call.hpp"

namespace souk::s3 {

struct Notification {
  std::string id;
  std::string job_kind;
  std::vector<std::string> events;  // "s3:ObjectCreated:*"
  std::string prefix, suffix;
};

// MalformedXML; InvalidArgument for topics, functions and ARNs that name no job kind.
Result<std::vector<Notification>> read_notification(std::string_view xml);

struct ObjectEvent {
  std::string_view name;  // "s3:ObjectCreated:Put"
  std::string_view bucket, key, version, etag;
};

// Queues a job for each notification that wants the event, before the write is answered. Delivery is at least
// once, by the queue; a queue that cannot take it is logged and does not fail the write.
void announce(Desk& desk, const Call& call, const ObjectEvent& event);

}  // namespace souk::s3
