#include "online/search/answer_memo.hpp"

#include "online/catalogue/listing_memo.hpp"

namespace souk::online::search {

std::string AnswerMemo::key_of(const SearchRequest& request) {
  auto key = catalogue::ListingMemo::key_of(request.listing);
  key += '\x1d';
  key += request.language;
  key += request.facets ? 'f' : '-';
  key += request.verbatim ? 'v' : '-';
  return key + request.query;
}

std::shared_ptr<const SearchAnswer> AnswerMemo::get(const std::string& key, const std::string& stamp,
                                                    Time now) {
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.entries.find(key);
  if (found == shard.entries.end()) return nullptr;
  const auto age = now - found->second.made_at;
  if (age < (found->second.stamp == stamp ? kLifetime : kLifetimeUnderChange)) return found->second.answer;
  shard.entries.erase(found);
  return nullptr;
}

void AnswerMemo::put(const std::string& key, const std::string& stamp, Time now,
                     std::shared_ptr<const SearchAnswer> answer) {
  auto& shard = shard_of(key);
  const std::lock_guard lock{shard.mutex};
  if (shard.entries.size() >= kMaxEntries && !shard.entries.contains(key)) {
    // One of the oldest of a few goes: cheap, and nearly as good as the oldest of all.
    auto oldest = shard.entries.begin();
    auto at = oldest;
    for (int looked = 0; looked < 8 && at != shard.entries.end(); ++looked, ++at)
      if (at->second.made_at < oldest->second.made_at) oldest = at;
    shard.entries.erase(oldest);
  }
  shard.entries.insert_or_assign(key, Entry{stamp, now, std::move(answer)});
}

}  // namespace souk::online::search
