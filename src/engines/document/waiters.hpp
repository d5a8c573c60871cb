// Those who wait for the next commit of a store.
#pragma once

#include <list>
#include <mutex>

#include "runtime/fiber/wait.hpp"

namespace souk::engines::document {

class Waiters {
 public:
  // While it lives, the wake is on the list; a wait that ends by its deadline leaves nothing behind.
  class Place {
   public:
    Place(Waiters& waiters, const runtime::Wake& wake) : waiters_{waiters} {
      const std::lock_guard lock{waiters_.mutex_};
      at_ = waiters_.signals_.insert(waiters_.signals_.end(), wake.signal());
    }
    ~Place() {
      const std::lock_guard lock{waiters_.mutex_};
      waiters_.signals_.erase(at_);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    Waiters& waiters_;
    std::list<runtime::Signal>::iterator at_;
  };

  void notify_all() {
    const std::lock_guard lock{mutex_};
    for (const auto& signal : signals_) signal.notify();
  }

 private:
  std::mutex mutex_;
  std::list<runtime::Signal> signals_;
};

}  // namespace souk::engines::document
