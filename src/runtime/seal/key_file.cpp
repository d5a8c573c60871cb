// The file of the key that seals secrets. Made once, under another name first and then linked to its own, so
// that whoever finds it finds all of it.
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "runtime/seal/seal.hpp"

namespace souk::runtime {
namespace {

class File {
 public:
  File(const std::string& path, int flags) : descriptor_{::open(path.c_str(), flags | O_CLOEXEC, 0600)} {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

tl::unexpected<Error> failed(const std::string& file, const char* doing) {
  auto error = unavailable("seal.key_file", fmt::format("The key file {} cannot be {}.", file, doing));
  error.detail = std::strerror(errno);
  return fail(std::move(error));
}

Result<std::optional<Secret>> read_key(const std::string& file) {
  const File opened{file, O_RDONLY};
  if (!opened.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    return failed(file, "read");
  }
  struct stat about {};
  if (::fstat(opened.descriptor(), &about) != 0) return failed(file, "read");
  if ((about.st_mode & (S_IROTH | S_IWOTH)) != 0)
    return fail(precondition("seal.key_open",
                             fmt::format("Everybody may read the key file {}; run chmod 600 on it.", file)));
  // One byte more than a key has, to see one that is too long.
  std::array<char, Seal::kKeyBytes + 1> bytes{};
  const auto size = ::read(opened.descriptor(), bytes.data(), bytes.size());
  if (size < 0) return failed(file, "read");
  if (static_cast<std::size_t>(size) != Seal::kKeyBytes)
    return fail(invalid("seal.key", fmt::format("{} holds no key: a key file has 32 bytes.", file)));
  return std::optional{Secret{std::string{bytes.data(), Seal::kKeyBytes}}};
}

Status write_all(const std::string& file, int descriptor, std::string_view bytes) {
  if (::write(descriptor, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
      ::fsync(descriptor) != 0)
    return failed(file, "written");
  return {};
}

Status make(const std::string& file, Random& random) {
  std::array<std::uint8_t, Seal::kKeyBytes> key{};
  random.fill(key);
  const auto draft = file + "." + random_hex(random, 8);
  {
    const File made{draft, O_WRONLY | O_CREAT | O_EXCL};
    if (!made.is_open()) return failed(file, "made");
    TRY(write_all(file, made.descriptor(), {reinterpret_cast<const char*>(key.data()), key.size()}));
  }
  // Somebody else may have been first: then theirs is the key.
  const bool linked = ::link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST;
  const auto why = errno;
  ::unlink(draft.c_str());
  errno = why;
  if (!linked) return failed(file, "made");
  const auto folder = std::filesystem::path{file}.parent_path();
  const File opened{folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY};
  if (!opened.is_open() || ::fsync(opened.descriptor()) != 0) return failed(file, "made");
  return {};
}

}  // namespace

Result<Secret> open_key_file(const std::string& file, Random& random) {
  if (auto found = TRY(read_key(file))) return std::move(*found);
  TRY(make(file, random));
  if (auto made = TRY(read_key(file))) return std::move(*made);
  return failed(file, "read");
}

}  // namespace souk::runtime
