// What the search desk's pages share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/console/goods_parts.hpp"
#include "online/search/preview.hpp"
#include "online/search/staff_routes.hpp"

namespace souk::online::console {

inline constexpr std::string_view kSearchPermission = "search.write";
inline constexpr int kFormRefused = 422;

// The chips above all pages of the desk; `chosen` is the key of one.
Html search_tabs(const Visit& visit, std::string_view chosen);

// One entry a line, or between commas of either script; trimmed, without empty ones.
std::vector<std::string> entries_from(std::string_view text);
std::string text_of_entries(const std::vector<std::string>& entries);
// "-1.25" is -1250. kInvalid "form.decimal" for anything that is no number with up to three decimals.
Result<std::int64_t> thousandths_from(std::string_view text);
std::string text_of_thousandths(std::int64_t thousandths);
// "12.3 %".
std::string percent_of_share(std::int64_t part, std::int64_t whole);

std::vector<Choice> search_language_choices(const Visit& visit);
// "Version 3: more brand"; 0 are the weights of a new shop.
std::string version_name(const Visit& visit, const search::Formula& formula, std::int64_t number);
// The newest first, then 0.
std::vector<Choice> version_choices(const Visit& visit, const search::Formula& formula,
                                    std::optional<Choice> first);
search::Decision decision_of(const Visit& visit, std::string note = {});

// The fields that say which query a plan is tried on: "try", "try_language", "try_at".
Html try_fields(const Visit& visit, const Form& form);
search::PreviewRequest tried(const Visit& visit, const Form& form);
// What is found now, and what would be found, side by side, each hit with its picture. With no plan: now
// alone. A query that cannot be searched is said so in place.
Result<Html> compared(const Visit& visit, const search::SearchStaffDeps& deps,
                      const search::PreviewRequest& now, const std::optional<search::PreviewRequest>& plan,
                      std::string_view plan_name);

// A score as a stacked bar: parts that raise to the right of zero, parts that cost to the left.
struct ScoreSpan {
  float lowest = 0;
  float highest = 1;
};
// What all bars of a page are drawn in, so that they can be compared.
ScoreSpan span_of(const search::Explanation& explanation);
Html score_bar(const Visit& visit, const search::ExplainedHit& hit, const search::RankingWeights& weights,
               const ScoreSpan& span);
Html score_table(const Visit& visit, const search::ExplainedHit& hit, const search::RankingWeights& weights);
Html score_legend(const Visit& visit);

}  // namespace souk::online::console
