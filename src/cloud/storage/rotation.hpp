// A new master key: every wrapped key that another one made is wrapped anew. Blobs are not touched.
#pragma once

#include <functional>

#include "cloud/storage/store.hpp"

namespace souk::storage {

// Answers how many keys were wrapped anew. When it has ended without an error (and without being stopped) the
// old key files may go. It may be broken off and run again.
Result<std::int64_t> rotate_keys(Storage& storage, const std::function<bool()>& stop);

}  // namespace souk::storage
