// One function a command; each answers the exit code.
#pragma once

#include "base/error.hpp"
#include "main/command_line.hpp"

namespace souk::app {

int run_server(const CommandLine& line);  // up, serve
int run_import(const CommandLine& line);
int run_export(const CommandLine& line);
int run_config(const CommandLine& line);
int run_backup(const CommandLine& line);
int run_restore(const CommandLine& line);
int run_logs_query(const CommandLine& line);
int run_logs_ship(const CommandLine& line);
int run_doctor(const CommandLine& line);
int run_objects(const CommandLine& line);
int run_object_care(const CommandLine& line);  // objects report, scrub, rotate-key
int run_reference(const CommandLine& line);

// Says what went wrong on standard error, for people; answers the exit code for it.
int complain(const Error& error);

}  // namespace souk::app
