// `souk up` and `souk serve`: start, wait for a signal, drain.
#include <cstdio>

#include <fmt/format.h>

#include "main/application.hpp"
#include "main/commands.hpp"
#include "main/serving.hpp"
#include "main/settings_source.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {
namespace {

void greet(const Application& application) {
  const auto address = application.address();
  fmt::print(
      "The shop is open.\n\n  shop     {0}/\n  console  {0}/console\n  API      {0}/api/openapi.json\n  "
      "metrics  {0}/metrics\n",
      address);
  if (const auto objects = application.objects_address(); !objects.empty())
    fmt::print("  S3       {} (its root key: souk objects key)\n", objects);
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
  wait_for_end(signals);
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
