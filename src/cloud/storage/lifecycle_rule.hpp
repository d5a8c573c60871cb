// One rule of a bucket's lifecycle: which versions it is about and what becomes of them when. The pure
// decision is in lifecycle.hpp.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "cloud/storage/tier.hpp"

namespace souk::storage {

// To a colder tier so many days after the version was written (of a noncurrent one: after it was replaced),
// or on a date.
struct Transition {
  Tier to = Tier::kStandardIa;
  std::optional<std::int64_t> days;
  std::optional<Instant> date;
  std::int64_t keep_newest = 0;  // of noncurrent versions: so many stay where they are

  static constexpr auto fields() {
    return field_table(field("to", &Transition::to), field("days", &Transition::days),
                       field("date", &Transition::date), field("keep_newest", &Transition::keep_newest));
  }
};

struct LifecycleRule {
  std::string id;
  bool enabled = true;
  std::string prefix;
  std::map<std::string, std::string> tags;   // all must be there
  std::optional<std::int64_t> larger_than;   // bytes, exclusive
  std::optional<std::int64_t> smaller_than;  // bytes, exclusive
  std::vector<Transition> transitions;       // of the current version
  std::optional<std::int64_t> expire_days;   // of the current version
  std::optional<Instant> expire_date;
  bool expire_marker = false;  // delete markers with nothing behind them
  std::vector<Transition> noncurrent_transitions;
  std::optional<std::int64_t> noncurrent_expire_days;
  std::int64_t noncurrent_keep_newest = 0;
  std::optional<std::int64_t> abort_upload_days;

  static constexpr auto fields() {
    return field_table(field("id", &LifecycleRule::id, {.max_length = 255}),
                       field("enabled", &LifecycleRule::enabled), field("prefix", &LifecycleRule::prefix),
                       field("tags", &LifecycleRule::tags), field("larger_than", &LifecycleRule::larger_than),
                       field("smaller_than", &LifecycleRule::smaller_than),
                       field("transitions", &LifecycleRule::transitions),
                       field("expire_days", &LifecycleRule::expire_days),
                       field("expire_date", &LifecycleRule::expire_date),
                       field("expire_marker", &LifecycleRule::expire_marker),
                       field("noncurrent_transitions", &LifecycleRule::noncurrent_transitions),
                       field("noncurrent_expire_days", &LifecycleRule::noncurrent_expire_days),
                       field("noncurrent_keep_newest", &LifecycleRule::noncurrent_keep_newest),
                       field("abort_upload_days", &LifecycleRule::abort_upload_days));
  }
};

// At most 1,000 rules; days from 1 (abort, expiry, transition: 0 allowed for noncurrent) to 3,650; a rule
// must do something. kInvalid "object.lifecycle" names the rule and what to change.
Status check_rules(const std::vector<LifecycleRule>& rules);

}  // namespace souk::storage
