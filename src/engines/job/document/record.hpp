// A job as it is stored, and the moves it may make. Pure: the queue (queue.hpp) loads, moves and stores it.
#pragma once

#include "runtime/jobs/job.hpp"
#include "runtime/jobs/retry.hpp"

namespace souk::engines::job {

struct JobRecord {
  std::string kind;
  json::value payload = nullptr;
  runtime::JobStatus status = runtime::JobStatus::kWaiting;
  std::optional<Instant> due;  // waiting: when it may run; running: when its lease ends; else absent
  Instant planned{};           // the time of the run that is next or under way
  std::optional<Instant> ended_at;
  std::optional<Instant> forget_at;  // set by the queue, which knows how long ended jobs are kept
  std::int64_t attempt = 0;          // failed or running ones of this run
  std::int64_t max_attempts = 8;
  std::int64_t run = 0;
  std::int64_t repeat_every_ms = 0;
  bool again = false;  // asked for once more while running
  bool cancel_asked = false;
  std::int64_t progress_permille = 0;
  std::string message;
  std::string last_error;

  static constexpr auto fields() {
    return field_table(field("kind", &JobRecord::kind), field("payload", &JobRecord::payload),
                       field("status", &JobRecord::status), field("due", &JobRecord::due),
                       field("planned", &JobRecord::planned), field("ended_at", &JobRecord::ended_at),
                       field("forget_at", &JobRecord::forget_at), field("attempt", &JobRecord::attempt),
                       field("max_attempts", &JobRecord::max_attempts), field("run", &JobRecord::run),
                       field("repeat_every_ms", &JobRecord::repeat_every_ms),
                       field("again", &JobRecord::again), field("cancel_asked", &JobRecord::cancel_asked),
                       field("progress_permille", &JobRecord::progress_permille),
                       field("message", &JobRecord::message), field("last_error", &JobRecord::last_error));
  }

  static JobRecord make(const runtime::JobRequest& request, Instant now);
  runtime::Job view(std::string id) const;

  // Asked for again: see JobRequest.
  void ask(const runtime::JobRequest& request, Instant now);
  Status cancel(Instant now);
  Status restart(Instant now);

  bool can_be_taken(Instant now) const { return due && *due <= now; }
  // A lease that ended without a word counts as a failed attempt; false when that was the last one (it is
  // dead then, and not taken).
  bool take(Instant now, milliseconds lease);
  Status report(std::int64_t of_run, Instant lease_end, std::int64_t permille, std::string_view words);
  Status finish(std::int64_t of_run, Instant now);
  Status fail(std::int64_t of_run, const Error& error, Instant now, milliseconds delay);
  Status release(std::int64_t of_run, Instant now);

 private:
  Status check_run(std::int64_t of_run) const;
  void end(runtime::JobStatus how, Instant now);
  void wait_until(Instant when);
  void plan_next(Instant now);
};

Status check_request(const runtime::JobRequest& request);

}  // namespace souk::engines::job
