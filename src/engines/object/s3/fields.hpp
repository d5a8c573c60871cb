// What an object is, as S3 says it in header fields. Private to the adapter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engines/object/port.hpp"
#include "runtime/http/client.hpp"

namespace souk::engines::s3 {

inline constexpr std::size_t kPieceBytes = std::size_t{8} << 20U;

std::string unquoted(std::string_view etag);
std::vector<http::Pair> fields_of(const PutOptions& options);
// `size_bytes` where the answer does not say it by Content-Length.
ObjectInfo info_of(std::string_view key, const http::ClientResponse& response, std::int64_t size_bytes);

// Up to `at_most` bytes: fewer only at the end of the body.
Result<std::string> read_piece(ObjectSource& body, std::size_t at_most);

// Lower-case hex.
std::string md5_of(std::string_view bytes);
// The etag that S3 gives what is put together of these parts.
std::string joint_etag(const std::vector<ObjectPart>& parts);

}  // namespace souk::engines::s3
