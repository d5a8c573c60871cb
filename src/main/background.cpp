#include "main/background.hpp"

#include <optional>

#include "runtime/fiber/fiber.hpp"
#include "runtime/log/log.hpp"

namespace souk::app {

void Background::repeat(std::string name, std::chrono::milliseconds every, std::function<Status()> work,
                        std::chrono::milliseconds first_after) {
  {
    const std::lock_guard lock{mutex_};
    ++running_;
  }
  runtime::spawn(cores_.next(), [this, name = std::move(name), every, first_after, work = std::move(work)] {
    constexpr std::chrono::milliseconds kAfterFailure{1'000};
    if (first_after.count() > 0) pause(first_after);
    while (!stopping_) {
      const auto outcome = work();
      if (!outcome && !stopping_)
        log::warning("background.failed", {{"task", name}, {"error", outcome.error()}});
      if (!outcome)
        pause(std::max(every, kAfterFailure));
      else if (every.count() > 0)
        pause(every);
      else
        runtime::yield();  // work that did not have to wait must not keep the core to itself
    }
    std::optional<runtime::Signal> last;
    {
      const std::lock_guard lock{mutex_};
      if (--running_ == 0 && stopped_ != nullptr) last = stopped_->signal();
    }
    if (last) last->notify();
  });
}

void Background::pause(std::chrono::milliseconds span) {
  runtime::Wake wake;
  {
    const std::lock_guard lock{mutex_};
    if (stopping_) return;
    std::erase_if(sleepers_, [](const runtime::Signal& sleeper) { return sleeper.over(); });
    sleepers_.push_back(wake.signal());
  }
  wake.wait_until(std::chrono::steady_clock::now() + span);
}

void Background::stop() {
  runtime::Wake stopped;
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
    for (const auto& sleeper : sleepers_) sleeper.notify();
    sleepers_.clear();
    if (running_ == 0) return;
    stopped_ = &stopped;
  }
  stopped.wait();
}

}  // namespace souk::app
