// What a backup is: a folder with the database, the media, a manifest, and a SHA256SUMS that `sha256sum -c`
// understands. A backup that is followed also has changes/ (segment.hpp).
//
//   NAME/manifest.json  NAME/SHA256SUMS  NAME/souk.db  NAME/media/...  NAME/changes/...
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "engines/document/sqlite/backup/files.hpp"

namespace souk::engines::backup {

inline constexpr std::int64_t kBackupFormat = 1;

// The last change a state contains; tells a store from another one with the same number of changes.
struct ChangeMark {
  std::int64_t sequence = 0;
  std::string collection{};
  std::string id{};
  std::int64_t revision = 0;
  bool operator==(const ChangeMark&) const = default;
  static constexpr auto fields() {
    return field_table(field("sequence", &ChangeMark::sequence), field("collection", &ChangeMark::collection),
                       field("id", &ChangeMark::id), field("revision", &ChangeMark::revision));
  }
};

struct Manifest {
  std::int64_t format = kBackupFormat;
  std::string backup_id;     // random; the segments carry it too
  std::string souk_version;  // of the program that took it
  Instant taken_at{};        // contains nothing that was written later
  ChangeMark last_change;
  std::vector<FileEntry> files;
  static constexpr auto fields() {
    using S = Manifest;
    return field_table(field("format", &S::format), field("backup_id", &S::backup_id),
                       field("souk_version", &S::souk_version), field("taken_at", &S::taken_at),
                       field("last_change", &S::last_change),
                       field("files", &S::files, {.max_length = 20'000'000}));
  }
  std::int64_t bytes() const;
};

Status write_manifest(const std::filesystem::path& folder, const Manifest& manifest);
// kNotFound "backup.missing", kPrecondition "backup.newer_format", kCorrupt "backup.damaged".
Result<Manifest> read_manifest(const std::filesystem::path& folder);
// Reads every file of the manifest and compares.
Status check_files(const std::filesystem::path& folder, const Manifest& manifest, Pace& pace);

}  // namespace souk::engines::backup
