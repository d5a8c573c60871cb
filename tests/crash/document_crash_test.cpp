// kill -9 in the middle of writing, again and again over one data folder: what was answered must be there,
// once, and the feed must tell of it without a gap.
//
// A child process writes with 16 threads and reports each answered write through a pipe; the parent kills it
// at a random moment, reads the pipe to its end and looks at the folder. (The page cache outlives a killed
// process: this proves our ordering and SQLite's recovery, not the disk's own promises at a power cut.)
#include <array>
#include <chrono>
#include <map>
#include <random>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

#include "engines/document/sqlite/store.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::engines {
namespace {

using support::succeeds;
using support::value_of;
using namespace std::chrono_literals;

constexpr int kRounds = 30;
constexpr int kWriters = 16;
const CollectionSpec kThings{"thing", {{"code", true}, {"writer"}}};

enum class Op : std::int32_t { kReady, kInserted, kCounted, kOwn };

// One answered write. Small enough that a pipe never tears it.
struct Answer {
  Op op = Op::kReady;
  std::int32_t writer = 0;
  std::int64_t number = 0;    // of the document inserted
  std::int64_t revision = 0;  // that was answered
};

std::unique_ptr<SqliteDocumentStore> open(const std::filesystem::path& folder) {
  auto store = value_of(SqliteDocumentStore::open({.folder = folder}));
  EXPECT_TRUE(store == nullptr || succeeds(store->declare(kThings)));
  return store;
}

std::string id_of(int round, int writer, std::int64_t number) {
  return "doc-" + std::to_string(round) + "-" + std::to_string(writer) + "-" + std::to_string(number);
}
std::string body_of(const std::string& id, int writer) {
  return R"({"code":")" + id + R"(","writer":)" + std::to_string(writer) + R"(,"text":")" +
         std::string(1'500, 'x') + "\"}";
}

// ---- the child
// ----------------------------------------------------------------------------------------------

void write_on(DocumentStore& store, int out, int round, int writer) {
  const auto tell = [&](Op op, std::int64_t number, std::int64_t revision) {
    const Answer answer{op, writer, number, revision};
    if (write(out, &answer, sizeof answer) != sizeof answer) _exit(3);
  };
  for (std::int64_t number = 0;; ++number) {
    const auto id = id_of(round, writer, number);
    const auto inserted = store.insert("thing", id, body_of(id, writer));
    if (!inserted) _exit(4);
    tell(Op::kInserted, number, *inserted);
    const auto counted = store.update("thing", "counter", {.increments = {{"n", 1}}});
    if (!counted) _exit(5);
    tell(Op::kCounted, 0, counted->revision);
    const auto own =
        store.put("thing", "own-" + std::to_string(writer), body_of("own-" + std::to_string(writer), writer));
    if (!own) _exit(6);
    tell(Op::kOwn, 0, *own);
  }
}

[[noreturn]] void run_child(const std::filesystem::path& folder, int out, int round) {
  const auto store = open(folder);
  if (store == nullptr) _exit(2);
  const Answer ready{};
  if (write(out, &ready, sizeof ready) != sizeof ready) _exit(3);
  std::vector<std::thread> threads;
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] { write_on(*store, out, round, writer); });
  }
  for (auto& thread : threads) thread.join();
  _exit(0);
}

// ---- the parent
// ---------------------------------------------------------------------------------------------

// Starts a child, kills it `after` it was ready, and gives all that it was answered.
std::vector<Answer> killed_child(const std::filesystem::path& folder, int round,
                                 std::chrono::microseconds after) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  const pid_t child = fork();  // no other thread is alive: every store is closed
  if (child == 0) {
    close(ends[0]);
    run_child(folder, ends[1], round);
  }
  close(ends[1]);
  std::vector<Answer> answers;
  Answer answer;
  EXPECT_EQ(read(ends[0], &answer, sizeof answer), ssize_t{sizeof answer}) << "the child did not start";
  // Somebody must empty the pipe meanwhile, or the writers would wait for us.
  std::thread killer{[&] {
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
  }};
  while (read(ends[0], &answer, sizeof answer) == ssize_t{sizeof answer}) answers.push_back(answer);
  killer.join();
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
  return answers;
}

struct Expected {
  std::int64_t counter = 0;         // answered increments so far
  std::map<int, std::int64_t> own;  // the latest answered revision
};

void check_answers(DocumentStore& store, int round, const std::vector<Answer>& answers, Expected& expected) {
  for (const auto& answer : answers) {
    if (answer.op == Op::kCounted) ++expected.counter;
    if (answer.op == Op::kOwn)
      expected.own[answer.writer] = std::max(expected.own[answer.writer], answer.revision);
    if (answer.op != Op::kInserted) continue;
    const auto id = id_of(round, answer.writer, answer.number);
    const auto found = value_of(store.get("thing", id));
    ASSERT_TRUE(found) << id << " was answered and is lost";
    EXPECT_EQ(found->body, body_of(id, answer.writer));
  }
  const auto counter = value_of(store.get("thing", "counter"));
  ASSERT_TRUE(counter);
  // Increments that nobody was answered may have happened: one a writer at most.
  const auto n = counter->revision - 1;
  EXPECT_EQ(counter->body, R"({"n":)" + std::to_string(n) + "}");
  EXPECT_GE(n, expected.counter);
  EXPECT_LE(n, expected.counter + kWriters);
  expected.counter = n;
  for (auto& [writer, revision] : expected.own) {
    const auto found = value_of(store.get("thing", "own-" + std::to_string(writer)));
    ASSERT_TRUE(found);
    EXPECT_GE(found->revision, revision);
    EXPECT_LE(found->revision, revision + 1);
    revision = found->revision;  // the one that nobody was answered counts for the next round
  }
}

// Every document's last change in the feed is its revision, and every sequence is there.
void check_feed(DocumentStore& store, std::int64_t& after, std::map<std::string, std::int64_t>& revisions) {
  for (;;) {
    const auto batch = value_of(store.changes(after, 10'000, 0ms));
    if (batch.changes.empty()) break;
    for (const auto& change : batch.changes) {
      ASSERT_EQ(change.sequence, ++after);
      ASSERT_EQ(change.revision, ++revisions[change.id]) << change.id;
    }
  }
  EXPECT_EQ(value_of(store.count("thing")), static_cast<std::int64_t>(revisions.size()));
  for (const auto& [id, revision] : revisions) {
    const auto found = value_of(store.get("thing", id));
    ASSERT_TRUE(found) << id;
    ASSERT_EQ(found->revision, revision) << id;
  }
}

TEST(DocumentCrash, NothingAnsweredIsLostByKill9) {
  const support::TempFolder folder;
  ASSERT_TRUE(succeeds(open(folder.path())->insert("thing", "counter", R"({"n":0})")));
  const auto seed = std::random_device{}();
  std::mt19937 random{seed};
  std::uniform_int_distribution<int> moment_us{1'000, 120'000};
  Expected expected;
  std::int64_t after = 0;
  std::map<std::string, std::int64_t> revisions;
  std::size_t answered = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::chrono::microseconds moment{moment_us(random)};
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const auto answers = killed_child(folder.path(), round, moment);
    answered += answers.size();
    const auto store = open(folder.path());
    ASSERT_NE(store, nullptr);
    check_answers(*store, round, answers, expected);
    check_feed(*store, after, revisions);
    EXPECT_TRUE(succeeds(store->verify()));
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(answered, 1'000U) << "too little was written for the test to mean anything";
  RecordProperty("answered_writes", static_cast<int>(answered));
}

}  // namespace
}  // namespace souk::engines
