// What reading an object, copying from one and serving a web site share.
#pragma once

#include <memory>

#include "cloud/s3/operations.hpp"

namespace souk::s3 {

enum class Held { kYes, kFailed, kNotModified };

// If-Match, If-None-Match, If-Modified-Since and If-Unmodified-Since, or those of a copy's source with the
// prefix "x-amz-copy-source-". RFC 9110 13.2.2 says which outweighs which.
Held check_read_conditions(const http::Headers& fields, const storage::Version& version,
                           std::string_view prefix);

// 200, or 206 where it is `partial`, with the object's fields and bytes; 304 or 412.
Answered answer_object(const Call& call, const storage::Bucket& bucket,
                       std::unique_ptr<storage::OpenObject> opened, bool partial);

}  // namespace souk::s3
