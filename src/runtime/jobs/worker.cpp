#include "runtime/jobs/worker.hpp"

#include <algorithm>

#include "runtime/fiber/fiber.hpp"
#include "runtime/log/log.hpp"

namespace souk::runtime {
namespace {
constexpr std::size_t kMaxTaken = 100;
}

Status JobRun::report(std::int64_t progress_permille, std::string message) {
  {
    const std::lock_guard lock{mutex_};
    progress_permille_ = std::clamp<std::int64_t>(progress_permille, 0, 1'000);
    message_ = std::move(message);
  }
  return renew();
}

Status JobRun::renew() {
  std::int64_t progress = 0;
  std::string message;
  {
    const std::lock_guard lock{mutex_};
    progress = progress_permille_;
    message = message_;
  }
  auto reported = queue_.report(job_, lease_, progress, message);
  const auto stops = [](const Error& error) {
    return error.code == "job.lost" || error.code == "job.cancelled";
  };
  if (!reported && stops(reported.error())) should_stop_ = true;
  return reported;
}

JobWorker::JobWorker(Cores& cores, JobQueue& queue, const Clock& clock, Settings settings)
    : cores_{cores}, queue_{queue}, clock_{clock}, settings_{settings} {}

JobWorker::~JobWorker() { stop(); }

void JobWorker::handle(std::string kind, JobHandler handler) {
  handlers_.insert_or_assign(std::move(kind), std::move(handler));
}

void JobWorker::start() {
  queue_.listen([this] { nudge(); });
  spawn_own([this] { dispatch(); });
}

void JobWorker::stop() {
  queue_.listen({});
  stopping_ = true;
  Wake left;
  {
    const std::lock_guard lock{mutex_};
    for (auto& [id, run] : runs_) run->should_stop_ = true;
    if (fibers_ == 0) return;
    stopper_ = left.signal();
  }
  nudge();
  left.wait();
}

std::size_t JobWorker::running() const {
  const std::lock_guard lock{mutex_};
  return runs_.size();
}

void JobWorker::spawn_own(std::function<void()> work) {
  {
    const std::lock_guard lock{mutex_};
    ++fibers_;
  }
  spawn(cores_.next(), [this, work = std::move(work)] {
    work();
    std::optional<Signal> stopper;
    {
      const std::lock_guard lock{mutex_};
      if (--fibers_ == 0) stopper = stopper_;
    }
    if (stopper) stopper->notify();  // stop() may return now, and this object be gone
  });
}

void JobWorker::pause(Deadline until) {
  Wake woken;
  {
    const std::lock_guard lock{mutex_};
    if (std::exchange(nudged_, false)) return;
    sleeper_ = woken.signal();
  }
  woken.wait_until(until);
  const std::lock_guard lock{mutex_};
  sleeper_.reset();
  nudged_ = false;
}

void JobWorker::nudge() {
  const std::lock_guard lock{mutex_};
  nudged_ = true;
  if (sleeper_) sleeper_->notify();
}

// One fiber takes jobs and renews leases, in turn: every third of a lease at the latest.
void JobWorker::dispatch() {
  const auto renew_every = settings_.lease / 3;
  constexpr auto kPurgeEvery = std::chrono::minutes{1};
  auto renew_at = std::chrono::steady_clock::now() + renew_every;
  auto purge_at = std::chrono::steady_clock::now();
  while (!stopping_) {
    auto now = std::chrono::steady_clock::now();
    if (now >= renew_at) {
      renew_leases();
      renew_at = now + renew_every;
    }
    if (now >= purge_at) {
      if (const auto purged = queue_.purge(); !purged)
        log::warning("job.purge_failed", {{"error", purged.error()}});
      purge_at = now + kPurgeEvery;
    }
    std::optional<Instant> next_due;
    take_due(next_due);
    now = std::chrono::steady_clock::now();
    auto until = std::min(renew_at, now + settings_.poll);
    if (next_due) until = std::min(until, now + std::max(*next_due - clock_.now(), milliseconds{1}));
    pause(until);
  }
  // Those still running keep their leases for as long as stop() waits for them.
  while (running() > 0) {
    renew_leases();
    pause(std::chrono::steady_clock::now() + renew_every);
  }
}

void JobWorker::take_due(std::optional<Instant>& next_due) {
  const auto free = settings_.max_running - std::min(settings_.max_running, running());
  if (free == 0) return;
  std::vector<std::string> kinds;
  for (const auto& [kind, handler] : handlers_) kinds.push_back(kind);
  auto taken = queue_.take(kinds, std::min(free, kMaxTaken), settings_.lease);
  if (!taken) {
    log::warning("job.take_failed", {{"error", taken.error()}});
    return;
  }
  next_due = taken->next_due;
  for (auto& job : taken->jobs) {
    auto run = std::make_shared<JobRun>(queue_, std::move(job), settings_.lease);
    {
      const std::lock_guard lock{mutex_};
      runs_.insert_or_assign(run->job().id, run);
    }
    spawn_own([this, run] { run_one(run); });
  }
}

void JobWorker::renew_leases() {
  std::vector<std::shared_ptr<JobRun>> runs;
  {
    const std::lock_guard lock{mutex_};
    for (const auto& [id, run] : runs_) runs.push_back(run);
  }
  for (const auto& run : runs) (void)run->renew();  // an error is remembered where it matters, see renew()
}

void JobWorker::run_one(const std::shared_ptr<JobRun>& run) {
  const auto outcome = handlers_.at(run->job().kind)(*run);
  settle(*run, outcome);
  {
    const std::lock_guard lock{mutex_};
    const auto found = runs_.find(run->job().id);
    if (found != runs_.end() && found->second == run) runs_.erase(found);
  }
  nudge();
}

// What cannot be written now (the store is away) is settled by the lease's end: the job runs again.
void JobWorker::settle(JobRun& run, const Status& outcome) {
  const auto& job = run.job();
  Status settled;
  if (outcome) {
    settled = queue_.finish(job);
    ++statistics_.succeeded;
  } else if (stopping_ && run.should_stop()) {
    settled = queue_.release(job);
  } else {
    log::warning("job.failed", {{"job", job.id}, {"attempt", job.attempt}, {"error", outcome.error()}});
    settled = queue_.fail(job, outcome.error());
    ++statistics_.failed;
  }
  if (!settled) {
    if (settled.error().code == "job.lost") ++statistics_.lost;
    log::warning("job.unsettled", {{"job", job.id}, {"error", settled.error()}});
  }
}

}  // namespace souk::runtime
