#include "engines/document/sqlite/backup/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <thread>
#include <unistd.h>

#include <fmt/format.h>
#include <openssl/evp.h>

namespace souk::engines::backup {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kPieceBytes = 256 * 1024;
constexpr std::size_t kMaxFiles = 10'000'000;
constexpr std::string_view kUnfinishedMark = "unfinished";

class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

Status write_all(int file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(file_error("cannot be written", path, errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

// Reads `from` to its end and hands every piece over.
template <class Visit>
Status each_piece(const fs::path& from, Pace& pace, Visit visit) {
  const Descriptor in{::open(from.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!in) return fail(file_error("cannot be read", from, errno));
  const auto piece = std::make_unique<std::array<char, kPieceBytes>>();
  for (;;) {
    const auto size = ::read(in.number(), piece->data(), piece->size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return fail(file_error("cannot be read", from, errno));
    if (size == 0) return {};
    TRY(visit(std::string_view{piece->data(), static_cast<std::size_t>(size)}));
    pace.moved(size);
  }
}

}  // namespace

Error file_error(std::string_view what, const fs::path& path, int why) {
  if (why == ENOSPC || why == EDQUOT) {
    return {.kind = ErrorKind::kStorageFull,
            .code = "backup.no_room",
            .message = fmt::format("There is no room left for {}; free some.", path.string())};
  }
  return unavailable("backup.file", fmt::format("{} {}: {}.", path.string(), what, std::strerror(why)));
}

void Pace::moved(std::int64_t bytes) {
  using std::chrono::duration_cast;
  moved_ += bytes;
  const auto now = std::chrono::steady_clock::now();
  constexpr std::chrono::milliseconds kTellEvery{100};
  if (progress_ && now - told_ >= kTellEvery) {
    told_ = now;
    progress_(moved_);
  }
  if (bytes_per_second_ <= 0) return;
  const auto due = began_ + duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(
                                static_cast<double>(moved_) / static_cast<double>(bytes_per_second_)));
  if (due > now) std::this_thread::sleep_until(due);
}

Sha256::Sha256() : context_{EVP_MD_CTX_new()} {
  EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), EVP_sha256(), nullptr);
}
Sha256::~Sha256() { EVP_MD_CTX_free(static_cast<EVP_MD_CTX*>(context_)); }
void Sha256::add(std::string_view bytes) {
  EVP_DigestUpdate(static_cast<EVP_MD_CTX*>(context_), bytes.data(), bytes.size());
}
std::string Sha256::take() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_DigestFinal_ex(static_cast<EVP_MD_CTX*>(context_), digest.data(), &size);
  EVP_DigestInit_ex(static_cast<EVP_MD_CTX*>(context_), EVP_sha256(), nullptr);
  std::string text;
  for (unsigned i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

Result<FileEntry> copy_file(const fs::path& from, const fs::path& to, Pace& pace) {
  std::error_code ignored;
  fs::create_directories(to.parent_path(), ignored);
  const Descriptor out{::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  if (!out) return fail(file_error("cannot be written", to, errno));
  Sha256 sum;
  FileEntry entry;
  TRY(each_piece(from, pace, [&](std::string_view piece) -> Status {
    sum.add(piece);
    entry.size_bytes += static_cast<std::int64_t>(piece.size());
    return write_all(out.number(), piece, to);
  }));
  if (::fsync(out.number()) != 0) return fail(file_error("cannot be made durable", to, errno));
  entry.sha256 = sum.take();
  return entry;
}

Result<FileEntry> look_at_file(const fs::path& file, Pace& pace) {
  Sha256 sum;
  FileEntry entry;
  TRY(each_piece(file, pace, [&](std::string_view piece) -> Status {
    sum.add(piece);
    entry.size_bytes += static_cast<std::int64_t>(piece.size());
    return {};
  }));
  entry.sha256 = sum.take();
  return entry;
}

Status check_file(const fs::path& folder, const FileEntry& entry, Pace& pace) {
  const auto damaged = [&](std::string_view how) {
    return fail(Error{.kind = ErrorKind::kCorrupt,
                      .code = "backup.damaged",
                      .message = fmt::format("{} of the backup {}; take another backup.", entry.path, how)});
  };
  if (!stays_below(entry.path)) return damaged("has a name that leads out of it");
  std::error_code error;
  if (!fs::is_regular_file(folder / entry.path, error)) return damaged("is missing");
  const auto found = TRY(look_at_file(folder / entry.path, pace));
  if (found.size_bytes != entry.size_bytes) {
    return damaged(fmt::format("has {} bytes instead of {}", found.size_bytes, entry.size_bytes));
  }
  if (found.sha256 != entry.sha256) return damaged("is damaged (its checksum is another)");
  return {};
}

Status write_file(const fs::path& file, std::string_view text) {
  const auto name = fs::path{file.string() + ".new"};
  {
    const Descriptor out{::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (!out) return fail(file_error("cannot be written", name, errno));
    TRY(write_all(out.number(), text, name));
    if (::fsync(out.number()) != 0) return fail(file_error("cannot be made durable", name, errno));
  }
  return rename_path(name, file);
}

Result<std::string> read_file(const fs::path& file, std::size_t max_bytes) {
  Pace pace;
  std::string text;
  TRY(each_piece(file, pace, [&](std::string_view piece) -> Status {
    text += piece;
    if (text.size() > max_bytes) return fail(file_error("cannot be read", file, EFBIG));
    return {};
  }));
  return text;
}

Status sync_path(const fs::path& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file || ::fsync(file.number()) != 0) return fail(file_error("cannot be made durable", path, errno));
  return {};
}

Status rename_path(const fs::path& from, const fs::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return fail(file_error("cannot be renamed", from, errno));
  const auto parent = to.parent_path();
  return sync_path(parent.empty() ? fs::path{"."} : parent);
}

Result<std::vector<std::string>> files_below(const fs::path& folder) {
  std::vector<std::string> found;
  std::error_code error;
  if (!fs::is_directory(folder, error)) return found;
  for (fs::recursive_directory_iterator it{folder, error}, end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file(error)) continue;
    found.push_back(it->path().lexically_relative(folder).generic_string());
    if (found.size() > kMaxFiles) {
      return fail(Error{.kind = ErrorKind::kTooLarge,
                        .code = "backup.too_many_files",
                        .message = fmt::format("{} holds more than 10,000,000 files.", folder.string())});
    }
  }
  if (error) return fail(file_error("cannot be listed", folder, error.value()));
  std::sort(found.begin(), found.end());
  return found;
}

fs::path plain_name(const fs::path& folder) {
  const auto name = folder.lexically_normal();
  return name.has_filename() ? name : name.parent_path();
}

Result<fs::path> begin_folder(const fs::path& folder) {
  const fs::path unfinished = folder.string() + ".partial";
  std::error_code error;
  if (fs::exists(unfinished, error)) {
    if (!fs::exists(unfinished / kUnfinishedMark, error)) {
      return fail(conflict("backup.exists", fmt::format("{} is in the way; remove it or name another folder.",
                                                        unfinished.string())));
    }
    fs::remove_all(unfinished, error);
  }
  fs::create_directories(unfinished, error);
  if (error) return fail(file_error("cannot be made", unfinished, error.value()));
  fs::permissions(unfinished, fs::perms::owner_all, error);
  TRY(write_file(unfinished / kUnfinishedMark, ""));
  return unfinished;
}

Status finish_folder(const fs::path& unfinished, const fs::path& folder) {
  std::error_code error;
  fs::remove(unfinished / kUnfinishedMark, error);
  for (fs::recursive_directory_iterator it{unfinished, error}, end; !error && it != end;
       it.increment(error)) {
    if (it->is_directory(error)) TRY(sync_path(it->path()));
  }
  TRY(sync_path(unfinished));
  return rename_path(unfinished, folder);
}

bool stays_below(std::string_view path) {
  const fs::path name{path};
  return !path.empty() && !name.is_absolute() &&
         std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

}  // namespace souk::engines::backup
