// What shoppers look for, as far as it may be told to others: which queries many of them ask, and which one
// follows which within a visit. It feeds suggestions and related searches; the report for staff is
// Analytics'.
//
// Privacy: a query is told to nobody before kLeastVisitors different people asked it, nor one that looks like
// a number or an address of somebody. Of who asked, a document keeps one of 63 bits a query, which names
// nobody and never counts too many; who asked what lately is known in memory alone, for kVisit.
//
// Bounded: a day keeps its kMaxQueries most frequent queries, each with kMaxNext that follow. Counts of a
// killed process since its last flush() are lost. Threads: any; flush() and refresh() wait for the store.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engines/document/collection.hpp"
#include "runtime/http/message.hpp"

namespace souk::online::search {

inline constexpr std::string_view kInterestDays = "search_interest";  // id: 2026-11-24, UTC

// Who searches. Neither is kept.
struct Asker {
  std::string person;  // for counting people: a member, or the network that a guest comes from
  std::string visit;   // for what follows what: a member, or a guest's browser
};
// `customer`: of the session; empty for guests.
Asker asker_of(const http::Request& request, std::string_view customer);

struct NextQuery {
  std::int64_t times = 0;
  std::int64_t people = 0;  // bits
  static constexpr std::string_view kName = "NextQuery";
  static constexpr auto fields() {
    return field_table(field("times", &NextQuery::times), field("people", &NextQuery::people));
  }
};

struct AskedQuery {
  std::int64_t times = 0;
  std::int64_t people = 0;  // bits
  std::map<std::string, NextQuery> next;
  static constexpr std::string_view kName = "AskedQuery";
  static constexpr auto fields() {
    using A = AskedQuery;
    return field_table(field("times", &A::times), field("people", &A::people), field("next", &A::next));
  }
};

struct InterestDay {
  std::map<std::string, AskedQuery> queries;
  static constexpr std::string_view kName = "InterestDay";
  static constexpr auto fields() { return field_table(field("queries", &InterestDay::queries)); }
};

struct PopularQuery {
  std::string text;
  std::int64_t times = 0;
};

// The last days together; immutable.
struct InterestView {
  std::vector<PopularQuery> popular;                                    // the most frequent first
  std::unordered_map<std::string, std::vector<std::string>> following;  // by comparable(query)
};

class Interest {
 public:
  static constexpr std::size_t kMaxQueries = 1'000;
  static constexpr std::size_t kMaxNext = 6;
  static constexpr std::size_t kMaxVisits = 20'000;  // remembered at once
  static constexpr int kLeastVisitors = 5;
  static constexpr int kLeastFollowers = 3;  // of one query by another, both of which may be told
  static constexpr int kDays = 14;
  static constexpr milliseconds kVisit{20 * 60'000};

  explicit Interest(engines::DocumentStore& store) : store_{store} {}
  Status declare();

  // A query that found something. One that nobody should see is passed over.
  void asked(std::string_view query, const Asker& asker, Instant at);
  // Adds what was noted to the days' documents.
  Status flush();
  // Reads the last days; view() is theirs afterwards.
  Status refresh(Instant now);
  // Never nullptr.
  std::shared_ptr<const InterestView> view() const { return view_.load(); }

 private:
  struct Visit {
    std::string query;
    Instant at{};
  };
  void forget_visits(Instant now);
  static void add(InterestDay& to, const InterestDay& from);
  static void prune(InterestDay& day);

  engines::DocumentStore& store_;
  std::mutex mutex_;
  std::map<std::string, InterestDay> pending_;       // by day
  std::unordered_map<std::uint64_t, Visit> visits_;  // by hash of who
  std::atomic<std::shared_ptr<const InterestView>> view_{std::make_shared<const InterestView>()};
};

// Whether a query may be shown to others once enough have asked it: not what looks like a telephone's or an
// order's number, an address of mail or of the web, or is longer than 40 characters.
bool may_be_told(std::string_view query);

}  // namespace souk::online::search
