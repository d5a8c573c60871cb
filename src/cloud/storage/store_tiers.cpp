// Between tiers, and archived versions made readable for a while. The bytes are copied and durable before the
// document says where they are, and removed where they were only after that: a crash leaves one copy too many
// and never one too few.
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {
namespace {

constexpr std::int64_t kDayMs = 24 * 3'600 * 1'000;
constexpr std::int64_t kCopiedAtOnce = 64 * 1024 * 1024;  // what restore() copies before it answers

Error changed_meanwhile() {
  return conflict("object.busy_key", "This version was changed or removed meanwhile; look again.");
}

bool is_same(const Version& a, const Version& b) {
  const auto blob = [](const Version& v) {
    return v.segments.empty() ? std::string{} : v.segments.front().blob;
  };
  return a.tier == b.tier && a.modified == b.modified && a.segments_in == b.segments_in && blob(a) == blob(b);
}

// The copies of a version's blobs in another tier. Unless kept they go again; but not where nobody knows
// whether the document names them already.
class Copies {
 public:
  explicit Copies(Blobs& blobs) : blobs_{blobs} {}
  ~Copies() { blobs_.remove(made_); }
  Copies(const Copies&) = delete;
  Copies& operator=(const Copies&) = delete;

  Status make(const std::vector<Segment>& segments, Tier from, Tier to, Random& random) {
    for (const auto& segment : segments) {
      if (segment.blob.empty()) continue;
      const auto crc = static_cast<std::uint32_t>(segment.crc32c);
      TRY(blobs_.pool().run([&] { return blobs_.copy({from, segment.blob}, to, crc, random); }));
      made_.push_back({to, segment.blob});
    }
    return {};
  }
  void keep() { made_.clear(); }
  void judge(const Error& error) {
    if (error.kind == ErrorKind::kTimeout || error.kind == ErrorKind::kUnavailable) keep();
  }

 private:
  Blobs& blobs_;
  std::vector<BlobPlace> made_;
};

// Changes the version if it still is the one that was copied.
Status change_same(Room& room, const Place& place, const Version& before,
                   const std::function<void(Version&)>& change) {
  return room.change_object(place.bucket, place.key, [&](ObjectRecord& record) -> Status {
    auto* version = record.find(before.id);
    if (version == nullptr || !is_same(*version, before)) return fail(changed_meanwhile());
    change(*version);
    record.plan_restores();
    return {};
  });
}

Status copy_restored(Room& room, const Place& place, const Version& version) {
  Copies copies{*room.blobs};
  TRY(copies.make(TRY(room.segments_of(version)), version.tier, Tier::kStandard, room.random));
  auto said = change_same(room, place, version, [](Version& v) {
    if (v.restored) v.restored->ready = true;
  });
  if (!said) copies.judge(said.error());
  if (said) copies.keep();
  return said;
}

Status end_restored(Room& room, const Place& place, const Version& version) {
  TRY(change_same(room, place, version, [](Version& v) { v.restored.reset(); }));
  std::vector<BlobPlace> gone;
  for (const auto& segment : TRY(room.segments_of(version))) gone.push_back({Tier::kStandard, segment.blob});
  room.blobs->remove(gone);
  return {};
}

std::string turn_of(const Place& place) { return "move " + id_of(place.bucket, place.key); }

}  // namespace

Result<Entry> Storage::move_to(const Place& place, Tier tier) {
  auto& room = *room_;
  const auto use = TRY(BucketUse::begin(room.buckets, place.bucket));
  const auto turn = TRY(Room::Turn::wait(room, turn_of(place)));
  auto entry = TRY(head(place));
  const auto& version = entry.version;
  if (version.marker)
    return fail(precondition("object.marker", "This version is a delete marker: it has no bytes to move."));
  if (version.tier == tier) return entry;
  const auto segments = TRY(room.segments_of(version));
  auto old_files = TRY(room.files_of(version));
  Copies copies{*room.blobs};
  // A restored copy lies where STANDARD's bytes belong already.
  const bool is_there = tier == Tier::kStandard && version.restored && version.restored->ready;
  if (!is_there) TRY(copies.make(segments, version.tier, tier, room.random));
  const auto now = room.clock.now();
  auto moved = change_same(room, place, version, [&](Version& v) {
    v.tier = tier;
    v.tier_since = now;
    v.restored.reset();
  });
  if (!moved) {
    copies.judge(moved.error());
    return fail(std::move(moved).error());
  }
  copies.keep();
  std::erase_if(old_files, [&](const BlobPlace& file) { return file.tier == tier; });
  room.blobs->remove(old_files);
  return head({place.bucket, place.key, version.id});
}

Result<Entry> Storage::restore(const Place& place, std::int64_t days) {
  auto& room = *room_;
  const auto use = TRY(BucketUse::begin(room.buckets, place.bucket));
  TRY(check_key(place.key));
  if (days < 1 || days > 365)
    return fail(invalid("object.restore_days", "A restored copy is kept for 1 to 365 days."));
  const auto until = room.clock.now() + milliseconds{days * kDayMs};
  const auto entry =
      TRY(room.change_object(place.bucket, place.key, [&](ObjectRecord& record) -> Result<Entry> {
        auto* version = TRY(record.select(place.version));
        if (version->marker || version->tier != Tier::kArchive)
          return fail(precondition("object.not_archived", "Only an archived version can be restored."));
        version->restored = Restored{version->restored && version->restored->ready, until};
        record.plan_restores();
        return Entry{place.key, *version, version == &record.versions.front()};
      }));
  if (entry.version.restored->ready || entry.version.size_bytes > kCopiedAtOnce) return entry;
  const auto turn = TRY(Room::Turn::wait(room, turn_of(place)));
  TRY(copy_restored(room, place, entry.version));
  return head({place.bucket, place.key, entry.version.id});
}

Status Storage::settle_restores() {
  auto& room = *room_;
  const auto now = room.clock.now();
  engines::FindQuery query{.path = "restore_at", .limit = 100};
  query.from = std::int64_t{0};
  query.until = now.unix_ms + 1;
  do {
    for (const auto& object : TRY(object_result(room.objects.query(query, &query.cursor)))) {
      const Place place{object.value.bucket(), object.value.key()};
      const auto turn = Room::Turn::take(room, turn_of(place));
      if (!turn) continue;
      for (const auto& version : object.value.versions) {
        if (!version.restored) continue;
        auto settled = !version.restored->ready         ? copy_restored(room, place, version)
                       : version.restored->until <= now ? end_restored(room, place, version)
                                                        : Status{};
        if (!settled && settled.error().code != "object.busy_key") return settled;
      }
    }
  } while (!query.cursor.empty());
  return {};
}

}  // namespace souk::storage
