// A long test says where it is, and ends itself when a phase takes too long: a hang shows its place.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

namespace souk::support {

class Phases {
 public:
  explicit Phases(std::chrono::seconds longest) : longest_{longest}, watch_{[this] { watch(); }} {}
  ~Phases() {
    {
      const std::lock_guard lock{mutex_};
      end();
      stopping_ = true;
    }
    changed_.notify_all();
    watch_.join();
  }
  Phases(const Phases&) = delete;
  Phases& operator=(const Phases&) = delete;

  void begin(std::string name) {
    const std::lock_guard lock{mutex_};
    end();
    name_ = std::move(name);
    begun_ = Clock::now();
  }

 private:
  using Clock = std::chrono::steady_clock;

  void end() {
    if (name_.empty()) return;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun_);
    std::fprintf(stderr, "%6lld ms  %s\n", static_cast<long long>(took.count()), name_.c_str());
    name_.clear();
  }

  void watch() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
      changed_.wait_for(lock, std::chrono::milliseconds{200});
      if (name_.empty() || Clock::now() - begun_ < longest_) continue;
      std::fprintf(stderr, "still at it after %lld s: %s\n", static_cast<long long>(longest_.count()),
                   name_.c_str());
      std::abort();
    }
  }

  const std::chrono::seconds longest_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string name_;  // of the phase under way
  Clock::time_point begun_{};
  bool stopping_ = false;
  std::thread watch_;
};

}  // namespace souk::support
