// What the store is asked and what it answers (store.hpp).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cloud/storage/version.hpp"
#include "engines/object/port.hpp"

namespace souk::storage {

// Which version of which key: without `version` the current one.
struct Place {
  std::string bucket{};
  std::string key{};
  std::optional<std::string> version{};
};

// What must hold of the current version, or kPrecondition "object.precondition" and nothing is written.
struct WriteCondition {
  std::optional<std::string> if_match{};  // its ETag without quotes; kNotFound "object.missing" without one
  bool if_absent = false;                 // there is no current version
};

// The body of an object or a part and what is known of it before it came.
struct Body {
  engines::ObjectSource* source = nullptr;
  std::optional<std::int64_t> size_bytes{};        // fewer or more bytes are kInvalid "object.size"
  std::int64_t max_bytes = std::int64_t{5} << 30;  // of one piece, as S3 has it; more is "object.too_large"
  // Verified while writing: kInvalid "object.digest". An empty value: only computed and kept. MD5 is always
  // computed (the ETag); it is kept as a checksum by nobody.
  std::vector<Checksum> checksums{};
  // Called once behind the last byte: checksums that came in a trailer, verified as those above. Their kinds
  // must have been named above.
  std::function<Result<std::vector<Checksum>>()> trailer{};
};

struct PutRequest {
  Place to{};
  Body body{};
  Attributes attributes{};
  Tier tier = Tier::kStandard;
  std::optional<bool> encrypt{};  // absent: as the bucket says
  std::optional<Retention> retention{};
  bool legal_hold = false;
  WriteCondition condition{};
};

// RFC 9110 14.1.2: first to last, both inclusive; without `first` the `last` bytes of the end.
struct Range {
  std::optional<std::int64_t> first{};
  std::optional<std::int64_t> last{};
};

struct GetRequest {
  Place from{};
  std::optional<Range> range{};  // kInvalid "object.range" when nothing of it is there
  std::optional<int> part{};     // the bytes of one part; kInvalid "object.part_number"
};

// Bytes of a file, ready for sendfile.
struct FileSegment {
  std::string path{};
  std::int64_t offset = 0;
  std::int64_t size_bytes = 0;
};

// A version being read. Its files stay until it is destroyed, whatever is written or removed meanwhile.
class OpenObject : public engines::ObjectSource {
 public:
  virtual const Entry& entry() const = 0;
  // The stretch of the object's bytes that this gives.
  virtual std::int64_t offset() const = 0;
  virtual std::int64_t size_bytes() const = 0;
  // The same bytes as files, in order; empty where they are encrypted (or there are none): then read().
  virtual const std::vector<FileSegment>& files() const = 0;
};

struct RemoveRequest {
  Place what{};  // without a version: the current one, by a delete marker where there is versioning
  bool bypass_governance = false;
  std::optional<std::string> if_match{};
};

struct Removed {
  bool marker = false;                   // a delete marker was made, or the removed version was one
  std::optional<std::string> version{};  // its id, or the id of the version that was removed
};

struct CopyRequest {
  Place from{};
  Place to{};
  std::optional<Attributes> attributes{};  // absent: those of the source
  bool replace_tags = false;               // with those of `tags`; otherwise the source's
  std::map<std::string, std::string> tags{};
  std::optional<Tier> tier{};
  std::optional<bool> encrypt{};
  std::optional<Retention> retention{};
  bool legal_hold = false;
  std::optional<std::string> source_etag{};  // kPrecondition "object.precondition" when it is another
  std::optional<ChecksumKind> checksum{};
  WriteCondition condition{};
};

struct ListRequest {
  std::string bucket{};
  std::string prefix{};
  std::string delimiter{};
  std::string after{};  // keys and folded prefixes behind it only; `next` of the page before
  std::size_t limit = 1'000;
};

struct ListPage {
  std::vector<Entry> entries{};         // current versions that are no delete markers, by key
  std::vector<std::string> prefixes{};  // folded by the delimiter, by name
  bool truncated = false;
  std::string next{};  // key or prefix that was last; set when truncated
};

struct VersionsRequest {
  std::string bucket{};
  std::string prefix{};
  std::string delimiter{};
  std::string after_key{};
  std::string after_version{};  // within `after_key`; empty: all of that key were given
  std::size_t limit = 1'000;
};

struct VersionsPage {
  std::vector<Entry> entries{};  // by key, newest first; delete markers too
  std::vector<std::string> prefixes{};
  bool truncated = false;
  std::string next_key{};
  std::string next_version{};
};

struct BeginUploadRequest {
  Place to{};
  Attributes attributes{};
  Tier tier = Tier::kStandard;
  std::optional<bool> encrypt{};
  std::optional<Retention> retention{};
  bool legal_hold = false;
  std::string owner{};
  bool if_absent = false;                  // asked when it is completed
  std::optional<ChecksumKind> checksum{};  // of every part; the object gets one of the parts' checksums
};

struct UploadInfo {
  std::string id{};
  std::string key{};
  Instant begun{};
  std::string owner{};
  Tier tier = Tier::kStandard;
  std::optional<ChecksumKind> checksum{};
  bool encrypted = false;
};

struct PartInfo {
  int number = 0;  // 1 to 10,000
  std::string etag{};
  std::int64_t size_bytes = 0;
  Instant modified{};
  std::vector<Checksum> checksums{};
};

struct UploadPlace {
  std::string bucket{};
  std::string key{};
  std::string upload{};
};

struct CopyPartRequest {
  UploadPlace to{};
  int number = 0;
  Place from{};
  std::optional<Range> range{};
  std::optional<std::string> source_etag{};
};

struct PartsPage {
  UploadInfo upload{};
  std::vector<PartInfo> parts{};
  bool truncated = false;
};

struct UploadsRequest {
  std::string bucket{};
  std::string prefix{};
  std::string delimiter{};
  std::string after_key{};
  std::string after_upload{};
  std::size_t limit = 1'000;
};

struct UploadsPage {
  std::vector<UploadInfo> uploads{};  // by key, then by time
  std::vector<std::string> prefixes{};
  bool truncated = false;
  std::string next_key{};
  std::string next_upload{};
};

struct ChosenPart {
  int number = 0;
  std::string etag{};
  std::vector<Checksum> checksums{};  // compared with the stored ones where given
};

struct CompleteRequest {
  UploadPlace upload{};
  std::vector<ChosenPart> parts{};
  WriteCondition condition{};
  std::optional<std::int64_t> size_bytes{};  // kInvalid "object.size" when the whole has another
};

}  // namespace souk::storage
