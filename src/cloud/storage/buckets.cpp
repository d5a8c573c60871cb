#include "cloud/storage/buckets.hpp"

#include "cloud/storage/errors.hpp"

namespace souk::storage {
namespace {

Error no_bucket() { return not_found("object.no_bucket", "There is no such bucket; make it first."); }
Error not_empty() {
  return conflict("object.bucket_not_empty",
                  "The bucket is not empty: remove its objects and uploads first.");
}

}  // namespace

BucketRecord BucketRecord::of(Bucket bucket) {
  BucketRecord record;
  for (auto& [name, text] : bucket.texts) record.texts.push_back({name, std::move(text)});
  bucket.texts.clear();
  record.bucket = std::move(bucket);
  return record;
}

Bucket BucketRecord::take() && {
  for (auto& [name, text] : texts) bucket.texts[name] = std::move(text);
  return std::move(bucket);
}

Status Buckets::load() {
  TRY(stored_.store().declare({stored_.name(), {}}));
  engines::FindQuery query{.limit = 1'000};
  auto found = TRY(stored_.query(query));
  const std::lock_guard lock{mutex_};
  for (auto& bucket : found)
    held_[bucket.id] = {std::make_shared<const Bucket>(std::move(bucket.value).take()), bucket.revision};
  return {};
}

Result<Buckets::Held*> Buckets::find_held(std::string_view name) {
  const auto found = held_.find(name);
  if (found == held_.end() || found->second.closing) return fail(no_bucket());
  return &found->second;
}

Result<std::shared_ptr<const Bucket>> Buckets::find(std::string_view name) const {
  const std::lock_guard lock{mutex_};
  const auto found = held_.find(name);
  if (found == held_.end()) return fail(no_bucket());
  return found->second.bucket;
}

std::vector<Bucket> Buckets::all() const {
  const std::lock_guard lock{mutex_};
  std::vector<Bucket> list;
  for (const auto& [name, held] : held_) list.push_back(*held.bucket);
  return list;
}

Status Buckets::add(const Bucket& bucket) {
  {
    const std::lock_guard lock{mutex_};
    if (held_.size() >= kMaxBuckets)
      return fail(Error{.kind = ErrorKind::kLimit,
                        .code = "object.too_many_buckets",
                        .message = "There are 1,000 buckets, which is the end; remove one first."});
  }
  auto inserted = stored_.insert(bucket.name, BucketRecord::of(bucket));
  if (!inserted) {
    if (inserted.error().code == "document.exists")
      return fail(conflict("object.bucket_exists", "There is a bucket of this name already."));
    return fail(object_error(std::move(inserted).error()));
  }
  const std::lock_guard lock{mutex_};
  held_[bucket.name] = {std::make_shared<const Bucket>(bucket), inserted->revision};
  return {};
}

void Buckets::remember(std::string_view name, std::int64_t revision, Bucket bucket) {
  const std::lock_guard lock{mutex_};
  const auto held = held_.find(name);
  if (held == held_.end() || held->second.revision >= revision) return;
  held->second.bucket = std::make_shared<const Bucket>(std::move(bucket));
  held->second.revision = revision;
}

Result<Bucket> Buckets::change(std::string_view name, const std::function<Status(Bucket&)>& change) {
  for (int tries = 0; tries < kMaxTries; ++tries) {
    std::shared_ptr<const Bucket> before;
    std::int64_t revision = 0;
    {
      const std::lock_guard lock{mutex_};
      auto* held = TRY(find_held(name));
      before = held->bucket;
      revision = held->revision;
    }
    auto bucket = *before;
    TRY(change(bucket));
    TRY(check_change(*before, bucket));
    engines::Stored<BucketRecord> stored{std::string{name}, revision, BucketRecord::of(bucket)};
    if (auto replaced = stored_.replace(stored)) {
      remember(name, stored.revision, bucket);
      return bucket;
    } else if (replaced.error().code != "document.changed") {
      return fail(object_error(std::move(replaced).error()));
    }
    // Another change was faster; or one whose answer was lost did happen.
    if (auto there = TRY(object_result(stored_.find(name))))
      remember(name, there->revision, std::move(there->value).take());
  }
  return fail(conflict("object.busy_key", "Too many change this bucket at the same time; try again."));
}

Status Buckets::remove(std::string_view name, const std::function<Result<bool>()>& is_empty) {
  {
    const std::lock_guard lock{mutex_};
    auto* held = TRY(find_held(name));
    if (held->writers > 0) return fail(not_empty());
    held->closing = true;
  }
  const auto erase = [&]() -> Status {
    if (!TRY(is_empty())) return fail(not_empty());
    auto erased = stored_.erase(name);
    if (!erased) return fail(object_error(std::move(erased).error()));
    return {};
  };
  auto erased = erase();
  const std::lock_guard lock{mutex_};
  const auto found = held_.find(name);
  if (erased) {
    held_.erase(found);
  } else {
    found->second.closing = false;
  }
  return erased;
}

void Buckets::let_go(const std::string& name) {
  const std::lock_guard lock{mutex_};
  if (const auto found = held_.find(name); found != held_.end()) --found->second.writers;
}

Result<BucketUse> BucketUse::begin(Buckets& buckets, std::string_view name) {
  const std::lock_guard lock{buckets.mutex_};
  auto* held = TRY(buckets.find_held(name));
  ++held->writers;
  return BucketUse{buckets, held->bucket};
}

BucketUse::~BucketUse() {
  if (buckets_ != nullptr) buckets_->let_go(bucket_->name);
}

}  // namespace souk::storage
