#include "online/search/analytics.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "online/search/rule_book.hpp"

namespace souk::online::search {

using engines::Collection;

namespace {

constexpr std::size_t kMaxQueryLength = 80;
constexpr std::size_t kMaxDays = 92;
constexpr int kAttempts = 8;
constexpr milliseconds kDay{86'400'000};

std::string kept_query(std::string_view query) {
  if (!text::is_valid_utf8(query)) return {};
  return text::shorten(comparable(query), kMaxQueryLength);
}

}  // namespace

Status Analytics::declare() { return store_.declare({.name = std::string{kSearchDays}, .indexes = {}}); }

// With mutex_ held.
SearchDay& Analytics::day_of(Instant at) {
  auto& day = pending_[to_date_string(at)];
  if (day.latency.empty()) day.latency.resize(kLatencyMs.size() + 1);
  return day;
}

void Analytics::searched(const Search& search) {
  const auto query = kept_query(search.query);
  if (on_searched) on_searched({query, search.total, search.took, search.at});
  const auto ms = std::chrono::duration_cast<milliseconds>(search.took).count();
  const auto bucket = std::lower_bound(kLatencyMs.begin(), kLatencyMs.end(), ms) - kLatencyMs.begin();
  const std::lock_guard lock{mutex_};
  auto& day = day_of(search.at);
  ++day.searches;
  ++day.latency[static_cast<std::size_t>(bucket)];
  const bool nothing = search.total == 0;
  day.without_result += nothing ? 1 : 0;
  if (query.empty() || (day.queries.size() >= kMaxQueries && !day.queries.contains(query))) return;
  auto& counts = day.queries[query];
  ++counts.searches;
  counts.without_result += nothing ? 1 : 0;
}

void Analytics::clicked(std::string_view query, Instant at) {
  const auto kept = kept_query(query);
  const std::lock_guard lock{mutex_};
  auto& day = day_of(at);
  ++day.clicks;
  if (!kept.empty() && (day.queries.size() < kMaxQueries || day.queries.contains(kept)))
    ++day.queries[kept].clicks;
}

void Analytics::add(SearchDay& to, const SearchDay& from) {
  to.searches += from.searches;
  to.without_result += from.without_result;
  to.clicks += from.clicks;
  to.latency.resize(std::max(to.latency.size(), from.latency.size()));
  for (std::size_t i = 0; i < from.latency.size(); ++i) to.latency[i] += from.latency[i];
  for (const auto& [query, counts] : from.queries) {
    auto& sum = to.queries[query];
    sum.searches += counts.searches;
    sum.without_result += counts.without_result;
    sum.clicks += counts.clicks;
  }
}

// Keeps the most frequent ones.
void Analytics::prune(SearchDay& day) {
  if (day.queries.size() <= kMaxQueries) return;
  std::vector<std::int64_t> counts;
  for (const auto& [query, count] : day.queries) counts.push_back(count.searches);
  std::nth_element(counts.begin(), counts.begin() + kMaxQueries, counts.end(), std::greater<>{});
  const auto least = counts[kMaxQueries];
  std::erase_if(day.queries, [&](const auto& entry) { return entry.second.searches <= least; });
}

Status Analytics::flush() {
  std::map<std::string, SearchDay> taken;
  {
    const std::lock_guard lock{mutex_};
    taken.swap(pending_);
  }
  const Collection<SearchDay> days{store_, std::string{kSearchDays}};
  for (auto& [id, counted] : taken) {
    for (int attempt = 0;; ++attempt) {
      auto stored = TRY(days.find(id));
      Status written;
      if (!stored) {
        prune(counted);
        const auto made = days.insert(id, counted);
        if (!made) written = fail(made.error());
      } else {
        add(stored->value, counted);
        prune(stored->value);
        written = days.replace(*stored);
      }
      if (written) break;
      // Another instance wrote the day in between.
      if (written.error().kind != ErrorKind::kConflict || attempt == kAttempts) return written;
    }
  }
  return {};
}

Result<std::vector<Analytics::Day>> Analytics::days(Instant from, Instant until) const {
  std::vector<Day> days;
  std::vector<std::string> dates;
  for (auto at = from; to_date_string(at) <= to_date_string(until) && days.size() < kMaxDays;
       at = at + kDay) {
    days.push_back({to_date_string(at), {}});
    dates.push_back(days.back().date);
  }
  for (auto& document : TRY(store_.get_many(kSearchDays, dates))) {
    const auto stored = TRY(Collection<SearchDay>::decode(std::move(document)));
    for (auto& day : days)
      if (day.date == stored.id) day.counts = stored.value;
  }
  return days;
}

SearchDay Analytics::sum_of(const std::vector<Day>& days) {
  SearchDay sum;
  for (const auto& day : days) add(sum, day.counts);
  return sum;
}

std::int64_t Analytics::latency_ms(const SearchDay& day, std::int64_t permille) {
  std::int64_t all = 0;
  for (const auto count : day.latency) all += count;
  std::int64_t below = 0;
  for (std::size_t i = 0; i < day.latency.size() && all > 0; ++i) {
    below += day.latency[i];
    if (below * 1'000 >= all * permille) return i < kLatencyMs.size() ? kLatencyMs[i] : 2 * kLatencyMs.back();
  }
  return 0;
}

Result<SearchDay> Analytics::report(Instant from, Instant until) const {
  return sum_of(TRY(days(from, until)));
}

}  // namespace souk::online::search
