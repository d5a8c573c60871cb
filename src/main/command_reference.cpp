// `souk reference`: the pages that are made of the program's own tables: settings, routes, events. The shop
// is started for it in a folder of its own, so that the routes are those that it serves. tools/reference adds
// what is read from the sources and compares with what is committed.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "cloud/s3/operation.hpp"
#include "main/application.hpp"
#include "main/commands.hpp"
#include "main/settings_source.hpp"
#include "main/version.hpp"
#include "online/webhook/event_types.hpp"
#include "runtime/http/reference.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {
namespace {

namespace fs = std::filesystem;

struct TemporaryFolder {
  fs::path path;
  TemporaryFolder() {
    auto name = (fs::temp_directory_path() / "souk-reference-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path = name;
  }
  ~TemporaryFolder() {
    std::error_code error;
    if (!path.empty()) fs::remove_all(path, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
};

Status write_page(const fs::path& file, const std::string& text) {
  std::ofstream out{file, std::ios::binary};
  out << text;
  out.close();
  if (!out) return fail(invalid("reference.unwritable", fmt::format("{} cannot be written.", file.string())));
  return {};
}

std::string configuration_page() {
  return "# Configuration\n\nMade by `./x docs` from the settings' own table. A setting comes from a YAML "
         "file "
         "(`--config`, else `souk.yaml`),\nthen the environment (`SOUK_HTTP_LISTEN` for `http.listen`), then "
         "`--set http.listen=...`; the later wins. `souk config --explain KEY`\nsays which value holds and "
         "where "
         "it came from.\n\n" +
         config::reference_page(config::leaves_of<Settings>());
}

std::string events_page() {
  std::string page =
      "# Events\n\nMade by `./x docs` from the table of event types. They are what webhooks send "
      "([guide](../guides/webhooks.md)); choose them with\n`*`, a family such as `order.*`, or single types. "
      "`data.object` is the whole object as it is when the event is made.\n\n"
      "| type | when |\n|---|---|\n";
  for (const auto& type : online::webhook::event_types())
    page += fmt::format("| `{}` | {} |\n", type.name, type.when);
  return page;
}

Result<std::string> api_page(const CommandLine& line) {
  const TemporaryFolder folder;
  auto settings = TRY(load_settings(line));
  settings.data.folder = folder.path / "shop";
  settings.http.listen = "127.0.0.1:0";
  settings.objects.listen = "127.0.0.1:0";
  settings.cores = 1;
  log::configure({.level = log::Level::kError});
  Application application{settings};
  CommandLine serve;
  serve.command = "serve";
  TRY(application.open(serve));
  TRY(application.start());
  return http::reference_page(application.table(), {.title = "API", .version = std::string{kVersion}});
}

Status write_reference(const CommandLine& line) {
  std::error_code error;
  const fs::path folder = line.output;
  fs::create_directories(folder, error);
  TRY(write_page(folder / "configuration.md", configuration_page()));
  TRY(write_page(folder / "events.md", events_page()));
  TRY(write_page(folder / "object-storage.md", s3::operations_page()));
  return write_page(folder / "api.md", TRY(api_page(line)));
}

}  // namespace

int run_reference(const CommandLine& line) {
  const auto done = write_reference(line);
  return done ? kExitDone : complain(done.error());
}

}  // namespace souk::app
