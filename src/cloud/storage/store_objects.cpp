// Objects: writing, reading, removing, copying.
#include "cloud/storage/encoding.hpp"
#include "cloud/storage/open_object.hpp"
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {
namespace {

constexpr int kMaxLooks = 20;

Status check_place(const Place& place) {
  TRY(check_key(place.key));
  return {};
}

Version version_of(Room& room, const Bucket& bucket, const PutRequest& request, const Written& written) {
  Version version;
  version.id = room.new_version_id(bucket);
  version.modified = room.clock.now();
  version.size_bytes = written.size_bytes;
  version.etag = to_hex(written.md5);
  version.attributes = request.attributes;
  version.checksums = written.checksums;
  version.tier = request.tier;
  version.retention = retention_of(bucket, request.retention, version.modified);
  version.legal_hold = request.legal_hold;
  version.encrypted = written.segment.key.has_value();
  if (!written.segment.blob.empty()) version.segments.push_back(written.segment);
  return version;
}

// Reads another object as a body.
class SourceOfObject final : public engines::ObjectSource {
 public:
  explicit SourceOfObject(OpenObject& object) : object_{object} {}
  Result<std::string> read(std::size_t at_most) override { return object_.read(at_most); }

 private:
  OpenObject& object_;
};

// Cheap refusals before a long body is received; what counts is checked again at the commit.
Status look_ahead(Room& room, const PutRequest& request) {
  if (!request.condition.if_absent && !request.condition.if_match) return {};
  const auto record = TRY(room.find_object(request.to.bucket, request.to.key));
  return record.value_or(ObjectRecord{}).check(request.condition);
}

}  // namespace

Result<Entry> Storage::put(const PutRequest& request) {
  auto& room = *room_;
  const auto bucket = TRY(BucketUse::begin(room.buckets, request.to.bucket));
  TRY(check_place(request.to));
  TRY(check_attributes(request.attributes));
  TRY(check_retention(*bucket, request.retention, request.legal_hold, room.clock.now()));
  TRY(look_ahead(room, request));
  FreshBlobs fresh{*room.blobs};
  const auto order = room.order(request.tier, room.encrypts(*bucket, request.encrypt));
  const auto written = TRY(write_blob(*room.blobs, order, request.body, fresh));
  const auto version = version_of(room, *bucket, request, written);
  const auto dropped = room.change_object(request.to.bucket, request.to.key,
                                          [&](ObjectRecord& record) -> Result<std::vector<Version>> {
                                            TRY(record.check(request.condition));
                                            return record.add(version, version.modified);
                                          });
  if (!dropped) {
    fresh.judge(dropped.error());
    return fail(dropped.error());
  }
  fresh.keep();
  room.discard(*dropped);
  return Entry{request.to.key, version, true};
}

Result<std::unique_ptr<OpenObject>> Storage::get(const GetRequest& request) {
  auto& room = *room_;
  TRY(room.buckets.find(request.from.bucket));
  TRY(check_place(request.from));
  // A version that is replaced or moved between the look and the opening is looked up again.
  for (int looks = 0; looks < kMaxLooks; ++looks) {
    const auto entry = TRY(head(request.from));
    if (entry.version.marker)
      return fail(precondition("object.marker", "This version is a delete marker: it has no bytes."));
    if (auto opened = TRY(open_version(room, entry, request))) return opened;
    runtime::sleep_for(milliseconds{looks});
  }
  return fail(Error{.kind = ErrorKind::kCorrupt,
                    .code = "object.lost",
                    .message = "The bytes of this object are missing."});
}

Result<Entry> Storage::head(const Place& place) {
  TRY(room_->buckets.find(place.bucket));
  TRY(check_place(place));
  auto record = TRY(room_->find_object(place.bucket, place.key));
  if (!record)
    return fail(place.version ? not_found("object.no_version", "There is no such version of this object.")
                              : missing_object());
  auto* version = TRY(record->select(place.version));
  const bool latest = version == &record->versions.front();
  return Entry{place.key, std::move(*version), latest};
}

Result<Entry> Storage::copy(const CopyRequest& request) {
  TRY(BucketUse::begin(room_->buckets, request.to.bucket));
  auto source = TRY(get({.from = request.from}));
  const auto& from = source->entry().version;
  if (request.source_etag && *request.source_etag != from.etag)
    return fail(precondition("object.precondition", "The source of the copy has changed."));
  SourceOfObject bytes{*source};
  PutRequest put_request{.to = request.to, .body = {&bytes, from.size_bytes}};
  put_request.attributes = request.attributes.value_or(from.attributes);
  put_request.attributes.tags = request.replace_tags ? request.tags : from.attributes.tags;
  put_request.tier = request.tier.value_or(Tier::kStandard);
  put_request.encrypt = request.encrypt;
  put_request.retention = request.retention;
  put_request.legal_hold = request.legal_hold;
  put_request.condition = request.condition;
  for (const auto& checksum : from.checksums) put_request.body.checksums.push_back({checksum.kind, ""});
  if (request.checksum) put_request.body.checksums = {{*request.checksum, ""}};
  return put(put_request);
}

Result<Removed> Storage::remove(const RemoveRequest& request) {
  auto& room = *room_;
  const auto& what = request.what;
  const auto bucket = TRY(BucketUse::begin(room.buckets, what.bucket));
  TRY(check_place(what));
  const auto now = room.clock.now();
  std::vector<Version> dropped;
  const auto take = [&](ObjectRecord& record, std::string_view version) -> Result<Removed> {
    if (record.find(version) == nullptr) return Removed{false, std::string{version}};
    dropped.push_back(TRY(record.take(version, request.bypass_governance, now)));
    return Removed{dropped.back().marker, std::string{version}};
  };
  auto removed = room.change_object(what.bucket, what.key, [&](ObjectRecord& record) -> Result<Removed> {
    dropped.clear();
    if (request.if_match) TRY(record.check({.if_match = request.if_match}));
    if (what.version) return take(record, *what.version);
    if (bucket->versioning == Versioning::kNever) {
      TRY(take(record, kNullVersion));
      return Removed{};
    }
    Version marker{.id = room.new_version_id(*bucket), .marker = true, .modified = now};
    dropped = TRY(record.add(marker, now));
    return Removed{true, marker.id};
  });
  if (removed) room.discard(dropped);
  return removed;
}

}  // namespace souk::storage
