// `souk config` and `souk reference`: what can be set, and the pages made from the code's own tables.
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "main/commands.hpp"
#include "main/settings_source.hpp"

namespace souk::app {
namespace {

Status explain(const CommandLine& line) {
  const auto sources = TRY(gather_sources(line));
  TRY(config::load<Settings>(sources));
  config::Origins origins;
  const auto leaves = config::leaves_of<Settings>();
  const auto merged = TRY(config::merge(leaves, sources, &origins));
  fmt::print("{}", line.explain ? config::explain(leaves, merged, origins) : "The configuration is fine.\n");
  return {};
}

Status write_page(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out{file};
  out << text;
  out.close();
  if (!out) return fail(invalid("reference.unwritable", fmt::format("{} cannot be written.", file.string())));
  return {};
}

Status write_reference(const CommandLine& line) {
  std::error_code error;
  std::filesystem::create_directories(line.output, error);
  return write_page(std::filesystem::path{line.output} / "configuration.md",
                    "# Configuration\n\nMade by `souk reference` from the settings' own table. A setting "
                    "comes from a YAML file (`--config`, "
                    "else `souk.yaml`), then the environment (`SOUK_HTTP_LISTEN` for `http.listen`), then "
                    "`--set http.listen=...`; the "
                    "later wins.\n\n" +
                        config::reference_page(config::leaves_of<Settings>()));
}

}  // namespace

int run_config(const CommandLine& line) {
  const auto done = explain(line);
  return done ? kExitDone : complain(done.error());
}

int run_reference(const CommandLine& line) {
  const auto done = write_reference(line);
  return done ? kExitDone : complain(done.error());
}

}  // namespace souk::app
