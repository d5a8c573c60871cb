#include "online/search/trial_statistics.hpp"

#include <cmath>

namespace souk::online::search {
namespace {

constexpr std::int64_t kWhole = 10'000;
constexpr std::int64_t kLeastVisitors = 100;
constexpr std::int64_t kLeastEvents = 5;
constexpr double kOneInTwenty = 0.05;

bool is_enough(const Share& share) {
  return share.of >= kLeastVisitors && share.events >= kLeastEvents &&
         share.of - share.events >= kLeastEvents;
}

std::int64_t rate_of(const Share& share) { return share.of <= 0 ? 0 : share.events * kWhole / share.of; }

}  // namespace

RateComparison compare_rates(Share base, Share challenger) {
  RateComparison comparison{rate_of(base), rate_of(challenger)};
  if (!is_enough(base) || !is_enough(challenger)) return comparison;
  const auto n1 = static_cast<double>(base.of);
  const auto n2 = static_cast<double>(challenger.of);
  const auto p1 = static_cast<double>(base.events) / n1;
  const auto p2 = static_cast<double>(challenger.events) / n2;
  const auto pooled = static_cast<double>(base.events + challenger.events) / (n1 + n2);
  const auto error = std::sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const auto z = (p2 - p1) / error;
  const auto chance = std::erfc(std::abs(z) / std::sqrt(2.0));
  comparison.chance = std::llround(chance * static_cast<double>(kWhole));
  comparison.verdict = chance > kOneInTwenty ? Verdict::kNoDifference
                       : z > 0               ? Verdict::kChallengerBetter
                                             : Verdict::kBaseBetter;
  return comparison;
}

}  // namespace souk::online::search
