// The object port: bytes of any size under a key, in buckets: media, documents, logs, backups. The embedded
// adapter is our own store (src/cloud/storage), the other one any S3; the same contract holds on both
// (tests/contract/object_contract.hpp is run against each).
//
// Threads: any fiber or thread; what blocks runs on the adapter's own pool. Each call waits until the
// deadline of the current RequestScope at most. Errors of every method: kUnavailable "object.unavailable",
// kTimeout "object.timeout", kStorageFull "object.full" (writes), kCorrupt "object.corrupt", kLimit
// "object.busy", kInvalid "object.bucket" and "object.key" for names outside the bounds below, kNotFound
// "object.no_bucket" for a bucket nobody made. A write that answered success is durable and is seen by every
// read that begins afterwards; one that did not leaves either the old object or the new one, never a part.
//
// Buckets: 3 to 63 of [a-z0-9.-], beginning and ending with a letter or digit. Keys: 1 to 1,024 bytes of
// UTF-8 without control characters; they sort by their bytes. A key is not a path: "a/../b" is a key like any
// other.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace souk::engines {

struct ObjectInfo {
  std::string key;
  std::int64_t size_bytes = 0;
  std::string etag;  // without quotes; changes whenever the bytes do
  std::string content_type = "application/octet-stream";
  Instant modified{};
  std::vector<std::pair<std::string, std::string>>
      metadata{};  // the user's, names in lower case; not in lists
};

// Gives a body piece by piece; an empty piece is its end.
class ObjectSource {
 public:
  virtual ~ObjectSource() = default;
  virtual Result<std::string> read(std::size_t at_most) = 0;
};

// An object being read. What was opened is read to its end as it was, whatever is written meanwhile.
class ObjectReader : public ObjectSource {
 public:
  // Of the whole object, whatever range is read.
  virtual const ObjectInfo& info() const = 0;
};

struct PutOptions {
  std::string content_type = "application/octet-stream";
  // 2 KiB together at most; names of a-z, 0-9 and -, values UTF-8 without control characters and without
  // blanks at their ends: else kInvalid "object.metadata".
  std::vector<std::pair<std::string, std::string>> metadata{};
  std::optional<std::int64_t> size_bytes{};  // when known: fewer or more bytes are kInvalid "object.size"
  bool if_absent = false;                    // kConflict "object.exists" when the key is taken
};

// Bytes of the object: `offset` from its beginning, `size` at most; without a size to its end. One that holds
// no byte of the object is kInvalid "object.range"; the whole of an empty object is none.
struct ByteRange {
  std::int64_t offset = 0;
  std::optional<std::int64_t> size{};
};

struct ObjectQuery {
  std::string prefix{};
  std::string delimiter{};    // keys that hold it after the prefix are folded into `prefixes`
  std::string cursor{};       // from the page before; empty for the first
  std::size_t limit = 1'000;  // 1 to 1,000
};

struct ObjectPage {
  std::vector<ObjectInfo> objects;    // by key, without metadata
  std::vector<std::string> prefixes;  // by name
  std::string next_cursor;            // empty on the last page
};

struct ObjectPart {
  int number = 0;  // 1 to 10,000
  std::string etag{};
  std::int64_t size_bytes = 0;
};

enum class PresignedMethod { kGet, kPut };

class ObjectStore {
 public:
  virtual ~ObjectStore() = default;

  // Makes the bucket when it is not there; call it at start-up.
  virtual Status ensure_bucket(std::string_view bucket) = 0;

  // Replaces what was there. A body of any size: large ones go in parts inside the adapter. An error of the
  // source is answered as it is, and nothing was written.
  virtual Result<ObjectInfo> put(std::string_view bucket, std::string_view key, ObjectSource& body,
                                 const PutOptions& options) = 0;
  // nullptr when there is none.
  virtual Result<std::unique_ptr<ObjectReader>> get(std::string_view bucket, std::string_view key,
                                                    const ByteRange& range) = 0;
  virtual Result<std::optional<ObjectInfo>> head(std::string_view bucket, std::string_view key) = 0;
  // Removing what is not there succeeds.
  virtual Status erase(std::string_view bucket, std::string_view key) = 0;
  // Of the same store, bytes and metadata. kNotFound "object.missing".
  virtual Result<ObjectInfo> copy(std::string_view bucket, std::string_view from, std::string_view to) = 0;
  // In the order of keys. Nothing is given twice or left out but what is written meanwhile. A limit out of
  // bounds is kInvalid "object.limit".
  virtual Result<ObjectPage> list(std::string_view bucket, const ObjectQuery& query) = 0;

  // Uploads in parts, for those that a browser sends itself and may take up again. Every part but the last
  // has 5 MiB at least (asked when it is completed); a part sent again replaces the one before. An upload
  // that is neither completed nor aborted ends after the store's own time (a week). kNotFound
  // "object.no_upload" for one that ended; if_absent is asked when it is completed, `size_bytes` of its
  // options is not. A number out of bounds is kInvalid "object.parts".
  virtual Result<std::string> begin_upload(std::string_view bucket, std::string_view key,
                                           const PutOptions& options) = 0;
  virtual Result<ObjectPart> put_part(std::string_view bucket, std::string_view key, std::string_view upload,
                                      int number, ObjectSource& body, std::int64_t size_bytes) = 0;
  virtual Result<std::vector<ObjectPart>> parts(std::string_view bucket, std::string_view key,
                                                std::string_view upload) = 0;
  // All or nothing; again with the same parts answers the same object. kInvalid "object.parts".
  virtual Result<ObjectInfo> complete_upload(std::string_view bucket, std::string_view key,
                                             std::string_view upload,
                                             const std::vector<ObjectPart>& parts) = 0;
  virtual Status abort_upload(std::string_view bucket, std::string_view key, std::string_view upload) = 0;

  // An address under which anybody may do this one thing until the time is over (7 days at most): read or
  // write the object, or with an upload one part of it. It is an address of the S3 endpoint as clients reach
  // it; kUnavailable where there is none. kInvalid "object.valid_for" for a time out of bounds.
  virtual Result<std::string> presign(PresignedMethod method, std::string_view bucket, std::string_view key,
                                      std::chrono::seconds valid_for, std::string_view upload = {},
                                      int part = 0) = 0;
};

}  // namespace souk::engines
