// Completing an upload: the parts become the segments of one version, and no byte is copied. The states and
// why they are in this order: upload_record.hpp.
#include <algorithm>

#include <fmt/format.h>

#include "cloud/storage/digest.hpp"
#include "cloud/storage/encoding.hpp"
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {
namespace {

using engines::Stored;

constexpr std::size_t kMaxCompleted = 8;  // uploads that a record remembers
constexpr std::int64_t kKeepDoneMs = 24 * 3'600 * 1'000;

std::string digest_of_choice(const std::vector<ChosenPart>& parts) {
  std::string text;
  for (const auto& part : parts) text += fmt::format("{} {}\n", part.number, part.etag);
  return to_hex(digest_of(ChecksumKind::kSha256, text));
}

Status move_on(Room& room, Stored<UploadRecord>& upload, UploadState state) {
  upload.value.state = state;
  upload.value.unsettled.reset();
  if (state != UploadState::kOpen) upload.value.unsettled = room.clock.now().unix_ms;
  return object_result(room.uploads.replace(upload));
}

Status reopen(Room& room, Stored<UploadRecord>& upload) {
  if (upload.value.version && upload.value.version->segments_in)
    (void)room.segment_lists.erase(*upload.value.version->segments_in);
  upload.value.version.reset();
  upload.value.chosen.clear();
  return move_on(room, upload, UploadState::kOpen);
}

Result<std::vector<PartRecord>> all_parts(Room& room, const std::string& upload) {
  std::vector<PartRecord> parts;
  engines::FindQuery query{.path = "", .limit = 1'000};
  query.from = upload + "/";
  query.until = behind_all_of(upload + "/");
  do {
    for (auto& part : TRY(object_result(room.upload_parts.query(query, &query.cursor))))
      parts.push_back(std::move(part.value));
  } while (!query.cursor.empty());
  return parts;
}

// Fixes the version. From here on it goes forward only.
Status choose_version(Room& room, Stored<UploadRecord>& upload, const CompleteRequest& request) {
  auto& record = upload.value;
  auto version = TRY(assemble(record, request.parts, TRY(all_parts(room, upload.id))));
  if (request.size_bytes && *request.size_bytes != version.size_bytes)
    return fail(invalid("object.size", "The parts together have not the size that was announced."));
  const auto object = TRY(room.find_object(record.bucket(), record.key()));
  record.if_match = request.condition.if_match;
  record.if_absent = request.condition.if_absent || record.begun_if_absent;
  TRY(object.value_or(ObjectRecord{}).check({record.if_match, record.if_absent}));
  const auto bucket = TRY(room.buckets.find(record.bucket()));
  version.id = room.new_version_id(*bucket);
  version.modified = room.clock.now();
  version.retention = retention_of(*bucket, record.retention, version.modified);
  TRY(room.store_segments(version));
  record.version = std::move(version);
  return move_on(room, upload, UploadState::kCommitting);
}

bool are_there(Room& room, const Version& version) {
  const auto files = room.files_of(version);
  return files && std::all_of(files->begin(), files->end(), [&](const BlobPlace& place) {
           return std::filesystem::exists(room.blobs->path(place));
         });
}

bool may_have_happened(const Error& error) {
  return error.kind == ErrorKind::kTimeout || error.kind == ErrorKind::kUnavailable;
}

// A commit that failed with this goes on at the next try; after any other the upload is open again.
bool is_still_committing(const Error& error) {
  return may_have_happened(error) || error.kind == ErrorKind::kStorageFull;
}

bool is_old(const UploadRecord& done, std::int64_t now_ms) {
  return done.unsettled.value_or(now_ms) < now_ms - kKeepDoneMs;
}

// Whether the object has, or had and lost again, the version of an upload that was begun to be committed.
bool was_committed(Room& room, ObjectRecord& object, const std::string& upload, const Version& version) {
  const auto& completed = object.completed;
  if (std::find(completed.begin(), completed.end(), upload) != completed.end()) return true;
  // So many were completed since that it is not remembered. Adding the version again would drop its files.
  const auto* there = object.find(version.id);
  if (there != nullptr && there->segments == version.segments && there->segments_in == version.segments_in &&
      there->modified == version.modified)
    return true;
  return !are_there(room, version);
}

}  // namespace

Result<Entry> Storage::complete_upload(const CompleteRequest& request) {
  auto& room = *room_;
  const auto& place = request.upload;
  const auto use = TRY(BucketUse::begin(room.buckets, place.bucket));
  TRY(check_key(place.key));
  if (request.parts.size() > static_cast<std::size_t>(kMaxParts))
    return fail(invalid("object.part", "An upload has 10,000 parts at most."));
  if (!from_hex(place.upload) || place.upload.empty() || place.upload.size() > 64)
    return fail(missing_upload());
  const auto turn = TRY(Room::Turn::wait(room, "upload " + place.upload));
  auto found = TRY(object_result(room.uploads.find(place.upload)));
  if (!found || found->value.place != place_of(place.bucket, place.key)) return fail(missing_upload());
  auto& upload = *found;
  const auto choice = digest_of_choice(request.parts);
  if (upload.value.state == UploadState::kChoosing) TRY(reopen(room, upload));  // left by an outage
  const bool again = upload.value.state == UploadState::kCommitting;
  if (upload.value.state == UploadState::kOpen) {
    upload.value.chosen = choice;
    TRY(move_on(room, upload, UploadState::kChoosing));
    if (auto chosen = choose_version(room, upload, request); !chosen) {
      if (!may_have_happened(chosen.error())) TRY(reopen(room, upload));
      return fail(std::move(chosen).error());
    }
  }
  if (upload.value.chosen != choice) return fail(missing_upload());
  if (upload.value.state == UploadState::kDone) return Entry{place.key, *upload.value.version, true};
  return commit_upload(std::move(upload), again);
}

// It is marked as done before the answer: what was answered and then removed must not come back in a crash.
Result<Entry> Storage::commit_upload(Stored<UploadRecord> upload, bool again) {
  auto& room = *room_;
  const auto& record = upload.value;
  const auto& version = *record.version;
  const auto dropped = room.change_object(record.bucket(), record.key(),
                                          [&](ObjectRecord& object) -> Result<std::vector<Version>> {
                                            if (again && was_committed(room, object, upload.id, version))
                                              return std::vector<Version>{};
                                            TRY(object.check({record.if_match, record.if_absent}));
                                            auto replaced = TRY(object.add(version, room.clock.now()));
                                            auto& completed = object.completed;
                                            completed.push_back(upload.id);
                                            if (completed.size() > kMaxCompleted)
                                              completed.erase(completed.begin());
                                            return replaced;
                                          });
  if (!dropped) {
    const auto& error = dropped.error();
    if (!is_still_committing(error)) TRY(reopen(room, upload));
    return fail(error);
  }
  room.discard(*dropped);
  TRY(move_on(room, upload, UploadState::kDone));
  room.run_behind([&room, id = upload.id] { room.clear_upload(id); });
  return Entry{record.key(), version, true};
}

Status Storage::settle_uploads() {
  auto& room = *room_;
  const auto now = room.clock.now().unix_ms;
  engines::FindQuery query{.path = "unsettled", .limit = 100};
  query.from = std::int64_t{0};
  do {
    for (const auto& upload : TRY(object_result(room.uploads.query(query, &query.cursor)))) {
      if (upload.value.state == UploadState::kDone && !is_old(upload.value, now)) continue;
      const auto turn = Room::Turn::take(room, "upload " + upload.id);
      if (!turn) continue;  // somebody is at it
      // Read again: it may have gone on since.
      auto found = TRY(object_result(room.uploads.find(upload.id)));
      if (!found) continue;
      if (found->value.state == UploadState::kChoosing) {
        TRY(reopen(room, *found));
      } else if (found->value.state == UploadState::kCommitting) {
        auto done = commit_upload(std::move(*found), true);
        if (!done && is_still_committing(done.error())) return fail(std::move(done).error());
      } else if (found->value.state == UploadState::kDone && is_old(found->value, now)) {
        room.clear_upload(found->id);
        TRY(object_result(room.uploads.erase(found->id)));
      }
    }
  } while (!query.cursor.empty());
  return {};
}

}  // namespace souk::storage
