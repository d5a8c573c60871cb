// Uploads in parts: what S3 clients see of them, and that breaking off at any write leaves all or nothing.
#include <gtest/gtest.h>

#include "cloud/storage/scrubber.hpp"
#include "cloud/storage/storage_for_test.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::storage {
namespace {

using support::fails_with;
using support::FaultyDocumentStore;
using support::succeeds;
using support::value_of;

constexpr std::size_t kPart = kMinPartBytes;

ChosenPart chosen(const PartInfo& part) { return {part.number, part.etag, {}}; }

TEST(Uploads, BecomeOneObjectWithoutCopying) {
  StoreForTest shop;
  const auto first = bytes_for_test(kPart, 1), second = bytes_for_test(kPart + 100'000, 2);
  const auto upload =
      value_of(shop->begin_upload({.to = {"goods", "big"}, .checksum = ChecksumKind::kCrc32c}));
  const UploadPlace place{"goods", "big", upload.id};
  const auto two = value_of(shop.put_part(place, 7, second));
  const auto one = value_of(shop.put_part(place, 3, first));
  const auto before = shop.files(Tier::kStandard);
  const auto entry = value_of(shop->complete_upload({place, {chosen(one), chosen(two)}}));
  EXPECT_EQ(shop.files(Tier::kStandard), before);
  EXPECT_EQ(entry.version.etag,
            md5_for_test(from_hex(one.etag).value_or("") + from_hex(two.etag).value_or("")) + "-2");
  ASSERT_EQ(entry.version.checksums.size(), 1U);
  EXPECT_TRUE(entry.version.checksums[0].is_composite());
  EXPECT_EQ(value_of(shop.get("goods", "big")), first + second);
  const auto across = shop.read({.from = {"goods", "big"}, .range = Range{kPart - 3, kPart + 2}});
  EXPECT_EQ(value_of(across), first.substr(kPart - 3) + second.substr(0, 3));
  EXPECT_EQ(value_of(shop.read({.from = {"goods", "big"}, .part = 2})), second);
  EXPECT_TRUE(fails_with(shop.read({.from = {"goods", "big"}, .part = 3}), ErrorKind::kInvalid,
                         "object.part_number"));
}

TEST(Uploads, AreListedByKeyAndTime) {
  StoreForTest shop;
  std::vector<std::string> expected;
  for (const auto* key : {"a", "a", "b/1", "b/2", "c"}) {
    shop.clock().advance(milliseconds{1});
    expected.push_back(value_of(shop->begin_upload({.to = {"goods", key}})).id);
  }
  for (const std::size_t limit : {1U, 2U, 10U}) {
    UploadsRequest request{.bucket = "goods", .limit = limit};
    std::vector<std::string> seen;
    for (bool more = true; more;) {
      const auto page = value_of(shop->list_uploads(request));
      for (const auto& upload : page.uploads) seen.push_back(upload.id);
      more = page.truncated;
      request.after_key = page.next_key;
      request.after_upload = page.next_upload;
    }
    EXPECT_EQ(seen, expected) << limit;
  }
  const auto folded = value_of(shop->list_uploads({.bucket = "goods", .delimiter = "/"}));
  EXPECT_EQ(folded.prefixes, std::vector<std::string>{"b/"});
  EXPECT_EQ(folded.uploads.size(), 3U);
}

TEST(Uploads, CopiesOfOtherObjectsAreParts) {
  StoreForTest shop;
  const auto body = bytes_for_test(kPart * 2);
  ASSERT_TRUE(shop.put("goods", "source", body));
  const auto upload = value_of(shop->begin_upload({.to = {"goods", "big"}}));
  const UploadPlace place{"goods", "big", upload.id};
  const auto one = value_of(shop->copy_part({place, 1, {"goods", "source"}, Range{0, kPart - 1}}));
  const auto two = value_of(shop->copy_part({place, 2, {"goods", "source"}, Range{kPart, {}}}));
  ASSERT_TRUE(succeeds(shop->complete_upload({place, {chosen(one), chosen(two)}})));
  EXPECT_EQ(value_of(shop.get("goods", "big")), body);
}

TEST(Uploads, ManyPartsKeepTheKeysDocumentSmall) {
  StoreForTest shop;
  const auto upload = value_of(shop->begin_upload({.to = {"goods", "big"}}));
  const UploadPlace place{"goods", "big", upload.id};
  UploadRecord record{.place = "goods/big"};
  // Parts below 5 MiB are refused at the end, so the many are put where put_part() would put them.
  std::vector<ChosenPart> parts;
  const auto written = value_of(shop.put_part(place, 1, bytes_for_test(kPart)));
  auto& room = shop->room();
  auto first = value_of(room.upload_parts.load(part_id(upload.id, 1)));
  parts.push_back(chosen(written));
  for (int number = 2; number <= 100; ++number) {
    auto part = first.value;
    part.number = number;
    part.segment.blob = random_hex(room.random, 16);
    std::filesystem::create_directories(room.blobs->path({Tier::kStandard, part.segment.blob}).parent_path());
    std::filesystem::create_hard_link(room.blobs->path({Tier::kStandard, first.value.segment.blob}),
                                      room.blobs->path({Tier::kStandard, part.segment.blob}));
    ASSERT_TRUE(room.upload_parts.insert(part_id(upload.id, number), part));
    parts.push_back({number, part.etag, {}});
  }
  const auto entry = value_of(shop->complete_upload({place, parts}));
  EXPECT_EQ(entry.version.part_count, 100);
  EXPECT_TRUE(entry.version.segments.empty());
  shop.wait_for_pool();
  EXPECT_EQ(value_of(room.upload_parts.store().count("parts")), 0);
  const auto last = shop.read({.from = {"goods", "big"}, .range = Range{99 * kMinPartBytes, {}}});
  EXPECT_EQ(md5_for_test(value_of(last)), written.etag);
  ASSERT_TRUE(succeeds(shop->remove({.what = {"goods", "big"}})));
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
  EXPECT_EQ(value_of(shop.index().count("segments")), 0);
}

// The process dies before or after any of the writes; what is there after opening again is the old object or
// the new one, the upload can be ended, and no file is left behind in the end.
void break_off(FaultyDocumentStore::When when) {
  for (std::size_t write = 1;; ++write) {
    SCOPED_TRACE(write);
    ASSERT_LT(write, 50U);
    StoreForTest shop;
    ASSERT_TRUE(shop.put("goods", "k", "old"));
    bool failed = false;
    bool answered = false;
    std::string id;
    std::vector<ChosenPart> parts;
    {
      FaultyDocumentStore faulty{shop.index()};
      SystemRandom random;
      auto storage = value_of(Storage::open(faulty, shop.clock(), random, shop.settings()));
      id = value_of(storage->begin_upload({.to = {"goods", "k"}})).id;
      for (const int number : {1, 2}) {
        TextSource source{"new"};
        parts.push_back(chosen(value_of(storage->put_part({"goods", "k", id}, number, {&source}))));
      }
      parts.pop_back();  // one is not chosen
      faulty.fail_at(write, when);
      answered = storage->complete_upload({{"goods", "k", id}, parts}).has_value();
      storage->room().wait_for_all_behind();
      failed = faulty.has_failed();
    }
    shop.reopen();
    const auto there = value_of(shop.get("goods", "k"));
    EXPECT_TRUE(there == "new" || (there == "old" && !answered)) << there;
    // Whoever got no answer asks again.
    EXPECT_TRUE(succeeds(shop->complete_upload({{"goods", "k", id}, parts})));
    EXPECT_EQ(value_of(shop.get("goods", "k")), "new");
    shop.wait_for_pool();
    shop.clock().advance(std::chrono::hours{48});
    ASSERT_TRUE(succeeds(shop->settle_uploads()));
    const auto report = value_of(scrub(*shop, {.bytes_per_second = 0, .orphan_age = milliseconds{0}}));
    EXPECT_EQ(report.missing + report.rotten, 0);
    EXPECT_EQ(shop.files(Tier::kStandard), 1U);
    EXPECT_EQ(value_of(shop.index().count("parts")), 0);
    EXPECT_EQ(value_of(shop.index().count("uploads")), 0);
    if (!failed) return;
  }
}

TEST(Uploads, BreakingOffBeforeAnyWriteLeavesAllOrNothing) { break_off(FaultyDocumentStore::When::kBefore); }
TEST(Uploads, BreakingOffBehindAnyWriteLeavesAllOrNothing) { break_off(FaultyDocumentStore::When::kAfter); }

// A completion whose last write failed, asked for again after so many others that the object remembers it no
// longer.
TEST(Uploads, CompletingAgainWhatIsForgottenKeepsItsFiles) {
  StoreForTest shop;
  ASSERT_TRUE(succeeds(shop->change_bucket("goods", [](Bucket& bucket) -> Status {
    bucket.versioning = Versioning::kEnabled;
    return {};
  })));
  FaultyDocumentStore faulty{shop.index()};
  SystemRandom random;
  const auto storage = value_of(Storage::open(faulty, shop.clock(), random, shop.settings()));
  const auto upload = [&](const std::string& body) {
    const UploadPlace place{"goods", "k", value_of(storage->begin_upload({.to = {"goods", "k"}})).id};
    TextSource source{body};
    return CompleteRequest{place, {chosen(value_of(storage->put_part(place, 1, {&source})))}};
  };
  const auto forgotten = upload("first");
  faulty.fail_at(4, FaultyDocumentStore::When::kBefore, FaultyDocumentStore::Then::kRecovers);
  EXPECT_FALSE(storage->complete_upload(forgotten).has_value());
  ASSERT_TRUE(faulty.has_failed());
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(storage->complete_upload(upload("later " + std::to_string(i))));
  const auto version = value_of(storage->complete_upload(forgotten)).version.id;
  storage->room().wait_for_all_behind();
  EXPECT_EQ(value_of(shop.get("goods", "k", version)), "first");
  EXPECT_EQ(value_of(shop.get("goods", "k")), "later 9");
  EXPECT_EQ(value_of(shop->list_versions({.bucket = "goods"})).entries.size(), 11U);
  EXPECT_EQ(shop.files(Tier::kStandard), 11U);
}

}  // namespace
}  // namespace souk::storage
