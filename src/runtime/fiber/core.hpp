// A core: one event loop and the one thread that runs it. Cores: all of them.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace souk::runtime {

class Core {
 public:
  explicit Core(std::size_t index);
  ~Core();
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  std::size_t index() const { return index_; }
  boost::asio::io_context& io() { return *io_; }
  // Runs `work` on this core's thread, outside any fiber; from any thread. It must not wait.
  void post(std::function<void()> work);
  std::size_t live_fibers() const { return live_fibers_.load(std::memory_order_relaxed); }

 private:
  friend class Fiber;
  friend class Cores;
  std::size_t index_;
  std::unique_ptr<boost::asio::io_context> io_;
  std::atomic<std::size_t> live_fibers_{0};
};

// The core whose thread this is; nullptr on any other thread.
Core* current_core();

class Cores {
 public:
  // Starts `count` threads at once.
  explicit Cores(std::size_t count);
  // Waits for live fibers to end (at most ten seconds), then stops the loops. Whoever owns long-lived fibers
  // has told them to end before.
  ~Cores();
  Cores(const Cores&) = delete;
  Cores& operator=(const Cores&) = delete;

  std::size_t size() const { return cores_.size(); }
  Core& at(std::size_t index) { return *cores_[index]; }
  // Round robin.
  Core& next();
  // Runs `work` in a fiber on the next core and waits for it on the calling (plain) thread.
  void run(std::function<void()> work);

 private:
  std::vector<std::unique_ptr<Core>> cores_;
  std::vector<std::thread> threads_;
  std::atomic<std::size_t> turn_{0};
};

}  // namespace souk::runtime
