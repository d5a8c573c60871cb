#include "cloud/storage/cost_page.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "cloud/storage/room.hpp"

namespace souk::storage {
namespace {

constexpr std::int64_t kMicro = 1'000'000;

TierCost sum(TierCost total, const TierCost& more) {
  total.versions += more.versions;
  total.size_bytes += more.size_bytes;
  total.month_micro += more.month_micro;
  total.standard_micro += more.standard_micro;
  return total;
}

void add_row(std::string& page, std::string_view bucket, std::string_view tier, const TierCost& cost) {
  fmt::format_to(std::back_inserter(page), "{:<24} {:<12} {:>10} {:>17} {:>16} {:>16}\n", bucket, tier,
                 cost.versions, cost.size_bytes, amount_text(cost.month_micro),
                 amount_text(cost.standard_micro));
}

TierCost add_rows(std::string& page, const BucketCost& bucket) {
  TierCost all;
  bool empty = true;
  for (const auto& cost : bucket.tiers) {
    all = sum(all, cost);
    if (cost.versions == 0) continue;
    empty = false;
    add_row(page, bucket.bucket, enum_name(cost.tier), cost);
  }
  if (empty) add_row(page, bucket.bucket, "-", all);
  return all;
}

void add_saving(std::string& page, const TierCost& all, const std::string& currency) {
  const auto saved = all.standard_micro - all.month_micro;
  const auto percent = all.standard_micro > 0 ? saved * 100 / all.standard_micro : 0;
  fmt::format_to(std::back_inserter(page),
                 "\nThe colder classes save {} {} a month, {} % of what all this would cost in STANDARD.\n",
                 amount_text(saved), currency, percent);
}

void add_run(std::string& page, const std::string& which, const LifecycleReport& run,
             const std::string& currency) {
  fmt::format_to(std::back_inserter(page),
                 "{}: {} moved ({} bytes), {} expired, {} old versions removed ({} bytes freed), {} uploads "
                 "aborted, {} failed.\n  Saves {} {} a month since; {} was due once for leaving a class "
                 "before its minimum of days.\n",
                 which, run.moved, run.moved_bytes, run.expired, run.removed, run.freed_bytes,
                 run.aborted_uploads, run.failed, amount_text(run.saved_micro), currency,
                 amount_text(run.early_micro));
  if (!run.failure.empty()) page += "  The first that failed: " + run.failure + "\n";
}

}  // namespace

std::string amount_text(std::int64_t micro) {
  const auto whole = micro / kMicro;
  const auto part = micro % kMicro;
  return fmt::format("{}{}.{:06}", micro < 0 ? "-" : "", whole < 0 ? -whole : whole, part < 0 ? -part : part);
}

Result<CostReport> full_cost_report(Storage& storage, const Prices& prices) {
  CostReport report{.at = storage.room().clock.now(),
                    .currency = prices.currency,
                    .price_source = prices.source,
                    .buckets = {}};
  for (const auto& bucket : storage.buckets()) {
    auto tiers = TRY(cost_report(storage, prices, bucket.name));
    report.buckets.push_back({bucket.name, std::move(tiers)});
  }
  report.last_run = TRY(last_lifecycle(storage));
  report.all_runs = TRY(all_lifecycle(storage));
  return report;
}

std::string cost_page(const CostReport& report) {
  const auto month = report.currency + "/month";
  auto page = fmt::format("Prices: {}.\n\n{:<24} {:<12} {:>10} {:>17} {:>16} {:>16}\n", report.price_source,
                          "bucket", "class", "versions", "bytes", month, "all in STANDARD");
  TierCost all;
  for (const auto& bucket : report.buckets) all = sum(all, add_rows(page, bucket));
  add_row(page, "all buckets", "", all);
  add_saving(page, all, report.currency);
  if (!report.last_run || !report.all_runs) {
    page += "The lifecycle has not run yet.\n";
    return page;
  }
  add_run(page, "Lifecycle, the run of " + to_string(report.last_run->at), *report.last_run, report.currency);
  add_run(page, "Lifecycle, all runs since " + to_string(report.all_runs->at), *report.all_runs,
          report.currency);
  return page;
}

}  // namespace souk::storage
