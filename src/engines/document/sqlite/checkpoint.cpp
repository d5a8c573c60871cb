#include "engines/document/sqlite/checkpoint.hpp"

#include <pthread.h>

#include <sqlite3.h>

namespace souk::engines::sqlite {
namespace {
constexpr int kBeginPages = 4'000;  // 16 MiB: enough to write a page once for many commits
}

Checkpointer::Checkpointer(Connection& writer, std::unique_ptr<Connection> own)
    : writer_{writer}, own_{std::move(own)} {
  sqlite3_wal_hook(writer_.handle(), &Checkpointer::on_commit, this);
  thread_ = std::thread{[this] { serve(); }};
  pthread_setname_np(thread_.native_handle(), "document-tidy");
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
  sqlite3_wal_hook(writer_.handle(), nullptr, nullptr);
}

int Checkpointer::on_commit(void* self, sqlite3*, const char*, int pages) {
  static_cast<Checkpointer*>(self)->log_pages_ = pages;
  return SQLITE_OK;
}

void Checkpointer::after_commit() {
  if (log_pages_ < kBeginPages) return;
  if (nearly_done_.exchange(false)) {
    sqlite3_wal_checkpoint_v2(writer_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return;
  }
  const std::unique_lock lock{mutex_, std::try_to_lock};
  if (!lock.owns_lock() || wanted_) return;
  wanted_ = true;
  changed_.notify_all();
}

// A failure (a full disk) leaves the log as it is: nothing is lost, and the next commit asks again.
void Checkpointer::serve() {
  std::unique_lock lock{mutex_};
  for (;;) {
    changed_.wait(lock, [this] { return stopping_ || wanted_; });
    if (stopping_) return;
    lock.unlock();
    if (sqlite3_wal_checkpoint_v2(own_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr) ==
        SQLITE_OK) {
      nearly_done_ = true;
    }
    lock.lock();
    wanted_ = false;
  }
}

}  // namespace souk::engines::sqlite
