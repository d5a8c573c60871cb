#include "engines/job/document/queue.hpp"

#include <gtest/gtest.h>

#include "engines/document/memory/store.hpp"
#include "tests/support/result.hpp"

namespace souk::engines {
namespace {

using namespace std::chrono_literals;
using runtime::JobStatus;
using support::fails_with;
using support::succeeds;
using support::value_of;

class JobQueue : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(succeeds(queue_.prepare())); }

  std::vector<runtime::Job> take(std::size_t limit = 10) {
    return value_of(queue_.take({"mail", "tick"}, limit, 30s)).jobs;
  }
  runtime::Job job(std::string_view id) { return value_of(queue_.get(id)); }

  ManualClock clock_;
  SeededRandom random_{1};
  MemoryDocumentStore store_;
  DocumentJobQueue queue_{store_, clock_, random_, {.retry = {1s, 8s}, .keep_done = 1h, .keep_dead = 24h}};
  const Error error_ = unavailable("mail.down", "The mail server is away.");
};

TEST_F(JobQueue, GivesADueJobToOneWorker) {
  const auto id = value_of(queue_.enqueue({.kind = "mail", .payload = {{"to", "a"}}}));
  const auto first = take();
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].id, id);
  EXPECT_EQ(first[0].payload.at("to").as_string(), "a");
  EXPECT_EQ(first[0].attempt, 1);
  EXPECT_TRUE(take().empty());
  EXPECT_TRUE(succeeds(queue_.finish(first[0])));
  EXPECT_EQ(job(id).status, JobStatus::kDone);
}

TEST_F(JobQueue, KeepsALaterJobUntilItsTimeAndSaysWhen) {
  const auto at = clock_.now() + 10min;
  ASSERT_TRUE(queue_.enqueue({.kind = "mail", .run_at = at}));
  const auto taken = value_of(queue_.take({"mail"}, 10, 30s));
  EXPECT_TRUE(taken.jobs.empty());
  EXPECT_EQ(taken.next_due, at);
  clock_.advance(10min);
  EXPECT_EQ(take().size(), 1U);
}

TEST_F(JobQueue, LeavesOtherKindsToOthers) {
  ASSERT_TRUE(queue_.enqueue({.kind = "report"}));
  EXPECT_TRUE(take().empty());
}

TEST_F(JobQueue, OneJobPerKey) {
  const auto first =
      value_of(queue_.enqueue({.kind = "mail", .key = "ord_1", .payload = 1, .run_at = clock_.now() + 1h}));
  EXPECT_EQ(value_of(queue_.enqueue({.kind = "mail", .key = "ord_1", .payload = 2})), first);
  const auto jobs = take();
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].payload, json::value(2));
}

TEST_F(JobQueue, AskedForWhileRunningItRunsOnceMore) {
  ASSERT_TRUE(queue_.enqueue({.kind = "mail", .key = "index"}));
  const auto running = take();
  ASSERT_EQ(running.size(), 1U);
  ASSERT_TRUE(queue_.enqueue({.kind = "mail", .key = "index"}));
  ASSERT_TRUE(queue_.enqueue({.kind = "mail", .key = "index"}));
  EXPECT_TRUE(take().empty());
  ASSERT_TRUE(queue_.finish(running[0]));
  const auto again = take();
  ASSERT_EQ(again.size(), 1U);
  ASSERT_TRUE(queue_.finish(again[0]));
  EXPECT_TRUE(take().empty());
}

TEST_F(JobQueue, DeadWorkersJobRunsAgainAndTheDeadOneCannotEndIt) {
  ASSERT_TRUE(queue_.enqueue({.kind = "mail"}));
  const auto dead = take();
  ASSERT_EQ(dead.size(), 1U);
  clock_.advance(29s);
  EXPECT_TRUE(take().empty());
  clock_.advance(1s);
  const auto alive = take();
  ASSERT_EQ(alive.size(), 1U);
  EXPECT_EQ(alive[0].attempt, 2);
  EXPECT_TRUE(fails_with(queue_.finish(dead[0]), ErrorKind::kConflict, "job.lost"));
  EXPECT_TRUE(fails_with(queue_.report(dead[0], 30s, 1, ""), ErrorKind::kConflict, "job.lost"));
  EXPECT_TRUE(succeeds(queue_.finish(alive[0])));
}

TEST_F(JobQueue, ReportingKeepsTheLease) {
  const auto id = value_of(queue_.enqueue({.kind = "mail"}));
  const auto running = take();
  for (int i = 1; i <= 5; ++i) {
    clock_.advance(20s);
    ASSERT_TRUE(queue_.report(running[0], 30s, i * 100, "mail " + std::to_string(i)));
    EXPECT_TRUE(take().empty());
  }
  EXPECT_EQ(job(id).progress_permille, 500);
  EXPECT_EQ(job(id).message, "mail 5");
}

TEST_F(JobQueue, FailedJobComesBackLaterAndLaterThenIsDead) {
  const auto id = value_of(queue_.enqueue({.kind = "mail", .max_attempts = 3}));
  for (int attempt = 1; attempt <= 3; ++attempt) {
    const auto running = take();
    ASSERT_EQ(running.size(), 1U) << attempt;
    EXPECT_EQ(running[0].attempt, attempt);
    ASSERT_TRUE(queue_.fail(running[0], error_));
    EXPECT_TRUE(take().empty());
    clock_.advance(8s);
  }
  EXPECT_TRUE(take().empty());
  EXPECT_EQ(job(id).status, JobStatus::kDead);
  EXPECT_NE(job(id).last_error.find("mail.down"), std::string::npos);
  EXPECT_EQ(value_of(queue_.statistics()).dead, 1);
  ASSERT_TRUE(succeeds(queue_.retry(id)));
  EXPECT_EQ(take().size(), 1U);
}

TEST_F(JobQueue, WorkerThatDiesEveryTimeMakesItDeadToo) {
  const auto id = value_of(queue_.enqueue({.kind = "mail", .max_attempts = 2}));
  for (int i = 0; i < 3; ++i) {
    (void)take();
    clock_.advance(1min);
  }
  EXPECT_EQ(job(id).status, JobStatus::kDead);
}

TEST_F(JobQueue, RepeatsFromPlannedTimeToPlannedTime) {
  const auto start = clock_.now();
  const auto id = value_of(queue_.enqueue({.kind = "tick", .key = "t", .repeat_every = 1min}));
  auto running = take();
  clock_.advance(10s);
  ASSERT_TRUE(queue_.finish(running[0]));
  EXPECT_EQ(job(id).run_at, start + 1min);
  ASSERT_TRUE(queue_.enqueue({.kind = "tick",
                              .key = "t",
                              .run_at = start + 1min,
                              .repeat_every = 1min}));  // the next start of the program
  clock_.advance(5min);                                 // missed ones are not made up for
  running = take();
  ASSERT_EQ(running.size(), 1U);
  ASSERT_TRUE(queue_.finish(running[0]));
  EXPECT_EQ(take().size(), 1U);
  EXPECT_TRUE(take().empty());
}

TEST_F(JobQueue, CancelEndsAWaitingJobAndTellsARunningOne) {
  const auto waiting = value_of(queue_.enqueue({.kind = "mail", .run_at = clock_.now() + 1h}));
  ASSERT_TRUE(succeeds(queue_.cancel(waiting)));
  EXPECT_EQ(job(waiting).status, JobStatus::kCancelled);
  EXPECT_TRUE(fails_with(queue_.cancel(waiting), ErrorKind::kPrecondition, "job.ended"));
  EXPECT_TRUE(fails_with(queue_.cancel("mail:none"), ErrorKind::kNotFound, "job.missing"));
  const auto running = value_of(queue_.enqueue({.kind = "mail"}));
  const auto taken = take();
  ASSERT_TRUE(succeeds(queue_.cancel(running)));
  EXPECT_TRUE(fails_with(queue_.report(taken[0], 30s, 1, ""), ErrorKind::kPrecondition, "job.cancelled"));
  ASSERT_TRUE(queue_.fail(taken[0], error_));
  EXPECT_EQ(job(running).status, JobStatus::kCancelled);
}

TEST_F(JobQueue, ForgetsEndedJobsInTime) {
  const auto id = value_of(queue_.enqueue({.kind = "mail"}));
  ASSERT_TRUE(queue_.finish(take()[0]));
  EXPECT_EQ(value_of(queue_.purge()), 0);
  clock_.advance(2h);
  EXPECT_EQ(value_of(queue_.purge()), 1);
  EXPECT_FALSE(queue_.get(id));
}

TEST_F(JobQueue, ListsByStatus) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(queue_.enqueue({.kind = "mail"}));
  const auto first = value_of(queue_.list(JobStatus::kWaiting, 3, ""));
  EXPECT_EQ(first.jobs.size(), 3U);
  EXPECT_EQ(value_of(queue_.list(JobStatus::kWaiting, 3, first.next_cursor)).jobs.size(), 2U);
  EXPECT_TRUE(value_of(queue_.list(JobStatus::kDead, 3, "")).jobs.empty());
}

TEST_F(JobQueue, RefusesWhatIsOutOfBounds) {
  const auto refused = [&](const runtime::JobRequest& request) {
    return fails_with(queue_.enqueue(request), ErrorKind::kInvalid, "job.request");
  };
  EXPECT_TRUE(refused({.kind = ""}));
  EXPECT_TRUE(refused({.kind = "Mail!"}));
  EXPECT_TRUE(refused({.kind = "mail", .key = std::string(131, 'k')}));
  EXPECT_TRUE(refused({.kind = "mail", .payload = json::string(65 * 1024, 'x')}));
  EXPECT_TRUE(refused({.kind = "mail", .max_attempts = 0}));
  EXPECT_TRUE(refused({.kind = "mail", .repeat_every = 1ms}));
}

}  // namespace
}  // namespace souk::engines
