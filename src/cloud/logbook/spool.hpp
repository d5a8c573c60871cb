// The spool: where lines of one kind lie before they are in the bucket. A folder of segments, appended to and
// later packed:
//
//   <hour>-<sequence>.open               lines, being written or waiting to be packed
//   <hour>-<sequence>-<lines>.zst        packed, to be shipped
//   next                                 the next sequence, so that none is ever used twice
//
// After a crash open() cuts a torn last line and has what is whole packed: nothing that append() answered as
// durable is lost, nothing is there twice. Bounded: past `max_bytes` the oldest segments go (counted), or
// append() refuses, as the kind asks.
//
// Threads: any; packing happens outside the lock. It blocks: not for fibers, but for short durable appends.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cloud/logbook/batch.hpp"

namespace souk::cloud::logbook {

struct SpoolSettings {
  std::filesystem::path folder;
  Kind kind = Kind::kAccess;
  std::string instance;
  std::int64_t max_bytes = 1LL << 30;
  std::int64_t segment_bytes = 64LL << 20;  // then it is packed before its hour is over
};

struct Sealed {
  BatchName name;
  std::filesystem::path file;
  std::int64_t lines = 0;
  std::int64_t size_bytes = 0;
};

class Spool {
 public:
  static Result<std::unique_ptr<Spool>> open(SpoolSettings settings);
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // Whole lines with their ends, all of one hour. `durable`: on the disk when it returns. All or nothing.
  // "logs.full", "logs.spool".
  Status append(std::int64_t hour, std::string_view lines, bool durable);
  // What was appended before is on the disk when it returns.
  Status sync();
  // Packs segments of hours before `hour`, and those that grew too large.
  Status seal_before(std::int64_t hour);

  // The oldest first.
  std::vector<Sealed> sealed() const;
  // It is in the bucket.
  Status remove(const Sealed& shipped);

  // All files with lines, sealed or not, of these hours (both ends included), for those who read along.
  struct Part {
    BatchName name;
    std::filesystem::path file;
    bool packed = false;
    std::int64_t size_bytes = 0;
  };
  std::vector<Part> parts(std::int64_t first_hour, std::int64_t last_hour) const;

  // The same of a folder that another process may be writing, without touching it.
  static std::vector<Part> look(const std::filesystem::path& folder, Kind kind, const std::string& instance,
                                std::int64_t hour);

  std::int64_t bytes() const;
  std::int64_t dropped_lines() const;
  Kind kind() const { return settings_.kind; }
  // Nothing goes to the bucket while held: between a write and the note of what was written (feed.hpp).
  void hold(bool held);
  bool held() const;

 private:
  struct Segment {
    BatchName name;
    std::filesystem::path file;
    int descriptor = -1;
    std::int64_t size_bytes = 0;
    bool unsynced = false;
  };

  explicit Spool(SpoolSettings settings) : settings_{std::move(settings)} {}
  Status recover();
  Status recover_segment(const std::filesystem::path& file, std::int64_t hour, std::int64_t sequence);
  // These need mutex_ held.
  Result<Segment*> segment_of(std::int64_t hour);
  void close_segment(std::int64_t hour);
  bool make_room(std::int64_t bytes);
  bool drop_oldest();
  std::int64_t bytes_held() const;

  Status seal(const Segment& segment);

  SpoolSettings settings_;
  mutable std::mutex mutex_;
  std::mutex sealing_;                      // one at a time
  std::map<std::int64_t, Segment> open_;    // by hour
  std::map<std::int64_t, Segment> closed_;  // by sequence: to be packed
  std::map<std::int64_t, Sealed> sealed_;   // by sequence
  std::int64_t next_sequence_ = 1;
  std::int64_t dropped_lines_ = 0;
  bool held_ = false;
};

}  // namespace souk::cloud::logbook
