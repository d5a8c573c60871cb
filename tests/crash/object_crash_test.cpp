// kill -9 in the middle of hundreds of concurrent puts, uploads, removals and aborts over one folder, again
// and again: what was answered is there, whole and current; what is listed can be read and is whole; what was
// removed or aborted is gone; and what nobody owns is found and removed.
//
// As in document_crash_test.cpp a child writes and the parent kills it. SOUK_CRASH_ROUNDS and
// SOUK_CRASH_WRITERS make it longer.
#include <map>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "cloud/storage/scrubber.hpp"
#include "tests/crash/object_writer.hpp"
#include "tests/support/phases.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::storage {
namespace {

using support::succeeds;
using support::value_of;
using namespace crash;

constexpr std::size_t kReaders = 16;
constexpr std::int64_t kNumbersOfARound = 1'000'000;

int setting(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::atoi(value);
}

// What all answers together say must be.
struct Expected {
  std::set<std::string> kept, aborted;  // keys
  std::map<int, Answer> own, passing;   // the last about what a writer overwrites, and removes again
  std::size_t answers = 0;

  void add(const std::vector<Answer>& more) {
    answers += more.size();
    for (const auto& answer : more) {
      const auto key = key_of(answer.op, answer.writer, answer.number);
      if (answer.op == Op::kOwn) own[answer.writer] = answer;
      if (answer.op == Op::kPassing || answer.op == Op::kRemoved) passing[answer.writer] = answer;
      if (answer.op == Op::kPut || answer.op == Op::kUploaded) kept.insert(key);
      if (answer.op == Op::kAborted) aborted.insert(key);
    }
  }
};

std::string read_object(Storage& storage, const std::string& key) {
  const auto opened = storage.get({.from = {kBucket, key}});
  if (!opened) return describe(opened.error());
  const auto body = engines::read_all(**opened, 10'000'000);
  return body ? *body : describe(body.error());
}

// By many threads at once, because each waits for the disk.
void for_each_of(std::size_t count, const std::function<void(std::size_t)>& look) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kReaders; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < count && !testing::Test::HasFailure(); i += kReaders) look(i);
    });
  }
  for (auto& thread : threads) thread.join();
}

// What comes after the last answer may have happened too.
void check_changing(Storage& storage, const Expected& expected) {
  for (const auto& [writer, answer] : expected.own) {
    const auto key = key_of(Op::kOwn, writer, 0);
    EXPECT_GE(number_in(read_object(storage, key)), answer.number) << key << " went back";
  }
  for (const auto& [writer, answer] : expected.passing) {
    const auto key = key_of(Op::kPassing, writer, 0);
    if (const auto entry = storage.head({kBucket, key}); !entry) {
      EXPECT_EQ(entry.error().code, "object.missing") << key;
      continue;
    }
    const auto number = number_in(read_object(storage, key));
    EXPECT_GE(number, answer.number) << key << " went back";
    EXPECT_FALSE(answer.op == Op::kRemoved && number == answer.number) << key << " was removed and came back";
  }
}

// Answers how many objects are listed.
std::int64_t check_list(Storage& storage, const std::set<std::string>& kept) {
  std::vector<std::string> keys;
  ListRequest request{.bucket = kBucket};
  for (bool more = true; more;) {
    const auto page = value_of(storage.list(request));
    for (const auto& entry : page.entries) keys.push_back(entry.key);
    more = page.truncated;
    request.after = page.next;
  }
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  for (const auto& key : kept)
    EXPECT_TRUE(std::binary_search(keys.begin(), keys.end(), key)) << key << " was answered and is lost";
  for_each_of(keys.size(), [&](std::size_t i) {
    const auto body = read_object(storage, keys[i]);
    EXPECT_EQ(body, body_of(keys[i], number_in(body))) << keys[i] << " is half visible";
    EXPECT_FALSE(keys[i].starts_with("aborted/")) << keys[i];
  });
  return std::ssize(keys);
}

void abort_all(Storage& storage, const std::set<std::string>& aborted) {
  for (bool more = true; more && !testing::Test::HasFailure();) {
    const auto page = value_of(storage.list_uploads({.bucket = kBucket}));
    for_each_of(page.uploads.size(), [&](std::size_t i) {
      const auto& upload = page.uploads[i];
      EXPECT_FALSE(aborted.contains(upload.key)) << upload.key << " was aborted and is there";
      EXPECT_TRUE(succeeds(storage.abort_upload({kBucket, upload.key, upload.id})));
    });
    more = !page.uploads.empty();
  }
}

std::int64_t count_files(const std::filesystem::path& folder) {
  std::int64_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
    count += entry.is_regular_file() ? 1 : 0;
  return count;
}

// Checks everything and clears up; answers how many objects there are.
std::int64_t check_all(const std::filesystem::path& folder, const Expected& expected) {
  support::Phases phases{std::chrono::seconds{60}};
  phases.begin("opening");
  OpenStore opened{folder};
  if (opened.storage == nullptr) return 0;
  auto& storage = *opened.storage;
  phases.begin("what is overwritten and removed");
  check_changing(storage, expected);
  phases.begin("aborting what is open");
  abort_all(storage, expected.aborted);
  storage.room().wait_for_all_behind();
  phases.begin("lists, and all that is listed");
  const auto objects = check_list(storage, expected.kept);
  phases.begin("scrubbing");
  const auto report = value_of(scrub(storage, {.bytes_per_second = 0, .orphan_age = milliseconds{0}}));
  EXPECT_EQ(report.missing + report.rotten + report.repaired, 0);
  std::fprintf(stderr, "           %lld objects, %lld orphans\n", static_cast<long long>(objects),
               static_cast<long long>(report.orphans));
  return objects;
}

TEST(ObjectCrash, NothingAnsweredIsLostAndNothingIsHalfVisible) {
  const auto rounds = setting("SOUK_CRASH_ROUNDS", 3), writers = setting("SOUK_CRASH_WRITERS", 500);
  const support::TempFolder folder;
  ASSERT_TRUE(succeeds(OpenStore{folder.path()}.storage->make_bucket(kBucket, "me")));
  const auto seed = std::random_device{}();
  std::mt19937 random{seed};
  std::uniform_int_distribution<int> answers{200, 600}, pause_ms{0, 50};
  Expected expected;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
    const auto enough = static_cast<std::size_t>(answers(random));
    const auto pause = milliseconds{pause_ms(random)};
    expected.add(killed_child(folder.path(), round * kNumbersOfARound, writers, enough, pause));
    std::fprintf(stderr, "round %d: killed, %zu answers so far\n", round, expected.answers);
    if (HasFailure()) return;
    const auto objects = check_all(folder.path(), expected);
    if (HasFailure()) return;
    EXPECT_EQ(count_files(folder / "blobs"), objects) << "one file for each object, and no other";
  }
  const bool has_all = !expected.kept.empty() && !expected.aborted.empty() && !expected.passing.empty();
  EXPECT_TRUE(has_all) << "too little was written for the test to mean anything";
}

}  // namespace
}  // namespace souk::storage
