// Work that goes on by itself while the shop is open: each task in a fiber of its own, again and again.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::app {

class Background {
 public:
  explicit Background(runtime::Cores& cores) : cores_{cores} {}
  ~Background() { stop(); }

  // Runs `work` after `first_after` (at once when it is 0) and then `every` after it has ended, until stop().
  // A failure is logged and tried again next time. Tasks that wait by themselves (a change feed) say every =
  // 0.
  void repeat(std::string name, std::chrono::milliseconds every, std::function<Status()> work,
              std::chrono::milliseconds first_after = {});
  bool stopping() const { return stopping_; }
  // Returns when the last task has ended its turn; from a plain thread.
  void stop();

 private:
  void pause(std::chrono::milliseconds span);

  runtime::Cores& cores_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::vector<runtime::Signal> sleepers_;
  std::size_t running_ = 0;
  runtime::Wake* stopped_ = nullptr;
};

}  // namespace souk::app
