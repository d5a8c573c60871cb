// The bounds of the document port's arguments, checked alike by every adapter before any work.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "engines/document/port.hpp"

namespace souk::engines::document {

inline constexpr std::size_t kMaxBodyBytes = 8 * 1024 * 1024;
inline constexpr std::size_t kMaxManyBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kMaxPageBytes = 16 * 1024 * 1024;
inline constexpr std::size_t kMaxIndexedBytes = 1'200;
inline constexpr std::size_t kMaxMany = 1'000;
inline constexpr std::size_t kMaxPage = 1'000;
inline constexpr std::size_t kMaxChanges = 10'000;

Status check_id(std::string_view id);
Status check_ids(const std::vector<std::string>& ids);
Status check_path(std::string_view path);
Status check_spec(const CollectionSpec& spec);
Status check_query(const FindQuery& query);
Status check_update(const Update& update);
Status check_many(const std::vector<Document>& documents);
Status check_feed(std::int64_t after, std::size_t limit);
// kTimeout when the current scope's deadline has passed.
Status check_deadline();

}  // namespace souk::engines::document
