// `souk objects report`, `scrub` and `rotate-key`: what people ask of a closed object store or do to it.
#include <cstdio>
#include <filesystem>
#include <unistd.h>

#include <fmt/format.h>

#include "cloud/storage/cost_page.hpp"
#include "cloud/storage/rotation.hpp"
#include "cloud/storage/scrubber.hpp"
#include "main/commands.hpp"
#include "main/object_care.hpp"
#include "main/object_room.hpp"
#include "main/settings_source.hpp"

namespace souk::app {
namespace {

// A folder that is mistyped must not become an empty store.
Result<std::unique_ptr<ObjectRoom>> open_closed_room(const Settings& settings, const Clock& clock,
                                                     MasterKeyUse use = MasterKeyUse::kServe) {
  const auto folder = objects_folder(settings);
  std::error_code error;
  if (!std::filesystem::exists(folder / "index", error))
    return fail(
        not_found("objects.no_store",
                  fmt::format("There is no object store in {}; say which with --data.", folder.string())));
  auto room = ObjectRoom::open(settings, clock, use);
  if (room || room.error().code != "document.folder_in_use") return room;
  return fail(
      conflict("objects.in_use",
               fmt::format("A program has the object store in {} open; end it first.", folder.string())));
}

Status report_costs(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  const auto prices = TRY(open_price_list(settings, TRY(share_folder(settings))));
  const SystemClock clock;
  const auto room = TRY(open_closed_room(settings, clock));
  const auto report = TRY(storage::full_cost_report(room->store(), prices));
  fmt::print("{}", line.json ? to_json(report) + "\n" : storage::cost_page(report));
  return {};
}

void show_scrubbing(const storage::ScrubReport& report) {
  constexpr std::int64_t kMebi = 1024 * 1024;
  static std::int64_t shown = -1;
  if (isatty(STDERR_FILENO) == 0 || report.bytes / kMebi == shown) return;
  shown = report.bytes / kMebi;
  fmt::print(stderr, "\r{} files, {} MiB read; {} repaired, {} damaged or missing      ", report.files, shown,
             report.repaired, report.rotten + report.missing);
  std::fflush(stderr);
}

void end_scrubbing() {
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r{:79}\r", "");
}

void print_scrub(const storage::ScrubReport& report) {
  fmt::print("{} files, {} bytes read: {} rotten, {} missing, {} repaired, {} without an owner removed.\n",
             report.files, report.bytes, report.rotten, report.missing, report.repaired, report.orphans);
  for (const auto& found : report.findings) {
    const auto object = found.bucket.empty() ? "" : fmt::format("  {}/{}", found.bucket, found.key);
    const auto version = found.version.empty() || found.version == "null" ? "" : "  version " + found.version;
    fmt::print("{:<8}{}{}  {}\n", found.what, object, version, found.file);
  }
  const auto all =
      static_cast<std::size_t>(report.rotten + report.missing + report.repaired + report.orphans);
  if (all > report.findings.size()) fmt::print("... and {} more\n", all - report.findings.size());
  if (report.rotten + report.missing > 0)
    fmt::print("\nPut what is rotten or missing back from a backup or a replica, and look at the disk.\n");
}

Result<int> scrub_now(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  const SystemClock clock;
  const auto room = TRY(open_closed_room(settings, clock));
  const auto report =
      TRY(storage::scrub(room->store(), {.bytes_per_second = line.mib_per_second * 1024 * 1024,
                                         .orphan_age = std::chrono::hours{line.orphan_hours},
                                         .progress = show_scrubbing}));
  end_scrubbing();
  if (line.json)
    fmt::print("{}\n", to_json(report));
  else
    print_scrub(report);
  return report.rotten + report.missing > 0 ? kExitComplaints : kExitDone;
}

Status rotate_master_key(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  const auto file = master_key_file(settings);
  const SystemClock clock;
  SystemRandom random;
  const auto room = TRY(open_closed_room(settings, clock, MasterKeyUse::kRotate));
  const auto count = TRY(storage::rotate_keys(room->store(), [] { return false; }));
  // The room is still open, so that nobody else can wrap by the old key meanwhile.
  const auto old = TRY(put_next_key_in_place(file, random));
  fmt::print(
      "{} keys of objects are wrapped by a new master key, {}: keep a copy of it elsewhere.\nThe old one is "
      "{}; "
      "nothing stored here needs it any more.\n",
      count, file.string(), old.string());
  return {};
}

Result<int> take_care(const CommandLine& line) {
  if (line.action == "scrub") return scrub_now(line);
  TRY(line.action == "report" ? report_costs(line) : rotate_master_key(line));
  return kExitDone;
}

}  // namespace

int run_object_care(const CommandLine& line) {
  const auto done = take_care(line);
  end_scrubbing();
  return done ? *done : complain(done.error());
}

}  // namespace souk::app
