// What every command that serves does alike: signals, the log, waiting for the end.
#pragma once

#include <csignal>

#include "base/result.hpp"
#include "main/settings.hpp"

namespace souk::app {

// Signals reach the calling thread alone: threads made later inherit the block.
sigset_t block_signals();
Status configure_log(const LogSection& settings);
// Returns at the first signal; a second one ends the program at once.
void wait_for_end(const sigset_t& signals);

}  // namespace souk::app
