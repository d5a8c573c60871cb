#include "cloud/logbook/logbook.hpp"

#include <fstream>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "cloud/logbook/bucket_for_test.hpp"
#include "cloud/logbook/pack.hpp"
#include "engines/object/memory/store.hpp"
#include "tests/support/result.hpp"
#include "tests/support/temp_folder.hpp"

namespace souk::cloud::logbook {
namespace {

using support::succeeds;
using support::value_of;

http::AccessRecord request(std::string_view path, std::string_view route = "/p/{slug}", int status = 200) {
  return {.method = "GET",
          .path = path,
          .route = route,
          .status = status,
          .bytes = 1'234,
          .took = std::chrono::microseconds{567},
          .client = "203.0.113.77",
          .request_id = "0123456789abcdef0123"};
}

// A killed process needs no disk to have lived on; without one its lives are fuller.
const int kInMemory = std::filesystem::exists("/dev/shm") ? ::setenv("TMPDIR", "/dev/shm", 0) : 0;

class LogbookTest : public testing::Test {
 protected:
  std::unique_ptr<Logbook> open() {
    return value_of(Logbook::open({.folder = folder_ / "spool"}, clock_, random_));
  }
  std::vector<std::string> shipped(Logbook& logbook, std::string_view kind) {
    EXPECT_TRUE(succeeds(logbook.write(true)));
    EXPECT_TRUE(succeeds(logbook.seal(clock_.now(), true)));
    EXPECT_TRUE(succeeds(logbook.ship(bucket_)));
    std::vector<std::string> all;
    for (const auto& key : bucket_.keys()) {
      if (!key.starts_with(kind)) continue;
      for (auto& line : lines_of(bucket_.bytes_of(key))) all.push_back(std::move(line));
    }
    return all;
  }

  support::TempFolder folder_;
  FolderBucket bucket_{folder_ / "bucket"};
  ManualClock clock_;
  SeededRandom random_{7};
};

TEST_F(LogbookTest, AnAccessLineIsAsItsSchemaSays) {
  const auto logbook = open();
  logbook->note(request("/p/龙井 \"tea\""));
  const auto lines = shipped(*logbook, "access/");
  ASSERT_EQ(lines.size(), 1U);
  const AccessLine expected{.method = "GET",
                            .path = "/p/龙井 \"tea\"",
                            .route = "/p/{slug}",
                            .status = 200,
                            .bytes = 1'234,
                            .us = 567,
                            .client = "203.0.113.0",
                            .request_id = "0123456789abcdef0123"};
  EXPECT_EQ(lines[0] + "\n", line_of(to_string(clock_.now()), logbook->instance(), expected));
}

TEST_F(LogbookTest, TheHourOfTheEventDecidesWhereItLies) {
  const auto logbook = open();
  clock_.set(value_of(parse_instant("2026-11-30T21:59:59.999Z")));
  logbook->note(request("/before"));
  clock_.advance(milliseconds{1});
  logbook->note(request("/after"));
  (void)shipped(*logbook, "access/");
  const auto keys = bucket_.keys();
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_TRUE(keys[0].starts_with("access/v1/date=2026-11-30/hour=21/"));
  EXPECT_TRUE(keys[1].starts_with("access/v1/date=2026-11-30/hour=22/"));
  const auto first = lines_of(bucket_.bytes_of(keys[0]));
  EXPECT_NE(first[0].find("\"at\":\"2026-11-30T21:59:59.999Z\""), std::string::npos);
}

TEST_F(LogbookTest, TellsNothingPersonal) {
  const auto logbook = open();
  logbook->note(request("/reset/s3cr3t-t0ken", "/reset/{token}"));
  logbook->note(request("/mails/somebody@example.com/x", ""));
  const auto lines = shipped(*logbook, "access/");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NE(lines[0].find("\"/reset/{token}\""), std::string::npos);
  EXPECT_NE(lines[1].find("\"/mails/***/x\""), std::string::npos);
  logbook->line(
      log::Level::kWarning, "mail.failed",
      R"({"time":"t","level":"warning","event":"mail.failed","to":"a.b+c@例子.cn","client":"2001:db8:1:2::7","n":3})");
  const auto system = shipped(*logbook, "system/");
  ASSERT_EQ(system.size(), 1U);
  EXPECT_NE(
      system[0].find(
          R"("level":"warning","event":"mail.failed","data":{"to":"***","client":"2001:db8:1::","n":3})"),
      std::string::npos)
      << system[0];
}

TEST(Privacy, ShortensOrHashesAddresses) {
  const auto kept = [](const Privacy& privacy, std::string_view address) {
    std::string out;
    privacy.append_client(out, address);
    return out;
  };
  const Privacy shorter;
  EXPECT_EQ(kept(shorter, "203.0.113.77"), "203.0.113.0");
  EXPECT_EQ(kept(shorter, "2001:db8:1:2:3:4:5:6"), "2001:db8:1::");
  EXPECT_EQ(kept(shorter, "2001:db8::7"), "2001:db8::");
  EXPECT_EQ(kept(shorter, "::1"), "::");
  EXPECT_EQ(kept(shorter, "unix"), "");
  const Privacy hash{ClientAddresses::kHash, Secret{std::string(32, 'k')}};
  const Privacy other{ClientAddresses::kHash, Secret{std::string(32, 'o')}};
  EXPECT_EQ(kept(hash, "203.0.113.77").size(), 16U);
  EXPECT_EQ(kept(hash, "203.0.113.77"), kept(hash, "203.0.113.77"));
  EXPECT_NE(kept(hash, "203.0.113.77"), kept(hash, "203.0.113.78"));
  EXPECT_NE(kept(hash, "203.0.113.77"), kept(other, "203.0.113.77"));
  EXPECT_EQ(kept(Privacy{ClientAddresses::kNone, Secret{}}, "203.0.113.77"), "");
}

TEST_F(LogbookTest, AFullBufferDropsAndCounts) {
  const auto logbook =
      value_of(Logbook::open({.folder = folder_ / "spool", .buffer_bytes = 2'000}, clock_, random_));
  auto& dropped = metrics::registry().counter("logs_dropped_lines_total", "", {"kind"}, {"access"});
  const auto before = dropped.value();
  for (int i = 0; i < 100; ++i) logbook->note(request("/p/" + std::to_string(i)));
  const auto kept = shipped(*logbook, "access/").size();
  EXPECT_LT(kept, 20U);
  EXPECT_EQ(dropped.value() - before + kept, 100U);
}

TEST_F(LogbookTest, OldDaysLeaveTheBucket) {
  engines::MemoryObjectStore store;
  auto logbook =
      value_of(Logbook::open({.folder = folder_ / "spool", .keep_days = {2, 0, 30}}, clock_, random_));
  const auto start = clock_.now();
  for (int day = 0; day < 5; ++day) {
    clock_.set(start + milliseconds{day * 24 * kHourMs});
    logbook->note(request("/"));
    logbook->note(Kind::kBusiness, SearchLine{.id = "s", .query = "tea"});
    ASSERT_TRUE(succeeds(logbook->write(true)));
    ASSERT_TRUE(succeeds(logbook->seal(clock_.now(), true)));
    ASSERT_TRUE(succeeds(logbook->ship(store)));
  }
  const auto count = [&](std::string prefix) {
    return value_of(store.list("logs", {.prefix = std::move(prefix)})).objects.size();
  };
  EXPECT_EQ(count("access/"), 3U);  // today's and two days before
  EXPECT_EQ(count("business/"), 5U);
}

// ---- kill -9 ----------------------------------------------------------------------------------------------

// One life: notes and records, packs and ships, and answers each durable number on `out`, until it is killed.
[[noreturn]] void live(const std::filesystem::path& folder, int out, unsigned seed, std::int64_t first) {
  SystemClock clock;
  SeededRandom random{seed};
  FolderBucket bucket{folder / "bucket"};
  std::mt19937 dice{seed};
  if (dice() % 3 == 0) {
    bucket.after_put = [&dice] {
      if (dice() % 8 == 0) ::kill(::getpid(), SIGKILL);  // it is in the bucket, and the spool does not know
    };
  }
  const auto opened = Logbook::open({.folder = folder / "spool"}, clock, random);
  if (!opened) ::_exit(3);
  auto& logbook = **opened;
  for (auto number = first;; ++number) {
    const auto now = clock.now();
    const auto line = line_of(to_string(now), logbook.instance(), SearchLine{.id = std::to_string(number)});
    if (!logbook.record({{hour_of(now) - static_cast<std::int64_t>(dice() % 2), line}})) ::_exit(4);
    if (::write(out, &number, sizeof number) != sizeof number) ::_exit(5);
    logbook.note(request("/p/" + std::to_string(number)));
    if (dice() % 4 == 0 && !logbook.write(dice() % 2 == 0)) ::_exit(6);
    if (dice() % 6 == 0 && !logbook.seal(now, true)) ::_exit(7);
    if (dice() % 6 == 0 && !logbook.ship(bucket)) ::_exit(8);
  }
}

TEST_F(LogbookTest, EverythingAnsweredIsThereOnceAfterManyKills) {
  std::mt19937 dice{20'261'130};
  std::int64_t next = 1;
  std::vector<std::int64_t> all_answered;
  constexpr int kLives = 40;
  for (int i = 0; i < kLives; ++i) {
    int ends[2] = {-1, -1};
    ASSERT_EQ(::pipe(ends), 0);
    const auto child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      live(folder_.path(), ends[1], static_cast<unsigned>(i), next);
    }
    ::close(ends[1]);
    ::usleep(static_cast<useconds_t>(2'000 + dice() % 60'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "exit " << WEXITSTATUS(status);
    for (std::int64_t number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;)
      all_answered.push_back(number);
    ::close(ends[0]);
    next += 1'000'000;  // what was written and not answered keeps its number
  }
  ASSERT_GT(all_answered.size(), 200U);
  ASSERT_EQ(kInMemory, 0);
  SystemClock clock;
  const auto logbook = value_of(Logbook::open({.folder = folder_ / "spool"}, clock, random_));
  std::map<std::string, int> business, access;
  for (const auto& line : shipped(*logbook, "business/")) {
    ++business[std::string{find_path(value_of(parse_json(line)), "id")->as_string()}];
  }
  for (const auto& line : shipped(*logbook, "access/")) {
    ++access[std::string{find_path(value_of(parse_json(line)), "path")->as_string()}];
  }
  for (const auto& [id, count] : business) EXPECT_EQ(count, 1) << id;
  for (const auto& [path, count] : access) EXPECT_EQ(count, 1) << path;
  EXPECT_GT(access.size(), 0U);
  EXPECT_EQ(bucket_.other_bytes, 0);
  for (const auto number : all_answered) EXPECT_EQ(business.count(std::to_string(number)), 1U) << number;
}

}  // namespace
}  // namespace souk::cloud::logbook
