// What storing costs: a price list as data (data/storage/prices.json), and what a version costs by it. Money
// is counted in millionths of the currency's unit, because a GiB for a month costs a few hundredths.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "cloud/storage/tier.hpp"

namespace souk::storage {

struct TierPrice {
  Tier tier = Tier::kStandard;
  std::int64_t gib_month_micro = 0;  // stored
  std::int64_t gib_read_micro = 0;   // read back or restored
  std::int64_t requests_micro = 0;   // for 10,000 of them
  std::int64_t minimum_days = 0;     // paid for, though it goes earlier
  std::int64_t minimum_bytes = 0;    // paid for, though it is smaller

  static constexpr auto fields() {
    return field_table(field("tier", &TierPrice::tier), field("gib_month_micro", &TierPrice::gib_month_micro),
                       field("gib_read_micro", &TierPrice::gib_read_micro, {.required = false}),
                       field("requests_micro", &TierPrice::requests_micro, {.required = false}),
                       field("minimum_days", &TierPrice::minimum_days, {.required = false}),
                       field("minimum_bytes", &TierPrice::minimum_bytes, {.required = false}));
  }
};

struct Prices {
  std::string currency = "CNY";
  std::string source;  // where the list is from and of when
  std::vector<TierPrice> tiers;

  static constexpr auto fields() {
    return field_table(field("currency", &Prices::currency), field("source", &Prices::source),
                       field("tiers", &Prices::tiers, {.max_length = kTiers.size()}));
  }

  const TierPrice& of(Tier tier) const;
  // For a month in that tier, in millionths.
  std::int64_t month_micro(Tier tier, std::int64_t size_bytes) const;
  // What is still to be paid for a version that leaves its tier after `days` in it.
  std::int64_t early_micro(Tier tier, std::int64_t size_bytes, std::int64_t days) const;
};

// kInvalid "object.prices" unless every tier has exactly one price.
Result<Prices> read_prices(std::string_view json);

// The sum of all versions' bytes, by tier: what a month costs and what it would cost all in STANDARD.
struct TierCost {
  Tier tier = Tier::kStandard;
  std::int64_t versions = 0;
  std::int64_t size_bytes = 0;
  std::int64_t month_micro = 0;
  std::int64_t standard_micro = 0;  // the same bytes in STANDARD

  static constexpr auto fields() {
    return field_table(field("tier", &TierCost::tier), field("versions", &TierCost::versions),
                       field("size_bytes", &TierCost::size_bytes),
                       field("month_micro", &TierCost::month_micro),
                       field("standard_micro", &TierCost::standard_micro));
  }
};

}  // namespace souk::storage
