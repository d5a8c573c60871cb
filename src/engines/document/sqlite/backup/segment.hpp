// Segments: what happened to a shop after its backup, in files of lines that are only ever appended to. A
// segment begins with a head; then come steps. A step leads from one consistent state of the store to the
// next, and counts only when its last line, the end with the checksum of its lines, is there: a crash leaves
// at most an unfinished step, which readers leave out.
//
//   {"kind":"head","format":1,"backup_id":"...","from":120}
//   {"kind":"collection","name":"order","indexes":[{"path":"number","unique":true}]}
//   {"kind":"change","sequence":121,"collection":"order","id":"...","revision":3,"body":"{...}"}
//   {"kind":"file","path":"media/a.webp","size_bytes":3,"sha256":"..."}
//   {"kind":"end","from":120,"last":{...},"at":"2026-11-24T08:30:00.000Z","sha256":"..."}
//
// A change without a body was followed by another to the same document within the step, or removed it
// (revision 0).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "engines/document/port.hpp"
#include "engines/document/sqlite/backup/manifest.hpp"

namespace souk::engines::backup {

struct StepEnd {
  std::string kind = "end";
  std::int64_t from = 0;
  ChangeMark last;
  Instant at{};
  std::string sha256;
  static constexpr auto fields() {
    using S = StepEnd;
    return field_table(field("kind", &S::kind), field("from", &S::from), field("last", &S::last),
                       field("at", &S::at), field("sha256", &S::sha256));
  }
};

// Without the end of the line.
std::string collection_line(std::string_view name, std::string_view indexes_json);
std::string change_line(const ChangeMark& change, std::optional<std::string_view> body);
std::string file_line(const FileEntry& file);

// Appends steps; each is durable when end() returns.
class SegmentWriter {
 public:
  // Makes NAME/changes/<from>-<turn>.jsonl; their names sort in the order of being made.
  static Result<SegmentWriter> start(const std::filesystem::path& backup, std::string_view backup_id,
                                     std::int64_t from);
  SegmentWriter(SegmentWriter&& other) noexcept;
  SegmentWriter& operator=(SegmentWriter&& other) noexcept;
  ~SegmentWriter();

  Status add(std::string_view line);
  Status end(const ChangeMark& last, Instant at);
  std::int64_t size_bytes() const { return size_bytes_; }

 private:
  SegmentWriter(int file, std::filesystem::path path, std::int64_t from)
      : file_{file}, path_{std::move(path)}, from_{from} {}
  Status write(std::string_view line);
  Status flush();

  int file_;
  std::filesystem::path path_;
  std::int64_t from_;
  std::int64_t size_bytes_ = 0;
  std::string buffer_;
  std::unique_ptr<Sha256> sum_ = std::make_unique<Sha256>();
};

// One line of a step, read.
struct SegmentLine {
  std::string kind;
  // collection
  std::string name;
  json::value indexes;
  // change
  std::int64_t sequence = 0;
  std::string collection, id;
  std::int64_t revision = 0;
  std::optional<std::string> body;
  // file
  FileEntry file;
};

struct Whole {  // what the segments of a backup amount to
  ChangeMark last;
  Instant at{};
  std::int64_t steps = 0;
  std::int64_t unfinished_bytes = 0;  // left out
};

class SegmentVisitor {
 public:
  virtual ~SegmentVisitor() = default;
  // Before a step's lines; false passes over it and all behind it.
  virtual bool wants(const StepEnd& end) = 0;
  virtual Status line(const SegmentLine& line) = 0;
  virtual Status end(const StepEnd& end) = 0;
};

// Reads all segments in order: checks heads, checksums and that each step follows the one before. nullptr
// only checks. kCorrupt "backup.damaged", kPrecondition "backup.newer_format".
Result<Whole> read_segments(const std::filesystem::path& backup, const Manifest& manifest,
                            SegmentVisitor* visitor);

}  // namespace souk::engines::backup
