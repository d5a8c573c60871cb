// What shoppers search for: counted in memory, written to one document a day every few seconds. Counts of a
// killed process since its last write are lost; nothing else depends on them. Bounded: a day keeps its most
// frequent kMaxQueries queries, and queries are kept as they were compared, without who asked.
//
// Threads: any.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "engines/document/collection.hpp"

namespace souk::online::search {

inline constexpr std::string_view kSearchDays = "search_day";  // id: 2026-11-24, UTC

struct QueryCounts {
  std::int64_t searches = 0;
  std::int64_t without_result = 0;
  std::int64_t clicks = 0;
  static constexpr std::string_view kName = "SearchQueryCounts";
  static constexpr auto fields() {
    using C = QueryCounts;
    return field_table(field("searches", &C::searches), field("without_result", &C::without_result),
                       field("clicks", &C::clicks));
  }
};

struct SearchDay {
  std::int64_t searches = 0;
  std::int64_t without_result = 0;
  std::int64_t clicks = 0;
  // Searches that took at most 1, 2, 5, 10, 20, 50, 100, 1000 ms, and longer.
  std::vector<std::int64_t> latency;
  std::map<std::string, QueryCounts> queries;
  static constexpr std::string_view kName = "SearchDay";
  static constexpr auto fields() {
    using D = SearchDay;
    return field_table(field("searches", &D::searches), field("without_result", &D::without_result),
                       field("clicks", &D::clicks), field("latency", &D::latency),
                       field("queries", &D::queries));
  }
};

class Analytics {
 public:
  static constexpr std::size_t kMaxQueries = 2'000;
  static constexpr std::array<std::int64_t, 8> kLatencyMs{1, 2, 5, 10, 20, 50, 100, 1'000};

  explicit Analytics(engines::DocumentStore& store) : store_{store} {}
  Status declare();

  struct Search {
    std::string_view query;
    std::int64_t total = 0;
    std::chrono::microseconds took{0};
    Instant at{};
  };
  void searched(const Search& search);
  // Told of every search as well, with the query as it was compared; set before the shop serves. It must not
  // wait.
  std::function<void(const Search& search)> on_searched;
  // A product of the result of `query` was opened.
  void clicked(std::string_view query, Instant at);
  // Adds what was counted to the days' documents.
  Status flush();
  // Each day from `from` to `until`, at most 92, those without a search among them.
  struct Day {
    std::string date;  // 2026-11-24, UTC
    SearchDay counts;
  };
  Result<std::vector<Day>> days(Instant from, Instant until) const;
  static SearchDay sum_of(const std::vector<Day>& days);
  // Upper bound of the bucket in which the share (permille) of all searches ends, in ms; 0 without a search.
  // Beyond the last bound it is twice that.
  static std::int64_t latency_ms(const SearchDay& day, std::int64_t permille);
  // Those days added up.
  Result<SearchDay> report(Instant from, Instant until) const;

 private:
  SearchDay& day_of(Instant at);
  static void add(SearchDay& to, const SearchDay& from);
  static void prune(SearchDay& day);

  engines::DocumentStore& store_;
  std::mutex mutex_;
  std::map<std::string, SearchDay> pending_;  // by day
};

}  // namespace souk::online::search
