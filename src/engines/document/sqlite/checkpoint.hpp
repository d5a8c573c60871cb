// Carries the write-ahead log back into the database file beside the writer, so that no commit waits for it.
// What the writer appended meanwhile it carries over itself (little), and then the log begins anew.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "engines/document/sqlite/connection.hpp"

namespace souk::engines::sqlite {

class Checkpointer {
 public:
  // `writer` is the connection whose commits fill the log; `own` is used by this object's thread.
  Checkpointer(Connection& writer, std::unique_ptr<Connection> own);
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // The writer's thread calls it between transactions.
  void after_commit();

 private:
  static int on_commit(void* self, sqlite3* db, const char* name, int pages);
  void serve();

  Connection& writer_;
  std::unique_ptr<Connection> own_;
  int log_pages_ = 0;  // writer's thread only
  std::atomic<bool> nearly_done_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  bool wanted_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace souk::engines::sqlite
