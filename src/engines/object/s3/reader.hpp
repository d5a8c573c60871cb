// An object read in pieces, each with If-Match, so that no two versions are ever mixed. Private to the
// adapter.
#pragma once

#include "engines/object/port.hpp"
#include "engines/object/s3/connection.hpp"

namespace souk::engines::s3 {

// nullptr when there is no such object.
Result<std::unique_ptr<ObjectReader>> open_object(Connection& connection, std::string_view bucket,
                                                  std::string_view key, const ByteRange& range);

}  // namespace souk::engines::s3
