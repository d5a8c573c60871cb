// What two rates of a trial say: the two-proportion z-test, pooled, two-sided.
#pragma once

#include <cstdint>

#include "base/fields.hpp"

namespace souk::online::search {

enum class Verdict {
  kTooEarly,      // fewer than 100 visitors or 5 events of either kind on a side: the test does not hold
  kNoDifference,  // what is seen happens by chance in more than one of twenty such trials
  kBaseBetter,
  kChallengerBetter,
};

struct RateComparison {
  std::int64_t base_rate = 0;  // in ten-thousandths
  std::int64_t challenger_rate = 0;
  std::int64_t chance = 10'000;  // ten-thousandths: of a difference at least so large where there is none
  Verdict verdict = Verdict::kTooEarly;
  static constexpr std::string_view kName = "SearchRateComparison";
  static constexpr auto fields();
};

struct Share {
  std::int64_t events = 0;
  std::int64_t of = 0;
};
RateComparison compare_rates(Share base, Share challenger);

}  // namespace souk::online::search

template <>
struct souk::EnumNames<souk::online::search::Verdict> {
  using V = souk::online::search::Verdict;
  static constexpr std::array kNames{std::pair{V::kTooEarly, std::string_view{"too_early"}},
                                     std::pair{V::kNoDifference, std::string_view{"no_difference"}},
                                     std::pair{V::kBaseBetter, std::string_view{"base_better"}},
                                     std::pair{V::kChallengerBetter, std::string_view{"challenger_better"}}};
};

namespace souk::online::search {

constexpr auto RateComparison::fields() {
  using C = RateComparison;
  return field_table(field("base_rate", &C::base_rate, {.help = "Ten-thousandths."}),
                     field("challenger_rate", &C::challenger_rate),
                     field("chance", &C::chance,
                           {.help = "Of a difference at least so large by chance alone; ten-thousandths."}),
                     field("verdict", &C::verdict));
}

}  // namespace souk::online::search
