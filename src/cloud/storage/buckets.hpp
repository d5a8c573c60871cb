// All buckets, in memory as they are stored: one process owns the store, and every request asks for its
// bucket. Whoever writes into one holds a BucketUse, so that none is removed under a write.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "cloud/storage/bucket.hpp"
#include "engines/document/collection.hpp"

namespace souk::storage {

// A bucket's document. The texts stand beside the rest because each may be long.
struct BucketText {
  std::string name;
  std::string text;
  static constexpr auto fields() {
    return field_table(field("name", &BucketText::name),
                       field("text", &BucketText::text, {.max_length = Bucket::kMaxTextBytes}));
  }
};
struct BucketRecord {
  Bucket bucket;
  std::vector<BucketText> texts;

  static BucketRecord of(Bucket bucket);
  Bucket take() &&;
  static constexpr auto fields() {
    return field_table(field("bucket", &BucketRecord::bucket), field("texts", &BucketRecord::texts));
  }
};

class Buckets {
 public:
  static constexpr std::size_t kMaxBuckets = 1'000;

  explicit Buckets(engines::DocumentStore& index) : stored_{index, "buckets"} {}
  Status load();

  Result<std::shared_ptr<const Bucket>> find(std::string_view name) const;
  std::vector<Bucket> all() const;
  Status add(const Bucket& bucket);
  Result<Bucket> change(std::string_view name, const std::function<Status(Bucket&)>& change);
  // `is_empty` is asked while nobody can begin to write.
  Status remove(std::string_view name, const std::function<Result<bool>()>& is_empty);

 private:
  static constexpr int kMaxTries = 50;
  friend class BucketUse;
  struct Held {
    std::shared_ptr<const Bucket> bucket;
    std::int64_t revision = 0;
    int writers = 0;
    bool closing = false;
  };
  Result<Held*> find_held(std::string_view name);  // under the lock
  void remember(std::string_view name, std::int64_t revision, Bucket bucket);
  void let_go(const std::string& name);

  engines::Collection<BucketRecord> stored_;
  mutable std::mutex mutex_;
  std::map<std::string, Held, std::less<>> held_;
};

class BucketUse {
 public:
  static Result<BucketUse> begin(Buckets& buckets, std::string_view name);
  ~BucketUse();
  BucketUse(BucketUse&& other) noexcept
      : buckets_{std::exchange(other.buckets_, nullptr)}, bucket_{std::move(other.bucket_)} {}
  BucketUse& operator=(BucketUse&&) = delete;
  const Bucket& operator*() const { return *bucket_; }
  const Bucket* operator->() const { return bucket_.get(); }

 private:
  BucketUse(Buckets& buckets, std::shared_ptr<const Bucket> bucket)
      : buckets_{&buckets}, bucket_{std::move(bucket)} {}
  Buckets* buckets_;
  std::shared_ptr<const Bucket> bucket_;
};

}  // namespace souk::storage
