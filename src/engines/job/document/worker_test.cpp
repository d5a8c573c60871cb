#include "runtime/jobs/worker.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "engines/job/document/queue.hpp"
#include "runtime/fiber/pool.hpp"
#include "tests/support/result.hpp"

namespace souk::engines {
namespace {

using namespace std::chrono_literals;
using runtime::JobRun;
using runtime::JobStatus;
using runtime::JobWorker;
using support::succeeds;
using support::value_of;

// Real threads and a real clock's waits, but no test depends on how long anything takes.
class JobWorkerTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(succeeds(queue_.prepare())); }

  // Waits for a job to reach a status, as long as a slow machine may need.
  bool reaches(std::string_view id, JobStatus status) {
    for (int i = 0; i < 20'000; ++i) {
      if (value_of(queue_.get(id)).status == status) return true;
      runtime::sleep_for(1ms);
    }
    return false;
  }

  SystemClock clock_;
  SystemRandom random_;
  MemoryDocumentStore store_;
  DocumentJobQueue queue_{store_, clock_, random_, {.retry = {1ms, 2ms}}};
  runtime::Cores cores_{2};
};

TEST_F(JobWorkerTest, RunsWhatIsEnqueuedBeforeAndAfterItStarts) {
  std::atomic<int> sum = 0;
  JobWorker worker{cores_, queue_, clock_, {.poll = 10s}};
  worker.handle("add", [&](JobRun& run) -> Status {
    sum += static_cast<int>(run.job().payload.as_int64());
    return {};
  });
  const auto before = value_of(queue_.enqueue({.kind = "add", .payload = 1}));
  worker.start();
  std::vector<std::string> ids{before};
  for (int i = 0; i < 50; ++i) ids.push_back(value_of(queue_.enqueue({.kind = "add", .payload = 2})));
  for (const auto& id : ids) EXPECT_TRUE(reaches(id, JobStatus::kDone));
  worker.stop();
  EXPECT_EQ(sum, 101);
  EXPECT_EQ(worker.statistics().succeeded, 51U);
}

TEST_F(JobWorkerTest, KeepsToItsBound) {
  std::atomic<int> now = 0, most = 0;
  JobWorker worker{cores_, queue_, clock_, {.max_running = 3}};
  worker.handle("wait", [&](JobRun&) -> Status {
    const int running = ++now;
    for (int seen = most; running > seen && !most.compare_exchange_weak(seen, running);) continue;
    runtime::sleep_for(2ms);
    --now;
    return {};
  });
  std::vector<std::string> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(value_of(queue_.enqueue({.kind = "wait"})));
  worker.start();
  for (const auto& id : ids) EXPECT_TRUE(reaches(id, JobStatus::kDone));
  EXPECT_LE(most, 3);
  EXPECT_GE(most, 1);
}

TEST_F(JobWorkerTest, TriesAgainUntilItSucceeds) {
  std::atomic<int> attempts = 0;
  JobWorker worker{cores_, queue_, clock_, {}};
  worker.handle("flaky", [&](JobRun&) -> Status {
    if (++attempts < 4) return fail(unavailable("flaky", "Not yet."));
    return {};
  });
  worker.start();
  const auto id = value_of(queue_.enqueue({.kind = "flaky"}));
  EXPECT_TRUE(reaches(id, JobStatus::kDone));
  EXPECT_EQ(attempts, 4);
}

TEST_F(JobWorkerTest, LongJobKeepsItsLease) {
  std::atomic<int> runs = 0;
  JobWorker worker{cores_, queue_, clock_, {.lease = 200ms, .poll = 5ms}};
  worker.handle("long", [&](JobRun&) -> Status {
    ++runs;
    runtime::sleep_for(700ms);
    return {};
  });
  worker.start();
  const auto id = value_of(queue_.enqueue({.kind = "long"}));
  EXPECT_TRUE(reaches(id, JobStatus::kDone));
  EXPECT_EQ(runs, 1);
}

TEST_F(JobWorkerTest, StopGivesBackWhatHasNotEnded) {
  runtime::Wake started;
  JobWorker worker{cores_, queue_, clock_, {}};
  worker.handle("endless", [&, signal = started.signal()](JobRun& run) -> Status {
    signal.notify();
    while (!run.should_stop()) runtime::sleep_for(1ms);
    return fail(unavailable("stopped", "Stopped."));
  });
  worker.start();
  const auto id = value_of(queue_.enqueue({.kind = "endless"}));
  started.wait();
  worker.stop();
  const auto job = value_of(queue_.get(id));
  EXPECT_EQ(job.status, JobStatus::kWaiting);
  EXPECT_EQ(job.attempt, 0);
  EXPECT_TRUE(job.last_error.empty());
}

TEST_F(JobWorkerTest, CancelledJobIsToldAtItsNextReport) {
  runtime::Wake started;
  JobWorker worker{cores_, queue_, clock_, {}};
  worker.handle("report", [&, signal = started.signal()](JobRun& run) -> Status {
    for (;;) {
      TRY(run.report(500, "half-way"));
      signal.notify();
      runtime::sleep_for(1ms);
    }
  });
  worker.start();
  const auto id = value_of(queue_.enqueue({.kind = "report"}));
  started.wait();
  ASSERT_TRUE(succeeds(queue_.cancel(id)));
  EXPECT_TRUE(reaches(id, JobStatus::kCancelled));
}

}  // namespace
}  // namespace souk::engines
