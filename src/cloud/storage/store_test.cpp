// Objects of the store as its callers see them: whole, conditional, by range, in lists, and what stays of
// them on the disk.
#include "cloud/storage/store.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "cloud/storage/storage_for_test.hpp"

namespace souk::storage {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

TEST(Store, GivesBackWhatWasPut) {
  StoreForTest shop;
  for (const std::size_t size : {0U, 1U, 4'096U, 262'144U, 262'145U, 524'288U, 3'000'000U}) {
    const auto body = bytes_for_test(size);
    const auto put = value_of(shop.put("goods", "a/b", body));
    EXPECT_EQ(put.version.size_bytes, static_cast<std::int64_t>(size));
    EXPECT_EQ(put.version.etag, md5_for_test(body));
    EXPECT_EQ(value_of(shop.get("goods", "a/b")), body);
  }
  EXPECT_EQ(shop.files(Tier::kStandard), 1U) << "what was overwritten is gone";
}

TEST(Store, KeepsWhatTheWriterSaysOfAnObject) {
  StoreForTest shop;
  auto request = shop.request("goods", "k");
  request.attributes = {
      "image/png", {{"cache-control", "max-age=9"}}, {{"author", "李"}}, {{"kind", "photo"}}};
  request.tier = Tier::kStandardIa;
  ASSERT_TRUE(succeeds(shop.put(request, "abc")));
  const auto found = value_of(shop->head({"goods", "k"}));
  EXPECT_EQ(found.version.attributes.content_type, "image/png");
  EXPECT_EQ(found.version.attributes.headers.at("cache-control"), "max-age=9");
  EXPECT_EQ(found.version.attributes.metadata.at("author"), "李");
  EXPECT_EQ(found.version.attributes.tags.at("kind"), "photo");
  EXPECT_EQ(found.version.tier, Tier::kStandardIa);
  EXPECT_EQ(shop.files(Tier::kStandardIa), 1U);
}

TEST(Store, ReadsRanges) {
  StoreForTest shop;
  const auto body = bytes_for_test(700'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  const auto read = [&](std::optional<std::int64_t> first, std::optional<std::int64_t> last) {
    return shop.read({.from = {"goods", "k"}, .range = Range{first, last}});
  };
  EXPECT_EQ(value_of(read(0, 0)), body.substr(0, 1));
  EXPECT_EQ(value_of(read(65'530, 131'080)), body.substr(65'530, 65'551));
  EXPECT_EQ(value_of(read(699'999, {})), body.substr(699'999));
  EXPECT_EQ(value_of(read({}, 10)), body.substr(699'990));
  EXPECT_EQ(value_of(read({}, 900'000)), body);
  EXPECT_EQ(value_of(read(10, 900'000)), body.substr(10));
  EXPECT_TRUE(fails_with(read(700'000, {}), ErrorKind::kInvalid, "object.range"));
  EXPECT_TRUE(fails_with(read({}, 0), ErrorKind::kInvalid, "object.range"));
}

TEST(Store, NamesTheFilesOfAStretch) {
  StoreForTest shop;
  ASSERT_TRUE(shop.put("goods", "k", "0123456789"));
  const auto opened = value_of(shop->get({.from = {"goods", "k"}, .range = Range{2, 5}}));
  ASSERT_EQ(opened->files().size(), 1U);
  EXPECT_EQ(opened->files()[0].offset, 2);
  EXPECT_EQ(opened->files()[0].size_bytes, 4);
  EXPECT_EQ(read_file_for_test(opened->files()[0].path), "0123456789");
}

TEST(Store, WhatIsBeingReadStaysThoughItIsRemoved) {
  StoreForTest shop;
  const auto body = bytes_for_test(2'000'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  auto opened = value_of(shop->get({.from = {"goods", "k"}}));
  ASSERT_TRUE(shop.put("goods", "k", "new"));
  ASSERT_TRUE(succeeds(shop->remove({.what = {"goods", "k"}})));
  EXPECT_TRUE(std::filesystem::exists(opened->files()[0].path));
  EXPECT_EQ(value_of(read_all_for_test(*opened)), body);
  opened.reset();
  shop.wait_for_pool();
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
}

TEST(Store, VerifiesChecksums) {
  StoreForTest shop;
  const std::string body = "123456789";
  const auto with = [&](std::vector<Checksum> checksums) {
    auto request = shop.request("goods", "k");
    request.body.checksums = std::move(checksums);
    return shop.put(request, body);
  };
  // The check values that the standards give for "123456789".
  const auto stored = value_of(with({{ChecksumKind::kCrc32c, "4waSgw=="},
                                     {ChecksumKind::kCrc32, "y/Q5Jg=="},
                                     {ChecksumKind::kSha1, "98O8HYCOBHMq32eZZczDTKeuNEE="},
                                     {ChecksumKind::kMd5, "JfnnlDI7RTiF9RgfG2JNCw=="}}));
  EXPECT_EQ(stored.version.checksums.size(), 3U);
  EXPECT_TRUE(fails_with(with({{ChecksumKind::kCrc32c, "AAAAAA=="}}), ErrorKind::kInvalid, "object.digest"));
  EXPECT_TRUE(fails_with(with({{ChecksumKind::kSha256, "AAAA"}}), ErrorKind::kInvalid, "object.digest"));
  auto trailing = shop.request("goods", "k");
  trailing.body.checksums = {{ChecksumKind::kCrc32, ""}};
  trailing.body.trailer = [] { return std::vector<Checksum>{{ChecksumKind::kCrc32, "AAAAAA=="}}; };
  EXPECT_TRUE(fails_with(shop.put(trailing, body), ErrorKind::kInvalid, "object.digest"));
  shop.wait_for_pool();
  EXPECT_EQ(shop.files(Tier::kStandard), 1U) << "what was refused leaves nothing";
}

TEST(Store, HoldsToTheAnnouncedSize) {
  StoreForTest shop;
  for (const std::int64_t size : {2, 4}) {
    auto request = shop.request("goods", "k");
    request.body.size_bytes = size;
    EXPECT_TRUE(fails_with(shop.put(request, "abc"), ErrorKind::kInvalid, "object.size"));
  }
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kNotFound, "object.missing"));
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
}

TEST(Store, WritesOnCondition) {
  StoreForTest shop;
  auto absent = shop.request("goods", "k");
  absent.condition.if_absent = true;
  const auto first = value_of(shop.put(absent, "one"));
  EXPECT_TRUE(fails_with(shop.put(absent, "two"), ErrorKind::kPrecondition, "object.precondition"));
  auto match = shop.request("goods", "k");
  match.condition.if_match = first.version.etag;
  ASSERT_TRUE(succeeds(shop.put(match, "three")));
  EXPECT_TRUE(fails_with(shop.put(match, "four"), ErrorKind::kPrecondition, "object.precondition"));
  EXPECT_EQ(value_of(shop.get("goods", "k")), "three");
  auto nothing = shop.request("goods", "none");
  nothing.condition.if_match = "x";
  EXPECT_TRUE(fails_with(shop.put(nothing, "x"), ErrorKind::kNotFound, "object.missing"));
}

TEST(Store, OneOfManyWhoWantToBeFirstIs) {
  StoreForTest shop;
  std::atomic<int> first = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      auto request = shop.request("goods", "k");
      request.condition.if_absent = true;
      if (shop.put(request, std::to_string(i))) ++first;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(first, 1);
  shop.wait_for_pool();
  EXPECT_EQ(shop.files(Tier::kStandard), 1U);
}

TEST(Store, RefusesNamesOutOfBounds) {
  StoreForTest shop;
  EXPECT_TRUE(fails_with(shop.put("goods", "", "x"), ErrorKind::kInvalid, "object.key"));
  EXPECT_TRUE(fails_with(shop.put("goods", std::string(1'025, 'x'), "x"), ErrorKind::kInvalid, "object.key"));
  EXPECT_TRUE(fails_with(shop.put("goods", "a\nb", "x"), ErrorKind::kInvalid, "object.key"));
  EXPECT_TRUE(succeeds(shop.put("goods", std::string(1'024, 'x'), "x")));
  EXPECT_TRUE(succeeds(shop.put("goods", "../../etc/passwd", "x")));
  EXPECT_TRUE(fails_with(shop.put("nowhere", "k", "x"), ErrorKind::kNotFound, "object.no_bucket"));
  for (const auto* name : {"ab", "Goods", "-goods", "goods-", "a..b", "go_ods"})
    EXPECT_TRUE(fails_with(shop->make_bucket(name, "me"), ErrorKind::kInvalid, "object.bucket")) << name;
}

TEST(Store, CopiesBytesAndWhatIsSaidOfThem) {
  StoreForTest shop;
  auto request = shop.request("goods", "k");
  request.attributes = {"text/plain", {}, {{"a", "1"}}, {{"t", "2"}}};
  const auto body = bytes_for_test(600'000);
  ASSERT_TRUE(shop.put(request, body));
  ASSERT_TRUE(succeeds(shop->copy({.from = {"goods", "k"}, .to = {"goods", "l"}})));
  EXPECT_EQ(value_of(shop.get("goods", "l")), body);
  const auto copied = value_of(shop->head({"goods", "l"})).version;
  EXPECT_EQ(copied.attributes.metadata.at("a"), "1");
  EXPECT_EQ(copied.attributes.tags.at("t"), "2");
  ASSERT_TRUE(succeeds(
      shop->copy({.from = {"goods", "k"}, .to = {"goods", "k"}, .attributes = Attributes{"text/html"}})));
  EXPECT_EQ(value_of(shop->head({"goods", "k"})).version.attributes.content_type, "text/html");
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
}

TEST(Store, IsThereAfterReopening) {
  StoreForTest shop;
  const auto body = bytes_for_test(300'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  ASSERT_TRUE(shop->change_bucket("goods", [](Bucket& bucket) -> Status {
    bucket.texts["policy"] = std::string(20'000, 'p');
    return {};
  }));
  shop.reopen();
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
  EXPECT_EQ(value_of(shop->bucket("goods")).texts.at("policy"), std::string(20'000, 'p'));
}

TEST(Store, FullBucketsAndThoseBeingWrittenStay) {
  StoreForTest shop;
  ASSERT_TRUE(shop.put("goods", "k", "x"));
  EXPECT_TRUE(fails_with(shop->remove_bucket("goods"), ErrorKind::kConflict, "object.bucket_not_empty"));
  ASSERT_TRUE(shop->remove({.what = {"goods", "k"}}));
  const auto upload = value_of(shop->begin_upload({.to = {"goods", "k"}}));
  EXPECT_TRUE(fails_with(shop->remove_bucket("goods"), ErrorKind::kConflict, "object.bucket_not_empty"));
  ASSERT_TRUE(shop->abort_upload({"goods", "k", upload.id}));
  EXPECT_TRUE(succeeds(shop->remove_bucket("goods")));
  EXPECT_TRUE(fails_with(shop.put("goods", "k", "x"), ErrorKind::kNotFound, "object.no_bucket"));
}

}  // namespace
}  // namespace souk::storage
