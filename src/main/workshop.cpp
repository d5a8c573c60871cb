#include "main/workshop.hpp"

#include "main/settings_source.hpp"

namespace souk::app {

Status Workshop::open(const CommandLine& line) {
  settings = TRY(load_settings(line));
  const auto share = TRY(share_folder(settings));
  engines = TRY(open_engines(settings, clock));
  online = std::make_unique<OnlineWing>(settings, engines, clock, random);
  TRY(online->open());
  return online->load_sample(share + "/data/sample", false, cores);
}

}  // namespace souk::app
