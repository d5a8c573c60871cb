#include "engines/object/memory/store.hpp"

#include <algorithm>

#include "engines/object/check.hpp"
#include "engines/object/errors.hpp"

namespace souk::engines {

using object::Body;
using object::Segment;
using object::Slice;

namespace {

class MemoryObjectReader final : public ObjectReader {
 public:
  MemoryObjectReader(ObjectInfo info, Body body, Slice slice)
      : info_{std::move(info)}, body_{std::move(body)}, skip_{slice.offset}, left_{slice.size} {}

  const ObjectInfo& info() const override { return info_; }

  Result<std::string> read(std::size_t at_most) override {
    TRY(object::check_deadline());
    while (left_ > 0 && at_ < body_.size()) {
      const auto& bytes = body_[at_]->bytes();
      if (skip_ < std::ssize(bytes)) {
        const auto count = std::min<std::int64_t>(left_, static_cast<std::int64_t>(at_most));
        auto piece = bytes.substr(static_cast<std::size_t>(skip_), static_cast<std::size_t>(count));
        skip_ += std::ssize(piece);
        left_ -= std::ssize(piece);
        return piece;
      }
      skip_ -= std::ssize(bytes);
      ++at_;
    }
    return std::string{};
  }

 private:
  ObjectInfo info_;
  Body body_;
  std::size_t at_ = 0;
  std::int64_t skip_;
  std::int64_t left_;
};

}  // namespace

MemoryObjectStore::MemoryObjectStore(Settings settings)
    : settings_{settings}, budget_{std::make_shared<object::Budget>(settings.max_bytes)} {
  if (settings_.clock == nullptr) settings_.clock = &system_clock_;
}

Result<MemoryObjectStore::Bucket*> MemoryObjectStore::bucket(std::string_view name) {
  const auto found = buckets_.find(name);
  if (found == buckets_.end()) return fail(object::no_bucket(name));
  return &found->second;
}

Status MemoryObjectStore::room_for_one() const {
  if (objects_ + uploads_.size() < settings_.max_entries) return {};
  return fail(object::full("the number of objects the store in memory may hold"));
}

Status MemoryObjectStore::ensure_bucket(std::string_view name) {
  TRY(object::check_bucket(name));
  TRY(object::check_deadline());
  const std::lock_guard lock{mutex_};
  if (!buckets_.contains(name)) {
    TRY(room_for_one());
    buckets_.emplace(name, Bucket{});
  }
  return {};
}

Result<ObjectInfo> MemoryObjectStore::store(Bucket& into, std::string_view key, const PutOptions& options,
                                            Body body) {
  const auto found = into.find(key);
  if (found != into.end() && options.if_absent) return fail(object::exists());
  if (found == into.end()) {
    TRY(room_for_one());
    ++objects_;
  }
  ObjectInfo info{.key = std::string{key},
                  .size_bytes = object::size_of(body),
                  .etag = object::etag_of(body),
                  .content_type = options.content_type,
                  .modified = now(),
                  .metadata = options.metadata};
  std::sort(info.metadata.begin(), info.metadata.end());
  into.insert_or_assign(std::string{key}, Object{info, std::move(body)});
  return info;
}

Result<ObjectInfo> MemoryObjectStore::put(std::string_view in, std::string_view key, ObjectSource& body,
                                          const PutOptions& options) {
  TRY(object::check_call(in, key));
  TRY(object::check_options(options));
  {
    const std::lock_guard lock{mutex_};
    auto* const into = TRY(bucket(in));
    if (options.if_absent && into->contains(key)) return fail(object::exists());
  }
  Body segments{TRY(Segment::read(body, options.size_bytes, budget_))};
  const std::lock_guard lock{mutex_};
  return store(*TRY(bucket(in)), key, options, std::move(segments));
}

Result<std::unique_ptr<ObjectReader>> MemoryObjectStore::get(std::string_view in, std::string_view key,
                                                             const ByteRange& range) {
  TRY(object::check_call(in, key));
  const std::lock_guard lock{mutex_};
  auto* const from = TRY(bucket(in));
  const auto found = from->find(key);
  if (found == from->end()) return nullptr;
  const auto slice = TRY(object::slice(range, found->second.info.size_bytes));
  return std::make_unique<MemoryObjectReader>(found->second.info, found->second.body, slice);
}

Result<std::optional<ObjectInfo>> MemoryObjectStore::head(std::string_view in, std::string_view key) {
  TRY(object::check_call(in, key));
  const std::lock_guard lock{mutex_};
  auto* const from = TRY(bucket(in));
  const auto found = from->find(key);
  if (found == from->end()) return std::nullopt;
  return found->second.info;
}

Status MemoryObjectStore::erase(std::string_view in, std::string_view key) {
  TRY(object::check_call(in, key));
  const std::lock_guard lock{mutex_};
  auto* const from = TRY(bucket(in));
  const auto found = from->find(key);
  if (found == from->end()) return {};
  from->erase(found);
  --objects_;
  return {};
}

Result<ObjectInfo> MemoryObjectStore::copy(std::string_view in, std::string_view from, std::string_view to) {
  TRY(object::check_call(in, from));
  TRY(object::check_key(to));
  const std::lock_guard lock{mutex_};
  auto* const within = TRY(bucket(in));
  const auto found = within->find(from);
  if (found == within->end()) return fail(object::missing());
  const Object original = found->second;
  return store(*within, to, {.content_type = original.info.content_type, .metadata = original.info.metadata},
               original.body);
}

}  // namespace souk::engines
