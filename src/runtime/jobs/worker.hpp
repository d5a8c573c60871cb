// Runs jobs on fibers: takes what is due, as many at a time as it may, and keeps their leases.
//
//   JobWorker worker{cores, queue, clock, {}};
//   worker.handle("order.announce", [&](JobRun& run) -> Status { ... });
//   worker.start();
//   ...
//   worker.stop();
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/wait.hpp"
#include "runtime/jobs/queue.hpp"

namespace souk::runtime {

// One run of one job, as its handler sees it. Work that burns CPU belongs on a Pool: the handler runs in a
// fiber.
class JobRun {
 public:
  JobRun(JobQueue& queue, Job job, milliseconds lease) : queue_{queue}, job_{std::move(job)}, lease_{lease} {}

  const Job& job() const { return job_; }
  // Says where the job stands, for people; at most every second or so. An error means stop: it was cancelled
  // or another worker has it.
  Status report(std::int64_t progress_permille, std::string message);
  // True when the handler had better end: cancelled, lost, or the worker stops.
  bool should_stop() const { return should_stop_.load(); }

 private:
  friend class JobWorker;
  Status renew();  // with what was reported last

  JobQueue& queue_;
  const Job job_;
  const milliseconds lease_;
  std::mutex mutex_;  // of the two below
  std::int64_t progress_permille_ = 0;
  std::string message_;
  std::atomic<bool> should_stop_{false};
};

using JobHandler = std::function<Status(JobRun&)>;

class JobWorker {
 public:
  struct Settings {
    std::size_t max_running = 8;
    milliseconds lease{30'000};  // a job whose worker died runs again after this
    milliseconds poll{1'000};    // for what other instances enqueue
  };
  struct Statistics {
    std::atomic<std::uint64_t> succeeded{0};
    std::atomic<std::uint64_t> failed{0};
    std::atomic<std::uint64_t> lost{0};
  };

  JobWorker(Cores& cores, JobQueue& queue, const Clock& clock, Settings settings);
  ~JobWorker();  // as stop()
  JobWorker(const JobWorker&) = delete;
  JobWorker& operator=(const JobWorker&) = delete;

  // Before start().
  void handle(std::string kind, JobHandler handler);
  void start();
  // Takes no more, tells the handlers and waits for them to end; from a plain thread. What does not end
  // within its lease runs again elsewhere.
  void stop();

  std::size_t running() const;
  const Statistics& statistics() const { return statistics_; }

 private:
  void dispatch();
  void take_due(std::optional<Instant>& next_due);
  void renew_leases();
  void run_one(const std::shared_ptr<JobRun>& run);
  void settle(JobRun& run, const Status& outcome);
  // Starts a fiber that stop() waits for.
  void spawn_own(std::function<void()> work);
  // Sleeps until `until` or a nudge: a new job, a free place, the stop.
  void pause(Deadline until);
  void nudge();

  Cores& cores_;
  JobQueue& queue_;
  const Clock& clock_;
  Settings settings_;
  std::map<std::string, JobHandler> handlers_;
  Statistics statistics_;
  std::atomic<bool> stopping_{false};
  mutable std::mutex mutex_;                             // of all below
  std::map<std::string, std::shared_ptr<JobRun>> runs_;  // by job id
  std::size_t fibers_ = 0;
  bool nudged_ = false;
  std::optional<Signal> sleeper_;
  std::optional<Signal> stopper_;
};

}  // namespace souk::runtime
