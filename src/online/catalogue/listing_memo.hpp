// Remembers the listings of large categories for some seconds: counting 100,000 rows takes milliseconds, and
// the first page of a large category is what most visitors ask for. Bounded; a new snapshot empties it in
// effect.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "online/catalogue/listing.hpp"

namespace souk::online::catalogue {

class ListingMemo {
 public:
  // Everything that decides which rows are found and in which order; neither page nor time.
  static std::string key_of(const ListingQuery& query);

  // nullptr when there is none for this version, or it is older than five seconds (prices and stock go on).
  std::shared_ptr<const Found> get(const std::string& key, std::uint64_t version, Instant now);
  void put(const std::string& key, std::uint64_t version, Instant now, std::shared_ptr<const Found> found);

 private:
  static constexpr std::size_t kMaxEntries = 256;
  static constexpr milliseconds kLifetime{5'000};
  struct Entry {
    std::uint64_t version = 0;
    Instant made_at{};
    std::shared_ptr<const Found> found;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace souk::online::catalogue
