// Group commit: one thread takes all writes that wait, carries them out in one transaction, commits it
// durably once and then wakes all who waited. A write that is refused or fails does not touch the others.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

#include "engines/document/errors.hpp"
#include "engines/document/sqlite/session.hpp"
#include "engines/document/waiters.hpp"
#include "runtime/fiber/scope.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::engines::sqlite {

// One write on its way. Shared by its caller and the writer, because the caller may give up waiting.
class PendingWrite {
 public:
  PendingWrite(std::size_t size_bytes, bool by_itself) : bytes{size_bytes}, alone{by_itself} {}
  virtual ~PendingWrite() = default;
  // Carries it out; may be called again after the transaction was rolled back.
  virtual void attempt(Session& session) = 0;
  virtual void refuse(Error error) = 0;

  const std::size_t bytes;
  const bool alone;  // in a transaction of its own
  const runtime::Deadline deadline = runtime::current_scope().deadline;
  runtime::Wake done;
  runtime::Signal signal = done.signal();
};

class Writer {
 public:
  struct Settings {
    std::size_t max_queued = 10'000;
    std::size_t max_queued_bytes = 128 * 1024 * 1024;
    std::int64_t max_changes_kept = 1'000'000;
  };
  struct Statistics {
    std::atomic<std::uint64_t> commits{0};
    std::atomic<std::uint64_t> writes{0};
    std::atomic<std::uint64_t> failed_commits{0};
  };

  // `after_commit` is called on the writer's thread, outside any transaction.
  Writer(Connection& connection, Tables& tables, Settings settings, std::function<void()> after_commit);
  // Finishes what is queued.
  ~Writer();

  // Queues `work` (Session& -> Result<T>, repeatable) and waits for its commit.
  template <class F>
  auto run(std::size_t bytes, F work, bool alone = false) -> std::invoke_result_t<F, Session&>;

  document::Waiters& followers() { return followers_; }
  std::size_t queued() const;
  const Statistics& statistics() const { return statistics_; }

 private:
  using Batch = std::vector<std::shared_ptr<PendingWrite>>;

  Status enqueue(std::shared_ptr<PendingWrite> write);
  void serve();
  Batch next_batch();
  Status commit(const Batch& batch);
  void commit_or_refuse(const Batch& batch);

  Connection& connection_;
  Tables& tables_;
  Settings settings_;
  std::function<void()> after_commit_;
  std::int64_t last_sequence_ = 0;
  document::Waiters followers_;
  Statistics statistics_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::shared_ptr<PendingWrite>> queue_;
  std::size_t queued_bytes_ = 0;
  bool stopping_ = false;
  std::thread thread_;
};

template <class F>
auto Writer::run(std::size_t bytes, F work, bool alone) -> std::invoke_result_t<F, Session&> {
  using Outcome = std::invoke_result_t<F, Session&>;
  struct Pending final : PendingWrite {
    Pending(std::size_t size, bool by_itself, F todo)
        : PendingWrite{size, by_itself}, work{std::move(todo)} {}
    void attempt(Session& session) override { outcome.emplace(work(session)); }
    void refuse(Error error) override { outcome.emplace(fail(std::move(error))); }
    F work;
    std::optional<Outcome> outcome;
  };
  auto pending = std::make_shared<Pending>(bytes, alone, std::move(work));
  TRY(enqueue(pending));
  if (!pending->done.wait_until(pending->deadline)) return fail(document::timeout());
  return std::move(*pending->outcome);
}

}  // namespace souk::engines::sqlite
