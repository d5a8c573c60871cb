// souk: finds the command and runs it.
#include <cstdio>
#include <exception>
#include <functional>
#include <map>

#include "main/commands.hpp"

int main(int argc, char** argv) {
  using namespace souk::app;
  const auto line = parse_command_line(argc, argv);
  if (line.command.empty()) return line.exit_code;
  static const std::map<std::string, std::function<int(const CommandLine&)>> kCommands{
      {"up", run_server},           {"serve", run_server},  {"import", run_import},
      {"export", run_export},       {"config", run_config}, {"doctor", run_doctor},
      {"reference", run_reference}, {"backup", run_backup}, {"restore", run_restore},
      {"objects", run_objects},
  };
  try {
    return kCommands.at(line.command)(line);
  } catch (const std::exception& exception) {
    std::fprintf(stderr, "souk: this is a bug, please report it: %s\n", exception.what());
    return kExitFailed;
  }
}
