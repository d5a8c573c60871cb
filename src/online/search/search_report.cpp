#include "online/search/search_report.hpp"

#include <algorithm>

namespace souk::online::search {
namespace {

std::vector<QueryReport> most_of_day(const SearchDay& day, std::size_t at_most, auto key) {
  std::vector<QueryReport> list;
  for (const auto& [query, counts] : day.queries)
    if (key(counts) > 0) list.push_back({query, counts});
  std::stable_sort(list.begin(), list.end(),
                   [&](const auto& a, const auto& b) { return key(a.counts) > key(b.counts); });
  if (list.size() > at_most) list.resize(at_most);
  return list;
}

}  // namespace

SearchReport report_of(const std::vector<Analytics::Day>& days, std::size_t at_most) {
  const auto sum = Analytics::sum_of(days);
  SearchReport report{sum.searches, sum.without_result, sum.clicks};
  report.popular = most_of_day(sum, at_most, [](const QueryCounts& counts) { return counts.searches; });
  report.nothing_found =
      most_of_day(sum, at_most, [](const QueryCounts& counts) { return counts.without_result; });
  report.nothing_clicked = most_of_day(sum, at_most, [](const QueryCounts& counts) {
    return counts.clicks == 0 ? counts.searches - counts.without_result : 0;
  });
  for (std::size_t i = 0; i < sum.latency.size(); ++i)
    report.latency.push_back(
        {i < Analytics::kLatencyMs.size() ? Analytics::kLatencyMs[i] : 0, sum.latency[i]});
  for (const auto& day : days)
    report.days.push_back({day.date, day.counts.searches, day.counts.without_result, day.counts.clicks,
                           Analytics::latency_ms(day.counts, 500), Analytics::latency_ms(day.counts, 950)});
  return report;
}

}  // namespace souk::online::search
