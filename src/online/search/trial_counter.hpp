// Counts the visitors of the trial under way: who searched, and who of them opened a product or placed an
// order. A visitor is a 64-bit hash of the trial and of a random cookie; which side they are on follows from
// that hash alone, so nobody changes sides and nothing need be remembered for it.
//
// What is counted is a set of hashes with three marks each, in kShards documents a trial. Writing one is the
// union of what is there and what is known here: written twice, by two instances or after a crash, it counts
// nobody twice. A killed process loses what it saw in the seconds since its last flush(). Bounded: at most
// kMaxVisitors of a trial are counted.
//
// Threads: any.
#pragma once

#include <atomic>
#include <bitset>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engines/document/collection.hpp"
#include "online/search/formula.hpp"

namespace souk::online::search {

inline constexpr std::string_view kTrialVisitors = "search_trial";  // id: <trial>-<shard>

// A trial as searching needs it.
struct LiveTrial {
  std::string id;
  std::int64_t share_permille = 0;
  std::shared_ptr<const RankingWeights> challenger;
};

std::uint64_t visitor_hash(std::string_view trial, std::string_view visitor);
// Deterministic: the same on every instance and after every restart.
bool gets_challenger(std::uint64_t hash, std::int64_t share_permille);

class TrialCounter {
 public:
  static constexpr std::size_t kShards = 64;
  static constexpr std::size_t kMaxVisitors = 100'000;

  explicit TrialCounter(engines::DocumentStore& store) : store_{store} {}
  Status declare();

  // The trial to count from now on; none ends that. Again with the same one is nothing.
  void follow(const std::optional<LiveTrial>& trial);
  bool running() const { return running_.load(); }

  void searched(std::string_view visitor);
  // Nothing for who has not searched.
  void clicked(std::string_view visitor);
  void ordered(std::string_view visitor);
  Status flush();

  // As it is written. Errors of the store.
  Result<TrialResult> result(const Trial& trial) const;
  // What was counted of a trial that has ended.
  Status forget(std::string_view trial);

 private:
  enum Mark : std::uint8_t { kSearched = 1, kClicked = 2, kOrdered = 4 };
  void mark(std::string_view visitor, Mark mark);
  Status read_all();
  Status write_shard(const std::string& trial, std::size_t shard);
  void take(const std::map<std::string, std::int64_t>& visitors);

  engines::DocumentStore& store_;
  std::atomic<bool> running_{false};
  mutable std::mutex mutex_;  // of all below
  std::string trial_;
  bool read_ = false;  // what was counted before this start is known
  std::unordered_map<std::uint64_t, std::uint8_t> visitors_;
  std::bitset<kShards> dirty_;
};

}  // namespace souk::online::search
