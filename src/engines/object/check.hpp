// The bounds of the object port's arguments, checked alike by every adapter before any work.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "base/result.hpp"
#include "engines/object/port.hpp"

namespace souk::engines::object {

inline constexpr std::size_t kMaxKeyBytes = 1'024;
inline constexpr std::size_t kMaxMetadataBytes = 2'048;
inline constexpr std::size_t kMaxPage = 1'000;
inline constexpr int kMaxParts = 10'000;
inline constexpr std::int64_t kMinPartBytes = 5 * 1024 * 1024;
inline constexpr std::chrono::hours kMaxPresigned{7 * 24};

Status check_bucket(std::string_view bucket);
Status check_key(std::string_view key);
// Bucket, key and the deadline at once: what nearly every call begins with.
Status check_call(std::string_view bucket, std::string_view key);
Status check_options(const PutOptions& options);
Status check_query(const ObjectQuery& query);
Status check_part_number(int number);
// Not empty, numbers rising from 1 to 10,000 at most.
Status check_parts(const std::vector<ObjectPart>& parts);
Status check_presigned(std::chrono::seconds valid_for);
// kTimeout when the current scope's deadline has passed.
Status check_deadline();

// What a range means on an object of this size: first byte and count. "object.range" when it holds no byte;
// but the whole of an empty object (offset 0 without a size) is no error.
struct Slice {
  std::int64_t offset = 0;
  std::int64_t size = 0;
};
Result<Slice> slice(const ByteRange& range, std::int64_t object_bytes);

}  // namespace souk::engines::object
