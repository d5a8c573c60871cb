#include "cloud/storage/file.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace souk::storage {

Error file_error(int number, std::string_view doing) {
  const bool is_full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  Error error = is_full ? Error{.kind = ErrorKind::kStorageFull,
                                .code = "object.full",
                                .message = "The disk of the object store is full; make room and try again."}
                        : unavailable("object.unavailable", "The object store cannot reach its files.");
  error.detail = std::string{doing} + ": " + std::strerror(number);
  return error;
}

Result<File> File::create(const std::filesystem::path& path) {
  const int made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (made < 0) return fail(file_error(errno, "create " + path.string()));
  return File{made};
}

Result<File> File::open(const std::filesystem::path& path) {
  const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened >= 0) return File{opened};
  if (errno != ENOENT) return fail(file_error(errno, "open " + path.string()));
  Error error{
      .kind = ErrorKind::kCorrupt, .code = "object.lost", .message = "The bytes of this object are missing."};
  error.detail = path.string();
  return fail(std::move(error));
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

File::File(File&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}

File& File::operator=(File&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

Status File::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return fail(file_error(written == 0 ? ENOSPC : errno, "write"));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

void File::start_writing() const { ::sync_file_range(descriptor_, 0, 0, SYNC_FILE_RANGE_WRITE); }

Status File::sync() const {
  if (::fdatasync(descriptor_) != 0) return fail(file_error(errno, "fdatasync"));
  return {};
}

Result<std::string> File::read(std::int64_t offset, std::int64_t size_bytes) const {
  std::string bytes(static_cast<std::size_t>(size_bytes), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto got = ::pread(descriptor_, bytes.data() + done, bytes.size() - done,
                             offset + static_cast<std::int64_t>(done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return fail(file_error(errno, "read"));
    if (got == 0)
      return fail(Error{.kind = ErrorKind::kCorrupt,
                        .code = "object.lost",
                        .message = "The bytes of this object are not all there."});
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

Result<std::int64_t> File::size_bytes() const {
  struct stat about {};
  if (::fstat(descriptor_, &about) != 0) return fail(file_error(errno, "stat"));
  return about.st_size;
}

Status sync_folder(const std::filesystem::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return fail(file_error(errno, "open " + folder.string()));
  const bool synced = ::fsync(opened) == 0;
  const int why = errno;
  ::close(opened);
  if (!synced) return fail(file_error(why, "fsync " + folder.string()));
  return {};
}

Status make_folder(const std::filesystem::path& folder) {
  if (::mkdir(folder.c_str(), 0700) == 0) return sync_folder(folder.parent_path());
  // Whoever made it may not be through with making it durable.
  if (errno == EEXIST) return sync_folder(folder.parent_path());
  if (errno != ENOENT || !folder.has_parent_path() || folder.parent_path() == folder)
    return fail(file_error(errno, "make " + folder.string()));
  TRY(make_folder(folder.parent_path()));
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    return fail(file_error(errno, "make " + folder.string()));
  return sync_folder(folder.parent_path());
}

}  // namespace souk::storage
