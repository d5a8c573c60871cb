// Tiers, restored copies, lifecycle, costs, the scrubber and encryption.
#include <gtest/gtest.h>

#include "cloud/storage/cipher.hpp"
#include "cloud/storage/lifecycle.hpp"
#include "cloud/storage/rotation.hpp"
#include "cloud/storage/scrubber.hpp"
#include "cloud/storage/storage_for_test.hpp"
#include "tests/support/faulty_document_store.hpp"

namespace souk::storage {
namespace {

using support::fails_with;
using support::FaultyDocumentStore;
using support::succeeds;
using support::value_of;

constexpr std::chrono::hours kDay{24};

Prices listed_prices() { return value_of(read_prices(read_file_for_test("data/storage/prices.json"))); }

ScrubReport scrub_all(StoreForTest& shop) {
  shop.wait_for_pool();
  return value_of(scrub(*shop, {.bytes_per_second = 0, .orphan_age = milliseconds{0}}));
}

void set_rules(StoreForTest& shop, const std::vector<LifecycleRule>& rules) {
  EXPECT_TRUE(succeeds(shop->change_bucket("goods", [&](Bucket& bucket) -> Status {
    bucket.lifecycle = rules;
    return {};
  })));
}

LifecycleReport run(StoreForTest& shop) {
  const auto prices = listed_prices();
  return value_of(run_lifecycle(*shop, {.prices = &prices}));
}

TEST(Tiers, MovingKeepsTheBytesAndLeavesNothingBehind) {
  StoreForTest shop;
  const auto body = bytes_for_test(700'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  ASSERT_TRUE(succeeds(shop->move_to({"goods", "k"}, Tier::kStandardIa)));
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
  EXPECT_EQ(shop.files(Tier::kStandardIa), 1U);
}

TEST(Tiers, ArchivedObjectsAreReadAfterARestoreAndForItsTime) {
  StoreForTest shop;
  const auto body = bytes_for_test(100'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  ASSERT_TRUE(succeeds(shop->move_to({"goods", "k"}, Tier::kArchive)));
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kPrecondition, "object.archived"));
  EXPECT_TRUE(succeeds(shop->head({"goods", "k"})));
  const auto restored = value_of(shop->restore({"goods", "k"}, 2));
  ASSERT_TRUE(restored.version.restored);
  EXPECT_TRUE(restored.version.restored->ready);
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
  EXPECT_EQ(scrub_all(shop).orphans, 0) << "the copy belongs to it";
  shop.clock().advance(2 * kDay);
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kPrecondition, "object.archived"));
  run(shop);
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
  EXPECT_EQ(shop.files(Tier::kArchive), 1U);
  ASSERT_TRUE(succeeds(shop->restore({"goods", "k"}, 1)));
  ASSERT_TRUE(succeeds(shop->remove({.what = {"goods", "k"}})));
  EXPECT_EQ(shop.files(Tier::kStandard) + shop.files(Tier::kArchive), 0U);
}

void break_off_moving(FaultyDocumentStore::When when) {
  StoreForTest shop;
  const auto body = bytes_for_test(100'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  {
    FaultyDocumentStore faulty{shop.index()};
    SystemRandom random;
    auto storage = value_of(Storage::open(faulty, shop.clock(), random, shop.settings()));
    faulty.fail_at(1, when);
    EXPECT_FALSE(storage->move_to({"goods", "k"}, Tier::kStandardIa));
    EXPECT_TRUE(faulty.has_failed());
  }
  shop.reopen();
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
  EXPECT_EQ(scrub_all(shop).orphans, 1) << "the copy too many";
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
  EXPECT_EQ(shop.files(Tier::kStandard) + shop.files(Tier::kStandardIa), 1U);
}

TEST(Tiers, ACrashInTheMiddleOfAMoveLosesNothing) {
  break_off_moving(FaultyDocumentStore::When::kBefore);
  break_off_moving(FaultyDocumentStore::When::kAfter);
}

TEST(Lifecycle, MovesByAgePrefixTagAndSize) {
  StoreForTest shop;
  const auto large = bytes_for_test(100'000);
  for (const auto* key : {"logs/1", "goods/1"}) ASSERT_TRUE(shop.put("goods", key, large));
  ASSERT_TRUE(shop.put("goods", "logs/small", "x"));
  auto tagged = shop.request("goods", "tagged");
  tagged.attributes.tags = {{"keep", "cold"}};
  ASSERT_TRUE(shop.put(tagged, large));
  set_rules(
      shop,
      {{.id = "logs", .prefix = "logs/", .transitions = {{Tier::kStandardIa, 30}, {Tier::kArchive, 90}}},
       {.id = "tag", .tags = {{"keep", "cold"}}, .transitions = {{Tier::kArchive, 1}}}});
  EXPECT_EQ(run(shop).moved, 0);
  shop.clock().advance(31 * kDay);
  auto report = run(shop);
  EXPECT_EQ(report.moved, 2);
  EXPECT_EQ(report.moved_bytes, 200'000);
  EXPECT_EQ(value_of(shop->head({"goods", "logs/1"})).version.tier, Tier::kStandardIa);
  EXPECT_EQ(value_of(shop->head({"goods", "tagged"})).version.tier, Tier::kArchive);
  EXPECT_EQ(value_of(shop->head({"goods", "logs/small"})).version.tier, Tier::kStandard)
      << "below the tier's minimum it would cost more";
  // 100,000 bytes from 0.118 to 0.08 and from 0.118 to 0.033 a GiB.
  EXPECT_EQ(report.saved_micro, (11 - 7) + (11 - 3));
  shop.clock().advance(60 * kDay);
  report = run(shop);
  EXPECT_EQ(report.moved, 1);
  EXPECT_EQ(value_of(shop->head({"goods", "logs/1"})).version.tier, Tier::kArchive);
  EXPECT_EQ(value_of(last_lifecycle(*shop)).value().moved, 1);
  EXPECT_EQ(run(shop).moved, 0);
}

TEST(Lifecycle, ExpiresVersionsMarkersAndUploads) {
  StoreForTest shop;
  ASSERT_TRUE(shop->change_bucket("goods", [](Bucket& bucket) -> Status {
    bucket.versioning = Versioning::kEnabled;
    return {};
  }));
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(shop.put("goods", "k", std::to_string(i)));
  ASSERT_TRUE(shop->begin_upload({.to = {"goods", "never"}}));
  set_rules(shop, {{.id = "all",
                    .expire_days = 10,
                    .noncurrent_expire_days = 5,
                    .noncurrent_keep_newest = 1,
                    .abort_upload_days = 3}});
  shop.clock().advance(6 * kDay);
  auto report = run(shop);
  EXPECT_EQ(report.removed, 2) << "three are noncurrent, the newest of them stays";
  EXPECT_EQ(report.aborted_uploads, 1);
  EXPECT_EQ(value_of(shop.get("goods", "k")), "3");
  shop.clock().advance(6 * kDay);
  report = run(shop);
  EXPECT_EQ(report.expired, 1);
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kNotFound, "object.missing"));
  set_rules(shop, {{.id = "all", .expire_marker = true, .noncurrent_expire_days = 5}});
  shop.clock().advance(7 * kDay);
  run(shop);
  shop.clock().advance(1 * kDay);
  run(shop);
  EXPECT_EQ(value_of(shop.index().count("objects")), 0) << "the marker went behind the last version";
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
}

TEST(Lifecycle, DaysEndAtMidnight) {
  ObjectRecord record{.place = "goods/k"};
  Version version{.modified = value_of(parse_instant("2026-11-01T10:00:00Z"))};
  record.versions = {version};
  const Prices prices = listed_prices();
  const std::vector<LifecycleRule> rules{{.id = "r", .expire_days = 1}};
  const auto plan = [&](const char* now) {
    return plan_lifecycle(rules, record, prices, value_of(parse_instant(now))).size();
  };
  EXPECT_EQ(plan("2026-11-02T23:59:59Z"), 0U);
  EXPECT_EQ(plan("2026-11-03T00:00:00Z"), 1U);
}

TEST(Lifecycle, ExpiryWinsOverAMoveAndLocksOverExpiry) {
  ObjectRecord record{.place = "goods/k"};
  const Instant then = value_of(parse_instant("2026-01-01"));
  record.versions = {
      {.id = "b", .modified = then, .size_bytes = 100'000},
      {.id = "a", .modified = then, .replaced = then, .size_bytes = 100'000, .legal_hold = true}};
  const std::vector<LifecycleRule> rules{{.id = "move", .transitions = {{Tier::kArchive, 1}}},
                                         {.id = "end", .expire_days = 1, .noncurrent_expire_days = 1}};
  const auto plan = plan_lifecycle(rules, record, listed_prices(), then + 90 * kDay);
  ASSERT_EQ(plan.size(), 1U);
  EXPECT_EQ(plan[0].kind, LifecycleAction::Kind::kExpire);
}

TEST(Lifecycle, RulesThatSayNothingAreRefused) {
  for (const LifecycleRule& rule :
       {LifecycleRule{.id = "nothing"}, LifecycleRule{.id = "zero", .expire_days = 0},
        LifecycleRule{.id = "warm", .transitions = {{Tier::kStandard, 3}}},
        LifecycleRule{.id = "both", .transitions = {{Tier::kArchive, 3, Instant{}}}}})
    EXPECT_TRUE(fails_with(check_rules({rule}), ErrorKind::kInvalid, "object.lifecycle")) << rule.id;
}

TEST(Costs, AreThoseOfTheList) {
  const auto prices = listed_prices();
  const std::int64_t gib = std::int64_t{1} << 30;
  EXPECT_EQ(prices.month_micro(Tier::kStandard, 10 * gib), 1'180'000);
  EXPECT_EQ(prices.month_micro(Tier::kArchive, 10 * gib), 330'000);
  EXPECT_EQ(prices.month_micro(Tier::kStandardIa, 1), 5) << "as 64 KiB";
  EXPECT_EQ(prices.early_micro(Tier::kArchive, 10 * gib, 60), 330'000);
  EXPECT_EQ(prices.early_micro(Tier::kArchive, 10 * gib, 90), 0);
  StoreForTest shop;
  ASSERT_TRUE(shop.put("goods", "k", bytes_for_test(100'000)));
  ASSERT_TRUE(shop->move_to({"goods", "k"}, Tier::kArchive));
  const auto costs = value_of(cost_report(*shop, prices, ""));
  EXPECT_EQ(costs[2].size_bytes, 100'000);
  EXPECT_EQ(costs[2].standard_micro, 11);
  EXPECT_EQ(costs[2].month_micro, 3);
}

TEST(Scrubber, FindsRotAndMissingFilesAndRepairsFromACopy) {
  StoreForTest shop;
  for (const auto* key : {"rotten", "missing", "saved"})
    ASSERT_TRUE(shop.put("goods", key, bytes_for_test(300'000)));
  EXPECT_EQ(scrub_all(shop).files, 3);
  const auto file = [&](const char* key) {
    return std::filesystem::path{value_of(shop->get({.from = {"goods", key}}))->files()[0].path};
  };
  const auto copy = shop->room().blobs->folder(Tier::kArchive) / file("saved").parent_path().filename();
  std::filesystem::create_directories(copy);
  std::filesystem::copy_file(file("saved"), copy / file("saved").filename());
  for (const auto* key : {"rotten", "saved"}) {
    std::fstream damaged{file(key), std::ios::in | std::ios::out | std::ios::binary};
    damaged.seekp(200'000).put('!');
  }
  std::filesystem::remove(file("missing"));
  const auto report = scrub_all(shop);
  EXPECT_EQ(report.rotten, 1);
  EXPECT_EQ(report.missing, 1);
  EXPECT_EQ(report.repaired, 1);
  EXPECT_EQ(report.orphans, 1) << "the copy has done its work";
  EXPECT_EQ(value_of(shop.get("goods", "saved")), bytes_for_test(300'000));
  EXPECT_EQ(value_of(last_scrub(*shop)).value().rotten, 1);
}

TEST(Scrubber, RemovesWhatNobodyOwnsInAsManyRoundsAsItTakes) {
  StoreForTest shop;
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(shop.put("goods", std::to_string(i), "x"));
  const auto folder = shop->room().blobs->folder(Tier::kStandard);
  for (const auto* shard : {"00", "7f", "ff"}) {
    std::filesystem::create_directories(folder / shard);
    std::ofstream{folder / shard / (shard + std::string(30, '0'))} << "nobody's";
  }
  shop.wait_for_pool();
  const auto early = value_of(scrub(*shop, {.bytes_per_second = 0}));
  EXPECT_EQ(early.orphans, 0) << "too young to be sure";
  const auto report =
      value_of(scrub(*shop, {.bytes_per_second = 0, .orphan_age = milliseconds{0}, .files_at_once = 4}));
  EXPECT_EQ(report.orphans, 3);
  EXPECT_EQ(report.files, 20);
  EXPECT_EQ(shop.files(Tier::kStandard), 20U);
}

Secret key_for_test(char fill) { return Secret{std::string(32, fill)}; }

TEST(Encryption, HidesTheBytesAndGivesAnyStretchOfThem) {
  StoreForTest shop{{.keys = {key_for_test('a')}}};
  const std::string body = bytes_for_test(200'000) + std::string(100'000, 'A');
  auto request = shop.request("goods", "k");
  request.encrypt = true;
  const auto put = value_of(shop.put(request, body));
  EXPECT_EQ(put.version.etag, md5_for_test(body));
  const auto opened = value_of(shop->get({.from = {"goods", "k"}}));
  EXPECT_TRUE(opened->files().empty());
  EXPECT_EQ(value_of(read_all_for_test(*opened)), body);
  for (const auto& [first, last] :
       {std::pair{0, 0}, {65'535, 65'536}, {131'000, 262'200}, {299'999, 299'999}})
    EXPECT_EQ(value_of(shop.read({.from = {"goods", "k"}, .range = Range{first, last}})),
              body.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(last - first + 1)));
  const auto file = shop->room().blobs->path({Tier::kStandard, put.version.segments[0].blob});
  EXPECT_EQ(read_file_for_test(file).find(std::string(100, 'A')), std::string::npos);
  EXPECT_EQ(static_cast<std::int64_t>(std::filesystem::file_size(file)), sealed_size(300'000));
  EXPECT_EQ(scrub_all(shop).rotten, 0);
}

TEST(Encryption, AChangedOrShortenedFileIsNotGiven) {
  StoreForTest shop{{.keys = {key_for_test('a')}, .encrypt_all = true}};
  const auto put = value_of(shop.put("goods", "k", bytes_for_test(100'000)));
  const auto file = shop->room().blobs->path({Tier::kStandard, put.version.segments[0].blob});
  {
    std::fstream damaged{file, std::ios::in | std::ios::out | std::ios::binary};
    damaged.seekp(70'000).put('!');
  }
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kCorrupt, "object.rotten"));
}

TEST(Encryption, ANewMasterKeyReplacesTheOldOne) {
  StoreForTest shop{{.keys = {key_for_test('a')}, .encrypt_all = true}};
  const auto body = bytes_for_test(70'000);
  ASSERT_TRUE(shop.put("goods", "k", body));
  const auto upload = value_of(shop->begin_upload({.to = {"goods", "parts"}}));
  const auto part = value_of(shop.put_part({"goods", "parts", upload.id}, 1, body));
  shop.settings().keys = {key_for_test('b'), key_for_test('a')};
  shop.reopen();
  EXPECT_EQ(value_of(rotate_keys(*shop, [] { return false; })), 2);
  EXPECT_EQ(value_of(rotate_keys(*shop, [] { return false; })), 0);
  shop.settings().keys = {key_for_test('b')};
  shop.reopen();
  EXPECT_EQ(value_of(shop.get("goods", "k")), body);
  ASSERT_TRUE(succeeds(shop->complete_upload({{"goods", "parts", upload.id}, {{1, part.etag, {}}}})));
  EXPECT_EQ(value_of(shop.get("goods", "parts")), body);
  shop.settings().keys = {key_for_test('c')};
  shop.reopen();
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kCorrupt, "object.key_unknown"));
}

TEST(Encryption, NeedsAKeyFile) {
  StoreForTest shop;
  auto request = shop.request("goods", "k");
  request.encrypt = true;
  EXPECT_TRUE(fails_with(shop.put(request, "x"), ErrorKind::kInvalid, "object.no_keys"));
}

}  // namespace
}  // namespace souk::storage
