// Object contract: many at the same time.
#pragma once

#include <mutex>

#include "tests/contract/object_read.hpp"

namespace souk::engines {

TEST_P(ObjectContract, OneOfManyConcurrentFirstsWins) {
  std::atomic<int> won = 0, lost = 0;
  std::atomic<int> winner = -1;
  on_threads(16, [&](int n) {
    const auto result = put("a", "by " + std::to_string(n), {.if_absent = true});
    if (result) {
      ++won;
      winner = n;
    } else if (result.error().code == "object.exists" && result.error().kind == ErrorKind::kConflict) {
      ++lost;
    }
  });
  EXPECT_EQ(won, 1);
  EXPECT_EQ(lost, 15);
  EXPECT_EQ(text_of("a"), "by " + std::to_string(winner));
}

TEST_P(ObjectContract, IfAbsentRefusesATakenKey) {
  ASSERT_TRUE(put("a", "first", {.if_absent = true}));
  EXPECT_TRUE(fails_with(put("a", "second", {.if_absent = true}), ErrorKind::kConflict, "object.exists"));
  EXPECT_EQ(text_of("a"), "first");
}

TEST_P(ObjectContract, ManyWritersOnOneKeyLeaveAWholeOne) {
  constexpr int kWriters = 12;
  const auto text_by = [](int n) {
    return std::string(static_cast<std::size_t>(50'000 + n), static_cast<char>('a' + n));
  };
  ASSERT_TRUE(put("a", text_by(0)));
  std::mutex mutex;
  std::set<std::string> etags;
  std::atomic<int> torn = 0, failed = 0;
  on_threads(kWriters + 4, [&](int n) {
    for (int i = 0; i < 8; ++i) {
      if (n < kWriters) {
        const auto stored = put("a", text_by(n));
        if (!stored) ++failed;
        const std::lock_guard lock{mutex};
        if (stored) etags.insert(stored->etag);
        continue;
      }
      const auto seen = text_of("a");
      const int by = seen.empty() ? -1 : seen[0] - 'a';
      if (by < 0 || by >= kWriters || seen != text_by(by)) ++torn;
    }
  });
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(torn, 0);
  const auto head = value_of(store().head(kBucket, "a"));
  ASSERT_TRUE(head);
  EXPECT_TRUE(etags.contains(head->etag));
  const auto last = text_of("a");
  EXPECT_EQ(last, text_by(last[0] - 'a'));
  EXPECT_EQ(head->size_bytes, std::ssize(last));
  EXPECT_EQ(keys({}), std::vector<std::string>{"a"});
}

TEST_P(ObjectContract, AnAnsweredWriteIsSeenAtOnceByOthers) {
  std::atomic<int> unseen = 0;
  on_threads(8, [&](int n) {
    for (int i = 0; i < 10; ++i) {
      const auto key = std::to_string(n) + "/" + std::to_string(i);
      if (!put(key, key)) ++unseen;
      std::thread other{[&] {
        if (text_of(key) != key || keys({.prefix = key}) != std::vector<std::string>{key}) ++unseen;
      }};
      other.join();
    }
  });
  EXPECT_EQ(unseen, 0);
  EXPECT_EQ(keys({.limit = 9}).size(), 80U);
}

TEST_P(ObjectContract, WorksInFibers) {
  runtime::Cores cores{2};
  std::atomic<int> stored = 0;
  cores.run([&] {
    std::vector<std::function<void()>> work;
    for (int n = 0; n < 40; ++n) {
      work.emplace_back([&, n] {
        const auto key = "f/" + std::to_string(n);
        if (put(key, key) && text_of(key) == key) ++stored;
      });
    }
    runtime::run_all(std::move(work));
  });
  EXPECT_EQ(stored, 40);
}

}  // namespace souk::engines
