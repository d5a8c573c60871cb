// What was asked on the command line.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace souk::app {

// Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 done with complaints (import).
inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitComplaints = 3;

struct CommandLine {
  std::string command;  // empty: nothing to run, leave with exit_code
  int exit_code = 0;
  std::string config_file;
  std::vector<std::pair<std::string, std::string>> flags;  // dotted setting -> text
  bool empty = false;                                      // up: no sample shop
  bool explain = false;                                    // config
  std::string key;                                         // config: what to explain; empty: all
  bool dry_run = false;                                    // import
  bool restart = false;                                    // import: forget the checkpoint
  std::string mapping;                                     // import, export
  std::string input;                                       // import
  std::string output;                                      // export, reference
  std::string report;                                      // import
  bool follow = false;                                     // backup
  std::int64_t mib_per_second = 0;                         // backup; 0: as fast as it goes
  std::string until;                                       // restore
  bool replace = false;                                    // restore
  std::string action;                                      // objects: key, add, list, disable, enable
  std::string key_name, key_prefix, key_right = "write";   // objects key add
  std::vector<std::string> key_buckets;                    // objects key add
  bool check = false;                                      // restore: only look; reference: compare
};

// Prints help, versions and complaints itself.
CommandLine parse_command_line(int argc, char** argv);

}  // namespace souk::app
