// The job queue on the document port: one document a job, so it is as durable as the rest and shared by all
// instances. Workers compete by the document's revision; who writes first has the job.
#pragma once

#include <functional>
#include <mutex>

#include "base/random.hpp"
#include "engines/document/collection.hpp"
#include "engines/job/document/record.hpp"
#include "runtime/jobs/queue.hpp"

namespace souk::engines {

class DocumentJobQueue final : public runtime::JobQueue {
 public:
  struct Settings {
    runtime::RetryPolicy retry{};
    milliseconds keep_done{std::chrono::hours{24}};
    milliseconds keep_dead{std::chrono::hours{24 * 30}};
  };

  DocumentJobQueue(DocumentStore& store, const Clock& clock, Random& random, Settings settings);
  // Declares the collection "job"; once at start-up.
  Status prepare();

  Result<std::string> enqueue(const runtime::JobRequest& request) override;
  Status cancel(std::string_view id) override;
  Status retry(std::string_view id) override;
  Result<runtime::Job> get(std::string_view id) override;
  Result<Page> list(runtime::JobStatus status, std::size_t limit, const std::string& cursor) override;
  Result<runtime::JobStatistics> statistics() override;
  Result<Taken> take(const std::vector<std::string>& kinds, std::size_t limit, milliseconds lease) override;
  Status report(const runtime::Job& job, milliseconds lease, std::int64_t progress_permille,
                std::string_view message) override;
  Status finish(const runtime::Job& job) override;
  Status fail(const runtime::Job& job, const Error& error) override;
  Status release(const runtime::Job& job) override;
  Result<std::int64_t> purge() override;
  void listen(std::function<void()> call) override;

 private:
  // Loads, moves and stores a job, again when somebody else was faster.
  Status move(std::string_view id, const std::function<Status(job::JobRecord&)>& change);
  // Stores a moved job; an ended one with the time at which it may be forgotten.
  Status store(Stored<job::JobRecord>& job);
  void tell();

  Collection<job::JobRecord> jobs_;
  const Clock& clock_;
  Random& random_;
  Settings settings_;
  std::mutex mutex_;  // of the listener
  std::function<void()> listener_;
};

}  // namespace souk::engines
