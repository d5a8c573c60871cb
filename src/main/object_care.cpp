#include "main/object_care.hpp"

#include <fstream>
#include <memory>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "cloud/storage/lifecycle.hpp"
#include "cloud/storage/scrubber.hpp"
#include "runtime/log/log.hpp"
#include "runtime/metrics/metrics.hpp"

namespace souk::app {
namespace {

constexpr milliseconds kAskWhetherDueEvery{10 * 60 * 1'000};
constexpr std::int64_t kMiB = 1024 * 1024;

void count_lifecycle(std::string_view action, std::int64_t amount) {
  metrics::registry()
      .counter("souk_objects_lifecycle_total", "What the lifecycle of objects did.", {"action"}, {action})
      .add(static_cast<std::uint64_t>(amount));
}

void note_lifecycle(const storage::LifecycleReport& report, const Clock& clock) {
  auto& registry = metrics::registry();
  count_lifecycle("moved", report.moved);
  count_lifecycle("expired", report.expired);
  count_lifecycle("removed", report.removed);
  count_lifecycle("aborted", report.aborted_uploads);
  count_lifecycle("failed", report.failed);
  registry
      .counter("souk_objects_lifecycle_moved_bytes_total",
               "Bytes that the lifecycle moved to colder classes.")
      .add(static_cast<std::uint64_t>(report.moved_bytes));
  registry
      .counter("souk_objects_lifecycle_freed_bytes_total", "Bytes of versions that the lifecycle removed.")
      .add(static_cast<std::uint64_t>(report.freed_bytes));
  registry
      .gauge("souk_objects_lifecycle_ended_seconds",
             "When the lifecycle last ended its run, in seconds since 1970.")
      .set(clock.now().unix_ms / 1'000);
  if (report.failed > 0)
    log::warning("objects.lifecycle_failed", {{"failed", report.failed}, {"first", report.failure}});
  if (report.did_something())
    log::info("objects.lifecycle", {{"moved", report.moved},
                                    {"moved_bytes", report.moved_bytes},
                                    {"expired", report.expired},
                                    {"removed", report.removed},
                                    {"freed_bytes", report.freed_bytes},
                                    {"aborted_uploads", report.aborted_uploads}});
}

void count_found(std::string_view what, std::int64_t amount) {
  metrics::registry()
      .counter("souk_objects_scrub_found_total", "What the scrubber found in the files of objects.", {"what"},
               {what})
      .add(static_cast<std::uint64_t>(amount));
}

void note_scrub(const storage::ScrubReport& report, const Clock& clock) {
  auto& registry = metrics::registry();
  count_found("rotten", report.rotten);
  count_found("missing", report.missing);
  count_found("repaired", report.repaired);
  count_found("orphan", report.orphans);
  registry
      .gauge("souk_objects_damaged_files",
             "Files of objects that the last whole pass of the scrubber found damaged or missing, and could "
             "not repair.")
      .set(report.rotten + report.missing);
  registry
      .gauge("souk_objects_scrub_ended_seconds",
             "When the scrubber last ended a pass, in seconds since 1970.")
      .set(clock.now().unix_ms / 1'000);
  log::info("objects.scrubbed", {{"files", report.files},
                                 {"bytes", report.bytes},
                                 {"repaired", report.repaired},
                                 {"orphans", report.orphans},
                                 {"took_s", (clock.now() - report.at).count() / 1'000}});
  if (report.rotten > 0 || report.missing > 0)
    log::error("objects.damaged", {{"rotten", report.rotten},
                                   {"missing", report.missing},
                                   {"advice", "close it and run souk objects scrub, which names them"}});
}

struct Care {
  storage::Storage& store;
  const Clock& clock;
  ObjectsSection settings;
  storage::Prices prices;
  Background& background;

  Status run_lifecycle() {
    const auto report = TRY(
        storage::run_lifecycle(store, {.prices = &prices, .stop = [this] { return background.stopping(); }}));
    note_lifecycle(report, clock);
    return {};
  }

  Status scrub_when_due() {
    const auto last = TRY(storage::last_scrub(store));
    const milliseconds period = std::chrono::hours{24 * settings.scrub_days};
    if (!storage::is_scrub_due(last, clock.now(), period)) return {};
    auto& read = metrics::registry().counter("souk_objects_scrub_read_bytes_total",
                                             "Bytes of objects' files that the scrubber read.");
    std::int64_t counted = 0;
    const auto report = TRY(storage::scrub(
        store, {.bytes_per_second = settings.scrub_mib_per_second * kMiB,
                .stop = [this] { return background.stopping(); },
                .progress =
                    [&](const storage::ScrubReport& at) {
                      read.add(static_cast<std::uint64_t>(at.bytes - std::exchange(counted, at.bytes)));
                    }}));
    note_scrub(report, clock);
    return {};
  }
};

}  // namespace

Result<storage::Prices> open_price_list(const Settings& settings, const std::string& share) {
  const auto& own = settings.objects.price_list;
  const auto file = own.empty() ? share + "/data/storage/prices.json" : own;
  std::ifstream in{file};
  std::stringstream text;
  text << in.rdbuf();
  if (!in)
    return fail(unavailable("objects.price_list",
                            fmt::format("The price list {} cannot be read; set objects.price_list.", file)));
  return storage::read_prices(text.str());
}

void look_after_objects(storage::Storage& store, const Clock& clock, const ObjectsSection& settings,
                        storage::Prices prices, Background& background) {
  const auto care = std::make_shared<Care>(Care{store, clock, settings, std::move(prices), background});
  const milliseconds begin = std::chrono::seconds{settings.care_after_s};
  background.repeat(
      "objects.lifecycle", std::chrono::minutes{settings.lifecycle_minutes},
      [care] { return care->run_lifecycle(); }, begin);
  if (settings.scrub_days == 0) return;
  background.repeat(
      "objects.scrub", kAskWhetherDueEvery, [care] { return care->scrub_when_due(); }, begin);
}

}  // namespace souk::app
