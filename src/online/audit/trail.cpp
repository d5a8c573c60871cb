#include "online/audit/trail.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "runtime/log/log.hpp"

namespace souk::online::audit {
namespace {

constexpr std::string_view kBeginCollection = "audit_begin";
constexpr std::string_view kBeginId = "begin";
constexpr int kTries = 64;  // each means that another instance was faster
constexpr std::int64_t kAnchorEvery = 50;
constexpr std::size_t kPage = 500;

// Sorts by its bytes as the number does.
std::string id_of(std::int64_t sequence) { return fmt::format("{:016}", sequence); }

// In code points: 120 fit an index's 500 bytes whatever they are.
void bound(Entry& entry) {
  constexpr std::size_t kMaxText = 120;
  for (auto* text :
       {&entry.who, &entry.act, &entry.object, &entry.permission, &entry.from, &entry.request_id}) {
    *text = text::shorten(*text, kMaxText);
  }
}

// What is wrong with `entry` behind `before`; empty when nothing is.
std::string fault_of(const Entry& entry, const std::string& id, const std::optional<Anchor>& before) {
  if (id != id_of(entry.sequence)) return "An entry stands at another number than its own.";
  if (entry.hash != hash_of(entry)) return "An entry was changed after it was written.";
  // A purge that was interrupted has left the entry with which the chain begins.
  if (!before || (entry.sequence == before->sequence && entry.hash == before->hash)) return {};
  if (entry.sequence != before->sequence + 1) return "Entries are missing.";
  if (entry.previous != before->hash) return "An entry does not follow from the one before it.";
  return {};
}

}  // namespace

Status Trail::declare() {
  TRY(entries_.store().declare({.name = std::string{kBeginCollection}, .indexes = {}}));
  return entries_.store().declare(
      {.name = std::string{kAuditCollection}, .indexes = {{.path = "who"}, {.path = "object"}}});
}

Result<std::optional<Entry>> Trail::newest() const {
  auto last = TRY(entries_.query({.descending = true, .limit = 1}));
  if (last.empty()) return std::nullopt;
  return std::optional{std::move(last.front().value)};
}

Result<std::optional<Entry>> Trail::oldest() const {
  auto first = TRY(entries_.query({.limit = 1}));
  if (first.empty()) return std::nullopt;
  return std::optional{std::move(first.front().value)};
}

Result<Entry> Trail::append(Entry entry) {
  bound(entry);
  const Turn::Hold hold{turn_};
  for (int attempt = 0; attempt < kTries; ++attempt) {
    if (!head_) {
      const auto last = TRY(newest());
      head_ = last ? Anchor{last->sequence, last->hash} : Anchor{};
    }
    entry.sequence = head_->sequence + 1;
    entry.previous = head_->hash;
    entry.at = clock_->now();
    entry.hash = hash_of(entry);
    auto made = entries_.insert(id_of(entry.sequence), entry);
    if (made) {
      head_ = Anchor{entry.sequence, entry.hash};
      if (entry.sequence % kAnchorEvery == 0) {
        log::info("audit.anchor", {{"sequence", entry.sequence}, {"hash", entry.hash}});
      }
      return entry;
    }
    // Taken, or perhaps written all the same: look again before the next one.
    head_.reset();
    if (made.error().code != "document.exists") return fail(std::move(made).error());
  }
  return fail(unavailable("audit.unavailable", "The audit trail is busy; try again.", "lost every race"));
}

Result<std::vector<Entry>> Trail::list(const Filter& filter, std::size_t limit, const std::string& cursor,
                                       std::string* next) const {
  engines::FindQuery query{.descending = true, .limit = limit, .cursor = cursor};
  if (!filter.who.empty()) {
    query.path = "who";
    query.equals = engines::IndexValue{filter.who};
  } else if (!filter.object.empty()) {
    query.path = "object";
    query.equals = engines::IndexValue{filter.object};
  }
  std::vector<Entry> entries;
  for (auto& stored : TRY(entries_.query(query, next))) entries.push_back(std::move(stored.value));
  return entries;
}

Result<Entry> Trail::load(std::int64_t sequence) const {
  auto found = TRY(entries_.find(id_of(sequence)));
  if (!found) return fail(not_found("audit.missing", "There is no such entry, or it was old enough to go."));
  return std::move(found->value);
}

Result<Verification> Trail::verify(std::size_t newest_count, const std::optional<Anchor>& known) const {
  Verification result;
  std::optional<Anchor> before;
  engines::FindQuery query{.limit = kPage};
  if (const auto last = newest_count > 0 ? TRY(newest()) : std::nullopt) {
    const auto from = last->sequence - static_cast<std::int64_t>(newest_count) + 1;
    if (from > 1) query.from = engines::IndexValue{id_of(from)};
  }
  if (!query.from) {
    // The whole trail: it begins where the last purge has left off, or with the first entry of all.
    const auto begin = TRY(entries_.store().get(kBeginCollection, kBeginId));
    before = begin ? TRY(from_json<Anchor>(begin->body, Strictness::kStored)) : Anchor{};
  }
  do {
    for (const auto& stored : TRY(entries_.query(query, &query.cursor))) {
      const auto& entry = stored.value;
      if (result.entries++ == 0) result.first = entry.sequence;
      auto fault = fault_of(entry, stored.id, before);
      if (fault.empty() && known && known->sequence == entry.sequence && known->hash != entry.hash) {
        fault = "The entry is not the one that was there when its hash was kept.";
      }
      if (!fault.empty()) {
        result.intact = false;
        result.broken_at = before && before->sequence > 0 ? before->sequence + 1 : entry.sequence;
        result.reason = std::move(fault);
        return result;
      }
      before = Anchor{entry.sequence, entry.hash};
    }
  } while (!query.cursor.empty());
  if (before) result.last = *before;
  if (known && known->sequence > result.last.sequence) {
    result.intact = false;
    result.broken_at = result.last.sequence + 1;
    result.reason = "The end of the trail was cut off.";
  }
  return result;
}

Result<std::size_t> Trail::purge(milliseconds keep, std::size_t limit) {
  const auto until = clock_->now() - keep;
  const auto last = TRY(newest());
  std::size_t removed = 0;
  while (removed < limit) {
    const auto first = TRY(oldest());
    if (!first || !last || first->sequence >= last->sequence || first->at >= until) break;
    // The new beginning first: a crash in between leaves an entry before it, which the next purge takes away.
    TRY(entries_.store().put(kBeginCollection, kBeginId, to_json(Anchor{first->sequence, first->hash})));
    TRY(entries_.erase(id_of(first->sequence)));
    ++removed;
  }
  return removed;
}

}  // namespace souk::online::audit
