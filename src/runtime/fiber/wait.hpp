// Waiting for something that happens elsewhere, alike in a fiber (the core goes on with other work) and on a
// plain thread (it blocks): so a port can be called from the server, a command or a test.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace souk::runtime {

using Deadline = std::chrono::steady_clock::time_point;

namespace detail {
class WakeState;
}

// The side that ends the wait; may outlive the Wake. notify() counts once, from any thread.
class Signal {
 public:
  explicit Signal(std::shared_ptr<detail::WakeState> state) : state_{std::move(state)} {}
  void notify() const;
  // The wait has ended: notified or timed out.
  bool over() const;

 private:
  std::shared_ptr<detail::WakeState> state_;
};

// The side that waits, once, where it was made.
class Wake {
 public:
  Wake();
  Signal signal() const { return Signal{state_}; }
  void wait();
  // False when the deadline passed first; a later notify() then does nothing.
  bool wait_until(Deadline deadline);

 private:
  std::shared_ptr<detail::WakeState> state_;
};

void sleep_for(std::chrono::milliseconds span);

// Runs all of `work` at the same time (fibers on this core, or one after another on a plain thread) and
// returns when the last has ended.
void run_all(std::vector<std::function<void()>> work);

}  // namespace souk::runtime
