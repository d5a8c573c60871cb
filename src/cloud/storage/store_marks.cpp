// What is said of a version afterwards: tags, retention, legal hold.
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {
namespace {

Result<Entry> change_version(Room& room, const Place& place,
                             const std::function<Status(const Bucket&, Version&)>& change) {
  const auto bucket = TRY(BucketUse::begin(room.buckets, place.bucket));
  TRY(check_key(place.key));
  return room.change_object(place.bucket, place.key, [&](ObjectRecord& record) -> Result<Entry> {
    auto* version = TRY(record.select(place.version));
    if (version->marker)
      return fail(
          precondition("object.marker", "This version is a delete marker: nothing can be said of it."));
    TRY(change(*bucket, *version));
    return Entry{place.key, *version, version == &record.versions.front()};
  });
}

// Whether a lock may be replaced by another, or by none.
Status check_relock(const Version& version, const std::optional<Retention>& wanted, bool bypass_governance,
                    Instant now) {
  const auto& held = version.retention;
  if (!held || held->until <= now) return {};
  const bool stricter = wanted && wanted->until >= held->until &&
                        (wanted->mode == held->mode || wanted->mode == LockMode::kCompliance);
  if (stricter || (held->mode == LockMode::kGovernance && bypass_governance)) return {};
  return fail(denied("object.locked", "A lock can be made longer, not shorter: this one ends at " +
                                          to_string(held->until) + "."));
}

}  // namespace

Result<Entry> Storage::set_tags(const Place& place, const std::map<std::string, std::string>& tags) {
  TRY(check_tags(tags, 10));
  return change_version(*room_, place, [&](const Bucket&, Version& version) -> Status {
    version.attributes.tags = tags;
    return {};
  });
}

Result<Entry> Storage::set_retention(const Place& place, const std::optional<Retention>& retention,
                                     bool bypass_governance) {
  const auto now = room_->clock.now();
  return change_version(*room_, place, [&](const Bucket& bucket, Version& version) -> Status {
    TRY(check_retention(bucket, retention, true, now));
    TRY(check_relock(version, retention, bypass_governance, now));
    version.retention = retention;
    return {};
  });
}

Result<Entry> Storage::set_legal_hold(const Place& place, bool held) {
  return change_version(*room_, place, [&](const Bucket& bucket, Version& version) -> Status {
    TRY(check_retention(bucket, {}, true, room_->clock.now()));
    version.legal_hold = held;
    return {};
  });
}

}  // namespace souk::storage
