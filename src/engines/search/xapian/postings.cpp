#include "engines/search/xapian/postings.hpp"

#include <algorithm>
#include <cmath>

namespace souk::engines::search {
namespace {

constexpr double kSaturation = 1.2;   // BM25's k1
constexpr double kLengthShare = 0.5;  // BM25's b

std::uint32_t strength(double weight, double length_ratio) {
  const double norm = kSaturation * (1 - kLengthShare + kLengthShare * length_ratio);
  const double share = weight / (weight + norm);
  return std::clamp(static_cast<std::uint32_t>(std::lround(share * kMaxStrength)), 1U, kMaxStrength);
}

}  // namespace

PostingsPtr read_postings(const Xapian::Database& database, const std::string& term) {
  auto postings = std::make_shared<Postings>();
  postings->reserve(database.get_termfreq(term));
  const double mean = std::max(1.0, database.get_average_length());
  const auto end = database.postlist_end(term);
  for (auto at = database.postlist_begin(term); at != end; ++at) {
    if (*at > kMaxNumber) break;
    postings->push_back(*at << kStrengthBits | strength(at.get_wdf(), at.get_doclength() / mean));
  }
  return postings;
}

std::size_t PostingCache::bytes_of(const Entry& entry) {
  constexpr std::size_t kOverhead = 160;  // list node, table entry, control block
  return kOverhead + entry.term.capacity() + entry.postings->capacity() * sizeof(Posting);
}

PostingsPtr PostingCache::get(const std::string& term) {
  const std::lock_guard lock{mutex_};
  const auto found = by_term_.find(term);
  if (found == by_term_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->postings;
}

void PostingCache::put(const std::string& term, PostingsPtr postings, std::uint64_t revision) {
  Entry entry{term, std::move(postings)};
  const auto bytes = bytes_of(entry);
  const std::lock_guard lock{mutex_};
  if (revision != revision_ || bytes > max_bytes_ || by_term_.contains(term)) return;
  while (bytes_ + bytes > max_bytes_) erase(std::prev(entries_.end()));
  entries_.push_front(std::move(entry));
  by_term_.emplace(entries_.front().term, entries_.begin());
  bytes_ += bytes;
}

std::uint64_t PostingCache::revision() const {
  const std::lock_guard lock{mutex_};
  return revision_;
}

void PostingCache::written(const std::vector<std::string>& changed_terms) {
  const std::lock_guard lock{mutex_};
  ++revision_;
  for (const auto& term : changed_terms) {
    if (const auto found = by_term_.find(term); found != by_term_.end()) erase(found->second);
  }
}

std::size_t PostingCache::size_bytes() const {
  const std::lock_guard lock{mutex_};
  return bytes_;
}

void PostingCache::erase(std::list<Entry>::iterator entry) {
  bytes_ -= bytes_of(*entry);
  by_term_.erase(std::string_view{entry->term});
  entries_.erase(entry);
}

}  // namespace souk::engines::search
