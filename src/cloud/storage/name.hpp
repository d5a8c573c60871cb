// Names of buckets and keys: their bounds, and the ids and places that documents have by them.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace souk::storage {

Status check_bucket_name(std::string_view name);  // kInvalid "object.bucket"
Status check_key(std::string_view key);           // kInvalid "object.key"

// bucket + "/" + key: in its byte order all keys of a bucket stand together, in theirs.
std::string place_of(std::string_view bucket, std::string_view key);
// The id of the key's document.
std::string id_of(std::string_view bucket, std::string_view key);

// The least text behind every text that begins with `prefix` (valid UTF-8, not empty).
std::string behind_all_of(std::string_view prefix);
// The least text behind `key` itself: keys hold no control characters.
inline std::string behind(std::string_view key) { return std::string{key} + '\x01'; }

}  // namespace souk::storage
