#include "cloud/storage/room.hpp"

#include "runtime/fiber/fiber.hpp"
#include "runtime/fiber/scope.hpp"

namespace souk::storage {
namespace {

constexpr std::size_t kMaxSegmentsHere = 32;
constexpr milliseconds kTurnPause{2};
constexpr int kMaxTurnTries = 5'000;

}  // namespace

Status Room::open(const StorageSettings& wanted) {
  settings = wanted;
  keys = TRY(Keys::make(settings.keys));
  if (settings.encrypt_all && !keys.can_encrypt())
    return fail(invalid("object.no_keys", "Encrypting all objects needs a key file: set one."));
  TRY(object_result(index.declare({objects.name(), {{"place"}, {"restore_at"}}})));
  TRY(object_result(index.declare({segment_lists.name(), {}})));
  TRY(object_result(index.declare({uploads.name(), {{"place"}, {"unsettled"}}})));
  TRY(object_result(index.declare({upload_parts.name(), {}})));
  TRY(object_result(buckets.load()));
  blobs = TRY(Blobs::open(settings));
  return {};
}

Result<std::optional<ObjectRecord>> Room::find_object(std::string_view bucket, std::string_view key) {
  auto found = TRY(object_result(objects.find(id_of(bucket, key))));
  if (!found) return std::nullopt;
  return std::optional{std::move(found->value)};
}

Status Room::store(const std::string& id, std::int64_t revision, const ObjectRecord& record) {
  if (record.versions.empty()) return revision == 0 ? Status{} : objects.erase(id, revision);
  if (revision == 0) {
    TRY(objects.insert(id, record));
    return {};
  }
  engines::Stored<ObjectRecord> stored{id, revision, record};
  return objects.replace(stored);
}

bool Room::was_overtaken(const Error& error) {
  return error.code == "document.exists" || error.code == "document.changed" ||
         error.code == "document.missing";
}

void Room::wait_a_little(int tries) {
  if (tries < 3) {
    if (runtime::in_fiber()) runtime::yield();
  } else {
    runtime::sleep_for(milliseconds{1 + tries % 8});
  }
}

Result<std::vector<Segment>> Room::segments_of(const Version& version) {
  if (!version.segments_in) return version.segments;
  auto list = TRY(object_result(segment_lists.find(*version.segments_in)));
  if (list) return std::move(list->value.segments);
  return fail(Error{.kind = ErrorKind::kCorrupt,
                    .code = "object.lost",
                    .message = "The list of this object's parts is missing."});
}

Status Room::store_segments(Version& version) {
  if (version.segments.size() <= kMaxSegmentsHere) return {};
  const auto id = random_hex(random, 16);
  TRY(object_result(segment_lists.insert(id, SegmentList{version.segments})));
  version.segments_in = id;
  version.segments.clear();
  return {};
}

Result<std::vector<BlobPlace>> Room::files_of(const Version& version) {
  std::vector<BlobPlace> files;
  for (auto& segment : TRY(segments_of(version))) {
    if (segment.blob.empty()) continue;
    if (version.restored && version.tier != Tier::kStandard) files.push_back({Tier::kStandard, segment.blob});
    files.push_back({version.tier, std::move(segment.blob)});
  }
  return files;
}

void Room::discard(const std::vector<Version>& versions) {
  for (const auto& version : versions) {
    if (auto files = files_of(version)) blobs->remove(*files);
    if (version.segments_in) (void)segment_lists.erase(*version.segments_in);
  }
}

void Room::clear_upload(const std::string& upload) {
  std::set<std::string> kept;
  const auto record = uploads.find(upload);
  if (!record) return;
  if (*record && (*record)->value.version) {
    const auto segments = segments_of(*(*record)->value.version);
    // Without the list nobody knows which blobs are the object's: the scrubber will.
    if (!segments && segments.error().code != "object.lost") return;
    if (segments)
      for (const auto& segment : *segments) kept.insert(segment.blob);
  }
  engines::FindQuery query{.path = "", .limit = 100};
  query.from = upload + "/";
  query.until = behind_all_of(upload + "/");
  for (;;) {
    const auto parts = upload_parts.query(query);
    if (!parts || parts->empty()) return;
    for (const auto& part : *parts) {
      if (!upload_parts.erase(part.id)) return;
      if (!kept.contains(part.value.segment.blob))
        blobs->remove({{part.value.tier, part.value.segment.blob}});
    }
  }
}

void Room::run_behind(std::function<void()> work) {
  {
    const std::lock_guard lock{behind_mutex_};
    ++behind_;
  }
  const auto run = [this, work = std::move(work)] {
    work();
    const std::lock_guard lock{behind_mutex_};
    if (--behind_ == 0) behind_ended_.notify_all();
  };
  if (!blobs->pool().enqueue(run)) run();
}

void Room::wait_for_all_behind() {
  std::unique_lock lock{behind_mutex_};
  behind_ended_.wait(lock, [this] { return behind_ == 0; });
}

std::string Room::new_version_id(const Bucket& bucket) {
  if (bucket.versioning != Versioning::kEnabled) return std::string{kNullVersion};
  return random_hex(random, 16);
}

Result<Room::Turn> Room::Turn::take(Room& room, std::string what) {
  const std::lock_guard lock{room.turns_mutex};
  if (room.turns.insert(what).second) return Turn{room, std::move(what)};
  return fail(
      conflict("object.busy_key", "Somebody else is at this object just now; try again in a moment."));
}

Result<Room::Turn> Room::Turn::wait(Room& room, const std::string& what) {
  for (int tries = 0;; ++tries) {
    auto turn = take(room, what);
    if (turn || tries == kMaxTurnTries || runtime::deadline_passed()) return turn;
    runtime::sleep_for(kTurnPause);
  }
}

Room::Turn::~Turn() {
  if (room_ == nullptr) return;
  const std::lock_guard lock{room_->turns_mutex};
  room_->turns.erase(what_);
}

}  // namespace souk::storage
