// Versions, delete markers, locks and legal hold.
#include <thread>

#include <gtest/gtest.h>

#include "cloud/storage/storage_for_test.hpp"

namespace souk::storage {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

constexpr std::chrono::hours kDay{24};

void set_versioning(StoreForTest& shop, Versioning versioning) {
  EXPECT_TRUE(succeeds(shop->change_bucket("goods", [&](Bucket& bucket) -> Status {
    bucket.versioning = versioning;
    return {};
  })));
}

std::vector<std::string> ids_of(StoreForTest& shop, std::size_t limit = 1'000) {
  std::vector<std::string> ids;
  VersionsRequest request{.bucket = "goods", .limit = limit};
  for (;;) {
    const auto page = value_of(shop->list_versions(request));
    for (const auto& entry : page.entries)
      ids.push_back(entry.key + (entry.version.marker ? " marker" : "") + (entry.latest ? " latest" : ""));
    if (!page.truncated || page.entries.empty()) return ids;
    request.after_key = page.next_key;
    request.after_version = page.next_version;
  }
}

// The record goes with its last version and is made anew, so its revisions begin again.
TEST(Versions, OfWritersWhoComeAndGoAreNeverLost) {
  StoreForTest shop;
  set_versioning(shop, Versioning::kEnabled);
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const auto body = std::to_string(t) + " " + std::to_string(i);
        const auto version = value_of(shop.put("goods", "k", body)).version.id;
        EXPECT_EQ(value_of(shop.get("goods", "k", version)), body);
        EXPECT_TRUE(succeeds(shop->remove({.what = {"goods", "k", version}})));
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_TRUE(ids_of(shop).empty());
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
}

TEST(Versions, AllAreKeptAndTheNewestIsGiven) {
  StoreForTest shop;
  ASSERT_TRUE(shop.put("goods", "k", "before"));
  set_versioning(shop, Versioning::kEnabled);
  const auto one = value_of(shop.put("goods", "k", "one")).version.id;
  const auto two = value_of(shop.put("goods", "k", "two")).version.id;
  EXPECT_NE(one, two);
  EXPECT_EQ(value_of(shop.get("goods", "k")), "two");
  EXPECT_EQ(value_of(shop.get("goods", "k", one)), "one");
  EXPECT_EQ(value_of(shop.get("goods", "k", "null")), "before");
  EXPECT_TRUE(fails_with(shop.get("goods", "k", "x"), ErrorKind::kNotFound, "object.no_version"));
  EXPECT_EQ(ids_of(shop).size(), 3U);
  EXPECT_EQ(shop.files(Tier::kStandard), 3U);
}

TEST(Versions, RemovingHidesAndRemovingTheMarkerShowsAgain) {
  StoreForTest shop;
  set_versioning(shop, Versioning::kEnabled);
  ASSERT_TRUE(shop.put("goods", "k", "one"));
  const auto removed = value_of(shop->remove({.what = {"goods", "k"}}));
  EXPECT_TRUE(removed.marker);
  EXPECT_TRUE(fails_with(shop.get("goods", "k"), ErrorKind::kNotFound, "object.missing"));
  EXPECT_TRUE(fails_with(shop.get("goods", "k", removed.version), ErrorKind::kPrecondition, "object.marker"));
  EXPECT_TRUE(value_of(shop->list({.bucket = "goods"})).entries.empty());
  EXPECT_EQ(ids_of(shop), (std::vector<std::string>{"k marker latest", "k"}));
  ASSERT_TRUE(succeeds(shop->remove({.what = {"goods", "k", removed.version}})));
  EXPECT_EQ(value_of(shop.get("goods", "k")), "one");
}

TEST(Versions, RemovingOneByItsIdFreesItsFile) {
  StoreForTest shop;
  set_versioning(shop, Versioning::kEnabled);
  const auto one = value_of(shop.put("goods", "k", "one")).version.id;
  const auto two = value_of(shop.put("goods", "k", "two")).version.id;
  ASSERT_TRUE(succeeds(shop->remove({.what = {"goods", "k", two}})));
  EXPECT_EQ(value_of(shop.get("goods", "k")), "one");
  EXPECT_FALSE(value_of(shop->head({"goods", "k"})).version.replaced);
  ASSERT_TRUE(succeeds(shop->remove({.what = {"goods", "k", one}})));
  EXPECT_EQ(shop.files(Tier::kStandard), 0U);
  EXPECT_TRUE(ids_of(shop).empty());
}

TEST(Versions, SuspendedWritesTheNullVersion) {
  StoreForTest shop;
  set_versioning(shop, Versioning::kEnabled);
  const auto one = value_of(shop.put("goods", "k", "one")).version.id;
  set_versioning(shop, Versioning::kSuspended);
  EXPECT_EQ(value_of(shop.put("goods", "k", "two")).version.id, "null");
  EXPECT_EQ(value_of(shop.put("goods", "k", "three")).version.id, "null");
  EXPECT_EQ(ids_of(shop).size(), 2U);
  EXPECT_EQ(value_of(shop.get("goods", "k", one)), "one");
  const auto removed = value_of(shop->remove({.what = {"goods", "k"}}));
  EXPECT_EQ(removed.version, "null");
  EXPECT_EQ(ids_of(shop), (std::vector<std::string>{"k marker latest", "k"}));
  EXPECT_EQ(shop.files(Tier::kStandard), 1U);
}

TEST(Versions, ListsPageByPage) {
  StoreForTest shop;
  set_versioning(shop, Versioning::kEnabled);
  for (int i = 0; i < 3; ++i)
    for (const auto* key : {"a", "b/1", "b/2", "c"}) ASSERT_TRUE(shop.put("goods", key, std::to_string(i)));
  const auto all = ids_of(shop);
  EXPECT_EQ(all.size(), 12U);
  for (const std::size_t limit : {1U, 2U, 3U, 5U, 7U}) EXPECT_EQ(ids_of(shop, limit), all) << limit;
  const auto page = value_of(shop->list_versions({.bucket = "goods", .delimiter = "/"}));
  EXPECT_EQ(page.prefixes, std::vector<std::string>{"b/"});
  EXPECT_EQ(page.entries.size(), 6U);
}

TEST(Versions, AFolderOfDeletedObjectsIsNotListed) {
  StoreForTest shop;
  set_versioning(shop, Versioning::kEnabled);
  for (const auto* key : {"a/1", "a/2", "b/1", "b/2"}) ASSERT_TRUE(shop.put("goods", key, "x"));
  for (const auto* key : {"a/1", "a/2", "b/1"}) ASSERT_TRUE(shop->remove({.what = {"goods", key}}));
  const auto page = value_of(shop->list({.bucket = "goods", .delimiter = "/"}));
  EXPECT_EQ(page.prefixes, std::vector<std::string>{"b/"});
}

TEST(Versions, ManyReadersNeverSeeWhatWasReplacedBeforeTheyAsked) {
  StoreForTest shop;
  ASSERT_TRUE(shop.put("goods", "k", "0"));
  std::atomic<int> answered = 0, stale = 0;
  std::atomic<bool> over = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) {
    readers.emplace_back([&] {
      while (!over) {
        const int before = answered;
        if (std::stoi(value_of(shop.get("goods", "k"))) < before) ++stale;
      }
    });
  }
  for (int n = 1; n <= 60; ++n) {
    EXPECT_TRUE(succeeds(shop.put("goods", "k", std::to_string(n))));
    answered = n;
  }
  over = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(stale, 0);
  EXPECT_EQ(value_of(shop.get("goods", "k")), "60");
}

class Locks : public testing::Test {
 protected:
  Locks() { EXPECT_TRUE(succeeds(shop_->make_bucket("vault", "me", true))); }

  std::string put(const std::optional<Retention>& retention, bool hold = false) {
    auto request = shop_.request("vault", "k");
    request.retention = retention;
    request.legal_hold = hold;
    return value_of(shop_.put(request, "x")).version.id;
  }
  Result<Removed> remove(const std::string& version, bool bypass = false) {
    return shop_->remove({.what = {"vault", "k", version}, .bypass_governance = bypass});
  }
  Instant in(int days) { return shop_.clock().now() + days * kDay; }
  static bool is_locked(const Result<Removed>& removed) {
    return bool{fails_with(removed, ErrorKind::kDenied, "object.locked")};
  }

  StoreForTest shop_;
};

TEST_F(Locks, GovernanceLetsGoOfWhoMayBypass) {
  const auto id = put(Retention{LockMode::kGovernance, in(10)});
  EXPECT_TRUE(is_locked(remove(id)));
  EXPECT_TRUE(succeeds(shop_->remove({.what = {"vault", "k"}}))) << "a marker takes nothing away";
  EXPECT_TRUE(succeeds(remove(id, true)));
}

TEST_F(Locks, ComplianceLetsGoOfNobodyBeforeItsTime) {
  const auto id = put(Retention{LockMode::kCompliance, in(10)});
  EXPECT_TRUE(is_locked(remove(id, true)));
  const Place place{"vault", "k", id};
  EXPECT_TRUE(fails_with(shop_->set_retention(place, {}, true), ErrorKind::kDenied, "object.locked"));
  EXPECT_TRUE(fails_with(shop_->set_retention(place, Retention{LockMode::kCompliance, in(9)}, true),
                         ErrorKind::kDenied, "object.locked"));
  EXPECT_TRUE(fails_with(shop_->set_retention(place, Retention{LockMode::kGovernance, in(99)}, true),
                         ErrorKind::kDenied, "object.locked"));
  EXPECT_TRUE(succeeds(shop_->set_retention(place, Retention{LockMode::kCompliance, in(11)}, false)));
  shop_.clock().advance(11 * kDay);
  EXPECT_TRUE(succeeds(remove(id)));
}

TEST_F(Locks, LegalHoldHoldsUntilItIsLifted) {
  const auto id = put({}, true);
  EXPECT_TRUE(is_locked(remove(id, true)));
  ASSERT_TRUE(succeeds(shop_->set_legal_hold({"vault", "k", id}, false)));
  EXPECT_TRUE(succeeds(remove(id)));
}

TEST_F(Locks, TheBucketsDefaultLocksNewVersions) {
  ASSERT_TRUE(succeeds(shop_->change_bucket("vault", [](Bucket& bucket) -> Status {
    bucket.default_lock = DefaultLock{LockMode::kGovernance, 5, 0};
    return {};
  })));
  const auto id = put({});
  EXPECT_TRUE(is_locked(remove(id)));
  shop_.clock().advance(5 * kDay);
  EXPECT_TRUE(succeeds(remove(id)));
}

TEST_F(Locks, NeedABucketThatWasMadeForThem) {
  ASSERT_TRUE(shop_.put("goods", "k", "x"));
  EXPECT_TRUE(
      fails_with(shop_->set_legal_hold({"goods", "k"}, true), ErrorKind::kInvalid, "object.retention"));
  EXPECT_TRUE(fails_with(shop_->change_bucket("vault",
                                              [](Bucket& bucket) -> Status {
                                                bucket.versioning = Versioning::kSuspended;
                                                return {};
                                              }),
                         ErrorKind::kConflict, "object.lock_needs_versioning"));
}

}  // namespace
}  // namespace souk::storage
