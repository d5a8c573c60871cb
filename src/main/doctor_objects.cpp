// The object store: its access keys, its index, what the last look at its files found.
#include <filesystem>

#include <fmt/format.h>

#include "cloud/storage/scrubber.hpp"
#include "main/doctor.hpp"

namespace souk::app {
namespace {

Finding object_index(ObjectRoom& room) {
  Finding found{.check = "object index", .saw = {}};
  if (const auto verified = room.index().verify(); !verified)
    return failed_check(found.check, verified.error());
  const auto buckets = room.store().buckets();
  found.saw = fmt::format("It is whole; there are {} buckets.", buckets.size());
  return found;
}

Finding object_files(ObjectRoom& room) {
  Finding found{.check = "object files", .saw = {}};
  const auto last = storage::last_scrub(room.store());
  if (!last) return failed_check(found.check, last.error());
  if (!*last) {
    found.saw = "They were never looked at; serving begins with it, and souk objects scrub does it now.";
    return found;
  }
  const auto& report = **last;
  found.saw = fmt::format(
      "{} were read at {}: {} rotten, {} missing, {} repaired, {} without an owner removed.", report.files,
      to_string(report.at), report.rotten, report.missing, report.repaired, report.orphans);
  if (report.rotten == 0 && report.missing == 0) return found;
  found.verdict = Verdict::kWrong;
  found.advice = "Put these objects back from a backup or a replica, and look at the disk.";
  for (const auto& each : report.findings) {
    if (each.what == "rotten" || each.what == "missing")
      found.details.push_back(
          fmt::format("{}: {}/{} version {}", each.what, each.bucket, each.key, each.version));
  }
  return found;
}

}  // namespace

std::vector<Finding> examine_objects(Workshop& workshop) {
  auto* room = workshop.engines.object_room.get();
  if (room == nullptr)
    return {
        {.check = "objects", .saw = fmt::format("They are kept at {}.", workshop.settings.objects.endpoint)}};
  return {object_index(*room), object_files(*room)};
}

}  // namespace souk::app
