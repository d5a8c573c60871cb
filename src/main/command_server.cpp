// `souk up` and `souk serve`: start, wait for a signal, drain.
#include <csignal>
#include <cstdio>
#include <thread>

#include <fmt/format.h>

#include "main/application.hpp"
#include "main/commands.hpp"
#include "main/settings_source.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {
namespace {

// Signals reach this thread alone: the ones made later inherit the block.
sigset_t block_signals() {
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGTERM);
  sigaddset(&wanted, SIGINT);
  pthread_sigmask(SIG_BLOCK, &wanted, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return wanted;
}

Status configure_log(const LogSection& settings) {
  if (settings.format != "text" && settings.format != "json") {
    return fail(
        invalid("config.invalid", fmt::format("log.format is \"{}\"; write text or json.", settings.format)));
  }
  log::configure({.level = TRY(log::parse_level(settings.level)), .json = settings.format == "json"});
  return {};
}

void greet(const Application& application) {
  const auto address = application.address();
  fmt::print(
      "The shop is open.\n\n  shop     {0}/\n  console  {0}/console\n  API      {0}/api/openapi.json\n  "
      "metrics  {0}/metrics\n",
      address);
  if (const auto& password = application.first_password()) {
    fmt::print(
        "\nThe console's first account, shown once: name owner, password {}\nIt has to be changed at the "
        "first "
        "sign-in, within a week.\n",
        password->reveal());
  }
  fmt::print("\nCtrl-C closes it; nothing is lost.\n");
  std::fflush(stdout);
}

Status serve(const CommandLine& line) {
  const auto settings = TRY(load_settings(line));
  TRY(configure_log(settings.log));
  const auto signals = block_signals();
  Application application{settings};
  TRY(application.open(line));
  TRY(application.start());
  greet(application);
  int signal = 0;
  sigwait(&signals, &signal);
  log::info("server.stopping", {{"signal", signal == SIGTERM ? "SIGTERM" : "SIGINT"}});
  // A second signal ends at once.
  std::thread{[signals] {
    int again = 0;
    sigwait(&signals, &again);
    std::_Exit(kExitFailed);
  }}.detach();
  application.stop();
  log::info("server.stopped");
  return {};
}

}  // namespace

int run_server(const CommandLine& line) {
  const auto served = serve(line);
  return served ? kExitDone : complain(served.error());
}

}  // namespace souk::app
