// An object being read (request.hpp): the stretch that was asked for, as files where they are plain, and
// piece by piece in any case.
#pragma once

#include "cloud/storage/room.hpp"

namespace souk::storage {

// Opens `version` for reading. nullptr when its files are going just now: look at the index again.
Result<std::unique_ptr<OpenObject>> open_version(Room& room, const Entry& entry, const GetRequest& request);

}  // namespace souk::storage
