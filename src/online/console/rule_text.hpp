// Parts of promotions as people write them into a line or an area of a form, and back: amounts by currency,
// goods, tiers, bundles, hours. Pure; what is written comes back as it was.
//
//   amounts   "CNY 30, USD 4.50"; a number alone is in the first currency
//   goods     one a line: "product TEA-1", "category tea", "brand x", "collection y", "not product Z"
//   tiers     "3: 10 %" (from three pieces), "CNY 200: CNY 30", "5: each CNY 9.90"
//   parts     "2 x category tea; brand x" (pieces, then goods)
//   hours     "5,6 18:00-22:00" (Monday is 1), "09:00-12:00" (every day)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "online/promotion/promotion.hpp"

namespace souk::online::console {

using promotion::AmountByCurrency;

// kInvalid "form.amounts".
Result<AmountByCurrency> amounts_from(std::string_view text, Currency first);
std::string text_of_amounts(const AmountByCurrency& amounts);

// kInvalid "form.goods". `between` parts the entries: a line break or ";".
Result<promotion::GoodsFilter> goods_from(std::string_view text, char between = '\n');
std::string text_of_goods(const promotion::GoodsFilter& goods, std::string_view between = "\n");

// kInvalid "form.tiers".
Result<std::vector<promotion::Tier>> tiers_from(std::string_view text, Currency first);
std::string text_of_tiers(const std::vector<promotion::Tier>& tiers);

// kInvalid "form.parts".
Result<std::vector<promotion::BundlePart>> parts_from(std::string_view text);
std::string text_of_parts(const std::vector<promotion::BundlePart>& parts);

// kInvalid "form.hours".
Result<std::vector<promotion::WeeklyHours>> hours_from(std::string_view text);
std::string text_of_hours(const std::vector<promotion::WeeklyHours>& hours);

// "10" or "12.5 %" is 1000 and 1250. kInvalid "form.percent".
Result<std::int64_t> percent_from(std::string_view text);
std::string text_of_percent(std::int64_t basis_points);

// Words between blanks and commas.
std::vector<std::string> words_from(std::string_view text);
std::string text_of_words(const std::vector<std::string>& words);

}  // namespace souk::online::console
