#include "runtime/fiber/wait.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"

namespace souk::runtime {
namespace detail {

class WakeState {
 public:
  explicit WakeState(Fiber* fiber) : fiber_{fiber} {}

  // True for the one call that ends the wait. A fiber that has not gone to sleep yet is on its core's thread
  // right now, so a resume queued meanwhile runs only after it sleeps.
  bool finish(bool notified) {
    State expected = State::kIdle;
    const State target = notified ? State::kNotified : State::kTimedOut;
    if (state_.compare_exchange_strong(expected, target)) {
      wake_thread();
      return true;
    }
    if (expected != State::kWaiting || !state_.compare_exchange_strong(expected, target)) return false;
    if (fiber_ != nullptr) {
      post_resume(*fiber_);
    } else {
      wake_thread();
    }
    return true;
  }

  bool over() const {
    const State now = state_.load();
    return now == State::kNotified || now == State::kTimedOut;
  }

  void wait() {
    if (fiber_ == nullptr) {
      std::unique_lock lock{mutex_};
      changed_.wait(lock, [this] { return state_.load() != State::kIdle; });
      return;
    }
    State expected = State::kIdle;
    if (state_.compare_exchange_strong(expected, State::kWaiting)) suspend();
  }

  bool wait_until(Deadline deadline, const std::shared_ptr<WakeState>& self) {
    if (fiber_ == nullptr) {
      std::unique_lock lock{mutex_};
      if (!changed_.wait_until(lock, deadline, [this] { return state_.load() != State::kIdle; })) {
        lock.unlock();
        finish(false);
      }
    } else {
      boost::asio::steady_timer timer{core_of(*fiber_).io(), deadline};
      timer.async_wait([self](boost::system::error_code error) {
        if (!error) self->finish(false);
      });
      wait();
    }
    return state_.load() == State::kNotified;
  }

 private:
  enum class State { kIdle, kWaiting, kNotified, kTimedOut };

  void wake_thread() {
    if (fiber_ != nullptr) return;
    { const std::lock_guard lock{mutex_}; }
    changed_.notify_all();
  }

  Fiber* fiber_;
  std::atomic<State> state_{State::kIdle};
  std::mutex mutex_;
  std::condition_variable changed_;
};

}  // namespace detail

void Signal::notify() const { state_->finish(true); }
bool Signal::over() const { return state_->over(); }

Wake::Wake() : state_{std::make_shared<detail::WakeState>(current_fiber())} {}
void Wake::wait() {
  const auto state = state_;  // the Wake may be gone by the time its waiter runs again
  state->wait();
}
bool Wake::wait_until(Deadline deadline) {
  if (deadline == Deadline::max()) {
    wait();
    return true;
  }
  const auto state = state_;
  return state->wait_until(deadline, state);
}

void sleep_for(std::chrono::milliseconds span) {
  if (!in_fiber()) {
    std::this_thread::sleep_for(span);
    return;
  }
  Wake wake;
  wake.wait_until(std::chrono::steady_clock::now() + span);
}

void run_all(std::vector<std::function<void()>> work) {
  if (!in_fiber() || work.size() < 2) {
    for (auto& item : work) item();
    return;
  }
  Wake done;
  std::size_t left = work.size();  // only this core's fibers touch it
  for (auto& item : work) {
    spawn([&item, &left, signal = done.signal()] {
      item();
      if (--left == 0) signal.notify();
    });
  }
  done.wait();
}

}  // namespace souk::runtime
