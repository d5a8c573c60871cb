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

  auto* config = app.add_subcommand("config", "Check the configuration; with --explain, say all of it");
  add_server_options(*config, line);
  config->add_flag("--explain", line.explain,
                   "Every setting with its value, origin, default, limits and meaning");
  config->add_option("KEY", line.key, "Only this setting, or this section (http)")->needs("--explain");

  auto* doctor =
      app.add_subcommand("doctor", "Check a shop that is closed: its books agree, and what needs a hand");
  add_settings_options(*doctor, line);

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
    line.command = app.get_subcommands().front()->get_name();
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
