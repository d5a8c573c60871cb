// What the store, its lifecycle and its scrubber stand on together: the index's collections, the blobs, the
// keys and the buckets, and the one way in which a key's document is changed.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <type_traits>

#include "cloud/storage/blob_writer.hpp"
#include "cloud/storage/buckets.hpp"
#include "cloud/storage/errors.hpp"
#include "cloud/storage/key_locks.hpp"
#include "cloud/storage/name.hpp"
#include "cloud/storage/object_record.hpp"
#include "cloud/storage/record_cache.hpp"
#include "cloud/storage/settings.hpp"
#include "cloud/storage/upload_record.hpp"
#include "engines/document/collection.hpp"

namespace souk::storage {

class Room {
 public:
  Room(engines::DocumentStore& document_store, const Clock& wall_clock, Random& source)
      : index{document_store}, clock{wall_clock}, random{source}, buckets{document_store} {}
  // Runs `work` behind the answer, on the blobs' pool; here and now when that is full. The store waits for
  // all of it before it goes.
  void run_behind(std::function<void()> work);
  void wait_for_all_behind();
  Status open(const StorageSettings& wanted);

  // Loads the key's record (an empty one where there is none), lets `change` move it and stores it; again
  // from the start when a write that timed out happened meanwhile. A record without versions is removed.
  template <class F>
  auto change_object(std::string_view bucket, std::string_view key, F change)
      -> std::invoke_result_t<F, ObjectRecord&>;
  // nullopt when the key has none.
  Result<std::optional<ObjectRecord>> find_object(std::string_view bucket, std::string_view key);

  // The segments of a version, wherever they are kept.
  Result<std::vector<Segment>> segments_of(const Version& version);
  // Puts them apart when there are many; the document is stored before this answers.
  Status store_segments(Version& version);
  // All files of a version: of its tier, and of its restored copy.
  Result<std::vector<BlobPlace>> files_of(const Version& version);
  // Removes what the index does not know any more. Failing is the scrubber's work.
  void discard(const std::vector<Version>& versions);

  // Removes the parts' documents of an upload that ended, and the blobs that are not its version's.
  void clear_upload(const std::string& upload);

  bool encrypts(const Bucket& bucket, const std::optional<bool>& asked) const {
    return asked.value_or(bucket.encrypt || settings.encrypt_all);
  }
  BlobOrder order(Tier tier, bool encrypt) { return {tier, encrypt ? &keys : nullptr, &random}; }
  std::string new_version_id(const Bucket& bucket);

  engines::DocumentStore& index;
  const Clock& clock;
  Random& random;
  StorageSettings settings;
  Keys keys;
  std::unique_ptr<Blobs> blobs;
  Buckets buckets;
  engines::Collection<ObjectRecord> objects{index, "objects"};
  engines::Collection<SegmentList> segment_lists{index, "segments"};
  engines::Collection<UploadRecord> uploads{index, "uploads"};
  engines::Collection<PartRecord> upload_parts{index, "parts"};

  // Places that are being moved between tiers, or uploads being completed: one at a time.
  class Turn;
  std::mutex turns_mutex;
  std::set<std::string> turns;

 private:
  RecordCache cache_;
  KeyLocks key_locks_;
  std::mutex behind_mutex_;
  std::condition_variable behind_ended_;
  int behind_ = 0;
  runtime::Pool behind_pool_{"souk-behind", 4, 256};
  static constexpr int kMaxTries = 100;
  Status store(const std::string& id, std::int64_t revision, const ObjectRecord& record);
  static bool was_overtaken(const Error& error);
  static void wait_a_little(int tries);
};

// Holds `what` alone, or does not. kConflict "object.busy_key".
class Room::Turn {
 public:
  static Result<Turn> take(Room& room, std::string what);
  // Waits for it, ten seconds or the deadline at most.
  static Result<Turn> wait(Room& room, const std::string& what);
  ~Turn();
  Turn(Turn&& other) noexcept : room_{std::exchange(other.room_, nullptr)}, what_{std::move(other.what_)} {}
  Turn& operator=(Turn&&) = delete;

 private:
  Turn(Room& room, std::string what) : room_{&room}, what_{std::move(what)} {}
  Room* room_;
  std::string what_;
};

template <class F>
auto Room::change_object(std::string_view bucket, std::string_view key, F change)
    -> std::invoke_result_t<F, ObjectRecord&> {
  const auto id = id_of(bucket, key);
  const auto alone = TRY(key_locks_.take(id));
  for (int tries = 0; tries < kMaxTries; ++tries) {
    auto found = TRY(object_result(objects.find(id)));
    const auto revision = found ? found->revision : 0;
    auto record = found ? std::move(found->value) : ObjectRecord{.place = place_of(bucket, key)};
    auto changed = change(record);
    if (!changed) return changed;
    auto stored = store(id, revision, record);
    if (stored) return changed;
    if (!was_overtaken(stored.error())) return fail(object_error(std::move(stored).error()));
    wait_a_little(tries);
  }
  return fail(conflict("object.busy_key", "Too many write this object at the same time; try again."));
}

}  // namespace souk::storage
