// What the work behind the store's back tells of itself: reports that are kept, the page of costs, a scrubber
// that is due, watched and stopped.
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "cloud/storage/cost_page.hpp"
#include "cloud/storage/scrubber.hpp"
#include "cloud/storage/storage_for_test.hpp"

namespace souk::storage {
namespace {

using support::fails_with;
using support::succeeds;
using support::value_of;

Prices prices_for_care() { return value_of(read_prices(read_file_for_test("data/storage/prices.json"))); }

void move_all_at_once(StoreForTest& shop) {
  ASSERT_TRUE(succeeds(shop->change_bucket("goods", [&](Bucket& bucket) -> Status {
    bucket.lifecycle = {{.id = "old", .transitions = {{Tier::kArchive, std::nullopt, Instant{}}}}};
    return {};
  })));
}

TEST(LifecycleReports, AddUpOverAllRuns) {
  StoreForTest shop;
  const auto prices = prices_for_care();
  EXPECT_FALSE(value_of(all_lifecycle(*shop)));
  move_all_at_once(shop);
  const auto began = shop.clock().now();
  for (const auto* key : {"a", "b"}) {
    ASSERT_TRUE(shop.put("goods", key, bytes_for_test(100'000)));
    EXPECT_EQ(value_of(run_lifecycle(*shop, {.prices = &prices})).moved, 1);
    shop.clock().advance(std::chrono::hours{1});
  }
  const auto all = value_of(all_lifecycle(*shop)).value();
  EXPECT_EQ(all.at, began);
  EXPECT_EQ(all.moved, 2);
  EXPECT_EQ(all.moved_bytes, 200'000);
  EXPECT_EQ(all.saved_micro, 2 * (11 - 3));
  const auto last = value_of(last_lifecycle(*shop)).value();
  EXPECT_EQ(last.moved, 1);
  EXPECT_TRUE(last.did_something());
  EXPECT_FALSE(value_of(run_lifecycle(*shop, {.prices = &prices})).did_something());
}

TEST(LifecycleReports, NameTheFirstThatFailed) {
  StoreForTest shop;
  const auto prices = prices_for_care();
  move_all_at_once(shop);
  const auto put = value_of(shop.put("goods", "gone", bytes_for_test(100'000)));
  std::filesystem::remove(shop->room().blobs->path({Tier::kStandard, put.version.segments[0].blob}));
  const auto report = value_of(run_lifecycle(*shop, {.prices = &prices}));
  EXPECT_EQ(report.failed, 1);
  EXPECT_TRUE(report.failure.starts_with("goods/gone: ")) << report.failure;
}

TEST(CostPage, ShowsEachBucketAndClassAndWhatIsSaved) {
  StoreForTest shop;
  const auto prices = prices_for_care();
  ASSERT_TRUE(succeeds(shop->make_bucket("empty", "me")));
  ASSERT_TRUE(shop.put("goods", "warm", bytes_for_test(50'000)));
  ASSERT_TRUE(shop.put("goods", "cold", bytes_for_test(100'000)));
  ASSERT_TRUE(succeeds(shop->move_to({"goods", "cold"}, Tier::kArchive)));
  const auto report = value_of(full_cost_report(*shop, prices));
  ASSERT_EQ(report.buckets.size(), 2U);
  EXPECT_EQ(report.buckets[1].tiers[2].size_bytes, 100'000);
  const auto page = cost_page(report);
  const auto has_row = [&](std::string_view bucket, std::string_view tier, std::string_view bytes) {
    for (const auto line : text::split(page, '\n'))
      if (line.starts_with(bucket) && line.find(tier) != line.npos && line.find(bytes) != line.npos)
        return true;
    return false;
  };
  EXPECT_TRUE(has_row("goods", "STANDARD", "50000")) << page;
  EXPECT_TRUE(has_row("goods", "ARCHIVE", "100000")) << page;
  EXPECT_TRUE(has_row("empty", "-", "0")) << page;
  EXPECT_TRUE(has_row("all buckets", "", "150000")) << page;
  EXPECT_NE(page.find("save 0.000008 CNY a month"), page.npos) << page;
  EXPECT_NE(page.find("has not run yet"), page.npos) << page;
}

TEST(CostPage, WritesMillionthsWithoutAFloat) {
  EXPECT_EQ(amount_text(11), "0.000011");
  EXPECT_EQ(amount_text(118'000'000), "118.000000");
  EXPECT_EQ(amount_text(-1'500'000), "-1.500000");
  EXPECT_EQ(amount_text(-1), "-0.000001");
}

TEST(Scrubber, IsDueWhenItsPeriodIsOver) {
  constexpr std::chrono::hours kPeriod{24 * 7};
  const Instant now{1'790'000'000'000};
  EXPECT_TRUE(is_scrub_due(std::nullopt, now, kPeriod));
  EXPECT_FALSE(is_scrub_due(ScrubReport{.at = now - (kPeriod - milliseconds{1})}, now, kPeriod));
  EXPECT_TRUE(is_scrub_due(ScrubReport{.at = now - kPeriod}, now, kPeriod));
  EXPECT_TRUE(is_scrub_due(ScrubReport{.at = now + milliseconds{1}}, now, kPeriod)) << "the clock went back";
}

TEST(Scrubber, TellsHowFarItIsAndStopsInTheMiddleOfAFile) {
  StoreForTest shop;
  ASSERT_TRUE(shop.put("goods", "k", bytes_for_test(1'000'000)));
  std::int64_t seen = 0;
  const auto stopped = scrub(*shop, {.bytes_per_second = 0,
                                     .stop = [&] { return seen > 0; },
                                     .progress = [&](const auto& at) { seen = at.bytes; }});
  EXPECT_TRUE(fails_with(stopped, ErrorKind::kUnavailable, "object.stopped"));
  EXPECT_EQ(seen, 256 * 1024);
  EXPECT_FALSE(value_of(last_scrub(*shop))) << "a pass that was stopped has seen nothing";
}

}  // namespace
}  // namespace souk::storage
