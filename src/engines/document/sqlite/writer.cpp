#include "engines/document/sqlite/writer.hpp"

#include <pthread.h>

namespace souk::engines::sqlite {
namespace {
// A batch holds as much as is worth one commit; more would only make its first writer wait longer.
constexpr std::size_t kMaxBatch = 512;
constexpr std::size_t kMaxBatchBytes = 8 * 1024 * 1024;
}  // namespace

Writer::Writer(Connection& connection, Tables& tables, Settings settings, std::function<void()> after_commit)
    : connection_{connection}, tables_{tables}, settings_{settings}, after_commit_{std::move(after_commit)} {
  if (const auto last = connection.integer("SELECT coalesce(max(sequence), 0) FROM change_log"))
    last_sequence_ = *last;
  thread_ = std::thread{[this] { serve(); }};
  pthread_setname_np(thread_.native_handle(), "document-write");
}

Writer::~Writer() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

std::size_t Writer::queued() const {
  const std::lock_guard lock{mutex_};
  return queue_.size();
}

Status Writer::enqueue(std::shared_ptr<PendingWrite> write) {
  bool was_empty = false;
  {
    const std::lock_guard lock{mutex_};
    was_empty = queue_.empty();
    const bool full =
        queue_.size() >= settings_.max_queued || queued_bytes_ + write->bytes > settings_.max_queued_bytes;
    if (full && !was_empty) return fail(document::busy());
    queued_bytes_ += write->bytes;
    queue_.push_back(std::move(write));
  }
  if (was_empty) changed_.notify_one();
  return {};
}

Writer::Batch Writer::next_batch() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  Batch batch;
  std::size_t bytes = 0;
  while (!queue_.empty() && batch.size() < kMaxBatch) {
    const auto& next = *queue_.front();
    if (!batch.empty() && (next.alone || batch.back()->alone || bytes + next.bytes > kMaxBatchBytes)) break;
    bytes += next.bytes;
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  queued_bytes_ -= bytes;
  return batch;
}

void Writer::serve() {
  for (;;) {
    auto batch = next_batch();
    if (batch.empty()) return;
    // Nobody waits any more for a write whose deadline passed in the queue.
    const auto now = std::chrono::steady_clock::now();
    std::erase_if(batch, [&](const auto& write) {
      const bool late = write->deadline != runtime::Deadline::max() && write->deadline <= now;
      if (late) {
        write->refuse(document::timeout());
        write->signal.notify();
      }
      return late;
    });
    if (batch.empty()) continue;
    commit_or_refuse(batch);
    after_commit_();
  }
}

// When one write spoils a batch (no room for it, a damaged page), each is tried alone; when the engine itself
// is away, all have failed.
void Writer::commit_or_refuse(const Batch& batch) {
  const auto committed = commit(batch);
  if (!committed && batch.size() > 1 && committed.error().kind != ErrorKind::kUnavailable) {
    for (const auto& write : batch) commit_or_refuse({write});
    return;
  }
  for (const auto& write : batch) {
    if (!committed) write->refuse(committed.error());
    write->signal.notify();
  }
}

Status Writer::commit(const Batch& batch) {
  Session session{connection_, tables_, last_sequence_};
  const auto give_up = [&](Error error) {
    ++statistics_.failed_commits;
    // Some failures have ended the transaction already.
    if (connection_.in_transaction()) (void)connection_.execute("ROLLBACK");
    return fail(std::move(error));
  };
  if (auto begun = connection_.execute("BEGIN IMMEDIATE"); !begun) return give_up(std::move(begun).error());
  for (const auto& write : batch) {
    write->attempt(session);
    if (session.broken()) return give_up(session.failure());
  }
  if (auto finished = session.finish(settings_.max_changes_kept); !finished)
    return give_up(std::move(finished).error());
  if (auto committed = connection_.execute("COMMIT"); !committed)
    return give_up(std::move(committed).error());
  session.publish();
  ++statistics_.commits;
  statistics_.writes += static_cast<std::uint64_t>(session.sequence() - last_sequence_);
  if (session.sequence() != last_sequence_) {
    last_sequence_ = session.sequence();
    followers_.notify_all();
  }
  return {};
}

}  // namespace souk::engines::sqlite
