#include "cloud/storage/prices.hpp"

#include <algorithm>

namespace souk::storage {
namespace {

constexpr std::int64_t kGib = std::int64_t{1} << 30;
constexpr std::int64_t kDaysOfMonth = 30;

// value * by / over through 128 bits, rounded half up.
std::int64_t scaled(std::int64_t value, std::int64_t by, std::int64_t over) {
  __extension__ using Wide = __int128;
  return static_cast<std::int64_t>((static_cast<Wide>(value) * by + over / 2) / over);
}

}  // namespace

const TierPrice& Prices::of(Tier tier) const {
  static const TierPrice kFree{};
  const auto found = std::find_if(tiers.begin(), tiers.end(), [&](const auto& p) { return p.tier == tier; });
  return found == tiers.end() ? kFree : *found;
}

std::int64_t Prices::month_micro(Tier tier, std::int64_t size_bytes) const {
  const auto& price = of(tier);
  return scaled(std::max(size_bytes, price.minimum_bytes), price.gib_month_micro, kGib);
}

std::int64_t Prices::early_micro(Tier tier, std::int64_t size_bytes, std::int64_t days) const {
  const auto left = std::max<std::int64_t>(0, of(tier).minimum_days - days);
  return scaled(month_micro(tier, size_bytes), left, kDaysOfMonth);
}

Result<Prices> read_prices(std::string_view json) {
  auto prices = TRY(from_json<Prices>(json, Strictness::kInput));
  for (const auto tier : kTiers) {
    const auto count = std::count_if(prices.tiers.begin(), prices.tiers.end(),
                                     [&](const TierPrice& price) { return price.tier == tier; });
    if (count != 1)
      return fail(invalid("object.prices",
                          "The price list has one price for each of STANDARD, STANDARD_IA and "
                          "ARCHIVE; correct \"tiers\"."));
  }
  return prices;
}

}  // namespace souk::storage
