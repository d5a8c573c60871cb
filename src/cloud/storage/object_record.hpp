// All versions of one key: the aggregate of this room, one document. Pure: the store (store.hpp) loads, moves
// and stores it, and removes the files of what a move dropped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cloud/storage/request.hpp"

namespace souk::storage {

struct ObjectRecord {
  std::string place;                       // bucket + "/" + key, indexed
  std::vector<Version> versions;           // newest first; at least one
  std::vector<std::string> completed;      // uploads that became a version here, the last few
  std::optional<std::int64_t> restore_at;  // indexed: when a restored copy must be made or taken away

  static constexpr std::size_t kMaxVersions = 5'000;
  static constexpr auto fields() {
    return field_table(field("place", &ObjectRecord::place), field("versions", &ObjectRecord::versions),
                       field("completed", &ObjectRecord::completed),
                       field("restore_at", &ObjectRecord::restore_at));
  }

  std::string bucket() const { return place.substr(0, place.find('/')); }
  std::string key() const { return place.substr(place.find('/') + 1); }

  // nullptr when there is none or it is a delete marker.
  const Version* current() const;
  Version* find(std::string_view version);
  // The version that is asked for: the current one, or by its id. "object.missing", "object.no_version".
  Result<Version*> select(const std::optional<std::string>& version);
  Status check(const WriteCondition& condition) const;

  // Makes `version` the current one; its id is set by who calls ("null" without versioning). Answers what it
  // took the place of. kTooLarge "object.versions"; kDenied "object.locked" when that is held.
  Result<std::vector<Version>> add(Version version, Instant now);
  // Takes one out. kDenied "object.locked".
  Result<Version> take(std::string_view version, bool bypass_governance, Instant now);
  // Whether somebody may take it away now.
  static Status check_lock(const Version& version, bool bypass_governance, Instant now);

  // Sets `restore_at` by the versions.
  void plan_restores();
};

// The segments of a version that has many.
struct SegmentList {
  std::vector<Segment> segments;
  static constexpr auto fields() {
    return field_table(field("segments", &SegmentList::segments, {.max_length = 10'000}));
  }
};

// Bounds of what a writer says. kInvalid "object.attributes".
Status check_attributes(const Attributes& attributes);
Status check_tags(const std::map<std::string, std::string>& tags, std::size_t at_most);
// kInvalid "object.retention": it must end in the future, and its bucket must allow locks.
Status check_retention(const Bucket& bucket, const std::optional<Retention>& retention, bool legal_hold,
                       Instant now);
// What a new version in `bucket` is held by.
std::optional<Retention> retention_of(const Bucket& bucket, const std::optional<Retention>& asked,
                                      Instant now);

}  // namespace souk::storage
