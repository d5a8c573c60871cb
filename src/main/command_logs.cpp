// `souk logs`: questions to the logs, and bringing the spool to the bucket by hand.
#include <cstdio>
#include <unistd.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "cloud/logbook/query/log_routes.hpp"
#include "cloud/logbook/query/print.hpp"
#include "main/commands.hpp"
#include "main/engines.hpp"
#include "main/log_keeping.hpp"
#include "main/settings_source.hpp"
#include "runtime/http/client.hpp"
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

// The same question as an address of the API.
std::string url_of(const LogsQuestion& asked) {
  auto url = asked.server;
  while (url.ends_with('/')) url.pop_back();
  url += "/api/v1/admin/logs?kind=" + text::percent_encode(asked.kind);
  const auto add = [&url](std::string_view name, std::string_view value) {
    if (!value.empty()) url.append("&").append(name).append("=").append(text::percent_encode(value));
  };
  add("from", asked.from);
  add("until", asked.until);
  for (const auto& text : asked.where) add("where", text);
  add("fields", fmt::format("{}", fmt::join(asked.fields, ",")));
  add("group", fmt::format("{}", fmt::join(asked.group, ",")));
  add("show", fmt::format("{}", fmt::join(asked.show, ",")));
  add("per", asked.per);
  if (const auto limit = std::max(asked.top, asked.limit); limit > 0) add("limit", std::to_string(limit));
  return url;
}

Status ask_server(const CommandLine& line, logbook::Format format) {
  const auto settings = TRY(load_settings(line));
  http::ClientRequest request{.url = url_of(line.logs)};
  request.headers.add("Authorization", "Bearer " + settings.staff_token.reveal());
  http::Client client{{}};
  const auto answer = TRY(client.send(request));
  if (answer.status != 200) {
    const auto problem = parse_json(answer.body);
    const auto* detail = problem ? find_path(*problem, "detail") : nullptr;
    return fail(
        invalid("logs.refused",
                fmt::format("The shop at {} answers {}: {}", line.logs.server, answer.status,
                            detail != nullptr && detail->is_string() ? std::string{detail->as_string()}
                                                                     : "is it one?")));
  }
  const auto found = TRY(from_json<logbook::LogAnswer>(answer.body, Strictness::kStored));
  logbook::Printer printer{format, found.columns == std::vector<std::string>{"line"}, stdout};
  const auto rows = printer.rows();
  TRY(rows.begin(found.columns));
  for (const auto& row : found.rows) TRY(rows.row({row}));
  return printer.finish();
}

Result<Engines> engines_of_closed_shop(const Settings& settings, const Clock& clock) {
  auto engines = open_engines(settings, clock);
  if (engines || engines.error().code != "document.folder_in_use") return engines;
  return fail(conflict("logs.in_use",
                       "The shop is open and holds its objects: ask it (--server http://127.0.0.1:8080, with "
                       "staff_token set), or a copy of the bucket (--folder)."));
}

Status ask(const CommandLine& line) {
  const SystemClock clock;
  const auto query = TRY(query_asked(line.logs, clock.now()));
  const auto format = TRY(logbook::parse_format(line.logs.format));
  if (!line.logs.server.empty()) return ask_server(line, format);
  logbook::Printer printer{format, !query.adds_up() && query.fields.empty(), stdout};
  const logbook::RunOptions options{.progress = show_reading};
  const auto run = [&](const logbook::LogSource& source) -> Status {
    TRY(logbook::run_query(query, source, options, printer.rows()));
    end_reading();
    return printer.finish();
  };
  if (!line.logs.folder.empty()) return run(logbook::FolderOfBatches{line.logs.folder});
  const auto settings = TRY(load_settings(line));
  const auto engines = TRY(engines_of_closed_shop(settings, clock));
  return run(logbook::BucketAndSpool{engines.objects.get(), settings.logs.bucket, spool_folder(settings)});
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
  const auto engines = TRY(engines_of_closed_shop(settings, clock));
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
