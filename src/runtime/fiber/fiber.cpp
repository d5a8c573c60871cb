#include "runtime/fiber/fiber.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/fiber/switch.hpp"

namespace souk::runtime {

namespace {
thread_local Fiber* running = nullptr;
}

// Owns itself: made by spawn(), gone when its work has ended.
class Fiber {
 public:
  Fiber(Core& core, std::function<void()> work)
      : core_{core}, context_{[work = std::move(work)]() noexcept { work(); }} {
    core_.live_fibers_.fetch_add(1, std::memory_order_relaxed);
  }

  ~Fiber() { core_.live_fibers_.fetch_sub(1, std::memory_order_relaxed); }

  void enter() {
    running = this;
    context_.enter();
    running = nullptr;
    if (context_.ended()) delete this;
  }

  void leave() {
    context_.leave();
    running = this;
  }

  Core& core() { return core_; }
  const RequestScope*& scope() { return scope_; }

 private:
  const RequestScope* scope_ = nullptr;
  Core& core_;
  ExecutionContext context_;
};

Fiber* current_fiber() { return running; }

void spawn(Core& core, std::function<void()> work) {
  boost::asio::post(core.io(), [&core, work = std::move(work)]() mutable {
    auto* fiber = new Fiber{core, std::move(work)};
    fiber->enter();
  });
}

void spawn(std::function<void()> work) { spawn(*current_core(), std::move(work)); }

void suspend() { running->leave(); }

void resume(Fiber& fiber) { fiber.enter(); }

void post_resume(Fiber& fiber) {
  boost::asio::post(fiber.core().io(), [&fiber] { fiber.enter(); });
}

void yield() {
  post_resume(*running);
  suspend();
}

Core& core_of(Fiber& fiber) { return fiber.core(); }

const RequestScope*& scope_slot() {
  thread_local const RequestScope* of_thread = nullptr;
  return running != nullptr ? running->scope() : of_thread;
}

}  // namespace souk::runtime
