// From a backup to a data folder. Everything is checked before anything is written, and the folder gets its
// name when it is whole.
#pragma once

#include "engines/document/sqlite/backup/replay.hpp"
#include "engines/document/sqlite/backup/take.hpp"

namespace souk::engines::backup {

struct RestoreRequest {
  std::filesystem::path backup;
  std::filesystem::path data_folder;  // missing or empty, unless `replace`
  bool replace = false;               // what is there is renamed, never removed
  Until until{};
  ShowProgress progress{};
};

struct Restored {
  Manifest manifest;
  std::filesystem::path set_aside;  // where the old folder went; empty when there was none
  std::int64_t steps = 0;           // of those that were shipped
  std::int64_t changes = 0;
  std::int64_t sequence = 0;          // the last change that the folder has
  Instant at{};                       // and when it was known to be complete
  std::int64_t unfinished_bytes = 0;  // of shipped changes that a crash left incomplete
};

// "Is it whole?": reads all of it and compares. Errors as restore_backup().
Result<Whole> check_backup(const std::filesystem::path& backup, const ShowProgress& progress);

// kCorrupt "backup.damaged", kPrecondition "backup.newer_format", "document.newer_format", "backup.until"
// (before the backup was taken), kConflict "restore.not_empty", kUnavailable "document.folder_in_use".
Result<Restored> restore_backup(const RestoreRequest& request, const Clock& clock);

}  // namespace souk::engines::backup
