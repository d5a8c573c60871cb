// Object contract: uploads in parts.
#pragma once

#include "tests/contract/object_concurrent.hpp"

namespace souk::engines {

TEST_P(ObjectContract, AnUploadInParts) {
  const std::string first(kPart, '1'), second(kPart + 17, '2'), last = "the end";
  const auto upload = value_of(store().begin_upload(
      kBucket, "big/茶", {.content_type = "video/mp4", .metadata = {{"by", "browser"}}}));
  EXPECT_FALSE(upload.empty());
  // In any order and with gaps between numbers.
  const auto part_9 = value_of(put_part("big/茶", upload, 9, last));
  const auto part_2 = value_of(put_part("big/茶", upload, 2, first));
  const auto part_5 = value_of(put_part("big/茶", upload, 5, second));
  EXPECT_EQ(part_5.number, 5);
  EXPECT_EQ(part_5.size_bytes, kPart + 17);
  EXPECT_FALSE(there("big/茶"));
  EXPECT_TRUE(keys({}).empty());
  const auto info = value_of(store().complete_upload(kBucket, "big/茶", upload, {part_2, part_5, part_9}));
  EXPECT_EQ(info.size_bytes, 2 * kPart + 24);
  EXPECT_EQ(text_of("big/茶"), first + second + last);
  EXPECT_EQ(text_of("big/茶", {.offset = kPart - 2, .size = 4}), "1122");
  EXPECT_EQ(text_of("big/茶", {.offset = 2 * kPart + 16, .size = 4}), "2the");
  const auto head = value_of(store().head(kBucket, "big/茶"));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->etag, info.etag);
  EXPECT_EQ(head->content_type, "video/mp4");
  EXPECT_EQ(head->metadata, (std::vector<std::pair<std::string, std::string>>{{"by", "browser"}}));
}

TEST_P(ObjectContract, AnUploadIsTakenUpAgain) {
  const std::string first(kPart, '1');
  const auto upload = value_of(store().begin_upload(kBucket, "big", {}));
  EXPECT_TRUE(value_of(store().parts(kBucket, "big", upload)).empty());
  ASSERT_TRUE(put_part("big", upload, 3, "third"));
  ASSERT_TRUE(put_part("big", upload, 1, first));
  // Somebody comes back and asks what is there already.
  auto there_already = value_of(store().parts(kBucket, "big", upload));
  ASSERT_EQ(there_already.size(), 2U);
  EXPECT_EQ(there_already[0].number, 1);
  EXPECT_EQ(there_already[0].size_bytes, kPart);
  EXPECT_EQ(there_already[1].number, 3);
  EXPECT_TRUE(succeeds(store().complete_upload(kBucket, "big", upload, there_already)));
  EXPECT_EQ(text_of("big"), first + "third");
}

TEST_P(ObjectContract, APartSentAgainReplacesTheOneBefore) {
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  const auto before = value_of(put_part("a", upload, 1, "wrong"));
  const auto after = value_of(put_part("a", upload, 1, "right!"));
  EXPECT_NE(before.etag, after.etag);
  ASSERT_EQ(value_of(store().parts(kBucket, "a", upload)).size(), 1U);
  EXPECT_TRUE(fails_with(store().complete_upload(kBucket, "a", upload, {before}), ErrorKind::kInvalid,
                         "object.parts"));
  EXPECT_TRUE(succeeds(store().complete_upload(kBucket, "a", upload, {after})));
  EXPECT_EQ(text_of("a"), "right!");
}

TEST_P(ObjectContract, WrongPartsLeaveTheUploadAsItWas) {
  ASSERT_TRUE(put("a", "old"));
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  const auto small = value_of(put_part("a", upload, 1, "small"));
  const auto other = value_of(put_part("a", upload, 2, "other"));
  const auto refused = [&](const std::vector<ObjectPart>& parts) {
    return fails_with(store().complete_upload(kBucket, "a", upload, parts), ErrorKind::kInvalid,
                      "object.parts");
  };
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused({small, other}));                  // the first is below 5 MiB
  EXPECT_TRUE(refused({other, small}));                  // out of order
  EXPECT_TRUE(refused({small, small}));                  // twice
  EXPECT_TRUE(refused({{3, small.etag, 5}}));            // never sent
  EXPECT_TRUE(refused({{1, std::string(32, '0'), 5}}));  // other bytes
  EXPECT_TRUE(refused({{0, small.etag, 5}}));
  EXPECT_TRUE(refused({{10'001, small.etag, 5}}));
  EXPECT_TRUE(fails_with(put_part("a", upload, 0, "x"), ErrorKind::kInvalid, "object.parts"));
  EXPECT_TRUE(fails_with(put_part("a", upload, 10'001, "x"), ErrorKind::kInvalid, "object.parts"));
  EXPECT_EQ(text_of("a"), "old");
  if (!harness().completes_with_some_parts()) GTEST_SKIP() << "this store wants all parts named";
  EXPECT_TRUE(succeeds(store().complete_upload(kBucket, "a", upload, {other})));  // not all need be named
  EXPECT_EQ(text_of("a"), "other");
}

TEST_P(ObjectContract, APartOfAnotherSizeIsNotKept) {
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  for (const std::int64_t said : {1, 4, 6}) {
    TextSource source{"fives"};
    EXPECT_TRUE(fails_with(store().put_part(kBucket, "a", upload, 1, source, said), ErrorKind::kInvalid,
                           "object.size"));
  }
  BreakingSource broken{"fi"};
  EXPECT_TRUE(
      fails_with(store().put_part(kBucket, "a", upload, 1, broken, 5), ErrorKind::kInvalid, "test.broken"));
  EXPECT_TRUE(value_of(store().parts(kBucket, "a", upload)).empty());
}

TEST_P(ObjectContract, CompletingTwiceAnswersTheSame) {
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  const auto part = value_of(put_part("a", upload, 1, "tea"));
  const auto first = value_of(store().complete_upload(kBucket, "a", upload, {part}));
  const auto second = value_of(store().complete_upload(kBucket, "a", upload, {part}));
  EXPECT_EQ(first.etag, second.etag);
  EXPECT_EQ(first.size_bytes, second.size_bytes);
  EXPECT_EQ(keys({}), std::vector<std::string>{"a"});
  const auto ended = [](const auto& result) {
    return fails_with(result, ErrorKind::kNotFound, "object.no_upload");
  };
  EXPECT_TRUE(ended(put_part("a", upload, 2, "more")));
  EXPECT_TRUE(ended(store().parts(kBucket, "a", upload)));
}

TEST_P(ObjectContract, CompletedAtTheSameTimeByManyIsOneObject) {
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  const auto part = value_of(put_part("a", upload, 1, "tea"));
  std::atomic<int> same = 0;
  on_threads(6, [&](int) {
    const auto info = store().complete_upload(kBucket, "a", upload, {part});
    if (info && info->size_bytes == 3) ++same;
  });
  EXPECT_EQ(same, 6);
  EXPECT_EQ(text_of("a"), "tea");
}

TEST_P(ObjectContract, AnAbortedUploadLeavesNothing) {
  ASSERT_TRUE(put("a", "old"));
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  const auto part = value_of(put_part("a", upload, 1, "new"));
  const auto other = value_of(store().begin_upload(kBucket, "a", {}));
  const auto kept = value_of(put_part("a", other, 1, "kept"));
  EXPECT_NE(upload, other);
  EXPECT_TRUE(succeeds(store().abort_upload(kBucket, "a", upload)));
  const auto ended = [](const auto& result) {
    return fails_with(result, ErrorKind::kNotFound, "object.no_upload");
  };
  EXPECT_TRUE(ended(store().parts(kBucket, "a", upload)));
  EXPECT_TRUE(ended(put_part("a", upload, 1, "new")));
  EXPECT_TRUE(ended(store().complete_upload(kBucket, "a", upload, {part})));
  EXPECT_EQ(text_of("a"), "old");
  EXPECT_TRUE(succeeds(store().complete_upload(kBucket, "a", other, {kept})));
  EXPECT_EQ(text_of("a"), "kept");
}

TEST_P(ObjectContract, AnUploadBelongsToItsKey) {
  const auto upload = value_of(store().begin_upload(kBucket, "a", {}));
  const auto unknown = [](const auto& result) {
    return fails_with(result, ErrorKind::kNotFound, "object.no_upload");
  };
  EXPECT_TRUE(unknown(put_part("b", upload, 1, "x")));
  EXPECT_TRUE(unknown(put_part("a", "nobody-began-this", 1, "x")));
  EXPECT_TRUE(unknown(store().parts(kBucket, "b", upload)));
  EXPECT_TRUE(unknown(store().abort_upload(kBucket, "b", upload)));
  EXPECT_TRUE(succeeds(store().abort_upload(kBucket, "a", upload)));
}

TEST_P(ObjectContract, IfAbsentHoldsForUploadsToo) {
  const auto upload = value_of(store().begin_upload(kBucket, "a", {.if_absent = true}));
  const auto part = value_of(put_part("a", upload, 1, "late"));
  ASSERT_TRUE(put("a", "faster"));
  EXPECT_TRUE(fails_with(store().complete_upload(kBucket, "a", upload, {part}), ErrorKind::kConflict,
                         "object.exists"));
  EXPECT_EQ(text_of("a"), "faster");
}

}  // namespace souk::engines
