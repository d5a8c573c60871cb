// The cache port in this process's memory: sharded, bounded by bytes, the entry not used for longest leaves
// first. What has passed its end leaves when it is asked for or when its shard needs the room.
#pragma once

#include <list>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "base/time.hpp"
#include "engines/cache/port.hpp"

namespace souk::engines {

class InProcessCache final : public Cache {
 public:
  struct Settings {
    // Keys, values and what it takes to keep them; 2 MiB at least, so that the largest value fits.
    std::size_t max_bytes = 16 * 1024 * 1024;
  };
  struct Statistics {
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t evicted = 0;  // for room, before their end
    std::size_t entries = 0;
    std::size_t bytes = 0;
  };

  InProcessCache(const Clock& clock, Settings settings);

  Result<std::optional<std::string>> get(std::string_view key) override;
  Status put(std::string_view key, std::string_view value, std::chrono::milliseconds ttl) override;
  Result<bool> put_if_absent(std::string_view key, std::string_view value,
                             std::chrono::milliseconds ttl) override;
  Status erase(std::string_view key) override;
  Result<std::int64_t> increment(std::string_view key, std::int64_t by,
                                 std::chrono::milliseconds ttl) override;
  Result<bool> touch(std::string_view key, std::chrono::milliseconds ttl) override;

  Statistics statistics() const;

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Entry {
    std::string key;
    std::string value;
    Time end;
  };
  using Entries = std::list<Entry>;  // the one used last stands first
  struct Shard {
    mutable std::mutex mutex;
    Entries entries;
    std::unordered_map<std::string_view, Entries::iterator> by_key;
    Statistics statistics;
  };

  Shard& shard_of(std::string_view key);
  Time end_after(std::chrono::milliseconds ttl) const;
  static std::size_t cost(const Entry& entry);
  // All of these need the shard's mutex. find() moves what it finds to the front.
  Entry* find(Shard& shard, std::string_view key);
  void store(Shard& shard, std::string_view key, std::string_view value, Time end);
  static void remove(Shard& shard, Entries::iterator entry);

  const Clock& clock_;
  std::vector<Shard> shards_;
  std::size_t max_shard_bytes_;
};

}  // namespace souk::engines
