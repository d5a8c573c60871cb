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
  std::size_t threads = 4;                 // that wait for the disk
  std::size_t max_queued = 4'096;          // pieces of bodies that wait for such a thread
  // Master keys of 32 bytes (runtime/seal's key files). The first wraps new keys, the others only open old
  // ones. Without any nothing can be encrypted.
  std::vector<Secret> keys{};
  bool encrypt_all = false;  // whatever the bucket says
};

}  // namespace souk::storage
