#include "engines/document/sqlite/backup/take.hpp"

#include <fmt/format.h>

#include "base/codec.hpp"

namespace souk::engines::backup {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kNote = "last-backup.json";

std::int64_t bytes_of(const fs::path& folder, const std::vector<std::string>& files) {
  std::int64_t sum = 0;
  std::error_code error;
  for (const auto& file : files) {
    const auto size = fs::file_size(folder / file, error);
    if (!error) sum += static_cast<std::int64_t>(size);
  }
  return sum;
}

Status check_room(const fs::path& folder, std::int64_t needed) {
  std::error_code error;
  const auto space = fs::space(folder, error);
  if (error || static_cast<std::int64_t>(space.available) > needed) return {};
  constexpr std::int64_t kMebi = 1024 * 1024;
  return fail(
      Error{.kind = ErrorKind::kStorageFull,
            .code = "backup.no_room",
            .message = fmt::format("The backup needs {} MiB and {} has {} MiB left; free some or choose "
                                   "another place.",
                                   needed / kMebi + 1, folder.string(),
                                   static_cast<std::int64_t>(space.available) / kMebi)});
}

class Copying {
 public:
  Copying(const TakeRequest& request, std::int64_t total) : request_{request}, total_{total} {}
  Pace pace(std::string_view stage) {
    return Pace{request_.bytes_per_second, [this, stage](std::int64_t bytes) {
                  if (request_.progress) request_.progress({stage, before_ + bytes, total_});
                }};
  }
  void add(std::int64_t bytes) { before_ += bytes; }

 private:
  const TakeRequest& request_;
  std::int64_t total_;
  std::int64_t before_ = 0;
};

Status copy_media(const TakeRequest& request, const std::vector<std::string>& media, const fs::path& target,
                  Copying& copying, Manifest& manifest) {
  const auto folder = request.data_folder / kMediaFolder;
  for (const auto& name : media) {
    auto pace = copying.pace("copying media");
    auto entry = copy_file(folder / name, target / kMediaFolder / name, pace);
    std::error_code error;
    if (!entry && !fs::exists(folder / name, error)) {  // removed by the shop meanwhile
      fs::remove(target / kMediaFolder / name, error);
      continue;
    }
    if (!entry) return fail(std::move(entry).error());
    entry->path = fmt::format("{}/{}", kMediaFolder, name);
    copying.add(entry->size_bytes);
    manifest.files.push_back(std::move(*entry));
  }
  return {};
}

// Without its key a restored shop could not read what it sealed. A key kept elsewhere is its owner's to keep.
Status copy_key(const TakeRequest& request, const fs::path& target, Manifest& manifest) {
  std::error_code error;
  if (!fs::exists(request.data_folder / kKeyFile, error)) return {};
  Pace pace;
  auto entry = TRY(copy_file(request.data_folder / kKeyFile, target / kKeyFile, pace));
  entry.path = kKeyFile;
  manifest.files.push_back(std::move(entry));
  return {};
}

}  // namespace

Result<Manifest> take_backup(const TakeRequest& request, const Clock& clock, Random& random) {
  std::error_code error;
  const auto backup = plain_name(request.backup);
  if (fs::exists(backup, error)) {
    return fail(conflict(
        "backup.exists",
        fmt::format("{} is there already; name another, a backup is never overwritten.", backup.string())));
  }
  auto live = TRY(LiveDatabase::open(request.data_folder));
  const auto media = TRY(files_below(request.data_folder / kMediaFolder));
  const auto total = live.bytes() + bytes_of(request.data_folder / kMediaFolder, media);
  const auto target = TRY(begin_folder(backup));
  TRY(check_room(target, total + total / 20));
  Copying copying{request, live.bytes() + total};
  Manifest manifest{.backup_id = random_hex(random, 16), .souk_version = request.souk_version};
  {
    auto pace = copying.pace("copying the database");
    auto snapshot = TRY(live.copy_to(target / "souk.db", clock, pace));
    manifest.last_change = std::move(snapshot.last);
    manifest.taken_at = snapshot.at;
    copying.add(live.bytes());
  }
  auto pace = copying.pace("checking the copy");
  auto database = TRY(look_at_file(target / "souk.db", pace));
  copying.add(database.size_bytes);
  database.path = "souk.db";
  manifest.files.push_back(std::move(database));
  TRY(copy_media(request, media, target, copying, manifest));
  TRY(copy_key(request, target, manifest));
  TRY(write_manifest(target, manifest));
  TRY(finish_folder(target, backup));
  (void)note_backup(request.data_folder,
                    {manifest.taken_at, fs::absolute(backup, error).string(), manifest.last_change.sequence,
                     manifest.bytes()});  // a read-only folder has no note
  return manifest;
}

std::optional<LastBackup> last_backup(const fs::path& data_folder) {
  std::error_code error;
  if (!fs::exists(data_folder / kNote, error)) return std::nullopt;
  const auto text = read_file(data_folder / kNote, 64 * 1024);
  if (!text) return std::nullopt;
  auto note = from_json<LastBackup>(*text, Strictness::kStored);
  return note ? std::optional{std::move(*note)} : std::nullopt;
}

Status note_backup(const fs::path& data_folder, const LastBackup& note) {
  return write_file(data_folder / kNote, to_json(note) + "\n");
}

}  // namespace souk::engines::backup
