// The database of a shop, read from beside: by a process of its own, while the shop serves and commits. Every
// read is one snapshot; none holds up a commit, though the write-ahead log cannot begin anew before it ends.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/time.hpp"
#include "engines/document/sqlite/backup/manifest.hpp"
#include "engines/document/sqlite/connection.hpp"

namespace souk::engines::backup {

class LiveDatabase {
 public:
  // kNotFound "backup.no_shop" when `folder` holds no database; kPrecondition "document.newer_format".
  static Result<LiveDatabase> open(const std::filesystem::path& folder);

  std::int64_t bytes() const;
  // A consistent copy, page by page, fsynced.
  struct Snapshot {
    ChangeMark last;
    Instant at{};  // nothing in it was committed later
  };
  Result<Snapshot> copy_to(const std::filesystem::path& file, const Clock& clock, Pace& pace);

  // What happened between two states: the lines of segment.hpp, one call of `line` each, whole documents as
  // they are at the later state. nullopt when nothing did. kPrecondition "backup.feed_gone" when the shop no
  // longer keeps those changes, or is not the one that was followed.
  using Line = std::function<Status(std::string_view)>;
  struct Step {
    ChangeMark last;
    Instant at{};  // nothing in it was committed later
    std::int64_t changes = 0;
  };
  Result<std::optional<Step>> read_changes(const ChangeMark& after, const Clock& clock, const Line& line);

  // Reads every page and index; kCorrupt says what was found.
  Status verify();

 private:
  LiveDatabase(std::filesystem::path file, std::unique_ptr<sqlite::Connection> connection)
      : file_{std::move(file)}, connection_{std::move(connection)} {}
  Result<ChangeMark> last_change();
  Status write_lines(std::int64_t after, const Line& line, Step& step);
  Result<std::optional<Step>> changes_in_snapshot(const ChangeMark& after, const Clock& clock,
                                                  const Line& line);

  std::filesystem::path file_;
  std::unique_ptr<sqlite::Connection> connection_;
};

}  // namespace souk::engines::backup
