// May this caller do that: the scope of their access key, and the bucket's policy. Nobody's request (an
// anonymous one) needs a policy, and never reaches a bucket's settings.
#pragma once

#include "cloud/s3/call.hpp"

namespace souk::s3 {

struct Wanted {
  std::string_view action;  // "s3:GetObject"
  Right right = Right::kRead;
  std::string_view bucket;
  std::string_view key{};  // of lists: the prefix
  bool on_bucket = false;  // the resource is the bucket, whatever `key` says
};

// AccessDenied; NoSuchBucket where the caller needs the bucket's policy and there is no bucket.
Status check_access(const Desk& desk, const Call& call, const Wanted& wanted);

}  // namespace souk::s3
