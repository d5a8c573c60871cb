#include "cloud/storage/bucket.hpp"

#include "cloud/storage/object_record.hpp"

namespace souk::storage {
namespace {

constexpr std::int64_t kMaxLockDays = 36'500;
constexpr std::size_t kMaxBucketTags = 50;

tl::unexpected<Error> refuse_setting(std::string message) {
  return fail(invalid("object.bucket_setting", std::move(message)));
}

Status check_default_lock(const Bucket& bucket) {
  if (!bucket.default_lock) return {};
  const auto& lock = *bucket.default_lock;
  if (!bucket.lock_enabled)
    return refuse_setting("A default lock needs a bucket that was made with object lock.");
  if ((lock.days > 0) == (lock.years > 0) || lock.days < 0 || lock.years < 0 || lock.days > kMaxLockDays ||
      lock.years > kMaxLockDays / 365)
    return refuse_setting("A default lock has either days or years: 1 to 36,500 days, 1 to 100 years.");
  return {};
}

}  // namespace

const std::string* Bucket::text(std::string_view text_name) const {
  const auto found = texts.find(std::string{text_name});
  return found == texts.end() ? nullptr : &found->second;
}

Status check_change(const Bucket& before, const Bucket& after) {
  if (before.name != after.name || before.made != after.made)
    return refuse_setting("A bucket keeps its name and its birthday.");
  if (before.versioning != Versioning::kNever && after.versioning == Versioning::kNever)
    return refuse_setting("Versioning can be suspended, not undone.");
  if (before.lock_enabled && !after.lock_enabled)
    return refuse_setting("Object lock cannot be switched off.");
  if (after.lock_enabled && after.versioning != Versioning::kEnabled)
    return fail(
        conflict("object.lock_needs_versioning", "A bucket with object lock keeps versioning enabled."));
  TRY(check_default_lock(after));
  TRY(check_rules(after.lifecycle));
  if (!check_tags(after.tags, kMaxBucketTags))
    return refuse_setting("A bucket has 50 tags at most, keys of 128 and values of 256 characters.");
  if (after.texts.size() > Bucket::kMaxTexts)
    return refuse_setting("A bucket has 20 configurations at most.");
  for (const auto& [name, text] : after.texts) {
    if (text.size() > Bucket::kMaxTextBytes)
      return refuse_setting("The configuration \"" + name + "\" has more than 64 KiB; shorten it.");
  }
  return {};
}

}  // namespace souk::storage
