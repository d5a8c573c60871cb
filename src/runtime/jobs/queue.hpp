// The job queue's contract. The store behind it lives in engines/job; the worker that runs jobs in
// worker.hpp.
//
// At least once: a job runs until one run ends well, its attempts are used up, or it is cancelled. A worker
// holds a lease while it runs a job; when the worker dies the lease ends and another takes the job, so a
// handler must bear being run twice. Errors of every method: those of the document port.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "runtime/jobs/job.hpp"

namespace souk::runtime {

class JobQueue {
 public:
  virtual ~JobQueue() = default;

  // Answers the job's id. Durable when answered. kInvalid "job.request".
  virtual Result<std::string> enqueue(const JobRequest& request) = 0;
  // A waiting job ends now, a running one is told at its next report. kNotFound "job.missing"; kPrecondition
  // "job.ended".
  virtual Status cancel(std::string_view id) = 0;
  // Gives a dead or cancelled job all its attempts again, at once. kNotFound, kPrecondition "job.not_ended".
  virtual Status retry(std::string_view id) = 0;
  virtual Result<Job> get(std::string_view id) = 0;
  struct Page {
    std::vector<Job> jobs;
    std::string next_cursor;
  };
  // Of one status, in the order of ids.
  virtual Result<Page> list(JobStatus status, std::size_t limit, const std::string& cursor) = 0;
  virtual Result<JobStatistics> statistics() = 0;

  // ---- for the worker -------------------------------------------------------------------------------------

  struct Taken {
    std::vector<Job> jobs;
    std::optional<Instant> next_due;  // when there will be more, as far as known
  };
  // Leases up to `limit` (1 to 100) due jobs of these kinds, those due longest first.
  virtual Result<Taken> take(const std::vector<std::string>& kinds, std::size_t limit,
                             milliseconds lease) = 0;
  // Prolongs the lease and keeps what the handler says. kConflict "job.lost" when another worker has it now;
  // kPrecondition "job.cancelled" when it should stop.
  virtual Status report(const Job& job, milliseconds lease, std::int64_t progress_permille,
                        std::string_view message) = 0;
  // The run ended well. kConflict "job.lost".
  virtual Status finish(const Job& job) = 0;
  // The run failed: it is tried again later (retry.hpp), or is dead. kConflict "job.lost".
  virtual Status fail(const Job& job, const Error& error) = 0;
  // Gives the job back untouched, for a worker that stops. kConflict "job.lost".
  virtual Status release(const Job& job) = 0;
  // Forgets jobs that ended long ago; answers how many (at most 1,000 a call).
  virtual Result<std::int64_t> purge() = 0;
  // `call` is made after each enqueue() here, on its thread, and must be quick; an empty one ends that. At
  // most one.
  virtual void listen(std::function<void()> call) = 0;
};

}  // namespace souk::runtime
