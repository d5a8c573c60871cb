// Gathers the settings from file, environment and flags (I/O that base/config leaves to its caller).
#pragma once

#include "base/config/load.hpp"
#include "main/command_line.hpp"
#include "main/settings.hpp"

namespace souk::app {

Result<config::Sources> gather_sources(const CommandLine& line);
Result<Settings> load_settings(const CommandLine& line);
// The folder that holds web/ and data/: as set, beside the program (a build tree), or /usr/share/souk.
Result<std::string> share_folder(const Settings& settings);

}  // namespace souk::app
