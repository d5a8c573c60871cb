// What time does to objects: the pure decision of which versions move or go by a bucket's rules, and the run
// over all buckets that carries it out. Main calls run_lifecycle() from a periodic job; a run that breaks off
// is simply run again.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cloud/storage/object_record.hpp"
#include "cloud/storage/prices.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {

struct LifecycleAction {
  enum class Kind {
    kMove,    // to a colder tier
    kExpire,  // the current version: by a delete marker where there is versioning
    kRemove,  // a noncurrent version, or a delete marker with nothing behind it
  };
  Kind kind = Kind::kMove;
  std::string version{};
  Tier to = Tier::kStandard;
  std::int64_t size_bytes = 0;
  Tier from = Tier::kStandard;
  std::int64_t days_there = 0;  // how long it has been in `from`

  bool operator==(const LifecycleAction&) const = default;
};

// Days count as S3 has it: from the midnight (UTC) that follows. Of several rules the shorter expiry and the
// colder tier win, and an expiry wins over a move. What is held by a lock is not removed; what is smaller
// than the tier's minimum is not moved, for it would cost more there.
std::vector<LifecycleAction> plan_lifecycle(const std::vector<LifecycleRule>& rules,
                                            const ObjectRecord& record, const Prices& prices, Instant now,
                                            milliseconds day = std::chrono::hours{24});

struct LifecycleReport {
  Instant at{};
  std::int64_t objects = 0;  // keys that rules were asked about
  std::int64_t moved = 0;
  std::int64_t moved_bytes = 0;
  std::int64_t expired = 0;
  std::int64_t removed = 0;
  std::int64_t freed_bytes = 0;
  std::int64_t aborted_uploads = 0;
  std::int64_t failed = 0;       // tried again by the next run
  std::int64_t saved_micro = 0;  // for every month from now on: by moves and by bytes that went
  std::int64_t early_micro = 0;  // paid once, because a minimum of days was not over
  std::string failure{};         // of the first that failed: which and why

  static constexpr auto fields() {
    return field_table(
        field("at", &LifecycleReport::at), field("objects", &LifecycleReport::objects),
        field("moved", &LifecycleReport::moved), field("moved_bytes", &LifecycleReport::moved_bytes),
        field("expired", &LifecycleReport::expired), field("removed", &LifecycleReport::removed),
        field("freed_bytes", &LifecycleReport::freed_bytes),
        field("aborted_uploads", &LifecycleReport::aborted_uploads),
        field("failed", &LifecycleReport::failed), field("saved_micro", &LifecycleReport::saved_micro),
        field("early_micro", &LifecycleReport::early_micro), field("failure", &LifecycleReport::failure));
  }
  // Something was changed, or should have been.
  bool did_something() const { return moved + expired + removed + aborted_uploads + failed > 0; }
};

struct LifecycleRun {
  const Prices* prices = nullptr;
  std::function<bool()> stop = [] { return false; };  // asked between keys
  milliseconds day = std::chrono::hours{24};          // tests and conformance suites shorten it
};

// Rules of all buckets, uploads that were forgotten, restored copies, completions left half done. One at a
// time. The report is stored, also of a run that broke off, and added to that of all runs.
Result<LifecycleReport> run_lifecycle(Storage& storage, const LifecycleRun& run);
Result<std::optional<LifecycleReport>> last_lifecycle(Storage& storage);
// All runs together; `at` is the first one's. A run that a crash broke off is missing in it.
Result<std::optional<LifecycleReport>> all_lifecycle(Storage& storage);

// What everything stored in `bucket` (empty: in all) costs a month by the price list: it reads the whole
// index, a page at a time.
Result<std::vector<TierCost>> cost_report(Storage& storage, const Prices& prices, const std::string& bucket);

}  // namespace souk::storage
