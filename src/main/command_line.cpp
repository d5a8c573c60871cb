#include "main/command_line.hpp"

#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "main/version.hpp"

namespace souk::app {
namespace {

// Options that are settings in their own right have a flag of their own; all others go through --set.
void add_settings_options(CLI::App& command, CommandLine& line) {
  const auto as_setting = [&line](std::string key) {
    return [&line, key = std::move(key)](const std::string& value) { line.flags.emplace_back(key, value); };
  };
  command
      .add_option("--config", line.config_file,
                  "YAML file with settings (default: souk.yaml in this folder, when it is there)")
      ->check(CLI::ExistingFile);
  command.add_option_function<std::string>("--data", as_setting("data.folder"),
                                           "Data folder (default: souk-data)");
  command.add_option_function<std::vector<std::string>>(
      "--set",
      [&line](const std::vector<std::string>& pairs) {
        for (const auto& pair : pairs) {
          const auto equals = pair.find('=');
          if (equals == std::string::npos)
            throw CLI::ValidationError("--set", "write it as key=value, e.g. --set log.level=debug");
          line.flags.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
        }
      },
      "Any setting: --set key=value (souk config --explain lists them)");
}

void add_server_options(CLI::App& command, CommandLine& line) {
  add_settings_options(command, line);
  command.add_option_function<std::string>(
      "--listen", [&line](const std::string& value) { line.flags.emplace_back("http.listen", value); },
      "HOST:PORT to serve on (default: 127.0.0.1:8080)");
}

void add_logs_query(CLI::App& logs, CommandLine& line) {
  auto* query = logs.add_subcommand("query", "Answer a question to the logs");
  add_settings_options(*query, line);
  auto& asked = line.logs;
  query
      ->add_option("--folder", asked.folder,
                   "Read batches in this folder, a copy of the bucket, instead of the bucket and the spool")
      ->check(CLI::ExistingDirectory);
  query->add_option("--server", asked.server,
                    "Ask the open shop at this address, with the staff's token (staff_token)");
  query->add_option("--kind", asked.kind, "access, business or system (default: access)");
  query->add_option("--from", asked.from,
                    "Since when: 30m, 2h, 7d (ago), 2026-11-30, 2026-11-30T21:00:00Z (default: 1h)");
  query->add_option("--until", asked.until, "Until when, written alike (default: now)");
  query->add_option("--where", asked.where,
                    "A condition: field, = != < <= > >= or ~ (contains), value; several must all hold");
  query->add_option("--fields", asked.fields, "Show these fields of each line (default: whole lines)")
      ->delimiter(',');
  query->add_option("--group", asked.group, "Add lines up by these fields")->delimiter(',');
  query
      ->add_option("--show", asked.show,
                   "Figures: count, sum(field), avg(field), min(field), max(field), p1(field) to p99(field)")
      ->delimiter(',');
  query->add_option("--per", asked.per, "A row for each minute, hour or day");
  query->add_option("--top", asked.top, "Only so many groups, those with the most of the first figure");
  query->add_option("--limit", asked.limit, "Only so many lines");
  query->add_option("--format", asked.format, "table, ndjson or csv (default: table)");
  query->footer(
      "The fields are in docs/reference/logs.md. For example:\n"
      "  souk logs query --from 2h --where 'status>=500' --group path --show count --top 10\n"
      "  souk logs query --from 24h --per hour --show 'count,p95(us)' --format csv\n"
      "  souk logs query --kind business --from 7d --where schema=search --group query --top 20");
}

void add_logs_commands(CLI::App& app, CommandLine& line) {
  auto* logs = app.add_subcommand("logs", "Ask the logs, or bring them to the bucket by hand");
  logs->require_subcommand(1);
  add_logs_query(*logs, line);
  auto* ship = logs->add_subcommand("ship", "Bring what a closed shop's spool holds to the bucket, now");
  add_settings_options(*ship, line);
}

void add_key_commands(CLI::App& objects, CommandLine& line) {
  auto* key =
      objects.add_subcommand("key", "Print the root access key; or add, list, disable, enable others");
  key->fallthrough();
  const auto action = [&](CLI::App& under, const char* name, const char* help) {
    auto* command = under.add_subcommand(name, help);
    command->fallthrough();
    command->parse_complete_callback([&line, name] { line.action = name; });
    return command;
  };
  key->preparse_callback([&line](std::size_t) { line.action = "key"; });
  auto* add = action(*key, "add", "Make an access key with a scope, and print it");
  add->add_option("--name", line.key_name, "Whom it is for");
  add->add_option("--bucket", line.key_buckets, "Only this bucket; again for more (default: every bucket)");
  add->add_option("--prefix", line.key_prefix, "Only keys that begin so");
  add->add_option("--rights", line.key_right,
                  "read; write: also put and remove objects; all: also make and set up buckets");
  action(*key, "list", "Every access key and what it may do, without the secrets");
  action(*key, "disable", "No request signed with this key is accepted any more")
      ->add_option("ID", line.key, "The access key")
      ->required();
  action(*key, "enable", "Accept it again")->add_option("ID", line.key, "The access key")->required();
}

CLI::App* add_object_care(CLI::App& objects, CommandLine& line, const char* name, const char* help) {
  auto* command = objects.add_subcommand(name, help);
  command->fallthrough();
  command->parse_complete_callback([&line, name] { line.action = name; });
  return command;
}

void add_care_commands(CLI::App& objects, CommandLine& line) {
  auto* report = add_object_care(
      objects, line, "report", "What is stored and what it costs, by bucket and class; what lifecycle saved");
  report->add_flag("--json", line.json, "As JSON, amounts in millionths of the currency's unit");
  report->footer(
      "The store must be closed. The prices are those of objects.price_list, for a GiB and month.\n"
      "  souk objects report --data souk-data\n"
      "  souk objects report --set objects.price_list=our-prices.json --json");
  auto* scrub = add_object_care(objects, line, "scrub",
                                "Read every file now: repair what can be, name what is damaged or missing");
  scrub->add_flag("--json", line.json, "The report as JSON");
  scrub->add_option("--mib-per-second", line.mib_per_second, "Read no faster (default: as fast as it goes)")
      ->check(CLI::Range(1, 100'000));
  scrub
      ->add_option("--orphan-hours", line.orphan_hours,
                   "Remove files that no object owns once they are so old (default: 24); 0 removes all")
      ->check(CLI::Range(0, 100'000));
  scrub->footer(
      "The store must be closed; an open one does this by itself every objects.scrub_days. Ctrl-C ends it\n"
      "without harm. It ends with 0 when all is whole or was repaired, with 3 when something is lost.\n"
      "  souk objects scrub --data souk-data --mib-per-second 50");
  auto* rotate = add_object_care(objects, line, "rotate-key",
                                 "A new master key for encrypted objects; their files stay as they are");
  rotate->footer(
      "The store must be closed. A new key is made beside the old one, every object's own key is wrapped by\n"
      "it, and then it takes the old one's place. Broken off, run it again: until then both keys are used.\n"
      "The old key is kept as KEYFILE.old-ID: remove it when no copy made before has to be read.\n"
      "  souk objects rotate-key --data souk-data");
}

void add_commands(CLI::App& app, CommandLine& line) {
  app.require_subcommand(1);

  auto* up = app.add_subcommand("up", "Start the whole shop here; an empty data folder gets the sample shop");
  add_server_options(*up, line);
  up->add_flag("--empty", line.empty, "Do not load the sample shop into an empty data folder");

  auto* serve = app.add_subcommand("serve", "Start one stateless instance; never loads the sample shop");
  add_server_options(*serve, line);

  auto* import = app.add_subcommand("import", "Import products from CSV, TSV or JSON lines");
  add_settings_options(*import, line);
  import
      ->add_option("--mapping", line.mapping,
                   "YAML file that says which column is what (not needed for what souk export wrote)")
      ->check(CLI::ExistingFile);
  import->add_option("--report", line.report, "Write every complaint to this file, a line of JSON each");
  import->add_flag("--dry-run", line.dry_run, "Check everything, change nothing");
  import->add_flag("--restart", line.restart, "Begin anew instead of where an interrupted import stopped");
  import->add_option("INPUT", line.input, "The file")->required()->check(CLI::ExistingFile);

  auto* export_command = app.add_subcommand("export", "Export products as CSV, TSV or JSON lines");
  add_settings_options(*export_command, line);
  export_command->add_option("OUTPUT", line.output, "The file; its ending chooses the format")->required();

  auto* backup = app.add_subcommand("backup", "Copy a shop, serving or not, into a new folder");
  add_settings_options(*backup, line);
  backup->add_flag("--follow", line.follow,
                   "Then ship every change to it until ended; goes on with a backup that is there");
  backup
      ->add_option("--mib-per-second", line.mib_per_second,
                   "Copy no faster, so that the shop keeps its disk (default: as fast as it goes)")
      ->check(CLI::Range(1, 100'000));
  backup->add_option("BACKUP", line.output, "The folder to make")->required();

  auto* restore = app.add_subcommand("restore", "Make a data folder from a backup");
  add_settings_options(*restore, line);
  restore->add_option("--until", line.until,
                      "Go no further than this moment (2026-11-24T08:30:00Z) or change (its number)");
  restore->add_flag("--replace", line.replace, "When the data folder is not empty, rename it and go on");
  restore->add_flag("--check", line.check, "Only check that the backup is whole");
  restore->add_option("BACKUP", line.input, "The folder of the backup")
      ->required()
      ->check(CLI::ExistingDirectory);

  auto* objects = app.add_subcommand("objects", "Serve the object store alone, to any S3 tool");
  add_settings_options(*objects, line);
  objects->add_option_function<std::string>(
      "--listen", [&line](const std::string& value) { line.flags.emplace_back("objects.listen", value); },
      "HOST:PORT to serve on (default: 127.0.0.1:9000)");
  add_key_commands(*objects, line);
  add_care_commands(*objects, line);

  auto* config = app.add_subcommand("config", "Check the configuration; with --explain, say all of it");
  add_server_options(*config, line);
  config->add_flag("--explain", line.explain,
                   "Every setting with its value, origin, default, limits and meaning");
  config->add_option("KEY", line.key, "Only this setting, or this section (http)")->needs("--explain");

  auto* doctor =
      app.add_subcommand("doctor", "Check a shop that is closed: its books agree, and what needs a hand");
  add_settings_options(*doctor, line);

  add_logs_commands(app, line);

  auto* reference =
      app.add_subcommand("reference", "Write the reference pages that are made of the program's own tables");
  reference->add_option("--out", line.output, "Folder for the pages")->required();
}

// "--lisetn" -> "--listen", over the options of the subcommand that was meant.
std::optional<std::string> nearest_option(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands({})) {
    if (!app.got_subcommand(command->get_name())) {
      names.push_back(command->get_name());
      continue;
    }
    for (const auto* option : command->get_options()) names.push_back(option->get_name());
  }
  const std::vector<std::string_view> views{names.begin(), names.end()};
  const auto near = text::nearest(word, views);
  return near ? std::optional<std::string>{*near} : std::nullopt;
}

}  // namespace

CommandLine parse_command_line(int argc, char** argv) {
  CommandLine line;
  CLI::App app{
      "Souk: one program for the online shop, its payments and its stores.\n"
      "Start with `souk up` and open http://127.0.0.1:8080."};
  app.set_version_flag("--version", std::string{kVersion});
  add_commands(app, line);
  try {
    app.parse(argc, argv);
    const auto* command = app.get_subcommands().front();
    line.command = command->get_name();
    if (line.command == "logs") line.command += ' ' + command->get_subcommands().front()->get_name();
  } catch (const CLI::ExtrasError& error) {
    const auto extras = app.remaining(true);
    const std::string word = extras.empty() ? "" : extras.front();
    const auto near = nearest_option(app, word.substr(0, word.find('=')));
    std::cerr << fmt::format("souk: there is no \"{}\"{}\n", word,
                             near ? fmt::format("; did you mean {}?", *near) : "; see souk --help");
    line.exit_code = kExitUsage;
  } catch (const CLI::ParseError& error) {
    line.exit_code = app.exit(error) == 0 ? kExitDone : kExitUsage;
  }
  return line;
}

}  // namespace souk::app
