// A bucket and all of its configuration: one document. What this room acts on (versioning, lifecycle, lock,
// encryption) is typed; what only the endpoint understands (CORS, policy, website, ...) is kept as the text
// that it has checked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codec.hpp"
#include "cloud/storage/lifecycle_rule.hpp"

namespace souk::storage {

enum class Versioning { kNever, kEnabled, kSuspended };
enum class LockMode { kGovernance, kCompliance };

// What a new version is locked with when the writer says nothing else. Exactly one of days and years.
struct DefaultLock {
  LockMode mode = LockMode::kGovernance;
  std::int64_t days = 0;
  std::int64_t years = 0;

  static constexpr auto fields() {
    return field_table(field("mode", &DefaultLock::mode), field("days", &DefaultLock::days),
                       field("years", &DefaultLock::years));
  }
};

struct Bucket {
  std::string name;
  std::string owner;  // the account or access key that made it
  Instant made{};
  Versioning versioning = Versioning::kNever;
  bool lock_enabled = false;  // decided when the bucket is made; needs versioning and never goes away
  std::optional<DefaultLock> default_lock;
  bool encrypt = false;  // new versions, unless the writer says otherwise; needs a key file
  std::vector<LifecycleRule> lifecycle;
  std::map<std::string, std::string> tags;
  // "cors", "policy", "website", "notification", "replication", "logging", "inventory", "acl", ...: 64 KiB
  // each, 20 at most.
  std::map<std::string, std::string> texts;

  static constexpr auto fields() {
    return field_table(field("name", &Bucket::name), field("owner", &Bucket::owner),
                       field("made", &Bucket::made), field("versioning", &Bucket::versioning),
                       field("lock_enabled", &Bucket::lock_enabled),
                       field("default_lock", &Bucket::default_lock), field("encrypt", &Bucket::encrypt),
                       field("lifecycle", &Bucket::lifecycle), field("tags", &Bucket::tags));
  }
  static constexpr std::size_t kMaxTexts = 20;
  static constexpr std::size_t kMaxTextBytes = 64 * 1024;

  // The text under `name`; nullptr when there is none.
  const std::string* text(std::string_view text_name) const;
};

// Whether `after` may take the place of `before`. kInvalid "object.bucket_setting" says what is wrong;
// kConflict "object.lock_needs_versioning".
Status check_change(const Bucket& before, const Bucket& after);

}  // namespace souk::storage

template <>
struct souk::EnumNames<souk::storage::Versioning> {
  using enum souk::storage::Versioning;
  static constexpr std::array kNames{std::pair{kNever, std::string_view{"never"}},
                                     std::pair{kEnabled, std::string_view{"enabled"}},
                                     std::pair{kSuspended, std::string_view{"suspended"}}};
};
template <>
struct souk::EnumNames<souk::storage::LockMode> {
  using enum souk::storage::LockMode;
  static constexpr std::array kNames{std::pair{kGovernance, std::string_view{"GOVERNANCE"}},
                                     std::pair{kCompliance, std::string_view{"COMPLIANCE"}}};
};
