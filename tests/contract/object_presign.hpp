// Object contract: addresses under which anybody may do one thing for a while.
#pragma once

#include "tests/contract/object_upload.hpp"

namespace souk::engines {

TEST_P(ObjectContract, PresignedAddressesHaveBounds) {
  for (const std::int64_t seconds : {0L, -1L, 604'801L}) {
    EXPECT_TRUE(
        fails_with(store().presign(PresignedMethod::kGet, kBucket, "a", std::chrono::seconds{seconds}),
                   ErrorKind::kInvalid, "object.valid_for"));
  }
  EXPECT_TRUE(fails_with(store().presign(PresignedMethod::kGet, kBucket, "", std::chrono::seconds{60}),
                         ErrorKind::kInvalid, "object.key"));
}

TEST_P(ObjectContract, APresignedAddressDoesItsOneThing) {
  using std::chrono::seconds;
  const std::string key = "p/龙井 a+b.txt";
  ASSERT_TRUE(put(key, "tea"));
  const auto url = store().presign(PresignedMethod::kGet, kBucket, key, seconds{60});
  if (!url && url.error().kind == ErrorKind::kUnavailable) GTEST_SKIP() << "this adapter has no endpoint";
  ASSERT_TRUE(succeeds(url));
  const auto read = harness().request("GET", *url, "");
  if (!read) GTEST_SKIP() << "this adapter's endpoint cannot be reached from here";
  EXPECT_EQ(read->status, 200);
  EXPECT_EQ(read->body, "tea");
  EXPECT_EQ(harness().request("PUT", *url, "changed")->status, 403);
  EXPECT_EQ(harness().request("DELETE", *url, "")->status, 403);
  EXPECT_EQ(text_of(key), "tea");

  const auto write = value_of(store().presign(PresignedMethod::kPut, kBucket, "written", seconds{60}));
  EXPECT_EQ(harness().request("GET", write, "")->status, 403);
  EXPECT_EQ(harness().request("PUT", write, "by anybody")->status, 200);
  EXPECT_EQ(text_of("written"), "by anybody");

  auto other_key = write;
  other_key.replace(other_key.find("written"), 7, "another");
  EXPECT_EQ(harness().request("PUT", other_key, "x")->status, 403);
  EXPECT_FALSE(there("another"));
}

TEST_P(ObjectContract, APresignedAddressOfAPart) {
  const auto upload = value_of(store().begin_upload(kBucket, "video", {}));
  const auto url =
      store().presign(PresignedMethod::kPut, kBucket, "video", std::chrono::seconds{60}, upload, 1);
  if (!url && url.error().kind == ErrorKind::kUnavailable) GTEST_SKIP() << "this adapter has no endpoint";
  ASSERT_TRUE(succeeds(url));
  const auto sent = harness().request("PUT", *url, "frames");
  if (!sent) GTEST_SKIP() << "this adapter's endpoint cannot be reached from here";
  EXPECT_EQ(sent->status, 200);
  const auto parts = value_of(store().parts(kBucket, "video", upload));
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].etag, sent->etag);
  EXPECT_TRUE(succeeds(store().complete_upload(kBucket, "video", upload, parts)));
  EXPECT_EQ(text_of("video"), "frames");
}

}  // namespace souk::engines
