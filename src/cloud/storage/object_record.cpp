#include "cloud/storage/object_record.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace souk::storage {
namespace {

constexpr std::size_t kMaxMetadataBytes = 2 * 1024;
constexpr std::size_t kMaxHeaderBytes = 8 * 1024;
constexpr std::size_t kMaxTagKey = 128, kMaxTagValue = 256;
constexpr std::int64_t kDayMs = 24 * 3'600 * 1'000;

bool is_clean(std::string_view text) {
  return text::is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

tl::unexpected<Error> refuse_attributes(std::string message) {
  return fail(invalid("object.attributes", std::move(message)));
}

Error no_current() { return not_found("object.missing", "There is no such object."); }

}  // namespace

const Version* ObjectRecord::current() const {
  return versions.empty() || versions.front().marker ? nullptr : &versions.front();
}

Version* ObjectRecord::find(std::string_view version) {
  const auto found =
      std::find_if(versions.begin(), versions.end(), [&](const Version& v) { return v.id == version; });
  return found == versions.end() ? nullptr : &*found;
}

Result<Version*> ObjectRecord::select(const std::optional<std::string>& version) {
  if (!version) {
    if (current() == nullptr) {
      auto error = no_current();
      if (!versions.empty()) error.detail = versions.front().id;
      return fail(std::move(error));
    }
    return &versions.front();
  }
  if (auto* found = find(*version)) return found;
  return fail(not_found("object.no_version", "There is no such version of this object."));
}

Status ObjectRecord::check(const WriteCondition& condition) const {
  const auto* now_there = current();
  if (condition.if_absent && now_there != nullptr)
    return fail(precondition("object.precondition", "There is an object under this key already."));
  if (!condition.if_match) return {};
  if (now_there == nullptr) return fail(no_current());
  if (*condition.if_match != now_there->etag && *condition.if_match != "*")
    return fail(precondition("object.precondition", "The object has changed: it has another ETag now."));
  return {};
}

Result<std::vector<Version>> ObjectRecord::add(Version version, Instant now) {
  std::vector<Version> dropped;
  // "null" is one place: whatever stood there goes. Other ids are new.
  const auto there =
      std::find_if(versions.begin(), versions.end(), [&](const Version& v) { return v.id == version.id; });
  if (there != versions.end()) {
    TRY(check_lock(*there, false, now));
    dropped.push_back(std::move(*there));
    versions.erase(there);
  }
  if (versions.size() >= kMaxVersions)
    return fail(Error{.kind = ErrorKind::kTooLarge,
                      .code = "object.versions",
                      .message = "This key has 5,000 versions, which is the end: remove old ones, or let a "
                                 "lifecycle rule expire them."});
  if (!versions.empty() && !versions.front().replaced) versions.front().replaced = now;
  versions.insert(versions.begin(), std::move(version));
  plan_restores();
  return dropped;
}

Result<Version> ObjectRecord::take(std::string_view version, bool bypass_governance, Instant now) {
  auto* there = find(version);
  if (there == nullptr)
    return fail(not_found("object.no_version", "There is no such version of this object."));
  TRY(check_lock(*there, bypass_governance, now));
  auto taken = std::move(*there);
  versions.erase(versions.begin() + (there - versions.data()));
  if (!versions.empty()) versions.front().replaced.reset();
  plan_restores();
  return taken;
}

Status ObjectRecord::check_lock(const Version& version, bool bypass_governance, Instant now) {
  if (version.legal_hold)
    return fail(denied("object.locked", "This version is under legal hold: lift that first."));
  if (!version.retention || version.retention->until <= now) return {};
  if (version.retention->mode == LockMode::kGovernance && bypass_governance) return {};
  return fail(
      denied("object.locked", "This version is locked until " + to_string(version.retention->until) + "."));
}

void ObjectRecord::plan_restores() {
  restore_at.reset();
  for (const auto& version : versions) {
    if (!version.restored) continue;
    const std::int64_t due = version.restored->ready ? version.restored->until.unix_ms : 0;
    restore_at = std::min(restore_at.value_or(due), due);
  }
}

Status check_tags(const std::map<std::string, std::string>& tags, std::size_t at_most) {
  if (tags.size() > at_most)
    return refuse_attributes("At most " + std::to_string(at_most) + " tags can be set.");
  for (const auto& [key, value] : tags) {
    if (key.empty() || !is_clean(key) || !is_clean(value) || text::length(key) > kMaxTagKey ||
        text::length(value) > kMaxTagValue)
      return refuse_attributes("A tag's key has 1 to 128 characters and its value 256 at most.");
  }
  return {};
}

Status check_attributes(const Attributes& attributes) {
  if (attributes.content_type.size() > 255 || !is_clean(attributes.content_type))
    return refuse_attributes("A content type has at most 255 bytes of text.");
  const auto measure = [](const std::map<std::string, std::string>& texts) -> std::optional<std::size_t> {
    std::size_t bytes = 0;
    for (const auto& [name, value] : texts) {
      if (name.empty() || !is_clean(name) || !is_clean(value)) return std::nullopt;
      bytes += name.size() + value.size();
    }
    return bytes;
  };
  const auto metadata = measure(attributes.metadata), headers = measure(attributes.headers);
  if (!metadata || *metadata > kMaxMetadataBytes)
    return refuse_attributes("User metadata is text of 2 KiB together at most.");
  if (!headers || *headers > kMaxHeaderBytes)
    return refuse_attributes("The headers kept with an object have 8 KiB together at most.");
  return check_tags(attributes.tags, 10);
}

Status check_retention(const Bucket& bucket, const std::optional<Retention>& retention, bool legal_hold,
                       Instant now) {
  if (!retention && !legal_hold) return {};
  if (!bucket.lock_enabled)
    return fail(invalid("object.retention",
                        "This bucket was made without object lock: nothing in it can be locked."));
  if (retention && retention->until <= now)
    return fail(invalid("object.retention", "A retention must end in the future."));
  return {};
}

std::optional<Retention> retention_of(const Bucket& bucket, const std::optional<Retention>& asked,
                                      Instant now) {
  if (asked || !bucket.default_lock) return asked;
  const auto days = bucket.default_lock->days + 365 * bucket.default_lock->years;
  return Retention{bucket.default_lock->mode, now + milliseconds{days * kDayMs}};
}

}  // namespace souk::storage
