// Files of a backup: copied with a checksum, at a bounded speed, durable when the call returns. Linux alone.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "base/result.hpp"

namespace souk::engines::backup {

// One file as the manifest lists it.
struct FileEntry {
  std::string path;  // below the backup's folder, with "/"
  std::int64_t size_bytes = 0;
  std::string sha256;  // 64 lower-case hexadecimal digits
  static constexpr auto fields() {
    return field_table(field("path", &FileEntry::path),
                       field("size_bytes", &FileEntry::size_bytes, {.min = 0}),
                       field("sha256", &FileEntry::sha256));
  }
};

// Told of every piece that was moved; sleeps where that is more than the speed allows, so that a shop that
// serves meanwhile keeps its disk.
class Pace {
 public:
  // `progress` gets the bytes moved so far, about ten times a second.
  explicit Pace(std::int64_t bytes_per_second = 0, std::function<void(std::int64_t)> progress = {})
      : bytes_per_second_{bytes_per_second}, progress_{std::move(progress)} {}
  void moved(std::int64_t bytes);

 private:
  std::int64_t bytes_per_second_;  // 0: as fast as it goes
  std::function<void(std::int64_t)> progress_;
  std::int64_t moved_ = 0;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point told_{};
};

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  // The digest in hexadecimal digits; begins anew.
  std::string take();

 private:
  void* context_;
};

// Reads `from` and writes `to` (made new, readable by its owner only), fsynced. kStorageFull
// "backup.no_room".
Result<FileEntry> copy_file(const std::filesystem::path& from, const std::filesystem::path& to, Pace& pace);
// Size and checksum of a file that is there.
Result<FileEntry> look_at_file(const std::filesystem::path& file, Pace& pace);
// kCorrupt "backup.damaged" when the file below `folder` is not what `entry` says.
Status check_file(const std::filesystem::path& folder, const FileEntry& entry, Pace& pace);

// All at once or not at all: under another name, fsynced, renamed.
Status write_file(const std::filesystem::path& file, std::string_view text);
Result<std::string> read_file(const std::filesystem::path& file, std::size_t max_bytes);
Status sync_path(const std::filesystem::path& path);
// Renames and makes the new name durable.
Status rename_path(const std::filesystem::path& from, const std::filesystem::path& to);
// Regular files below `folder`, sorted, as paths below it; none when there is no such folder. At most
// 10,000,000, else kTooLarge.
Result<std::vector<std::string>> files_below(const std::filesystem::path& folder);
// False for names that lead out of a folder: absolute ones, and those with "..".
bool stays_below(std::string_view path);

// A folder that is made under another name until it is whole. One that was left unfinished is removed; any
// other in the way is kConflict "backup.exists".
Result<std::filesystem::path> begin_folder(const std::filesystem::path& folder);
Status finish_folder(const std::filesystem::path& unfinished, const std::filesystem::path& folder);
// "data/" -> "data", so that names can be made from it.
std::filesystem::path plain_name(const std::filesystem::path& folder);

// "what: why" for a call of the system that failed on `path`; kStorageFull where there is no room.
Error file_error(std::string_view what, const std::filesystem::path& path, int why);

}  // namespace souk::engines::backup
