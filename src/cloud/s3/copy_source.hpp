// Where a copy comes from: x-amz-copy-source and its conditions. Private to the copying operations.
#pragma once

#include "cloud/s3/call.hpp"

namespace souk::s3 {

struct CopySource {
  storage::Place place;
  std::string etag;     // of what is there now: the copy is of this or fails
  std::string version;  // its id
  bool shows_version = false;
};

// Checks access and conditions. NoSuchKey, PreconditionFailed, InvalidArgument, AccessDenied.
Result<CopySource> find_copy_source(Desk& desk, const Call& call);

}  // namespace souk::s3
