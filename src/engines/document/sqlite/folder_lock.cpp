#include "engines/document/sqlite/folder_lock.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace souk::engines::sqlite {
namespace {

Error unwritable(const std::filesystem::path& folder, int why) {
  const auto name = folder.string();
  if (why == ENOSPC || why == EDQUOT) {
    Error error{.kind = ErrorKind::kStorageFull,
                .code = "document.storage_full",
                .message = "There is no room left in the data folder " + name + "; free some."};
    error.detail = std::strerror(why);
    return error;
  }
  return unavailable(
      "document.unwritable",
      "The data folder " + name + " cannot be written; check who owns it or choose another with --data.",
      std::strerror(why));
}

// The number that the holder wrote into its lock file; empty when it cannot be read.
std::string holder(int file) {
  std::array<char, 20> text{};
  const auto size = pread(file, text.data(), text.size(), 0);
  std::string number{text.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  return number.substr(0, number.find('\n'));
}

}  // namespace

Result<FolderLock> FolderLock::acquire(const std::filesystem::path& folder) {
  std::error_code failed;
  // One that is made here is for its owner alone: it will hold addresses and password hashes.
  if (std::filesystem::create_directories(folder, failed)) {
    std::error_code ignored;
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  }
  if (failed) return fail(unwritable(folder, failed.value()));
  const int file = open((folder / "souk.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return fail(unwritable(folder, errno));
  FolderLock lock{file};
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    const auto process = holder(file);
    return fail(unavailable("document.folder_in_use",
                            "The data folder " + folder.string() + " is in use by another souk" +
                                (process.empty() ? "" : " (process " + process + ")") +
                                "; stop it or choose another folder with --data."));
  }
  const auto number = std::to_string(getpid()) + "\n";
  // Who holds the lock is for people to read: the lock itself does not need it, nor room on the disk.
  if (ftruncate(file, 0) == 0) (void)!pwrite(file, number.data(), number.size(), 0);
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_{std::exchange(other.file_, -1)} {}
FolderLock::~FolderLock() {
  if (file_ >= 0) close(file_);
}

}  // namespace souk::engines::sqlite
