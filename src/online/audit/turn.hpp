// Takes its callers one after another, in a fiber or on a plain thread, in the order in which they came.
#pragma once

#include <deque>
#include <mutex>
#include <optional>

#include "runtime/fiber/wait.hpp"

namespace souk::online::audit {

class Turn {
 public:
  class Hold {
   public:
    explicit Hold(Turn& turn) : turn_{turn} { turn_.take(); }
    ~Hold() { turn_.give(); }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    Turn& turn_;
  };

 private:
  void take() {
    runtime::Wake wake;
    {
      const std::lock_guard lock{mutex_};
      if (!taken_) {
        taken_ = true;
        return;
      }
      waiting_.push_back(wake.signal());
    }
    wake.wait();  // whoever gives the turn hands it over: it stays taken
  }
  void give() {
    std::optional<runtime::Signal> next;
    {
      const std::lock_guard lock{mutex_};
      if (waiting_.empty()) {
        taken_ = false;
        return;
      }
      next = waiting_.front();
      waiting_.pop_front();
    }
    next->notify();
  }

  std::mutex mutex_;
  bool taken_ = false;
  std::deque<runtime::Signal> waiting_;
};

}  // namespace souk::online::audit
