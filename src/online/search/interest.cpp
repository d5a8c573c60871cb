#include "online/search/interest.hpp"

#include <algorithm>
#include <bit>

#include "base/text.hpp"
#include "online/search/rule_book.hpp"

namespace souk::online::search {

using engines::Collection;

namespace {

constexpr std::size_t kMaxTold = 2'000;  // popular queries of the view
constexpr std::size_t kMaxLength = 40;
constexpr std::size_t kMaxDigits = 5;  // in a row; more are somebody's number
constexpr int kTries = 8;
constexpr milliseconds kOneDay{86'400'000};

std::uint64_t hash_over(std::string_view a, std::string_view b) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  for (const auto part : {a, std::string_view{"\x1f", 1}, b})
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  return hash ^ hash >> 29U;
}

// Two people may share a bit, so as many bits are set as there are people, or fewer.
std::int64_t bit_of(std::string_view person, std::string_view query) {
  return std::int64_t{1} << (hash_over(person, query) % 63);
}

int people_in(std::int64_t bits) { return std::popcount(static_cast<std::uint64_t>(bits)); }

// The part of an address that one household or company has: all of IPv4, the first four groups of IPv6.
std::string_view network_of(std::string_view address) {
  std::size_t at = 0;
  for (int group = 0; group < 4; ++group) {
    at = address.find(':', at);
    if (at == std::string_view::npos) return address;
    ++at;
  }
  return address.substr(0, at);
}

template <class Map>
void keep_most_frequent(Map& map, std::size_t most) {
  if (map.size() <= most) return;
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [text, count] : map) order.emplace_back(-count.times, text);
  std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end());
  for (auto at = order.begin() + static_cast<std::ptrdiff_t>(most); at != order.end(); ++at)
    map.erase(at->second);
}

std::vector<std::string> told_next(const AskedQuery& asked, const InterestDay& all) {
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [text, next] : asked.next) {
    const auto itself = all.queries.find(text);
    const bool told = itself != all.queries.end() &&
                      people_in(itself->second.people) >= Interest::kLeastVisitors &&
                      people_in(next.people) >= Interest::kLeastFollowers;
    if (told) order.emplace_back(-next.times, text);
  }
  std::sort(order.begin(), order.end());
  std::vector<std::string> texts;
  for (auto& [times, text] : order)
    if (texts.size() < Interest::kMaxNext) texts.push_back(std::move(text));
  return texts;
}

std::shared_ptr<const InterestView> view_of(const InterestDay& all) {
  auto view = std::make_shared<InterestView>();
  for (const auto& [text, asked] : all.queries) {
    if (people_in(asked.people) < Interest::kLeastVisitors || !may_be_told(text)) continue;
    view->popular.push_back({text, asked.times});
    if (auto next = told_next(asked, all); !next.empty()) view->following.emplace(text, std::move(next));
  }
  std::stable_sort(view->popular.begin(), view->popular.end(),
                   [](const PopularQuery& a, const PopularQuery& b) { return a.times > b.times; });
  if (view->popular.size() > kMaxTold) view->popular.resize(kMaxTold);
  return view;
}

}  // namespace

bool may_be_told(std::string_view query) {
  if (query.empty() || !text::is_valid_utf8(query) || text::length(query) > kMaxLength) return false;
  if (query.find('@') != std::string_view::npos || query.find("://") != std::string_view::npos) return false;
  std::size_t digits = 0;
  for (const char c : query) {
    if (static_cast<unsigned char>(c) < 0x20U) return false;
    if (c >= '0' && c <= '9')
      ++digits;
    else if (c != ' ' && c != '-')  // "138 0013 8000" is one number
      digits = 0;
    if (digits > kMaxDigits) return false;
  }
  return true;
}

Asker asker_of(const http::Request& request, std::string_view customer) {
  if (!customer.empty()) return {std::string{customer}, std::string{customer}};
  std::string network{network_of(request.client_address)};
  if (network.empty()) return {};
  auto visit = network;
  visit.append("\x1f").append(request.headers.get("User-Agent"));
  return {std::move(network), std::move(visit)};
}

Status Interest::declare() { return store_.declare({.name = std::string{kInterestDays}, .indexes = {}}); }

// With mutex_ held.
void Interest::forget_visits(Instant now) {
  std::erase_if(visits_, [&](const auto& visit) { return now - visit.second.at > kVisit; });
  if (visits_.size() >= kMaxVisits) visits_.clear();
}

void Interest::asked(std::string_view query, const Asker& asker, Instant at) {
  if (asker.person.empty() || query.size() > 4 * kMaxLength) return;
  const auto text = comparable(query);
  if (!may_be_told(text)) return;
  const std::lock_guard lock{mutex_};
  auto& queries = pending_[to_date_string(at)].queries;
  if (queries.size() >= 2 * kMaxQueries && !queries.contains(text)) return;
  auto& counted = queries[text];
  ++counted.times;
  counted.people |= bit_of(asker.person, text);
  if (visits_.size() >= kMaxVisits) forget_visits(at);
  auto& visit = visits_[hash_over(asker.visit, {})];
  const auto before = std::exchange(visit.query, text);
  const bool same_visit = at - std::exchange(visit.at, at) <= kVisit;
  if (before.empty() || before == text || !same_visit) return;
  if (queries.size() >= 2 * kMaxQueries && !queries.contains(before)) return;
  auto& from = queries[before];  // may have been asked yesterday: then it counts as followed, not as asked
  if (from.next.size() >= 4 * kMaxNext && !from.next.contains(text)) return;
  auto& next = from.next[text];
  ++next.times;
  next.people |= bit_of(asker.person, text);
}

void Interest::add(InterestDay& to, const InterestDay& from) {
  for (const auto& [text, asked] : from.queries) {
    auto& sum = to.queries[text];
    sum.times += asked.times;
    sum.people |= asked.people;
    for (const auto& [other, next] : asked.next) {
      sum.next[other].times += next.times;
      sum.next[other].people |= next.people;
    }
  }
}

void Interest::prune(InterestDay& day) {
  keep_most_frequent(day.queries, kMaxQueries);
  for (auto& [text, asked] : day.queries) keep_most_frequent(asked.next, kMaxNext);
}

Status Interest::flush() {
  std::map<std::string, InterestDay> taken;
  {
    const std::lock_guard lock{mutex_};
    taken.swap(pending_);
  }
  const Collection<InterestDay> days{store_, std::string{kInterestDays}};
  for (auto& [id, noted] : taken) {
    for (int tried = 0;; ++tried) {
      auto stored = TRY(days.find(id));
      Status written;
      if (!stored) {
        prune(noted);
        if (const auto made = days.insert(id, noted); !made) written = fail(made.error());
      } else {
        add(stored->value, noted);
        prune(stored->value);
        written = days.replace(*stored);
      }
      if (written) break;
      // Another instance wrote the day in between.
      if (written.error().kind != ErrorKind::kConflict || tried == kTries) return written;
    }
  }
  return {};
}

Status Interest::refresh(Instant now) {
  const Collection<InterestDay> days{store_, std::string{kInterestDays}};
  InterestDay all;
  for (int day = 0; day < kDays; ++day)
    if (const auto stored = TRY(days.find(to_date_string(now - kOneDay * day)))) add(all, stored->value);
  view_.store(view_of(all));
  return {};
}

}  // namespace souk::online::search
