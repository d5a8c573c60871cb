// Document contract: the change feed.
#pragma once

#include <algorithm>
#include <atomic>
#include <map>

#include "runtime/fiber/wait.hpp"
#include "tests/contract/document_harness.hpp"

namespace souk::engines {

using support::fails_with;
using support::succeeds;
using support::value_of;
using namespace std::chrono_literals;

TEST_P(DocumentContract, FeedTellsEveryWriteInOrder) {
  ASSERT_TRUE(succeeds(store().declare({"other", {}})));
  const auto start = last_sequence();
  ASSERT_TRUE(store().insert("thing", "a", "{}"));
  ASSERT_TRUE(store().put("other", "b", "{}"));
  ASSERT_TRUE(store().update("thing", "a", {.increments = {{"n", 1}}}));
  ASSERT_FALSE(store().insert("thing", "a", "{}"));
  ASSERT_TRUE(store().put_many("thing", {{"c", 0, "{}"}, {"d", 0, "{}"}}));
  ASSERT_TRUE(store().erase("thing", "a", 0));
  ASSERT_TRUE(store().erase("thing", "a", 0));
  const auto batch = value_of(store().changes(start, 100, 0ms));
  std::string told;
  for (const auto& change : batch.changes) {
    told += change.collection + "/" + change.id + "@" + std::to_string(change.revision) + " ";
  }
  EXPECT_EQ(told, "thing/a@1 other/b@1 thing/a@2 thing/c@1 thing/d@1 thing/a@0 ");
  for (std::size_t i = 0; i < batch.changes.size(); ++i) {
    EXPECT_EQ(batch.changes[i].sequence, start + 1 + static_cast<std::int64_t>(i));
  }
  EXPECT_EQ(batch.next_sequence, batch.changes.back().sequence);
}

TEST_P(DocumentContract, FeedGoesOnWhereItWasLeft) {
  const auto start = last_sequence();
  for (int n = 0; n < 25; ++n) ASSERT_TRUE(store().put("thing", std::to_string(n), "{}"));
  std::vector<std::string> ids;
  for (auto after = start;;) {
    auto batch = value_of(store().changes(after, 10, 0ms));
    if (batch.changes.empty()) {
      EXPECT_EQ(batch.next_sequence, after);
      break;
    }
    EXPECT_LE(batch.changes.size(), 10U);
    for (const auto& change : batch.changes) ids.push_back(change.id);
    after = batch.next_sequence;
  }
  ASSERT_EQ(ids.size(), 25U);
  EXPECT_EQ(ids.front(), "0");
  EXPECT_EQ(ids.back(), "24");
}

TEST_P(DocumentContract, FeedFromTheBeginningAndPastTheEnd) {
  ASSERT_TRUE(store().put("thing", "a", "{}"));
  const auto all = value_of(store().changes(0, 10, 0ms));
  ASSERT_EQ(all.changes.size(), 1U);
  EXPECT_EQ(all.changes[0].sequence, 1);
  EXPECT_TRUE(fails_with(store().changes(999, 10, 0ms), ErrorKind::kPrecondition, "feed.too_old"));
  EXPECT_TRUE(fails_with(store().changes(0, 0, 0ms), ErrorKind::kInvalid, "document.limit"));
  EXPECT_TRUE(fails_with(store().changes(0, 10'001, 0ms), ErrorKind::kInvalid, "document.limit"));
  EXPECT_TRUE(fails_with(store().changes(-2, 10, 0ms), ErrorKind::kInvalid, "document.limit"));
}

TEST_P(DocumentContract, FeedWaitsForTheNextChange) {
  const auto start = last_sequence();
  EXPECT_TRUE(value_of(store().changes(start, 10, 5ms)).changes.empty());
  ChangeBatch seen;
  std::thread follower{[&] { seen = value_of(store().changes(start, 10, 30s)); }};
  ASSERT_TRUE(store().put("thing", "a", "{}"));
  follower.join();
  ASSERT_EQ(seen.changes.size(), 1U);
  EXPECT_EQ(seen.changes[0].id, "a");
}

// Readers that follow while many write see every change once, in order, with each document's revisions
// growing.
TEST_P(DocumentContract, FeedIsGaplessUnderConcurrentWriters) {
  constexpr int kWriters = 16, kEach = 20;
  const auto start = last_sequence();
  std::atomic<int> mistakes = 0;
  const auto follow = [&] {
    std::map<std::string, std::int64_t> revisions;
    auto after = start;
    while (after < start + kWriters * kEach) {
      const auto batch = store().changes(after, 7, 10s);
      if (!batch || batch->changes.empty()) {
        ++mistakes;
        return;
      }
      for (const auto& change : batch->changes) {
        if (change.sequence != ++after || change.revision != ++revisions[change.id]) ++mistakes;
      }
    }
  };
  std::thread one{follow}, two{follow};
  on_threads(kWriters, [&](int n) {
    for (int i = 0; i < kEach; ++i) {
      if (!store().put("thing", std::to_string((n + i) % 5), "{}")) ++mistakes;
    }
  });
  one.join();
  two.join();
  EXPECT_EQ(mistakes, 0);
}

TEST_P(DocumentContract, FeedSaysWhenItsBeginningIsGone) {
  if (GetParam().changes_kept == 0) GTEST_SKIP() << "this adapter's bound is out of a test's reach";
  for (std::size_t n = 0; n < 2 * GetParam().changes_kept + 100; n += 100) {
    std::vector<Document> documents;
    for (std::size_t i = 0; i < 100; ++i) documents.push_back({std::to_string(i), 0, "{}"});
    ASSERT_TRUE(store().put_many("thing", documents));
  }
  EXPECT_TRUE(fails_with(store().changes(0, 10, 0ms), ErrorKind::kPrecondition, "feed.too_old"));
  const auto end = last_sequence();
  const auto kept = static_cast<std::int64_t>(GetParam().changes_kept);
  EXPECT_EQ(value_of(store().changes(end - kept, 10, 0ms)).changes.size(), 10U);
}

}  // namespace souk::engines
