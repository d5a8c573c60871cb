// Brings a copied database forward: carries out the steps of the segments on it, each in one transaction,
// with the revisions and the change log that the shop had.
#pragma once

#include <memory>
#include <vector>

#include "engines/document/sqlite/backup/segment.hpp"
#include "engines/document/sqlite/connection.hpp"
#include "engines/document/sqlite/schema.hpp"

namespace souk::engines::backup {

// How far: everything, or up to a moment, or up to a change. What lies between two steps is not to be had.
struct Until {
  std::optional<Instant> moment;
  std::optional<std::int64_t> sequence;
  bool includes(const StepEnd& end) const {
    return (!moment || end.at <= *moment) && (!sequence || end.last.sequence <= *sequence);
  }
};

// The bodies of a step wait in a table of their own until every row they might collide with (a unique value
// that moved from one document to another) is gone.
class Replay final : public SegmentVisitor {
 public:
  // Opens `file`; nobody else may have it open.
  static Result<std::unique_ptr<Replay>> open(const std::filesystem::path& file, Until until, Pace& pace);

  bool wants(const StepEnd& end) override { return until_.includes(end); }
  Status line(const SegmentLine& line) override;
  Status end(const StepEnd& end) override;

  // Counts the documents anew, checks the file and writes everything to the disk.
  Status finish();

  struct Counts {
    std::int64_t steps = 0;
    std::int64_t changes = 0;
  };
  const Counts& counts() const { return counts_; }
  // The last step that was carried out; nullopt when there was none.
  const std::optional<StepEnd>& reached() const { return reached_; }
  // Media that came with the steps, the latest of each path.
  const std::map<std::string, FileEntry>& files() const { return files_; }

 private:
  Replay(std::unique_ptr<sqlite::Connection> connection, Until until, Pace& pace)
      : connection_{std::move(connection)}, until_{until}, pace_{pace} {}
  Status declare(const SegmentLine& line);
  Status take_away(const SegmentLine& line);
  Status put_pending();

  std::unique_ptr<sqlite::Connection> connection_;
  sqlite::Tables tables_;
  Until until_;
  Pace& pace_;
  bool open_ = false;
  Counts counts_;
  std::optional<StepEnd> reached_;
  std::map<std::string, FileEntry> files_;
};

}  // namespace souk::engines::backup
