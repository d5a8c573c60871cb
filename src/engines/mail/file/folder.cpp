#include "engines/mail/file/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "engines/mail/message.hpp"

namespace souk::engines {
namespace {

namespace fs = std::filesystem;

// How many files are written between two looks at the folder's size.
constexpr std::size_t kHousekeepingEvery = 100;

Error broken(std::string_view what, int code) {
  if (code == ENOSPC || code == EDQUOT) {
    return {.kind = ErrorKind::kStorageFull,
            .code = "mail.folder",
            .message = "No room is left for outgoing mail."};
  }
  return unavailable("mail.folder", "The folder for outgoing mail cannot be written.",
                     fmt::format("{}: {}", what, std::strerror(code)));
}

// Closes what it holds.
class File {
 public:
  explicit File(int descriptor) : descriptor_{descriptor} {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

Status write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(broken("write", errno));
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0) return fail(broken("fsync", errno));
  return {};
}

}  // namespace

FolderMail::FolderMail(Settings settings) : settings_{std::move(settings)} {}

Status FolderMail::send(const MailMessage& message) {
  TRY(mail::check(message));
  const auto content = mail::to_mime(message);
  return pool_.run([&]() -> Status { return write(message.id + ".eml", content); });
}

Status FolderMail::write(const std::string& name, const std::string& content) {
  std::error_code ignored;
  fs::create_directories(settings_.folder, ignored);
  const auto target = settings_.folder / name;
  if (fs::exists(target, ignored)) return {};
  // Complete or not there at all: a half-written file keeps its dot. Names of customers are inside.
  const auto half = settings_.folder / ("." + name);
  {
    const File file{::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (file.get() < 0) return fail(broken("open", errno));
    TRY(write_all(file.get(), content));
  }
  if (::rename(half.c_str(), target.c_str()) != 0) return fail(broken("rename", errno));
  const File folder{::open(settings_.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (folder.get() < 0 || ::fsync(folder.get()) != 0) return fail(broken("fsync folder", errno));
  forget_oldest();
  return {};
}

void FolderMail::forget_oldest() {
  const std::lock_guard lock{mutex_};
  if (until_housekeeping_-- > 0) return;
  until_housekeeping_ = std::min(kHousekeepingEvery, settings_.max_files / 10);
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator{settings_.folder, ignored}) {
    if (entry.path().extension() == ".eml") files.emplace_back(entry.last_write_time(ignored), entry.path());
  }
  if (files.size() <= settings_.max_files) return;
  std::sort(files.begin(), files.end());
  files.resize(files.size() - settings_.max_files);
  for (const auto& [time, path] : files) fs::remove(path, ignored);
}

}  // namespace souk::engines
