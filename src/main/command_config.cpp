// `souk config`: is it fine, and what can be set.
#include <fmt/format.h>

#include "main/commands.hpp"
#include "main/settings_source.hpp"

namespace souk::app {
namespace {

Status check_or_explain(const CommandLine& line) {
  const auto sources = TRY(gather_sources(line));
  TRY(config::load<Settings>(sources));
  if (!line.explain) {
    fmt::print("The configuration is fine.\n");
    return {};
  }
  config::Origins origins;
  const auto leaves = config::leaves_of<Settings>();
  const auto merged = TRY(config::merge(leaves, sources, &origins));
  fmt::print("{}", config::explain(TRY(config::leaves_under(leaves, line.key)), merged, origins));
  return {};
}

}  // namespace

int run_config(const CommandLine& line) {
  const auto done = check_or_explain(line);
  return done ? kExitDone : complain(done.error());
}

}  // namespace souk::app
