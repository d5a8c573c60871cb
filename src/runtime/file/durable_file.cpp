#include "runtime/file/durable_file.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace souk::runtime {
namespace {

class File {
 public:
  File(const std::filesystem::path& path, int flags, mode_t mode = 0)
      : descriptor_{::open(path.c_str(), flags | O_CLOEXEC, mode)} {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool is_open() const { return descriptor_ >= 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  bool sync() const { return ::fsync(descriptor_) == 0; }

 private:
  int descriptor_;
};

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

std::error_code write_durably(const std::filesystem::path& target, std::string_view bytes, mode_t mode) {
  const auto half = target.parent_path() / ("." + target.filename().string() + ".half");
  std::error_code error;
  {
    const File file{half, O_WRONLY | O_CREAT | O_TRUNC, mode};
    if (!file.is_open() || !file.write(bytes) || !file.sync()) error = last_error();
  }
  if (!error && ::rename(half.c_str(), target.c_str()) != 0) error = last_error();
  if (error) {
    ::unlink(half.c_str());
    return error;
  }
  const auto folder = target.parent_path();
  const File opened{folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY};
  return opened.is_open() && opened.sync() ? std::error_code{} : last_error();
}

}  // namespace souk::runtime
