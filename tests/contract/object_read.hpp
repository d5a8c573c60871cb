// Object contract: ranges, readers while others write, lists.
#pragma once

#include <fstream>

#include "tests/contract/object_write.hpp"

namespace souk::engines {

TEST_P(ObjectContract, Ranges) {
  ASSERT_TRUE(put("a", "0123456789"));
  EXPECT_EQ(text_of("a", {.offset = 0, .size = 1}), "0");
  EXPECT_EQ(text_of("a", {.offset = 3, .size = 4}), "3456");
  EXPECT_EQ(text_of("a", {.offset = 7}), "789");
  EXPECT_EQ(text_of("a", {.offset = 9, .size = 1}), "9");
  EXPECT_EQ(text_of("a", {.offset = 8, .size = 1'000}), "89");
  EXPECT_EQ(text_of("a", {.offset = 0, .size = 10}), "0123456789");
  EXPECT_EQ(value_of(store().get(kBucket, "a", {.offset = 3, .size = 4}))->info().size_bytes, 10);
}

TEST_P(ObjectContract, RangesThatHoldNothingAreRefused) {
  ASSERT_TRUE(put("a", "0123456789"));
  ASSERT_TRUE(put("empty", ""));
  const auto refused = [&](std::string_view key, ByteRange range) {
    return fails_with(store().get(kBucket, key, range), ErrorKind::kInvalid, "object.range");
  };
  EXPECT_TRUE(refused("a", {.offset = 10}));
  EXPECT_TRUE(refused("a", {.offset = 11, .size = 1}));
  EXPECT_TRUE(refused("a", {.offset = -1}));
  EXPECT_TRUE(refused("a", {.offset = 0, .size = 0}));
  EXPECT_TRUE(refused("a", {.offset = 2, .size = -1}));
  EXPECT_TRUE(refused("empty", {.offset = 0, .size = 1}));
  EXPECT_TRUE(refused("empty", {.offset = 1}));
}

TEST_P(ObjectContract, AReaderGoesOnWithWhatItOpened) {
  const std::string old(3'000'000, 'o');
  ASSERT_TRUE(put("a", old));
  ASSERT_TRUE(put("b", old));
  const auto replaced = value_of(store().get(kBucket, "a", {}));
  const auto erased = value_of(store().get(kBucket, "b", {.offset = 1'000'000}));
  std::string seen = value_of(replaced->read(10));
  ASSERT_TRUE(put("a", std::string(2'000'000, 'n')));
  ASSERT_TRUE(store().erase(kBucket, "b"));
  seen += value_of(read_all(*replaced, 10'000'000));
  EXPECT_EQ(seen.size(), old.size());
  EXPECT_EQ(seen.find('n'), std::string::npos);
  EXPECT_EQ(value_of(read_all(*erased, 10'000'000)).size(), 2'000'000U);
  EXPECT_EQ(text_of("a"), std::string(2'000'000, 'n'));
  EXPECT_EQ(text_of("b"), "(none)");
}

TEST_P(ObjectContract, ListsInByteOrder) {
  const std::vector<std::string> stored = {"a",  "a/b", "a/b/c", "a0",   "A", "b",
                                           "a!", "~",   "é",     "龙井", "🍵", "Z/1"};
  for (const auto& key : stored) ASSERT_TRUE(put(key, key));
  auto sorted = stored;
  std::sort(sorted.begin(), sorted.end());
  for (const std::size_t limit : {1U, 2U, 5U, 12U, 1'000U}) {
    EXPECT_EQ(keys({.limit = limit}), sorted) << limit;
  }
  const auto page = value_of(store().list(kBucket, {.prefix = "a/b/"}));
  ASSERT_EQ(page.objects.size(), 1U);
  EXPECT_EQ(page.objects[0].key, "a/b/c");
  EXPECT_EQ(page.objects[0].size_bytes, 5);
  EXPECT_EQ(page.objects[0].etag, value_of(store().head(kBucket, "a/b/c"))->etag);
  EXPECT_TRUE(page.next_cursor.empty());
}

TEST_P(ObjectContract, ListsByPrefix) {
  for (const auto* key : {"log/1", "log/2", "log", "log0", "lo", "龙/一", "龙/二", "龙井"})
    ASSERT_TRUE(put(key, ""));
  using Keys = std::vector<std::string>;
  EXPECT_EQ(keys({.prefix = "log/"}), (Keys{"log/1", "log/2"}));
  EXPECT_EQ(keys({.prefix = "log"}), (Keys{"log", "log/1", "log/2", "log0"}));
  EXPECT_EQ(keys({.prefix = "log", .limit = 1}), (Keys{"log", "log/1", "log/2", "log0"}));
  EXPECT_EQ(keys({.prefix = "龙/", .limit = 1}), (Keys{"龙/一", "龙/二"}));
  EXPECT_EQ(keys({.prefix = "none"}), Keys{});
}

TEST_P(ObjectContract, FoldsKeysAtADelimiter) {
  for (const auto* key : {"a/1", "a/2", "a/x/3", "b", "c/1", "c0", "a", "d//e", "茶/一", "茶/二"}) {
    ASSERT_TRUE(put(key, ""));
  }
  const auto sorted = [&](const ObjectQuery& query) {
    auto all = keys(query);
    std::sort(all.begin(), all.end());
    return all;
  };
  using Keys = std::vector<std::string>;
  for (const std::size_t limit : {1U, 2U, 3U, 100U}) {
    EXPECT_EQ(sorted({.delimiter = "/", .limit = limit}),
              (Keys{"*a/", "*c/", "*d/", "*茶/", "a", "b", "c0"}));
    EXPECT_EQ(sorted({.prefix = "a/", .delimiter = "/", .limit = limit}), (Keys{"*a/x/", "a/1", "a/2"}));
    EXPECT_EQ(sorted({.prefix = "d/", .delimiter = "/", .limit = limit}), Keys{"*d//"});
    EXPECT_EQ(sorted({.prefix = "c", .delimiter = "/", .limit = limit}), (Keys{"*c/", "c0"}));
  }
}

TEST_P(ObjectContract, ListPagesHaveBounds) {
  EXPECT_TRUE(fails_with(store().list(kBucket, {.limit = 0}), ErrorKind::kInvalid, "object.limit"));
  EXPECT_TRUE(fails_with(store().list(kBucket, {.limit = 1'001}), ErrorKind::kInvalid, "object.limit"));
  EXPECT_TRUE(value_of(store().list(kBucket, {})).objects.empty());
}

TEST_P(ObjectContract, AListGoesOnWhileOthersWrite) {
  std::vector<std::string> before;
  for (int i = 100; i < 160; ++i) {
    before.push_back("k" + std::to_string(i));
    ASSERT_TRUE(put(before.back(), ""));
  }
  ObjectQuery query{.limit = 7};
  std::vector<std::string> seen;
  for (int pages = 0;; ++pages) {
    ASSERT_LT(pages, 100);
    const auto page = value_of(store().list(kBucket, query));
    for (const auto& object : page.objects) seen.push_back(object.key);
    if (page.next_cursor.empty()) break;
    query.cursor = page.next_cursor;
    ASSERT_TRUE(put("j" + std::to_string(pages), ""));             // before all
    ASSERT_TRUE(store().erase(kBucket, page.objects.back().key));  // where the cursor stands
  }
  EXPECT_EQ(seen, before);
}

// Peak of this process's resident memory, in KiB; resets the mark first where asked.
inline long peak_resident_kib(bool reset) {
  if (reset) std::ofstream{"/proc/self/clear_refs"} << "5";
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  }
  return 0;
}

TEST_P(ObjectContract, BigBodiesTakeLittleMemory) {
  constexpr std::int64_t kSize = 160LL * 1024 * 1024;
  const bool in_memory = harness().keeps_bodies_in_memory();
  const auto before = peak_resident_kib(true);
  PatternSource source{kSize, 7};
  const auto stored = value_of(store().put(kBucket, "big", source, {}));  // its size is not known before
  EXPECT_EQ(stored.size_bytes, kSize);
  const auto reader = value_of(store().get(kBucket, "big", {}));
  ASSERT_NE(reader, nullptr);
  PatternSource expected{kSize, 7};
  std::string rest;
  std::int64_t seen = 0;
  while (true) {
    const auto piece = value_of(reader->read(256 * 1024));
    if (piece.empty()) break;
    ASSERT_LE(piece.size(), 256U * 1024);
    seen += std::ssize(piece);
    while (rest.size() < piece.size()) rest += value_of(expected.read(64 * 1024));
    ASSERT_TRUE(rest.starts_with(piece)) << "differs before byte " << seen;
    rest.erase(0, piece.size());
  }
  EXPECT_EQ(seen, kSize);
  if (in_memory) GTEST_SKIP() << "bodies lie in memory: its bound cannot be looked at";
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr bool kSanitized = true;  // what was given back stays for a while
#elif defined(__has_feature)
  constexpr bool kSanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
  constexpr bool kSanitized = false;
#endif
  if (!kSanitized) EXPECT_LT(peak_resident_kib(false) - before, 64 * 1024);
}

}  // namespace souk::engines
