// A file of the blob folders: errno's words become this store's errors, and writes are whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace souk::storage {

// kStorageFull "object.full" for ENOSPC, EDQUOT and EFBIG; otherwise kUnavailable "object.unavailable".
Error file_error(int number, std::string_view doing);

class File {
 public:
  File() = default;
  static Result<File> create(const std::filesystem::path& path);  // must not be there
  // kCorrupt "object.lost" when it is not there.
  static Result<File> open(const std::filesystem::path& path);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  bool is_open() const { return descriptor_ >= 0; }
  Status append(std::string_view bytes);
  // Lets the disk begin with what was appended, so that sync() has less to wait for.
  void start_writing() const;
  Status sync() const;
  // Exactly so many bytes; kCorrupt "object.lost" when the file is shorter.
  Result<std::string> read(std::int64_t offset, std::int64_t size_bytes) const;
  Result<std::int64_t> size_bytes() const;
  int descriptor() const { return descriptor_; }

 private:
  explicit File(int descriptor) : descriptor_{descriptor} {}
  int descriptor_ = -1;
};

// What was created, renamed or removed in it is durable.
Status sync_folder(const std::filesystem::path& folder);
// Makes it and what is missing above it, durably.
Status make_folder(const std::filesystem::path& folder);

}  // namespace souk::storage
