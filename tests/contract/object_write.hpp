// Object contract: names, one object written, replaced, erased, copied; its bounds.
#pragma once

#include <atomic>

#include "runtime/fiber/core.hpp"
#include "runtime/fiber/scope.hpp"
#include "tests/contract/object_harness.hpp"

namespace souk::engines {

using support::fails_with;
using support::succeeds;
using support::value_of;

TEST_P(ObjectContract, PutThenGetAndHead) {
  const auto stored = value_of(put("a.txt", "tea", {.content_type = "text/plain; charset=utf-8"}));
  EXPECT_EQ(stored.key, "a.txt");
  EXPECT_EQ(stored.size_bytes, 3);
  EXPECT_FALSE(stored.etag.empty());
  EXPECT_EQ(stored.etag.find('"'), std::string::npos);
  const auto head = value_of(store().head(kBucket, "a.txt"));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->size_bytes, 3);
  EXPECT_EQ(head->etag, stored.etag);
  EXPECT_EQ(head->content_type, "text/plain; charset=utf-8");
  EXPECT_GT(head->modified, Instant{1'600'000'000'000});
  const auto reader = value_of(store().get(kBucket, "a.txt", {}));
  ASSERT_NE(reader, nullptr);
  EXPECT_EQ(reader->info().key, "a.txt");
  EXPECT_EQ(reader->info().etag, stored.etag);
  EXPECT_EQ(value_of(read_all(*reader, 100)), "tea");
  EXPECT_EQ(value_of(reader->read(100)), "");  // the end stays the end
}

TEST_P(ObjectContract, WhatIsNotThereIsNoError) {
  EXPECT_EQ(value_of(store().get(kBucket, "nothing", {})), nullptr);
  EXPECT_FALSE(value_of(store().head(kBucket, "nothing")));
  EXPECT_TRUE(succeeds(store().erase(kBucket, "nothing")));
  EXPECT_TRUE(fails_with(store().copy(kBucket, "nothing", "a"), ErrorKind::kNotFound, "object.missing"));
}

TEST_P(ObjectContract, ABucketNobodyMadeIsNotFound) {
  const auto absent = [](const auto& result) {
    return fails_with(result, ErrorKind::kNotFound, "object.no_bucket");
  };
  TextSource source{"x"};
  EXPECT_TRUE(absent(store().put("no-such-bucket", "a", source, {})));
  EXPECT_TRUE(absent(store().get("no-such-bucket", "a", {})));
  EXPECT_TRUE(absent(store().head("no-such-bucket", "a")));
  EXPECT_TRUE(absent(store().erase("no-such-bucket", "a")));
  EXPECT_TRUE(absent(store().copy("no-such-bucket", "a", "b")));
  EXPECT_TRUE(absent(store().list("no-such-bucket", {})));
  EXPECT_TRUE(absent(store().begin_upload("no-such-bucket", "a", {})));
  EXPECT_TRUE(succeeds(store().ensure_bucket(kBucket)));  // again
}

TEST_P(ObjectContract, BucketsAreApart) {
  ASSERT_TRUE(succeeds(store().ensure_bucket("other.things-2")));
  ASSERT_TRUE(put("a", "here"));
  EXPECT_FALSE(value_of(store().head("other.things-2", "a")));
  EXPECT_TRUE(value_of(store().list("other.things-2", {})).objects.empty());
}

TEST_P(ObjectContract, PutReplaces) {
  const auto first = value_of(put("a", "first", {.metadata = {{"colour", "red"}}}));
  const auto second = value_of(put("a", "second!"));
  EXPECT_NE(first.etag, second.etag);
  EXPECT_EQ(text_of("a"), "second!");
  const auto head = value_of(store().head(kBucket, "a"));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->size_bytes, 7);
  EXPECT_TRUE(head->metadata.empty());
  EXPECT_EQ(head->content_type, "application/octet-stream");
}

TEST_P(ObjectContract, EmptyAndBinaryBodies) {
  ASSERT_TRUE(put("empty", ""));
  EXPECT_EQ(text_of("empty"), "");
  EXPECT_EQ(value_of(store().head(kBucket, "empty"))->size_bytes, 0);
  std::string binary;
  for (int i = 0; i < 256 * 300; ++i) binary.push_back(static_cast<char>(i * 7 % 256));
  ASSERT_TRUE(put("binary", binary));
  EXPECT_EQ(text_of("binary"), binary);
}

TEST_P(ObjectContract, Erase) {
  ASSERT_TRUE(put("a", "x"));
  EXPECT_TRUE(succeeds(store().erase(kBucket, "a")));
  EXPECT_FALSE(there("a"));
  EXPECT_EQ(text_of("a"), "(none)");
  EXPECT_TRUE(keys({}).empty());
  EXPECT_TRUE(succeeds(store().erase(kBucket, "a")));
  EXPECT_TRUE(succeeds(put("a", "y", {.if_absent = true})));
}

TEST_P(ObjectContract, OddKeysAreKeysLikeAnyOther) {
  const std::vector<std::string> odd = {"a/../b",
                                        "../up",
                                        "./here",
                                        "a//b",
                                        "/lead",
                                        "trail/",
                                        " blank ",
                                        "a b+c&d=e",
                                        "100%",
                                        "%41",
                                        "a?b#c;d",
                                        "龙井/茶",
                                        "🍵.txt",
                                        R"(quo"te'<b>)",
                                        "a\\b",
                                        "~-._!*()@",
                                        ".",
                                        "..",
                                        "a:b|c^d",
                                        "{}[]`$,",
                                        "A",
                                        std::string(1'024, 'k'),
                                        std::string(341, 'x') + "/" + std::string(682, 'y')};
  for (const auto& key : odd) ASSERT_TRUE(succeeds(put(key, "body of " + key.substr(0, 40)))) << key;
  for (const auto& key : odd) EXPECT_EQ(text_of(key), "body of " + key.substr(0, 40)) << key;
  auto sorted = odd;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(keys({}), sorted);
  EXPECT_FALSE(there("b"));
  EXPECT_FALSE(there("a/b"));
  for (const auto& key : odd) EXPECT_TRUE(succeeds(store().erase(kBucket, key))) << key;
  EXPECT_TRUE(keys({}).empty());
}

TEST_P(ObjectContract, RefusesNamesOutOfBounds) {
  for (const std::string& key : {std::string{}, std::string(1'025, 'k'), std::string{"a\nb"},
                                 std::string{"\x7f"}, std::string{"\xff\xfe"}, std::string{"a\0b", 3}}) {
    EXPECT_TRUE(fails_with(put(key, "x"), ErrorKind::kInvalid, "object.key"));
    EXPECT_TRUE(fails_with(store().head(kBucket, key), ErrorKind::kInvalid, "object.key"));
    EXPECT_TRUE(fails_with(store().get(kBucket, key, {}), ErrorKind::kInvalid, "object.key"));
    EXPECT_TRUE(fails_with(store().erase(kBucket, key), ErrorKind::kInvalid, "object.key"));
    EXPECT_TRUE(fails_with(store().begin_upload(kBucket, key, {}), ErrorKind::kInvalid, "object.key"));
  }
  for (const std::string& bucket :
       {std::string{}, std::string{"ab"}, std::string{"Upper"}, std::string{"a_b"}, std::string{"-ab"},
        std::string{"ab."}, std::string{"a/b"}, std::string(64, 'b'), std::string{"../x"}}) {
    EXPECT_TRUE(fails_with(store().ensure_bucket(bucket), ErrorKind::kInvalid, "object.bucket")) << bucket;
    EXPECT_TRUE(fails_with(store().head(bucket, "a"), ErrorKind::kInvalid, "object.bucket")) << bucket;
    EXPECT_TRUE(fails_with(store().list(bucket, {}), ErrorKind::kInvalid, "object.bucket")) << bucket;
  }
}

TEST_P(ObjectContract, KeepsMetadata) {
  const std::vector<std::pair<std::string, std::string>> metadata = {
      {"file-name", "龙井 (2026).jpg"}, {"note", "a=1; b=\"two\", %20"}, {"width", "1024"}};
  ASSERT_TRUE(succeeds(put("a", "x", {.metadata = metadata})));
  auto head = value_of(store().head(kBucket, "a"));
  ASSERT_TRUE(head);
  std::sort(head->metadata.begin(), head->metadata.end());
  EXPECT_EQ(head->metadata, metadata);
  EXPECT_EQ(value_of(store().get(kBucket, "a", {}))->info().metadata.size(), 3U);
  const auto refused = [&](std::string name, std::string value) {
    return fails_with(put("b", "x", {.metadata = {{std::move(name), std::move(value)}}}), ErrorKind::kInvalid,
                      "object.metadata");
  };
  EXPECT_TRUE(refused("Upper", "x"));
  EXPECT_TRUE(refused("", "x"));
  EXPECT_TRUE(refused("a", "line\r\nx-injected: 1"));
  EXPECT_TRUE(refused("a", std::string(2'048, 'x')));
  EXPECT_TRUE(fails_with(put("b", "x", {.content_type = "text/plain\r\nx: y"}), ErrorKind::kInvalid,
                         "object.content_type"));
  EXPECT_FALSE(there("b"));
  EXPECT_TRUE(succeeds(put("b", "x", {.metadata = {{"a", std::string(2'047, 'x')}}})));
}

TEST_P(ObjectContract, ASizeThatDiffersFromWhatWasSaidWritesNothing) {
  ASSERT_TRUE(put("a", "old"));
  for (const std::int64_t said : {0, 1, 4, 6, 1'000'000}) {
    EXPECT_TRUE(fails_with(put("a", "fives", {.size_bytes = said}), ErrorKind::kInvalid, "object.size"))
        << said;
    EXPECT_TRUE(fails_with(put("new", "fives", {.size_bytes = said}), ErrorKind::kInvalid, "object.size"));
  }
  EXPECT_EQ(text_of("a"), "old");
  EXPECT_FALSE(there("new"));
  EXPECT_TRUE(succeeds(put("a", "fives", {.size_bytes = 5})));
  EXPECT_TRUE(succeeds(put("nothing", "", {.size_bytes = 0})));
  EXPECT_EQ(text_of("a"), "fives");
}

TEST_P(ObjectContract, ASourceThatBreaksWritesNothing) {
  ASSERT_TRUE(put("a", "old"));
  BreakingSource early{""};
  EXPECT_TRUE(fails_with(store().put(kBucket, "a", early, {}), ErrorKind::kInvalid, "test.broken"));
  BreakingSource late{std::string(300'000, 'x')};
  EXPECT_TRUE(fails_with(store().put(kBucket, "a", late, {}), ErrorKind::kInvalid, "test.broken"));
  BreakingSource known{std::string(300'000, 'x')};
  EXPECT_TRUE(fails_with(store().put(kBucket, "new", known, {.size_bytes = 900'000}), ErrorKind::kInvalid,
                         "test.broken"));
  EXPECT_EQ(text_of("a"), "old");
  EXPECT_FALSE(there("new"));
  EXPECT_TRUE(succeeds(put("a", "after")));
}

TEST_P(ObjectContract, CopyTakesBytesAndMetadata) {
  const auto original = value_of(put("a", "tea", {.content_type = "text/plain", .metadata = {{"n", "1"}}}));
  ASSERT_TRUE(put("b/茶", "something else", {.metadata = {{"old", "1"}}}));
  const auto copied = value_of(store().copy(kBucket, "a", "b/茶"));
  EXPECT_EQ(copied.key, "b/茶");
  EXPECT_EQ(copied.size_bytes, 3);
  EXPECT_EQ(text_of("b/茶"), "tea");
  const auto head = value_of(store().head(kBucket, "b/茶"));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->content_type, "text/plain");
  EXPECT_EQ(head->metadata, original.metadata);
  ASSERT_TRUE(put("a", "changed"));
  ASSERT_TRUE(store().erase(kBucket, "a"));
  EXPECT_EQ(text_of("b/茶"), "tea");
}

TEST_P(ObjectContract, PassedDeadlineIsATimeout) {
  ASSERT_TRUE(put("a", "x"));
  const runtime::RequestScope scope{.deadline = std::chrono::steady_clock::now() - std::chrono::seconds{1}};
  const runtime::EnterScope enter{scope};
  const auto timed_out = [](const auto& result) {
    return fails_with(result, ErrorKind::kTimeout, "object.timeout");
  };
  EXPECT_TRUE(timed_out(put("b", "x")));
  EXPECT_TRUE(timed_out(store().get(kBucket, "a", {})));
  EXPECT_TRUE(timed_out(store().head(kBucket, "a")));
  EXPECT_TRUE(timed_out(store().list(kBucket, {})));
  EXPECT_TRUE(timed_out(store().erase(kBucket, "a")));
  EXPECT_TRUE(timed_out(store().begin_upload(kBucket, "a", {})));
}

TEST_P(ObjectContract, EverythingIsThereAfterReopening) {
  const auto stored = value_of(put("茶/a", "tea", {.content_type = "text/plain", .metadata = {{"n", "1"}}}));
  ASSERT_TRUE(put("gone", "x"));
  ASSERT_TRUE(store().erase(kBucket, "gone"));
  const auto upload = value_of(store().begin_upload(kBucket, "big", {}));
  const auto part = value_of(put_part("big", upload, 1, "only part"));
  if (!harness().reopen()) GTEST_SKIP() << "this adapter keeps nothing";
  EXPECT_EQ(text_of("茶/a"), "tea");
  const auto head = value_of(store().head(kBucket, "茶/a"));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->etag, stored.etag);
  EXPECT_EQ(head->metadata, stored.metadata);
  EXPECT_EQ(keys({}), std::vector<std::string>{"茶/a"});
  ASSERT_TRUE(succeeds(store().complete_upload(kBucket, "big", upload, {part})));
  EXPECT_EQ(text_of("big"), "only part");
}

}  // namespace souk::engines
