#include "online/search/language/hash_index.hpp"

#include <algorithm>

namespace souk::online::search::language {

void HashIndex::add(std::uint64_t hash, std::uint32_t id) {
  entries_.push_back({static_cast<std::uint32_t>(hash >> 32U), id});
}

void HashIndex::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  entries_.shrink_to_fit();
  // About four entries a bucket.
  unsigned bits = 1;
  while (bits < 24 && (std::size_t{4} << bits) < entries_.size()) ++bits;
  shift_ = 32 - bits;
  starts_.assign((std::size_t{1} << bits) + 1, 0);
  for (const auto& entry : entries_) ++starts_[(entry.hash >> shift_) + 1];
  for (std::size_t at = 1; at < starts_.size(); ++at) starts_[at] += starts_[at - 1];
}

}  // namespace souk::online::search::language
