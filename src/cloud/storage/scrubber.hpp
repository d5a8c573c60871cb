// Looks for what time and crashes do to files: bytes that rotted, files that are missing, files that nobody
// owns. A bad or missing file is made anew from a copy of it in another tier's folder (an interrupted move or
// a restored copy left one) where one is whole; otherwise it is reported. Files without an owner are removed
// once they are old enough to be of no write under way.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cloud/storage/store.hpp"

namespace souk::storage {

struct ScrubReport;

struct ScrubSettings {
  std::int64_t bytes_per_second = 20 * 1024 * 1024;  // read from the disk; 0: no bound
  milliseconds orphan_age = std::chrono::hours{24};  // by the file's time
  std::size_t files_at_once = 2'000'000;             // names held in memory, 16 bytes each
  // Asked between pieces of 256 KiB; the pass then ends with kUnavailable "object.stopped" and is not stored.
  std::function<bool()> stop = [] { return false; };
  // Told of what was seen so far, after each piece.
  std::function<void(const ScrubReport&)> progress = [](const ScrubReport&) {};
};

struct ScrubFinding {
  std::string what;  // "rotten", "missing": both without a whole copy; "repaired"; "orphan": removed
  std::string bucket{};
  std::string key{};
  std::string version{};
  std::string file{};

  static constexpr auto fields() {
    return field_table(field("what", &ScrubFinding::what), field("bucket", &ScrubFinding::bucket),
                       field("key", &ScrubFinding::key), field("version", &ScrubFinding::version),
                       field("file", &ScrubFinding::file));
  }
};

struct ScrubReport {
  Instant at{};
  std::int64_t files = 0;
  std::int64_t bytes = 0;
  std::int64_t rotten = 0;
  std::int64_t missing = 0;
  std::int64_t repaired = 0;
  std::int64_t orphans = 0;
  std::vector<ScrubFinding> findings;  // the first 1,000

  static constexpr auto fields() {
    return field_table(field("at", &ScrubReport::at), field("files", &ScrubReport::files),
                       field("bytes", &ScrubReport::bytes), field("rotten", &ScrubReport::rotten),
                       field("missing", &ScrubReport::missing), field("repaired", &ScrubReport::repaired),
                       field("orphans", &ScrubReport::orphans), field("findings", &ScrubReport::findings));
  }
};

// One pass over everything; one at a time. The report is stored; see last_scrub().
Result<ScrubReport> scrub(Storage& storage, const ScrubSettings& settings);
Result<std::optional<ScrubReport>> last_scrub(Storage& storage);
// A pass is due when none ended yet, when the last began `period` ago, or in a future that a clock set back
// does not know.
bool is_scrub_due(const std::optional<ScrubReport>& last, Instant now, milliseconds period);

}  // namespace souk::storage
