// Keeps two programs out of one data folder. The lock ends with the process, however it ends.
#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace souk::engines::sqlite {

class FolderLock {
 public:
  // kUnavailable "document.folder_in_use" names the process that holds it; "document.unwritable".
  static Result<FolderLock> acquire(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_{file} {}
  int file_;
};

}  // namespace souk::engines::sqlite
