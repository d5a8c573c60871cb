// The process that object_crash_test.cpp kills: many writers over one object store, each of which puts,
// uploads, overwrites, removes and aborts, and says through a pipe what was answered.
#pragma once

#include <array>
#include <filesystem>
#include <poll.h>
#include <signal.h>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"
#include "engines/document/sqlite/store.hpp"
#include "engines/object/source.hpp"
#include "runtime/fiber/core.hpp"
#include "runtime/fiber/fiber.hpp"
#include "tests/support/result.hpp"

namespace souk::storage::crash {

inline constexpr const char* kBucket = "things";
inline constexpr std::chrono::seconds kLongest{20};  // that a child writes, on a slow machine

enum class Op : std::int32_t { kReady, kPut, kOwn, kUploaded, kPassing, kRemoved, kAborted };

// One answered write. Small enough that a pipe never tears it.
struct Answer {
  Op op = Op::kReady;
  std::int32_t writer = 0;
  std::int64_t number = 0;
};

struct OpenStore {
  explicit OpenStore(const std::filesystem::path& folder) {
    index = support::value_of(engines::SqliteDocumentStore::open({.folder = folder / "index"}));
    storage = support::value_of(Storage::open(*index, clock, random, {.folder = folder / "blobs"}));
  }
  SystemClock clock;
  SystemRandom random;
  std::unique_ptr<engines::SqliteDocumentStore> index;
  std::unique_ptr<Storage> storage;
};

// Of kOwn and kPassing each writer has one key; of the others one for each number.
inline std::string key_of(Op op, int writer, std::int64_t number) {
  const auto mine = std::to_string(writer);
  if (op == Op::kOwn) return "own/" + mine;
  if (op == Op::kPassing || op == Op::kRemoved) return "passing/" + mine;
  const std::string folder = op == Op::kPut ? "put/" : op == Op::kUploaded ? "uploaded/" : "aborted/";
  return folder + mine + "/" + std::to_string(number);
}

// Says of itself what it is, so that any part or mixture of two shows.
inline std::string body_of(const std::string& key, std::int64_t number) {
  const auto line = key + " " + std::to_string(number) + "\n";
  const auto lines = 1 + std::hash<std::string>{}(line) % 1'000;
  std::string body;
  for (std::size_t i = 0; i < lines; ++i) body += line;
  return body + "end " + line;
}

inline std::int64_t number_in(const std::string& body) {
  const auto end = body.find('\n');
  const auto space = body.rfind(' ', end);
  return space == std::string::npos ? -1 : std::atoll(body.c_str() + space + 1);
}

class Writer {
 public:
  Writer(Storage& storage, int out, int number) : storage_{storage}, out_{out}, writer_{number} {}

  // Each begins with another thing, so that the kill meets all of them.
  [[noreturn]] void write_on(std::int64_t from) {
    for (std::int64_t step = writer_ % 6;; ++step) write_one(step % 6, from + step / 6);
  }

 private:
  void write_one(std::int64_t step, std::int64_t number) {
    if (step == 0) return put(Op::kPut, number);
    if (step == 1) return put(Op::kOwn, number);
    if (step == 2) return complete(Op::kUploaded, number);
    if (step == 3) return complete(Op::kPassing, number);
    if (step == 4) {
      if (!storage_.remove({.what = {kBucket, key_of(Op::kPassing, writer_, number)}})) _exit(8);
      return tell(Op::kRemoved, number);
    }
    if (!storage_.abort_upload(begin(Op::kAborted, number).first)) _exit(9);
    tell(Op::kAborted, number);
  }

  void tell(Op op, std::int64_t number) const {
    const Answer answer{op, writer_, number};
    if (write(out_, &answer, sizeof answer) != sizeof answer) _exit(3);
  }

  void put(Op op, std::int64_t number) {
    const auto key = key_of(op, writer_, number), body = body_of(key, number);
    engines::TextSource source{body};
    if (!storage_.put({.to = {kBucket, key}, .body = {&source}})) _exit(4);
    tell(op, number);
  }

  // An upload with all of its parts.
  std::pair<UploadPlace, std::string> begin(Op op, std::int64_t number) {
    const auto key = key_of(op, writer_, number), body = body_of(key, number);
    const auto upload = storage_.begin_upload({.to = {kBucket, key}});
    if (!upload) _exit(5);
    engines::TextSource source{body};
    const UploadPlace place{kBucket, key, upload->id};
    const auto part = storage_.put_part(place, 1, {&source});
    if (!part) _exit(6);
    return {place, part->etag};
  }

  void complete(Op op, std::int64_t number) {
    const auto [place, etag] = begin(op, number);
    if (!storage_.complete_upload({place, {{1, etag, {}}}})) _exit(7);
    tell(op, number);
  }

  Storage& storage_;
  int out_;
  int writer_;
};

[[noreturn]] inline void run_child(const std::filesystem::path& folder, int out, std::int64_t from,
                                   int writers) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  OpenStore opened{folder};
  if (opened.storage == nullptr) _exit(2);
  runtime::Cores cores{2};
  const Answer ready{};
  if (write(out, &ready, sizeof ready) != sizeof ready) _exit(3);
  for (int number = 0; number < writers; ++number) {
    runtime::spawn(cores.next(), [&, number] { Writer{*opened.storage, out, number}.write_on(from); });
  }
  for (;;) pause();
}

// What a child was answered that wrote from `from` on and was killed `pause` after its answer number
// `enough`. No thread and no open store may be alive here: it forks.
inline std::vector<Answer> killed_child(const std::filesystem::path& folder, std::int64_t from, int writers,
                                        std::size_t enough, milliseconds pause) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    run_child(folder, ends[1], from, writers);
  }
  close(ends[1]);
  std::vector<Answer> answers;
  Answer answer;
  pollfd next{ends[0], POLLIN, 0};
  const auto until = std::chrono::steady_clock::now() + kLongest;
  while (answers.size() < enough && std::chrono::steady_clock::now() < until) {
    if (poll(&next, 1, 100) <= 0) continue;
    if (read(ends[0], &answer, sizeof answer) != ssize_t{sizeof answer}) break;  // it ended by itself
    if (answer.op != Op::kReady) answers.push_back(answer);
  }
  std::this_thread::sleep_for(pause);
  kill(child, SIGKILL);
  while (read(ends[0], &answer, sizeof answer) == ssize_t{sizeof answer}) answers.push_back(answer);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
  EXPECT_FALSE(answers.empty()) << "the child hangs";
  return answers;
}

}  // namespace souk::storage::crash
