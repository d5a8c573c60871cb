// What a store is opened with.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "base/secret.hpp"

namespace souk::storage {

struct StorageSettings {
  std::filesystem::path folder;            // blobs lie below it
  std::filesystem::path ia_folder{};       // of STANDARD_IA; empty: below `folder`
  std::filesystem::path archive_folder{};  // of ARCHIVE; empty: below `folder`
  std::size_t threads = 16;                // that wait for the disk
  // Writes are refused below this, so that the index has room for removals. Of each tier's disk.
  std::int64_t keep_free_bytes = 64 * 1024 * 1024;
  std::int64_t upload_days = 7;    // after so many an upload that nobody ended is aborted
  std::size_t max_queued = 4'096;  // pieces of bodies that wait for such a thread
  // Master keys of 32 bytes (runtime/seal's key files). The first wraps new keys, the others only open old
  // ones. Without any nothing can be encrypted.
  std::vector<Secret> keys{};
  bool encrypt_all = false;  // whatever the bucket says
};

}  // namespace souk::storage
