// Opening, and buckets.
#include "cloud/storage/store.hpp"

#include "cloud/storage/room.hpp"

namespace souk::storage {

Storage::Storage(std::unique_ptr<Room> room) : room_{std::move(room)} {}
Storage::~Storage() {
  if (room_ != nullptr) room_->wait_for_all_behind();
}

Result<std::unique_ptr<Storage>> Storage::open(engines::DocumentStore& index, const Clock& clock,
                                               Random& random, const StorageSettings& settings) {
  auto room = std::make_unique<Room>(index, clock, random);
  TRY(room->open(settings));
  std::unique_ptr<Storage> storage{new Storage{std::move(room)}};
  // Without room nothing can be settled, but all can be read; the lifecycle settles it later.
  if (auto settled = storage->settle_uploads(); !settled && settled.error().kind != ErrorKind::kStorageFull)
    return fail(std::move(settled).error());
  return storage;
}

Result<Bucket> Storage::make_bucket(std::string_view name, std::string_view owner, bool lock_enabled) {
  TRY(check_bucket_name(name));
  Bucket bucket{.name = std::string{name}, .owner = std::string{owner}, .made = room_->clock.now()};
  bucket.lock_enabled = lock_enabled;
  if (lock_enabled) bucket.versioning = Versioning::kEnabled;
  TRY(room_->buckets.add(bucket));
  return bucket;
}

Status Storage::remove_bucket(std::string_view name) {
  const auto is_empty = [&]() -> Result<bool> {
    engines::FindQuery query{.path = "place", .limit = 1};
    query.from = place_of(name, "");
    query.until = behind_all_of(place_of(name, ""));
    if (!TRY(object_result(room_->index.find("objects", query))).documents.empty()) return false;
    query.limit = 100;
    do {
      for (const auto& upload : TRY(object_result(room_->uploads.query(query, &query.cursor)))) {
        if (upload.value.state != UploadState::kDone) return false;
      }
    } while (!query.cursor.empty());
    return true;
  };
  return room_->buckets.remove(name, is_empty);
}

Result<Bucket> Storage::bucket(std::string_view name) const { return *TRY(room_->buckets.find(name)); }

std::vector<Bucket> Storage::buckets() const { return room_->buckets.all(); }

Result<Bucket> Storage::change_bucket(std::string_view name, const std::function<Status(Bucket&)>& change) {
  return room_->buckets.change(name, [&](Bucket& bucket) -> Status {
    TRY(change(bucket));
    if (bucket.encrypt && !room_->keys.can_encrypt())
      return fail(
          invalid("object.no_keys", "This store has no key file: set one to store objects encrypted."));
    return {};
  });
}

}  // namespace souk::storage
