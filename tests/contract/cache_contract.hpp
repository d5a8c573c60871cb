// The contract of the cache port, run against every adapter: include this in a test program of the adapter
// and instantiate CacheContract with it.
#pragma once

#include <atomic>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engines/cache/port.hpp"
#include "runtime/fiber/scope.hpp"
#include "tests/support/result.hpp"

namespace souk::engines {

class CacheHarness {
 public:
  virtual ~CacheHarness() = default;
  virtual Cache& cache() = 0;
  // Lets `span` pass for the cache.
  virtual void pass(std::chrono::milliseconds span) = 0;
};

struct CacheAdapter {
  std::string name;
  std::function<std::unique_ptr<CacheHarness>()> make;  // holds 4 MiB at most
};

inline std::ostream& operator<<(std::ostream& out, const CacheAdapter& adapter) {
  return out << adapter.name;
}

using namespace std::chrono_literals;
using support::fails_with;
using support::succeeds;
using support::value_of;

class CacheContract : public testing::TestWithParam<CacheAdapter> {
 protected:
  void SetUp() override {
    harness_ = GetParam().make();
    ASSERT_NE(harness_, nullptr);
  }
  Cache& cache() { return harness_->cache(); }
  CacheHarness& harness() { return *harness_; }
  std::string value(std::string_view key) { return value_of(cache().get(key)).value_or("(none)"); }

 private:
  std::unique_ptr<CacheHarness> harness_;
};

TEST_P(CacheContract, GivesWhatWasPut) {
  EXPECT_EQ(value("a"), "(none)");
  ASSERT_TRUE(cache().put("a", "one", 1min));
  EXPECT_EQ(value("a"), "one");
  ASSERT_TRUE(cache().put("a", "two", 1min));
  EXPECT_EQ(value("a"), "two");
  ASSERT_TRUE(cache().erase("a"));
  EXPECT_EQ(value("a"), "(none)");
  EXPECT_TRUE(succeeds(cache().erase("a")));
}

TEST_P(CacheContract, KeepsAnyBytes) {
  const std::string bytes{"\0\xff\r\n 龙", 8};
  const std::string large(1024 * 1024 / 8, 'x');
  ASSERT_TRUE(cache().put("键:1", bytes, 1min));
  ASSERT_TRUE(cache().put("empty", "", 1min));
  ASSERT_TRUE(cache().put(std::string(250, 'k'), large, 1min));
  EXPECT_EQ(value("键:1"), bytes);
  EXPECT_EQ(value("empty"), "");
  EXPECT_EQ(value(std::string(250, 'k')), large);
}

TEST_P(CacheContract, NothingLivesBeyondItsEnd) {
  ASSERT_TRUE(cache().put("a", "one", 1s));
  ASSERT_TRUE(cache().put("b", "one", 3s));
  harness().pass(1'100ms);
  EXPECT_EQ(value("a"), "(none)");
  EXPECT_EQ(value("b"), "one");
  EXPECT_FALSE(value_of(cache().touch("a", 5s)));
  EXPECT_TRUE(value_of(cache().touch("b", 5s)));
  harness().pass(3s);
  EXPECT_EQ(value("b"), "one");
  EXPECT_TRUE(value_of(cache().put_if_absent("a", "two", 1min)));
}

TEST_P(CacheContract, FreeKeyGoesToOneOnly) {
  std::atomic<int> won = 0;
  std::vector<std::thread> threads;
  for (int n = 0; n < 16; ++n) {
    threads.emplace_back([&] {
      if (value_of(cache().put_if_absent("lock", "mine", 1min))) ++won;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
}

TEST_P(CacheContract, CounterCountsEveryIncrementAndEndsAfterItsFirst) {
  std::vector<std::thread> threads;
  for (int n = 0; n < 8; ++n) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) EXPECT_TRUE(cache().increment("n", 2, 2s));
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(value("n"), "1600");
  EXPECT_EQ(value_of(cache().increment("n", -1, 1h)), 1'599);
  harness().pass(2'100ms);
  EXPECT_EQ(value_of(cache().increment("n", 1, 2s)), 1);
}

TEST_P(CacheContract, CounterRefusesWhatIsNoNumber) {
  const auto refused = [](const auto& result) {
    return fails_with(result, ErrorKind::kPrecondition, "cache.not_a_counter");
  };
  ASSERT_TRUE(cache().put("text", "12 apples", 1min));
  EXPECT_TRUE(refused(cache().increment("text", 1, 1min)));
  EXPECT_EQ(value("text"), "12 apples");
  ASSERT_TRUE(cache().increment("n", std::numeric_limits<std::int64_t>::max(), 1min));
  EXPECT_TRUE(refused(cache().increment("n", 1, 1min)));
}

TEST_P(CacheContract, RefusesWhatIsOutOfBounds) {
  for (const std::string& key :
       {std::string{}, std::string(251, 'k'), std::string{"a b"}, std::string{"a\n"}}) {
    EXPECT_TRUE(fails_with(cache().get(key), ErrorKind::kInvalid, "cache.key"));
    EXPECT_TRUE(fails_with(cache().put(key, "", 1s), ErrorKind::kInvalid, "cache.key"));
    EXPECT_TRUE(fails_with(cache().increment(key, 1, 1s), ErrorKind::kInvalid, "cache.key"));
  }
  EXPECT_TRUE(fails_with(cache().put("a", "", 0ms), ErrorKind::kInvalid, "cache.ttl"));
  EXPECT_TRUE(fails_with(cache().touch("a", -1ms), ErrorKind::kInvalid, "cache.ttl"));
  const std::string over(1024 * 1024 + 1, 'x');
  EXPECT_TRUE(fails_with(cache().put("a", over, 1s), ErrorKind::kTooLarge, "cache.too_large"));
  EXPECT_TRUE(succeeds(cache().put("a", "", std::chrono::milliseconds::max())));
  EXPECT_EQ(value("a"), "");
}

TEST_P(CacheContract, ForgetsTheOldestWhenFull) {
  ASSERT_TRUE(cache().put("first", "x", 1h));
  const std::string block(16 * 1024, 'x');
  for (int n = 0; n < 1'000; ++n) ASSERT_TRUE(succeeds(cache().put("k" + std::to_string(n), block, 1h)));
  int kept = 0;
  for (int n = 0; n < 1'000; ++n) kept += value_of(cache().get("k" + std::to_string(n))) ? 1 : 0;
  EXPECT_GT(kept, 100);
  EXPECT_LE(kept, 256);
  EXPECT_EQ(value("k999"), block);
  EXPECT_EQ(value("first"), "(none)");
}

TEST_P(CacheContract, PassedDeadlineIsATimeout) {
  const runtime::RequestScope scope{.deadline = std::chrono::steady_clock::now() - 1s};
  const runtime::EnterScope enter{scope};
  EXPECT_TRUE(fails_with(cache().get("a"), ErrorKind::kTimeout, "cache.timeout"));
}

}  // namespace souk::engines
