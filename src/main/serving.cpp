#include "main/serving.hpp"

#include <thread>

#include <fmt/format.h>

#include "main/command_line.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {

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

void wait_for_end(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  log::info("server.stopping", {{"signal", signal == SIGTERM ? "SIGTERM" : "SIGINT"}});
  std::thread{[signals] {
    int again = 0;
    sigwait(&signals, &again);
    std::_Exit(kExitFailed);
  }}.detach();
}

}  // namespace souk::app
