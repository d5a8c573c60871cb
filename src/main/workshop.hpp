// A shop without a server: what the commands that work on a data folder need of it.
#pragma once

#include <memory>

#include "main/command_line.hpp"
#include "main/online_wing.hpp"

namespace souk::app {

struct Workshop {
  Settings settings;
  SystemClock clock;
  SystemRandom random;
  Engines engines;
  std::unique_ptr<OnlineWing> online;
  runtime::Cores cores{1};

  // An empty data folder becomes a shop without products.
  Status open(const CommandLine& line);
};

}  // namespace souk::app
