// What was asked on the command line.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace souk::app {

// Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 done with complaints (import, objects
// scrub).
inline constexpr int kExitDone = 0;
inline constexpr int kExitFailed = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitComplaints = 3;

// What `souk logs query` was asked; texts as they were typed.
struct LogsQuestion {
  std::string folder;  // of batches
  std::string server;  // of an open shop; both empty: the bucket and the spool
  std::string kind = "access";
  std::string from = "1h";
  std::string until = "now";
  std::vector<std::string> where;
  std::vector<std::string> fields;
  std::vector<std::string> group;
  std::vector<std::string> show;
  std::string per;
  std::size_t top = 0;
  std::size_t limit = 0;
  std::string format = "table";
};

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
  std::int64_t mib_per_second = 0;                         // backup, objects scrub; 0: as fast as it goes
  std::string until;                                       // restore
  bool replace = false;                                    // restore
  std::string action;              // objects: report, scrub, rotate-key, key, add, list, disable, enable
  bool json = false;               // objects report, scrub
  std::int64_t orphan_hours = 24;  // objects scrub
  std::string key_name, key_prefix, key_right = "write";  // objects key add
  std::vector<std::string> key_buckets;                   // objects key add
  bool check = false;                                     // restore: only look; reference: compare
  LogsQuestion logs;                                      // logs query
};

// Prints help, versions and complaints itself.
CommandLine parse_command_line(int argc, char** argv);

}  // namespace souk::app
