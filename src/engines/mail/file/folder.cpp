#include "engines/mail/file/folder.hpp"

#include <algorithm>
#include <cerrno>
#include <vector>

#include "engines/mail/message.hpp"
#include "runtime/file/durable_file.hpp"

namespace souk::engines {
namespace {

namespace fs = std::filesystem;

// How many files are written between two looks at the folder's size.
constexpr std::size_t kHousekeepingEvery = 100;

Error broken(const std::error_code& why) {
  if (why == std::errc::no_space_on_device || why.value() == EDQUOT) {
    return {.kind = ErrorKind::kStorageFull,
            .code = "mail.folder",
            .message = "No room is left for outgoing mail."};
  }
  return unavailable("mail.folder", "The folder for outgoing mail cannot be written.", why.message());
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
  // Names of customers are inside.
  if (const auto error = runtime::write_durably(target, content, 0600)) return fail(broken(error));
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
