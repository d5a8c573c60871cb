// `souk logs`: questions to the logs, and bringing the spool to the bucket by hand.
#include <cstdio>
#include <unistd.h>

#include <fmt/format.h>

#include "cloud/logbook/query/print.hpp"
#include "main/commands.hpp"
#include "main/engines.hpp"
#include "main/log_keeping.hpp"
#include "main/settings_source.hpp"
#include "runtime/seal/seal.hpp"

namespace souk::app {

namespace logbook = souk::cloud::logbook;

namespace {

constexpr std::int64_t kMebibyte = 1024 * 1024;

void show_reading(const logbook::Progress& progress) {
  if (isatty(STDERR_FILENO) == 0) return;
  fmt::print(stderr, "\r{} of {} hours, {:.1f} MiB, {} lines of which {} match      ", progress.hours_done,
             progress.hours, static_cast<double>(progress.bytes) / kMebibyte, progress.lines,
             progress.matched);
  std::fflush(stderr);
}

void end_reading() {
  if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r{:79}\r", "");
}

Result<logbook::Query> query_asked(const LogsQuestion& asked, Instant now) {
  logbook::Query query{.kind = TRY(logbook::parse_kind(asked.kind)),
                       .from = TRY(logbook::parse_moment(asked.from, now)),
                       .until = TRY(logbook::parse_moment(asked.until, now))};
  for (const auto& text : asked.where) query.where.push_back(TRY(logbook::parse_condition(text)));
  for (const auto& text : asked.show) query.figures.push_back(TRY(logbook::parse_aggregate(text)));
  query.fields = asked.fields;
  query.group_by = asked.group;
  query.step = TRY(logbook::parse_step(asked.per));
  query.top = asked.top;
  query.limit = asked.limit;
  if (query.adds_up() && !query.fields.empty()) {
    return fail(
        invalid("logs.fields", "--fields is of single lines; with --show, --group or --per leave it out."));
  }
  return query;
}

Status ask(const CommandLine& line) {
  const SystemClock clock;
  const auto query = TRY(query_asked(line.logs, clock.now()));
  const auto format = TRY(logbook::parse_format(line.logs.format));
  logbook::Printer printer{format, !query.adds_up() && query.fields.empty(), stdout};
  const logbook::RunOptions options{.progress = show_reading};
  const auto run = [&](const logbook::LogSource& source) -> Status {
    TRY(logbook::run_query(query, source, options, printer.rows()));
    end_reading();
    return printer.finish();
  };
  if (!line.logs.folder.empty()) return run(logbook::FolderOfBatches{line.logs.folder});
  const auto settings = TRY(load_settings(line));
  return run(logbook::BucketAndSpool{nullptr, settings.logs.bucket, spool_folder(settings)});
}

Result<Secret> key_of(const Settings& settings, Random& random) {
  return runtime::open_key_file(
      settings.key_file.empty() ? settings.data.folder + "/secret.key" : settings.key_file, random);
}

// What is left when a shop is closed for good, or while its bucket is mended.
Status ship_spool(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  const SystemClock clock;
  SystemRandom random;
  const auto book = TRY(
      logbook::Logbook::open(TRY(logbook_settings(settings, TRY(key_of(settings, random)))), clock, random));
  auto engines = TRY(open_engines(settings, clock));
  if (engines.objects == nullptr) {
    return fail(invalid("logs.no_bucket", "These settings name no object storage to bring the logs to."));
  }
  TRY(book->seal(clock.now(), true));
  const auto count = TRY(book->ship(*engines.objects));
  fmt::print("{} batches are in the bucket {}.\n", count, settings.logs.bucket);
  return {};
}

}  // namespace

int run_logs_query(const CommandLine& line) {
  const auto done = ask(line);
  end_reading();
  return done ? kExitDone : complain(done.error());
}

int run_logs_ship(const CommandLine& line) {
  const auto done = ship_spool(line);
  return done ? kExitDone : complain(done.error());
}

}  // namespace souk::app
