#include "engines/document/sqlite/backup/restore.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "engines/document/sqlite/folder_lock.hpp"

namespace souk::engines::backup {
namespace fs = std::filesystem;
namespace {

// Names every blob that the shipped changes speak of.
class Mentions final : public SegmentVisitor {
 public:
  bool wants(const StepEnd&) override { return true; }
  Status line(const SegmentLine& line) override {
    if (line.kind == "file") blobs[line.file.sha256] = line.file;
    return {};
  }
  Status end(const StepEnd&) override { return {}; }
  std::map<std::string, FileEntry> blobs;
};

Pace pace_of(const ShowProgress& progress, std::string_view stage, std::int64_t total) {
  return Pace{0, [&progress, stage, total](std::int64_t bytes) {
                if (progress) progress({stage, bytes, total});
              }};
}

Result<Whole> check(const fs::path& backup, const Manifest& manifest, const ShowProgress& progress) {
  auto pace = pace_of(progress, "checking", manifest.bytes());
  TRY(check_files(backup, manifest, pace));
  Mentions mentions;
  const auto whole = TRY(read_segments(backup, manifest, &mentions));
  for (auto& [sum, file] : mentions.blobs)
    TRY(check_file(backup, {"changes/files/" + sum, file.size_bytes, file.sha256}, pace));
  return whole;
}

Status check_until(const RestoreRequest& request, const Manifest& manifest, const Whole& whole) {
  const auto& until = request.until;
  if ((until.moment && *until.moment < manifest.taken_at) ||
      (until.sequence && *until.sequence < manifest.last_change.sequence)) {
    return fail(precondition("backup.until",
                             fmt::format("This backup was taken at {} (change {}); take an older "
                                         "one to go back further.",
                                         to_string(manifest.taken_at), manifest.last_change.sequence)));
  }
  if (until.sequence && *until.sequence > whole.last.sequence) {
    return fail(precondition("backup.until", fmt::format("This backup ends with change {} of {}.",
                                                         whole.last.sequence, to_string(whole.at))));
  }
  return {};
}

// A name beside `folder` that is free.
fs::path set_aside_name(const fs::path& folder, Instant now) {
  auto stamp = to_string(now).substr(0, 19);
  std::erase(stamp, ':');
  fs::path name = folder.string() + ".before-restore-" + stamp;
  std::error_code error;
  for (int turn = 2; fs::exists(name, error); ++turn)
    name = fmt::format("{}.before-restore-{}-{}", folder.string(), stamp, turn);
  return name;
}

// nullopt: there is nothing to keep. The lock keeps a shop out until the folder has moved.
Result<std::optional<sqlite::FolderLock>> check_target(const RestoreRequest& request) {
  std::error_code error;
  const auto& folder = request.data_folder;
  if (!fs::exists(folder, error) || fs::is_empty(folder, error)) return std::nullopt;
  if (!request.replace) {
    return fail(conflict("restore.not_empty",
                         fmt::format("{} is not empty; name an empty folder with --data, or say --replace to "
                                     "rename what is there.",
                                     folder.string())));
  }
  return TRY(sqlite::FolderLock::acquire(folder));
}

Status copy_files(const RestoreRequest& request, const Manifest& manifest, const fs::path& target) {
  auto pace = pace_of(request.progress, "copying", manifest.bytes());
  for (const auto& file : manifest.files) {
    const auto copied = TRY(copy_file(request.backup / file.path, target / file.path, pace));
    if (copied.sha256 != file.sha256) return check_file(target, file, pace);
  }
  return {};
}

Status bring_forward(const RestoreRequest& request, const fs::path& target, Restored& restored) {
  auto pace = pace_of(request.progress, "carrying out shipped changes", 0);
  const auto replay = TRY(Replay::open(target / "souk.db", request.until, pace));
  TRY(read_segments(request.backup, restored.manifest, replay.get()));
  TRY(replay->finish());
  for (const auto& [path, file] : replay->files()) {
    if (!stays_below(path)) continue;
    TRY(copy_file(request.backup / "changes" / "files" / file.sha256, target / path, pace));
  }
  restored.steps = replay->counts().steps;
  restored.changes = replay->counts().changes;
  if (replay->reached()) {
    restored.sequence = replay->reached()->last.sequence;
    restored.at = replay->reached()->at;
  }
  return {};
}

// Who owned the folder before owns it again: a restore may be run by root.
void keep_owner(const fs::path& like, const fs::path& folder) {
  struct ::stat found {};
  if (::stat(like.c_str(), &found) != 0 || ::geteuid() != 0) return;
  std::error_code error;
  (void)!::lchown(folder.c_str(), found.st_uid, found.st_gid);
  for (fs::recursive_directory_iterator it{folder, error}, end; !error && it != end; it.increment(error))
    (void)!::lchown(it->path().c_str(), found.st_uid, found.st_gid);
}

}  // namespace

Result<Whole> check_backup(const fs::path& backup, const ShowProgress& progress) {
  const auto manifest = TRY(read_manifest(backup));
  return check(backup, manifest, progress);
}

Result<Restored> restore_backup(const RestoreRequest& request, const Clock& clock) {
  Restored restored{.manifest = TRY(read_manifest(request.backup))};
  const auto whole = TRY(check(request.backup, restored.manifest, request.progress));
  TRY(check_until(request, restored.manifest, whole));
  const auto lock = TRY(check_target(request));
  restored.sequence = restored.manifest.last_change.sequence;
  restored.at = restored.manifest.taken_at;
  restored.unfinished_bytes = whole.unfinished_bytes;

  const auto folder = plain_name(request.data_folder);
  const auto target = TRY(begin_folder(folder));
  std::error_code error;
  TRY(copy_files(request, restored.manifest, target));
  TRY(bring_forward(request, target, restored));
  TRY(sync_path(target / "souk.db"));
  keep_owner(fs::exists(folder, error) ? folder : folder.parent_path(), target);
  if (lock) {
    restored.set_aside = set_aside_name(folder, clock.now());
    TRY(rename_path(folder, restored.set_aside));
  } else {
    fs::remove(folder, error);  // empty
  }
  TRY(finish_folder(target, folder));
  return restored;
}

}  // namespace souk::engines::backup
