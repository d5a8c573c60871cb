// A small named pool of threads for work that blocks or burns CPU (commits, pictures), with a bounded queue.
// The caller waits, its core does not.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "base/result.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::runtime {

class Pool {
 public:
  Pool(std::string name, std::size_t threads, std::size_t max_queued);
  // Finishes what is queued.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // Runs `work` (returning a Result<T>) on a thread of the pool. kLimit "pool.full" when the queue is full.
  template <class F>
  auto run(F work) -> std::invoke_result_t<F> {
    std::optional<std::invoke_result_t<F>> result;
    Wake done;
    if (auto queued = enqueue([&, signal = done.signal()] {
          result.emplace(work());
          signal.notify();
        });
        !queued) {
      return fail(std::move(queued).error());
    }
    done.wait();
    return std::move(*result);
  }

  // Queues `work` and does not wait.
  Status enqueue(std::function<void()> work);
  std::size_t queued() const;

 private:
  void serve();

  std::string name_;
  std::size_t max_queued_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace souk::runtime
