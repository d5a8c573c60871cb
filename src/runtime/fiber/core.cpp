#include "runtime/fiber/core.hpp"

#include <chrono>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "runtime/fiber/fiber.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::runtime {
namespace {
thread_local Core* this_core = nullptr;
}

Core* current_core() { return this_core; }

// Only the core's own thread runs the loop, but others post to it: locking stays on (hint 1 keeps it so).
Core::Core(std::size_t index) : index_{index}, io_{std::make_unique<boost::asio::io_context>(1)} {}
Core::~Core() = default;

void Core::post(std::function<void()> work) { boost::asio::post(*io_, std::move(work)); }

Cores::Cores(std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) cores_.push_back(std::make_unique<Core>(i));
  for (auto& core : cores_) {
    threads_.emplace_back([&core = *core] {
      this_core = &core;
      const auto guard = boost::asio::make_work_guard(core.io());
      core.io().run();
    });
  }
}

Cores::~Cores() {
  constexpr auto kGrace = std::chrono::seconds{10};
  const auto give_up = std::chrono::steady_clock::now() + kGrace;
  for (auto& core : cores_) {
    while (core->live_fibers() > 0 && std::chrono::steady_clock::now() < give_up) {
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
  }
  for (auto& core : cores_) core->io().stop();
  for (auto& thread : threads_) thread.join();
}

Core& Cores::next() { return *cores_[turn_.fetch_add(1, std::memory_order_relaxed) % cores_.size()]; }

void Cores::run(std::function<void()> work) {
  Wake done;
  spawn(next(), [&work, signal = done.signal()] {
    work();
    signal.notify();
  });
  done.wait();
}

}  // namespace souk::runtime
