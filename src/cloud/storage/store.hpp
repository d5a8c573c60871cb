// The object store: buckets, objects with versions, uploads in parts. Bytes lie in files (blobs.hpp), what is
// known of them in a document store that is this store's own; one key of a bucket is one document.
//
// A write is answered when its blob is durable and then its document is; so what was answered survives
// kill -9 and nothing is ever seen in part. Blobs that nobody owns (a crash between the two) are removed by
// the scrubber (scrubber.hpp). Time-driven work (lifecycle, restores that end, uploads that were forgotten)
// is run_lifecycle() of lifecycle.hpp, which main calls from time to time.
//
// Threads: any fiber or thread; files are touched on pools of the store's own, bodies pass in pieces of 512
// KiB, three of them at once at most. Errors of every method are those of engines/object/port.hpp, and:
//   kNotFound "object.no_bucket", "object.missing" (no such key), "object.no_version", "object.no_upload"
//   kConflict "object.bucket_exists", "object.bucket_not_empty", "object.busy_key" (too many writers of one
//   key) kPrecondition "object.precondition", "object.archived" (restore it first), "object.marker" (a
//   version that
//     is a delete marker was asked for), "object.lock_needs_versioning"
//   kDenied "object.locked" (retention or legal hold)
//   kInvalid "object.size", "object.digest", "object.range", "object.attributes", "object.part_number",
//     "object.part" (not uploaded, or another ETag), "object.part_order", "object.part_small", "object.tier",
//     "object.retention", "object.bucket_setting", "object.lifecycle", "object.no_keys" (encryption without a
//     key file)
//   kTooLarge "object.too_large" (more than 5 GiB in one piece), "object.versions" (too many of one key)
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "cloud/storage/request.hpp"
#include "cloud/storage/settings.hpp"
#include "engines/document/collection.hpp"

namespace souk::storage {

class Room;
struct UploadRecord;

class Storage {
 public:
  // Declares its collections, makes the folders and finishes what a crash left half done. The three must
  // outlive the store.
  static Result<std::unique_ptr<Storage>> open(engines::DocumentStore& index, const Clock& clock,
                                               Random& random, const StorageSettings& settings);
  ~Storage();
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;

  // ---- buckets
  Result<Bucket> make_bucket(std::string_view name, std::string_view owner, bool lock_enabled = false);
  Status remove_bucket(std::string_view name);
  Result<Bucket> bucket(std::string_view name) const;
  std::vector<Bucket> buckets() const;  // by name
  // Lets `change` alter a copy, checks it (bucket.hpp) and stores it; `change` may run again.
  Result<Bucket> change_bucket(std::string_view name, const std::function<Status(Bucket&)>& change);

  // ---- objects
  Result<Entry> put(const PutRequest& request);
  Result<std::unique_ptr<OpenObject>> get(const GetRequest& request);
  // A delete marker that was asked for by its version is an entry; as the current one it is "object.missing",
  // whose detail is then the marker's id.
  Result<Entry> head(const Place& place);
  Result<Removed> remove(const RemoveRequest& request);
  Result<Entry> copy(const CopyRequest& request);
  Result<ListPage> list(const ListRequest& request);
  Result<VersionsPage> list_versions(const VersionsRequest& request);
  Result<Entry> set_tags(const Place& place, const std::map<std::string, std::string>& tags);
  // Absent: takes it away, where the lock lets go.
  Result<Entry> set_retention(const Place& place, const std::optional<Retention>& retention,
                              bool bypass_governance);
  Result<Entry> set_legal_hold(const Place& place, bool held);
  // Moves the bytes to another tier: copied, made durable, then the document says so, then the old ones go.
  Result<Entry> move_to(const Place& place, Tier tier);
  // A readable copy of an archived version for so many days (1 to 365); again: from now on.
  Result<Entry> restore(const Place& place, std::int64_t days);

  // ---- uploads in parts
  Result<UploadInfo> begin_upload(const BeginUploadRequest& request);
  Result<PartInfo> put_part(const UploadPlace& place, int number, const Body& body);
  Result<PartInfo> copy_part(const CopyPartRequest& request);
  Result<PartsPage> list_parts(const UploadPlace& place, int after, std::size_t limit);
  Result<UploadsPage> list_uploads(const UploadsRequest& request);
  // All or nothing; again with the same parts answers the same object for a day.
  Result<Entry> complete_upload(const CompleteRequest& request);
  Status abort_upload(const UploadPlace& place);

  // Takes completions that a crash or an outage left half done to their end, and forgets uploads that were
  // done a day ago. open() calls it, and so does the lifecycle.
  Status settle_uploads();
  // Makes the restored copies that were too large to be made at once, and takes away those that ended.
  Status settle_restores();

  // What the work behind the store's back (lifecycle.hpp, scrubber.hpp) shares with it.
  Room& room() { return *room_; }

 private:
  // Puts the version of an upload that is `committing` into its object, and clears up behind it.
  Result<Entry> commit_upload(engines::Stored<UploadRecord> upload, bool again);
  explicit Storage(std::unique_ptr<Room> room);
  std::unique_ptr<Room> room_;
};

}  // namespace souk::storage
