#include "runtime/fiber/pool.hpp"

#include <pthread.h>

namespace souk::runtime {

Pool::Pool(std::string name, std::size_t threads, std::size_t max_queued)
    : name_{std::move(name)}, max_queued_{max_queued} {
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { serve(); });
    pthread_setname_np(threads_.back().native_handle(), name_.substr(0, 15).c_str());
  }
}

Pool::~Pool() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) thread.join();
}

Status Pool::enqueue(std::function<void()> work) {
  {
    const std::lock_guard lock{mutex_};
    if (queue_.size() >= max_queued_) {
      Error error{.kind = ErrorKind::kLimit,
                  .code = "pool.full",
                  .message = "The shop is busy; try again in a moment."};
      error.detail = name_;
      error.retry_after_s = 1;
      return fail(std::move(error));
    }
    queue_.push_back(std::move(work));
  }
  changed_.notify_one();
  return {};
}

std::size_t Pool::queued() const {
  const std::lock_guard lock{mutex_};
  return queue_.size();
}

void Pool::serve() {
  for (;;) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto work = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    work();
  }
}

}  // namespace souk::runtime
