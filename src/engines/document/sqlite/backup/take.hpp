// Taking a backup of a shop that may be serving, and following it: then everything that happens is shipped to
// the backup within a second or so, and a restore can go to any moment since.
#pragma once

#include <functional>
#include <map>

#include "base/random.hpp"
#include "engines/document/sqlite/backup/live.hpp"
#include "engines/document/sqlite/backup/segment.hpp"

namespace souk::engines::backup {

struct Progress {
  std::string_view stage;  // "copying the database"
  std::int64_t done_bytes = 0;
  std::int64_t total_bytes = 0;
};
using ShowProgress = std::function<void(const Progress&)>;

struct TakeRequest {
  std::filesystem::path data_folder;
  std::filesystem::path backup;  // made; must not be there
  std::string souk_version;
  std::int64_t bytes_per_second = 0;  // 0: as fast as the disks go
  ShowProgress progress{};
};

// What a data folder's backup consists of beside the database.
inline constexpr std::string_view kMediaFolder = "media";
inline constexpr std::string_view kKeyFile = "secret.key";  // that seals secrets in the database

// kConflict "backup.exists", kStorageFull "backup.no_room", kNotFound "backup.no_shop". Nothing is left under
// the backup's name unless it is whole. Leaves a note in the data folder (LastBackup).
Result<Manifest> take_backup(const TakeRequest& request, const Clock& clock, Random& random);

// The note of the latest backup in the data folder, for `souk doctor` and the metrics.
struct LastBackup {
  Instant at{};  // contains everything that was answered before
  std::string backup;
  std::int64_t sequence = 0;
  std::int64_t bytes = 0;
  static constexpr auto fields() {
    using S = LastBackup;
    return field_table(field("at", &S::at), field("backup", &S::backup), field("sequence", &S::sequence),
                       field("bytes", &S::bytes));
  }
};
// nullopt when none was ever taken.
std::optional<LastBackup> last_backup(const std::filesystem::path& data_folder);
Status note_backup(const std::filesystem::path& data_folder, const LastBackup& note);

// Follows a shop into a backup of it. Errors of step() that may pass by themselves are kUnavailable; others
// need a person.
class Follower {
 public:
  // Goes on where the backup's segments end.
  static Result<Follower> resume(const std::filesystem::path& data_folder,
                                 const std::filesystem::path& backup);

  struct Shipped {
    std::int64_t changes = 0;
    std::int64_t files = 0;
    ChangeMark last;
    Instant at{};
  };
  // Ships what happened since the last step; durable when it returns.
  Result<Shipped> step(const Clock& clock);
  // Ships media that are new or other than before; seldom, for it looks at every file.
  Result<std::int64_t> step_media(const Clock& clock);

 private:
  Follower(std::filesystem::path data, std::filesystem::path backup, LiveDatabase live, Manifest manifest)
      : data_{std::move(data)},
        backup_{std::move(backup)},
        live_{std::move(live)},
        manifest_{std::move(manifest)} {}
  Result<SegmentWriter*> segment();
  Result<std::vector<FileEntry>> new_media();

  std::filesystem::path data_, backup_;
  LiveDatabase live_;
  Manifest manifest_;
  ChangeMark last_;
  std::optional<SegmentWriter> segment_;
  struct Known {
    std::uintmax_t size_bytes = 0;
    std::filesystem::file_time_type changed = std::filesystem::file_time_type::max();
    std::string sha256;
  };
  std::map<std::string, Known> media_;  // by path, what the backup holds
};

}  // namespace souk::engines::backup
