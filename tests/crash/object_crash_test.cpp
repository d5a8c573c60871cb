// kill -9 in the middle of hundreds of concurrent puts and completions over one folder, again and again:
// every object that was answered is there and whole, everything that is listed can be read and is whole, and
// what nobody owns is found and removed.
//
// As in document_crash_test.cpp a child writes and reports through a pipe, and the parent kills it.
#include <array>
#include <map>
#include <random>
#include <signal.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

#include "cloud/storage/room.hpp"
#include "cloud/storage/scrubber.hpp"
#include "cloud/storage/store.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/object/source.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::storage {
namespace {

using support::succeeds;
using support::value_of;

constexpr int kRounds = 6;
constexpr int kWriters = 500;
constexpr std::size_t kAborters = 32;
constexpr const char* kBucket = "things";

enum class Op : std::int32_t { kReady, kPut, kUploaded, kOwn };

// One answered write. Small enough that a pipe never tears it.
struct Answer {
  Op op = Op::kReady;
  std::int32_t writer = 0;
  std::int64_t number = 0;
};

struct OpenStore {
  explicit OpenStore(const std::filesystem::path& folder) {
    index = value_of(engines::SqliteDocumentStore::open({.folder = folder / "index"}));
    storage = value_of(Storage::open(*index, clock, random, {.folder = folder / "blobs"}));
  }
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<engines::SqliteDocumentStore> index;
  std::unique_ptr<Storage> storage;
};

std::string key_of(Op op, int round, int writer, std::int64_t number) {
  if (op == Op::kOwn) return "own/" + std::to_string(writer);
  return std::string{op == Op::kPut ? "put/" : "uploaded/"} + std::to_string(round) + "/" +
         std::to_string(writer) + "/" + std::to_string(number);
}

// Says of itself what it is, so that any part or mixture of two shows.
std::string body_of(const std::string& key, std::int64_t number) {
  const auto line = key + " " + std::to_string(number) + "\n";
  const auto lines = 1 + std::hash<std::string>{}(line) % 1'000;
  std::string body;
  for (std::size_t i = 0; i < lines; ++i) body += line;
  return body + "end " + line;
}

std::int64_t number_in(const std::string& body) {
  const auto end = body.find('\n');
  const auto space = body.rfind(' ', end);
  return space == std::string::npos ? -1 : std::atoll(body.c_str() + space + 1);
}

// ---- the child
// ----------------------------------------------------------------------------------------------

void put_one(Storage& storage, const std::string& key, std::int64_t number) {
  const auto body = body_of(key, number);
  engines::TextSource source{body};
  if (!storage.put({.to = {kBucket, key}, .body = {&source}})) _exit(4);
}

void upload_one(Storage& storage, const std::string& key, std::int64_t number) {
  const auto upload = storage.begin_upload({.to = {kBucket, key}});
  if (!upload) _exit(5);
  const auto body = body_of(key, number);
  engines::TextSource source{body};
  const UploadPlace place{kBucket, key, upload->id};
  const auto part = storage.put_part(place, 1, {&source});
  if (!part) _exit(6);
  if (!storage.complete_upload({place, {{1, part->etag, {}}}})) _exit(7);
}

void write_on(Storage& storage, int out, int round, int writer) {
  const auto tell = [&](Op op, std::int64_t number) {
    const Answer answer{op, writer, number};
    if (write(out, &answer, sizeof answer) != sizeof answer) _exit(3);
  };
  for (std::int64_t number = round * 1'000'000LL;; ++number) {
    put_one(storage, key_of(Op::kPut, round, writer, number), number);
    tell(Op::kPut, number);
    put_one(storage, key_of(Op::kOwn, round, writer, number), number);
    tell(Op::kOwn, number);
    upload_one(storage, key_of(Op::kUploaded, round, writer, number), number);
    tell(Op::kUploaded, number);
  }
}

[[noreturn]] void run_child(const std::filesystem::path& folder, int out, int round) {
  OpenStore opened{folder};
  if (opened.storage == nullptr) _exit(2);
  runtime::Cores cores{2};
  const Answer ready{};
  if (write(out, &ready, sizeof ready) != sizeof ready) _exit(3);
  for (int writer = 0; writer < kWriters; ++writer)
    runtime::spawn(cores.next(), [&, writer] { write_on(*opened.storage, out, round, writer); });
  for (;;) pause();
}

// ---- the parent
// ---------------------------------------------------------------------------------------------

std::vector<Answer> killed_child(const std::filesystem::path& folder, int round, milliseconds after) {
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

std::string read_object(Storage& storage, const std::string& key) {
  const auto opened = storage.get({.from = {kBucket, key}});
  if (!opened) return describe(opened.error());
  return value_of(engines::read_all(**opened, 10'000'000));
}

void check_answers(Storage& storage, int round, const std::vector<Answer>& answers,
                   std::map<int, std::int64_t>& own) {
  for (const auto& answer : answers) {
    const auto key = key_of(answer.op, round, answer.writer, answer.number);
    if (answer.op == Op::kOwn) {
      own[answer.writer] = answer.number;
      continue;
    }
    ASSERT_EQ(read_object(storage, key), body_of(key, answer.number)) << key << " was answered and is lost";
  }
  for (const auto& [writer, number] : own) {
    const auto key = key_of(Op::kOwn, round, writer, 0);
    const auto body = read_object(storage, key);
    ASSERT_GE(number_in(body), number) << key << " went back";
  }
}

// Everything that is listed is whole, and can be counted.
std::int64_t check_lists(Storage& storage) {
  std::int64_t objects = 0;
  ListRequest request{.bucket = kBucket};
  for (bool more = true; more;) {
    const auto page = value_of(storage.list(request));
    for (const auto& entry : page.entries) {
      ++objects;
      const auto body = read_object(storage, entry.key);
      EXPECT_EQ(body, body_of(entry.key, number_in(body))) << entry.key << " is half visible";
      if (testing::Test::HasFailure()) return objects;
    }
    more = page.truncated;
    request.after = page.next;
  }
  return objects;
}

// By many at once, because each is a commit.
void abort_all(Storage& storage) {
  for (;;) {
    const auto page = value_of(storage.list_uploads({.bucket = kBucket}));
    if (page.uploads.empty()) return;
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kAborters; ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = t; i < page.uploads.size(); i += kAborters) {
          const auto& upload = page.uploads[i];
          EXPECT_TRUE(succeeds(storage.abort_upload({kBucket, upload.key, upload.id})));
        }
      });
    }
    for (auto& thread : threads) thread.join();
    if (testing::Test::HasFailure()) return;
  }
}

std::int64_t count_files(const std::filesystem::path& folder) {
  std::int64_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
    count += entry.is_regular_file() ? 1 : 0;
  return count;
}

TEST(ObjectCrash, NothingAnsweredIsLostAndNothingIsHalfVisible) {
  const support::TempFolder folder;
  ASSERT_TRUE(succeeds(OpenStore{folder.path()}.storage->make_bucket(kBucket, "me")));
  const auto seed = std::random_device{}();
  std::mt19937 random{seed};
  std::uniform_int_distribution<int> moment_ms{300, 2'000};
  std::map<int, std::int64_t> own;
  std::size_t answered = 0;
  std::int64_t objects = 0, orphans = 0;
  for (int round = 0; round < kRounds; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const auto answers = killed_child(folder.path(), round, milliseconds{moment_ms(random)});
    answered += answers.size();
    OpenStore opened{folder.path()};
    ASSERT_NE(opened.storage, nullptr);
    check_answers(*opened.storage, round, answers, own);
    if (HasFailure()) return;
    abort_all(*opened.storage);
    opened.storage->room().wait_for_all_behind();
    objects = check_lists(*opened.storage);
    const auto report =
        value_of(scrub(*opened.storage, {.bytes_per_second = 0, .orphan_age = milliseconds{0}}));
    EXPECT_EQ(report.missing + report.rotten + report.repaired, 0);
    orphans += report.orphans;
    if (HasFailure()) return;
  }
  EXPECT_EQ(count_files(folder / "blobs"), objects) << "one file for each object, and no other";
  EXPECT_GT(answered, 1'000U) << "too little was written for the test to mean anything";
  std::printf("%zu answered writes, %lld objects, %lld orphans found\n", answered,
              static_cast<long long>(objects), static_cast<long long>(orphans));
}

}  // namespace
}  // namespace souk::storage
