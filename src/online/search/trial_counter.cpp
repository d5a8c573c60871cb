#include "online/search/trial_counter.hpp"

#include <charconv>

#include <fmt/format.h>

namespace souk::online::search {

using engines::Collection;

namespace {

constexpr int kWriteAttempts = 8;

struct TrialShard {
  std::map<std::string, std::int64_t> visitors;  // 16 hexadecimal digits, and marks
  static constexpr auto fields() { return field_table(field("visitors", &TrialShard::visitors)); }
};

std::size_t shard_of(std::uint64_t hash) {
  return static_cast<std::size_t>(hash >> 32U) % TrialCounter::kShards;
}
std::string shard_id(std::string_view trial, std::size_t shard) {
  return fmt::format("{}-{:02}", trial, shard);
}

std::vector<std::string> shard_ids(std::string_view trial) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < TrialCounter::kShards; ++i) ids.push_back(shard_id(trial, i));
  return ids;
}

std::optional<std::uint64_t> hash_from(std::string_view text) {
  std::uint64_t hash = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), hash, 16);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return hash;
}

}  // namespace

// FNV-1a, then the finish of SplitMix64: neighbouring cookies must not be on the same side.
std::uint64_t visitor_hash(std::string_view trial, std::string_view visitor) {
  std::uint64_t hash = 14'695'981'039'346'656'037U;
  const auto mix = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    hash = (hash ^ 0xffU) * 1'099'511'628'211U;
  };
  mix(trial);
  mix(visitor);
  hash = (hash ^ hash >> 30U) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ hash >> 27U) * 0x94d049bb133111ebU;
  return hash ^ hash >> 31U;
}

bool gets_challenger(std::uint64_t hash, std::int64_t share_permille) {
  return static_cast<std::int64_t>(hash % 1'000) < share_permille;
}

Status TrialCounter::declare() {
  return store_.declare({.name = std::string{kTrialVisitors}, .indexes = {}});
}

void TrialCounter::follow(const std::optional<LiveTrial>& trial) {
  const std::lock_guard lock{mutex_};
  const auto id = trial ? trial->id : std::string{};
  running_.store(trial.has_value());
  if (id == trial_) return;
  trial_ = id;
  read_ = false;
  visitors_.clear();
  dirty_.reset();
}

void TrialCounter::mark(std::string_view visitor, Mark mark) {
  if (visitor.empty() || !running()) return;
  const std::lock_guard lock{mutex_};
  if (trial_.empty()) return;
  const auto hash = visitor_hash(trial_, visitor);
  auto known = visitors_.find(hash);
  if (known == visitors_.end()) {
    if (mark != kSearched || visitors_.size() >= kMaxVisitors) return;
    known = visitors_.emplace(hash, std::uint8_t{0}).first;
  }
  const auto marked = static_cast<std::uint8_t>(known->second | mark);
  if (marked == known->second) return;
  known->second = marked;
  dirty_.set(shard_of(hash));
}

void TrialCounter::searched(std::string_view visitor) { mark(visitor, kSearched); }
void TrialCounter::clicked(std::string_view visitor) { mark(visitor, kClicked); }
void TrialCounter::ordered(std::string_view visitor) { mark(visitor, kOrdered); }

// With mutex_ held.
void TrialCounter::take(const std::map<std::string, std::int64_t>& visitors) {
  for (const auto& [text, marks] : visitors) {
    if (const auto hash = hash_from(text)) visitors_[*hash] |= static_cast<std::uint8_t>(marks & 7);
  }
}

// What this trial had before this process: then a click of somebody who searched before the start counts.
Status TrialCounter::read_all() {
  std::string trial;
  {
    const std::lock_guard lock{mutex_};
    if (read_ || trial_.empty()) return {};
    trial = trial_;
  }
  const auto documents = TRY(store_.get_many(kTrialVisitors, shard_ids(trial)));
  const std::lock_guard lock{mutex_};
  if (trial_ != trial) return {};
  for (const auto& document : documents) {
    if (const auto shard = from_json<TrialShard>(document.body, Strictness::kStored)) take(shard->visitors);
  }
  read_ = true;
  return {};
}

Status TrialCounter::write_shard(const std::string& trial, std::size_t shard) {
  const Collection<TrialShard> shards{store_, std::string{kTrialVisitors}};
  const auto id = shard_id(trial, shard);
  for (int attempt = 0;; ++attempt) {
    auto stored = TRY(shards.find(id));
    TrialShard whole = stored ? stored->value : TrialShard{};
    {
      const std::lock_guard lock{mutex_};
      if (trial_ != trial) return {};
      take(whole.visitors);
      for (const auto& [hash, marks] : visitors_)
        if (shard_of(hash) == shard) whole.visitors[fmt::format("{:016x}", hash)] = marks;
    }
    Status written;
    if (stored) {
      stored->value = std::move(whole);
      written = shards.replace(*stored);
    } else if (const auto made = shards.insert(id, std::move(whole)); !made) {
      written = fail(made.error());
    }
    // Another instance wrote it in between: its visitors are taken in and it is written again.
    if (written || written.error().kind != ErrorKind::kConflict || attempt == kWriteAttempts) return written;
  }
}

Status TrialCounter::flush() {
  TRY(read_all());
  std::string trial;
  std::bitset<kShards> dirty;
  {
    const std::lock_guard lock{mutex_};
    trial = trial_;
    dirty = std::exchange(dirty_, {});
  }
  for (std::size_t shard = 0; shard < kShards; ++shard) {
    if (!dirty.test(shard)) continue;
    if (auto written = write_shard(trial, shard); !written) {
      const std::lock_guard lock{mutex_};
      if (trial_ == trial) dirty_ |= dirty;
      return written;
    }
    dirty.reset(shard);
  }
  return {};
}

Result<TrialResult> TrialCounter::result(const Trial& trial) const {
  TrialResult result;
  std::size_t visitors = 0;
  for (const auto& document : TRY(store_.get_many(kTrialVisitors, shard_ids(trial.id)))) {
    const auto shard = TRY(from_json<TrialShard>(document.body, Strictness::kStored));
    visitors += shard.visitors.size();
    for (const auto& [text, marks] : shard.visitors) {
      const auto hash = hash_from(text);
      if (!hash || (marks & kSearched) == 0) continue;
      auto& side = gets_challenger(*hash, trial.share_permille) ? result.challenger : result.base;
      ++side.sessions;
      side.clicked += (marks & kClicked) != 0 ? 1 : 0;
      side.ordered += (marks & kOrdered) != 0 ? 1 : 0;
    }
  }
  result.full = visitors >= kMaxVisitors;
  return result;
}

Status TrialCounter::forget(std::string_view trial) {
  for (const auto& id : shard_ids(trial)) TRY(store_.erase(kTrialVisitors, id, 0));
  return {};
}

}  // namespace souk::online::search
