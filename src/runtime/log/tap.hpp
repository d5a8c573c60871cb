// Somebody else who wants each line of the log than standard error: to keep it elsewhere.
#pragma once

#include "runtime/log/log.hpp"

namespace souk::log {

// Gets each line as JSON, whatever the format of standard error is, on the thread that writes: it must be
// quick, must not wait and must not log.
class Tap {
 public:
  virtual ~Tap() = default;
  virtual void line(Level level, std::string_view event, std::string_view json) noexcept = 0;
};
// nullptr takes it away; whoever sets one takes it away before it is gone and while nobody writes.
void set_tap(Tap* tap);

}  // namespace souk::log
