#include "engines/job/document/queue.hpp"

#include <algorithm>

namespace souk::engines {

using job::JobRecord;
using runtime::Job;
using runtime::JobRequest;
using runtime::JobStatistics;
using runtime::JobStatus;

namespace {

constexpr int kMaxTries = 20;
constexpr std::size_t kMaxCounted = 1'000;
constexpr std::size_t kMaxPurged = 1'000;

std::string name(JobStatus status) { return std::string{enum_name(status)}; }

// Whether a writer was faster: try again.
bool is_race(const Error& error) {
  return error.code == "document.changed" || error.code == "document.exists";
}

Error contended() { return unavailable("job.contended", "Too many change this job at once; try again."); }

}  // namespace

DocumentJobQueue::DocumentJobQueue(DocumentStore& store, const Clock& clock, Random& random,
                                   Settings settings)
    : jobs_{store, "job"}, clock_{clock}, random_{random}, settings_{settings} {}

Status DocumentJobQueue::prepare() {
  return jobs_.store().declare({jobs_.name(), {{"due"}, {"status"}, {"forget_at"}}});
}

void DocumentJobQueue::listen(std::function<void()> call) {
  const std::lock_guard lock{mutex_};
  listener_ = std::move(call);
}

void DocumentJobQueue::tell() {
  const std::lock_guard lock{mutex_};
  if (listener_) listener_();
}

Result<std::string> DocumentJobQueue::enqueue(const JobRequest& request) {
  TRY(job::check_request(request));
  const auto key = request.key.empty() ? random_hex(random_, 16) : request.key;
  auto id = request.kind + ":" + key;
  for (int tries = 0; tries < kMaxTries; ++tries) {
    Status stored;
    if (auto found = TRY(jobs_.find(id))) {
      found->value.ask(request, clock_.now());
      stored = store(*found);
    } else if (auto inserted = jobs_.insert(id, JobRecord::make(request, clock_.now())); !inserted) {
      stored = souk::fail(std::move(inserted).error());
    }
    if (stored) {
      tell();
      return id;
    }
    if (!is_race(stored.error()) && stored.error().code != "document.missing")
      return souk::fail(stored.error());
  }
  return souk::fail(contended());
}

Status DocumentJobQueue::move(std::string_view id, const std::function<Status(JobRecord&)>& change) {
  for (int tries = 0; tries < kMaxTries; ++tries) {
    auto job = TRY(jobs_.load(id));
    TRY(change(job.value));
    auto stored = store(job);
    if (stored || !is_race(stored.error())) return stored;
  }
  return souk::fail(contended());
}

Status DocumentJobQueue::cancel(std::string_view id) {
  return move(id, [&](JobRecord& record) { return record.cancel(clock_.now()); });
}

Status DocumentJobQueue::retry(std::string_view id) {
  TRY(move(id, [&](JobRecord& record) { return record.restart(clock_.now()); }));
  tell();
  return {};
}

Status DocumentJobQueue::report(const Job& job, milliseconds lease, std::int64_t progress_permille,
                                std::string_view message) {
  return move(job.id, [&](JobRecord& record) {
    return record.report(job.run, clock_.now() + lease, progress_permille, message);
  });
}

Status DocumentJobQueue::finish(const Job& job) {
  return move(job.id, [&](JobRecord& record) { return record.finish(job.run, clock_.now()); });
}

Status DocumentJobQueue::fail(const Job& job, const Error& error) {
  const auto delay = runtime::retry_delay(settings_.retry, job.attempt, random_);
  return move(job.id, [&](JobRecord& record) { return record.fail(job.run, error, clock_.now(), delay); });
}

Status DocumentJobQueue::release(const Job& job) {
  return move(job.id, [&](JobRecord& record) { return record.release(job.run, clock_.now()); });
}

Result<DocumentJobQueue::Taken> DocumentJobQueue::take(const std::vector<std::string>& kinds,
                                                       std::size_t limit, milliseconds lease) {
  Taken taken;
  FindQuery query{.path = "due", .limit = std::clamp<std::size_t>(limit, 1, 100)};
  do {
    auto found = TRY(jobs_.query(query, &query.cursor));
    for (auto& candidate : found) {
      auto& record = candidate.value;
      if (std::find(kinds.begin(), kinds.end(), record.kind) == kinds.end()) continue;
      const auto now = clock_.now();
      if (!record.can_be_taken(now)) {
        taken.next_due = record.due;
        return taken;
      }
      if (taken.jobs.size() == limit) {
        taken.next_due = now;
        return taken;
      }
      const bool runs = record.take(now, lease);
      auto stored = store(candidate);
      if (!stored && is_race(stored.error())) continue;  // another worker was faster
      if (!stored) return souk::fail(std::move(stored).error());
      if (runs) taken.jobs.push_back(record.view(candidate.id));
    }
  } while (!query.cursor.empty());
  return taken;
}

Result<Job> DocumentJobQueue::get(std::string_view id) {
  const auto job = TRY(jobs_.load(id));
  return job.value.view(job.id);
}

Result<DocumentJobQueue::Page> DocumentJobQueue::list(JobStatus status, std::size_t limit,
                                                      const std::string& cursor) {
  Page page;
  const FindQuery query{.path = "status", .equals = name(status), .limit = limit, .cursor = cursor};
  for (auto& job : TRY(jobs_.query(query, &page.next_cursor))) {
    page.jobs.push_back(job.value.view(std::move(job.id)));
  }
  return page;
}

Result<JobStatistics> DocumentJobQueue::statistics() {
  const auto count = [&](JobStatus status) -> Result<std::int64_t> {
    const FindQuery query{.path = "status", .equals = name(status), .limit = kMaxCounted};
    return static_cast<std::int64_t>(TRY(jobs_.store().find(jobs_.name(), query)).documents.size());
  };
  JobStatistics statistics;
  statistics.waiting = TRY(count(JobStatus::kWaiting));
  statistics.running = TRY(count(JobStatus::kRunning));
  statistics.dead = TRY(count(JobStatus::kDead));
  const auto first = TRY(jobs_.query({.path = "due", .limit = 1}));
  if (!first.empty()) statistics.oldest_due = first.front().value.due;
  return statistics;
}

Status DocumentJobQueue::store(Stored<JobRecord>& job) {
  auto& record = job.value;
  record.forget_at.reset();
  if (record.ended_at) {
    record.forget_at =
        *record.ended_at + (record.status == JobStatus::kDead ? settings_.keep_dead : settings_.keep_done);
  }
  return jobs_.replace(job);
}

Result<std::int64_t> DocumentJobQueue::purge() {
  const FindQuery query{.path = "forget_at", .until = to_string(clock_.now()), .limit = kMaxPurged};
  std::int64_t purged = 0;
  for (const auto& job : TRY(jobs_.query(query))) {
    auto erased = jobs_.erase(job.id, job.revision);
    if (!erased && !is_race(erased.error())) return souk::fail(std::move(erased).error());
    purged += erased ? 1 : 0;
  }
  return purged;
}

}  // namespace souk::engines
