// What is stored and what it costs, for people: a line for each bucket and tier that holds something, what
// the tiers save, and what the lifecycle saved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloud/storage/lifecycle.hpp"

namespace souk::storage {

struct BucketCost {
  std::string bucket;
  std::vector<TierCost> tiers;  // of kTiers, in their order

  static constexpr auto fields() {
    return field_table(field("bucket", &BucketCost::bucket), field("tiers", &BucketCost::tiers));
  }
};

struct CostReport {
  Instant at{};
  std::string currency;
  std::string price_source;
  std::vector<BucketCost> buckets;
  std::optional<LifecycleReport> last_run;
  std::optional<LifecycleReport> all_runs;

  static constexpr auto fields() {
    return field_table(field("at", &CostReport::at), field("currency", &CostReport::currency),
                       field("price_source", &CostReport::price_source),
                       field("buckets", &CostReport::buckets), field("last_run", &CostReport::last_run),
                       field("all_runs", &CostReport::all_runs));
  }
};

// Reads the whole index, a page at a time.
Result<CostReport> full_cost_report(Storage& storage, const Prices& prices);
std::string cost_page(const CostReport& report);
// "0.000011" for 11, "-1.500000" for -1,500,000.
std::string amount_text(std::int64_t micro);

}  // namespace souk::storage
