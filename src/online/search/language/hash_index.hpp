// From hashes to terms, many to many, 8 bytes an entry: sorted by hash, then by id (the heaviest term first),
// found through the first bits. Different keys may share a hash, so what it answers is to be verified.
#pragma once

#include <cstdint>
#include <vector>

namespace souk::online::search::language {

class HashIndex {
 public:
  void add(std::uint64_t hash, std::uint32_t id);
  void finish();

  // At most `most`, the heaviest first.
  template <class Take>
  void each(std::uint64_t hash, std::size_t most, Take take) const {
    if (starts_.empty()) return;
    const auto wanted = static_cast<std::uint32_t>(hash >> 32U);
    const auto bucket = wanted >> shift_;
    for (auto at = starts_[bucket]; at < starts_[bucket + 1] && most > 0; ++at) {
      if (entries_[at].hash == wanted) {
        take(entries_[at].id);
        --most;
      } else if (entries_[at].hash > wanted) {
        return;
      }
    }
  }
  std::size_t memory_bytes() const { return entries_.size() * sizeof(Entry) + starts_.size() * 4; }

 private:
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t id = 0;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> starts_;
  unsigned shift_ = 31;
};

}  // namespace souk::online::search::language
