// One writer of a key at a time, those that wait in the order of their coming. The index compares revisions,
// but these begin again when a record is removed and made anew: a writer that read the old one would pass.
#pragma once

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/result.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::storage {

class KeyLocks {
 public:
  class Hold {
   public:
    Hold(KeyLocks& locks, std::string id) : locks_{&locks}, id_{std::move(id)} {}
    ~Hold() {
      if (locks_ != nullptr) locks_->give_back(id_);
    }
    Hold(Hold&& other) noexcept : locks_{std::exchange(other.locks_, nullptr)}, id_{std::move(other.id_)} {}
    Hold& operator=(Hold&&) = delete;

   private:
    KeyLocks* locks_;
    std::string id_;
  };

  // Waits until the deadline of the request at most. kConflict "object.busy_key".
  Result<Hold> take(const std::string& id) {
    runtime::Wake wake;
    Waiter self{wake.signal()};
    {
      const std::lock_guard lock{mutex_};
      const auto [held, is_free] = held_.try_emplace(id);
      if (is_free) return Hold{*this, id};
      if (held->second.size() >= kMaxWaiting) return fail(busy());
      held->second.push_back(&self);
    }
    (void)wake.wait_until(runtime::current_scope().deadline);
    const std::lock_guard lock{mutex_};
    if (self.has_it) return Hold{*this, id};
    std::erase(held_[id], &self);
    return fail(busy());
  }

 private:
  static constexpr std::size_t kMaxWaiting = 1'000;
  struct Waiter {
    runtime::Signal signal;
    bool has_it = false;  // handed over, though its deadline may have passed
  };

  static Error busy() {
    return conflict("object.busy_key", "Too many write this object at the same time; try again.");
  }

  void give_back(const std::string& id) {
    const std::lock_guard lock{mutex_};
    const auto held = held_.find(id);
    if (held->second.empty()) {
      held_.erase(held);
      return;
    }
    auto* next = held->second.front();
    held->second.pop_front();
    next->has_it = true;
    next->signal.notify();
  }

  std::mutex mutex_;
  std::unordered_map<std::string, std::deque<Waiter*>> held_;  // who waits for each
};

}  // namespace souk::storage
