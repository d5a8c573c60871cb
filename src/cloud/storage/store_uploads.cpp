// Uploads in parts: beginning, parts, lists of parts, aborting. Completing is store_complete.cpp.
#include "cloud/storage/encoding.hpp"
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {
namespace {

using engines::Stored;

UploadInfo describe_upload(const Stored<UploadRecord>& upload) {
  const auto& record = upload.value;
  return {upload.id, record.key(), record.begun, record.owner, record.tier, record.checksum, record.encrypt};
}

Result<Stored<UploadRecord>> load_open(Room& room, const UploadPlace& place) {
  TRY(check_key(place.key));
  if (!from_hex(place.upload) || place.upload.empty() || place.upload.size() > 64)
    return fail(missing_upload());
  auto found = TRY(object_result(room.uploads.find(place.upload)));
  if (!found || found->value.state != UploadState::kOpen ||
      found->value.place != place_of(place.bucket, place.key))
    return fail(missing_upload());
  return std::move(*found);
}

// Puts the part in the place of the one before, which is answered.
Result<std::optional<PartRecord>> store_part(Room& room, const std::string& id, const PartRecord& part,
                                             std::int64_t& revision) {
  for (int tries = 0; tries < 100; ++tries) {
    auto there = TRY(object_result(room.upload_parts.find(id)));
    Stored<PartRecord> stored{id, there ? there->revision : 0, part};
    const auto write = [&]() -> Status {
      if (there) return room.upload_parts.replace(stored);
      stored.revision = TRY(room.upload_parts.insert(id, part)).revision;
      return {};
    };
    const auto written = write();
    revision = stored.revision;
    if (written && there) return std::optional{std::move(there->value)};
    if (written) return std::nullopt;
    if (written.error().kind != ErrorKind::kConflict && written.error().kind != ErrorKind::kNotFound)
      return fail(object_error(written.error()));
  }
  return fail(conflict("object.busy_key", "Too many send this part at the same time; try again."));
}

class SourceOfPart final : public engines::ObjectSource {
 public:
  explicit SourceOfPart(OpenObject& object) : object_{object} {}
  Result<std::string> read(std::size_t at_most) override { return object_.read(at_most); }

 private:
  OpenObject& object_;
};

}  // namespace

Result<UploadInfo> Storage::begin_upload(const BeginUploadRequest& request) {
  auto& room = *room_;
  const auto bucket = TRY(BucketUse::begin(room.buckets, request.to.bucket));
  TRY(check_key(request.to.key));
  TRY(check_attributes(request.attributes));
  const auto now = room.clock.now();
  TRY(check_retention(*bucket, request.retention, request.legal_hold, now));
  UploadRecord record{.place = place_of(request.to.bucket, request.to.key), .begun = now};
  record.owner = request.owner;
  record.attributes = request.attributes;
  record.tier = request.tier;
  record.encrypt = room.encrypts(*bucket, request.encrypt);
  if (record.encrypt) TRY(room.keys.make_key(room.random));  // refused now and not at the first part
  record.retention = request.retention;
  record.legal_hold = request.legal_hold;
  record.begun_if_absent = request.if_absent;
  record.checksum = request.checksum;
  const auto bytes = new_id_bytes(now, room.random);
  auto id = to_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  return describe_upload(TRY(object_result(room.uploads.insert(std::move(id), std::move(record)))));
}

Result<PartInfo> Storage::put_part(const UploadPlace& place, int number, const Body& body) {
  auto& room = *room_;
  const auto bucket = TRY(BucketUse::begin(room.buckets, place.bucket));
  if (number < 1 || number > kMaxParts)
    return fail(invalid("object.part_number", "A part's number is 1 to 10,000."));
  const auto upload = TRY(load_open(room, place));
  auto wanted = body;
  const auto kind = upload.value.checksum;
  if (kind && wanted.checksums.empty()) wanted.checksums.push_back({*kind, ""});
  FreshBlobs fresh{*room.blobs};
  const auto order = room.order(upload.value.tier, upload.value.encrypt);
  const auto written = TRY(write_blob(*room.blobs, order, wanted, fresh));
  const PartRecord part{
      number, to_hex(written.md5), room.clock.now(), written.checksums, upload.value.tier, written.segment};
  const auto id = part_id(upload.id, number);
  std::int64_t revision = 0;
  const auto before = store_part(room, id, part, revision);
  if (!before) {
    fresh.judge(before.error());
    return fail(before.error());
  }
  // Whoever completes closes the upload first and reads the parts then. So as long as it is open the part
  // before this one can be in no object.
  const auto after = TRY(object_result(room.uploads.find(upload.id)));
  if (after && after->value.state == UploadState::kOpen) {
    fresh.keep();
    if (*before) room.blobs->remove({{(*before)->tier, (*before)->segment.blob}});
    return part.info();
  }
  // It came too late. Under way the part is cleared by whoever completes; behind that nobody looks any more.
  fresh.keep();
  if (!after && room.upload_parts.erase(id, revision)) room.blobs->remove({{part.tier, part.segment.blob}});
  return fail(missing_upload());
}

Result<PartInfo> Storage::copy_part(const CopyPartRequest& request) {
  auto source = TRY(get({.from = request.from, .range = request.range}));
  if (request.source_etag && *request.source_etag != source->entry().version.etag)
    return fail(precondition("object.precondition", "The source of the copy has changed."));
  SourceOfPart bytes{*source};
  return put_part(request.to, request.number, {&bytes, source->size_bytes()});
}

Result<PartsPage> Storage::list_parts(const UploadPlace& place, int after, std::size_t limit) {
  TRY(room_->buckets.find(place.bucket));
  const auto upload = TRY(load_open(*room_, place));
  PartsPage page{.upload = describe_upload(upload)};
  limit = std::min<std::size_t>(limit, 1'000);
  if (limit == 0) return page;
  engines::FindQuery query{.path = "", .limit = limit};
  query.from = part_id(upload.id, std::clamp(after, 0, kMaxParts) + 1);
  query.until = behind_all_of(upload.id + "/");
  std::string more;
  for (const auto& part : TRY(object_result(room_->upload_parts.query(query, &more))))
    page.parts.push_back(part.value.info());
  page.truncated = !more.empty();
  return page;
}

Status Storage::abort_upload(const UploadPlace& place) {
  TRY(room_->buckets.find(place.bucket));
  const auto upload = TRY(load_open(*room_, place));
  if (auto erased = room_->uploads.erase(upload.id, upload.revision); !erased) {
    if (erased.error().kind == ErrorKind::kConflict) return fail(missing_upload());  // it is being completed
    return fail(object_error(std::move(erased).error()));
  }
  room_->clear_upload(upload.id);
  return {};
}

}  // namespace souk::storage
