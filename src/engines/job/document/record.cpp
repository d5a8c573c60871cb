#include "engines/job/document/record.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::engines::job {

using runtime::Job;
using runtime::JobRequest;
using runtime::JobStatus;

namespace {

constexpr std::size_t kMaxKindBytes = 60;
constexpr std::size_t kMaxKeyBytes = 130;
constexpr std::size_t kMaxPayloadBytes = 64 * 1024;
constexpr std::size_t kMaxWords = 500;

bool is_kind_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

}  // namespace

Status check_request(const JobRequest& request) {
  const auto refuse = [](std::string message) {
    return souk::fail(invalid("job.request", std::move(message)));
  };
  if (request.kind.empty() || request.kind.size() > kMaxKindBytes ||
      !std::all_of(request.kind.begin(), request.kind.end(), is_kind_character)) {
    return refuse("A job's kind is 1 to 60 of a-z, 0-9, _, . and -.");
  }
  if (request.key.size() > kMaxKeyBytes) return refuse("A job's key is at most 130 bytes long.");
  if (to_text(request.payload).size() > kMaxPayloadBytes)
    return refuse("A job's payload is at most 64 KiB of JSON.");
  if (request.max_attempts < 1 || request.max_attempts > 100) return refuse("A job has 1 to 100 attempts.");
  if (request.repeat_every.count() != 0 && request.repeat_every < seconds{1}) {
    return refuse("A job repeats every second at most.");
  }
  return {};
}

JobRecord JobRecord::make(const JobRequest& request, Instant now) {
  JobRecord record;
  record.kind = request.kind;
  record.payload = request.payload;
  record.max_attempts = request.max_attempts;
  record.repeat_every_ms = request.repeat_every.count();
  record.wait_until(std::max(request.run_at, now));
  return record;
}

Job JobRecord::view(std::string id) const {
  Job job;
  job.id = std::move(id);
  job.kind = kind;
  job.payload = payload;
  job.status = status;
  job.run_at = planned;
  job.attempt = attempt;
  job.max_attempts = max_attempts;
  job.run = run;
  job.repeat_every_ms = repeat_every_ms;
  job.progress_permille = progress_permille;
  job.message = message;
  job.last_error = last_error;
  job.ended_at = ended_at;
  return job;
}

void JobRecord::ask(const JobRequest& request, Instant now) {
  payload = request.payload;
  max_attempts = request.max_attempts;
  repeat_every_ms = request.repeat_every.count();
  const auto when = std::max(request.run_at, now);
  switch (status) {
    case JobStatus::kWaiting:
      if (when < *due) wait_until(when);
      break;
    case JobStatus::kRunning:
      // A repeating job has a next run anyway; asking at each start of the program must not add one.
      again = again || repeat_every_ms == 0;
      break;
    case JobStatus::kDone:
    case JobStatus::kDead:
    case JobStatus::kCancelled:
      attempt = 0;
      wait_until(when);
  }
}

void JobRecord::wait_until(Instant when) {
  status = JobStatus::kWaiting;
  planned = when;
  due = when;
  ended_at.reset();
  cancel_asked = false;
  again = false;
  progress_permille = 0;
}

void JobRecord::end(JobStatus how, Instant now) {
  status = how;
  due.reset();
  ended_at = now;
  again = false;
  cancel_asked = false;
}

Status JobRecord::cancel(Instant now) {
  if (ended_at) return souk::fail(precondition("job.ended", "This job has ended already."));
  if (status == JobStatus::kRunning) {
    cancel_asked = true;
  } else {
    end(JobStatus::kCancelled, now);
  }
  return {};
}

Status JobRecord::restart(Instant now) {
  if (status != JobStatus::kDead && status != JobStatus::kCancelled) {
    return souk::fail(
        precondition("job.not_ended", "Only a job that failed or was cancelled can be tried again."));
  }
  attempt = 0;
  wait_until(now);
  return {};
}

bool JobRecord::take(Instant now, milliseconds lease) {
  if (status == JobStatus::kRunning) {
    if (cancel_asked) {
      end(JobStatus::kCancelled, now);
      return false;
    }
    last_error = "The worker ended in the middle of attempt " + std::to_string(attempt) + ".";
    if (attempt >= max_attempts) {
      end(JobStatus::kDead, now);
      return false;
    }
  }
  status = JobStatus::kRunning;
  due = now + lease;
  ++attempt;
  ++run;
  progress_permille = 0;
  message.clear();
  return true;
}

Status JobRecord::check_run(std::int64_t of_run) const {
  if (status == JobStatus::kRunning && run == of_run) return {};
  return souk::fail(conflict("job.lost", "Another worker has this job now."));
}

Status JobRecord::report(std::int64_t of_run, Instant lease_end, std::int64_t permille,
                         std::string_view words) {
  TRY(check_run(of_run));
  if (cancel_asked) return souk::fail(precondition("job.cancelled", "This job was cancelled."));
  due = lease_end;
  progress_permille = permille;
  message = text::is_valid_utf8(words) ? text::shorten(words, kMaxWords) : "";
  return {};
}

void JobRecord::plan_next(Instant now) {
  attempt = 0;
  // From planned time to planned time; runs that were missed are not made up for.
  wait_until(std::max(planned + milliseconds{repeat_every_ms}, now));
}

Status JobRecord::finish(std::int64_t of_run, Instant now) {
  TRY(check_run(of_run));
  last_error.clear();
  if (cancel_asked) {
    end(JobStatus::kCancelled, now);
  } else if (again) {
    attempt = 0;
    wait_until(now);
  } else if (repeat_every_ms > 0) {
    plan_next(now);
  } else {
    end(JobStatus::kDone, now);
    progress_permille = 1'000;
  }
  return {};
}

Status JobRecord::fail(std::int64_t of_run, const Error& error, Instant now, milliseconds delay) {
  TRY(check_run(of_run));
  last_error = text::shorten(describe(error), kMaxWords);
  if (cancel_asked) {
    end(JobStatus::kCancelled, now);
  } else if (attempt < max_attempts) {
    // The plan stays: a repeating job does not drift by its retries.
    const auto planned_before = planned;
    wait_until(now + delay);
    planned = planned_before;
  } else if (again) {
    attempt = 0;
    wait_until(now);
  } else if (repeat_every_ms > 0) {
    plan_next(now);
  } else {
    end(JobStatus::kDead, now);
  }
  return {};
}

Status JobRecord::release(std::int64_t of_run, Instant now) {
  TRY(check_run(of_run));
  --attempt;
  const auto planned_before = planned;
  wait_until(now);
  planned = planned_before;
  return {};
}

}  // namespace souk::engines::job
