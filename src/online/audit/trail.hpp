// The audit trail: entries are added at the end, each with the hash of the one before, and leave only at the
// beginning when they are old enough. Nothing here changes an entry, and no route does.
//
// What the chain proves: nobody has changed, inserted or removed an entry between two that are there. That
// its end was not cut off is proven by a hash kept elsewhere: every 50th entry's goes to the log
// ("audit.anchor"), and verify() takes such a pair.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/document/collection.hpp"
#include "online/audit/entry.hpp"
#include "online/audit/turn.hpp"

namespace souk::online::audit {

inline constexpr std::string_view kAuditCollection = "audit_entry";

struct Anchor {
  std::int64_t sequence = 0;
  std::string hash;
  static constexpr std::string_view kName = "AuditAnchor";
  static constexpr auto fields() {
    return field_table(field("sequence", &Anchor::sequence), field("hash", &Anchor::hash));
  }
};

struct Verification {
  bool intact = true;
  std::int64_t entries = 0;  // looked at
  std::int64_t first = 0;    // number of the oldest one looked at
  Anchor last;               // of the newest one
  std::optional<std::int64_t> broken_at;
  std::string reason;  // one sentence; empty when intact
  static constexpr std::string_view kName = "AuditVerification";
  static constexpr auto fields() {
    using V = Verification;
    return field_table(field("intact", &V::intact), field("entries", &V::entries), field("first", &V::first),
                       field("last", &V::last), field("broken_at", &V::broken_at),
                       field("reason", &V::reason));
  }
};

class Trail {
 public:
  // `store` is the real one, not the one that watches (watched_store.hpp).
  Trail(engines::DocumentStore& store, const Clock& clock)
      : entries_{store, std::string{kAuditCollection}}, clock_{&clock} {}
  Status declare();

  // Durable when answered. `draft` says who, what and where; number, time and hashes are the trail's.
  // kUnavailable "audit.unavailable" and the document port's.
  Result<Entry> append(Entry draft);

  struct Filter {
    std::string who;     // empty: everybody
    std::string object;  // empty: everything; at most one of the two
  };
  // Newest first.
  Result<std::vector<Entry>> list(const Filter& filter, std::size_t limit, const std::string& cursor,
                                  std::string* next) const;
  Result<Entry> load(std::int64_t sequence) const;  // kNotFound "audit.missing"

  // Walks the last `newest` entries (0: all). `known`: a hash that was kept elsewhere.
  Result<Verification> verify(std::size_t newest = 0,
                              const std::optional<Anchor>& known = std::nullopt) const;
  // Removes at most `limit` entries older than `keep`, oldest first, and remembers where the chain begins
  // now. The newest entry always stays.
  Result<std::size_t> purge(milliseconds keep, std::size_t limit);

 private:
  Result<std::optional<Entry>> newest() const;
  Result<std::optional<Entry>> oldest() const;

  engines::Collection<Entry> entries_;
  const Clock* clock_;
  Turn turn_;
  std::optional<Anchor> head_;  // under turn_: the newest entry as far as this instance knows
};

}  // namespace souk::online::audit
