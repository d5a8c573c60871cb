// One version of an object as it is stored: what it is (attributes), where its bytes lie (segments), and what
// holds it (lock, legal hold). A delete marker is a version without bytes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/codec.hpp"
#include "cloud/storage/bucket.hpp"
#include "cloud/storage/tier.hpp"

namespace souk::storage {

inline constexpr std::string_view kNullVersion = "null";  // the id of what was written without versioning

// A file of the blob folders that holds a stretch of the object's bytes; each file belongs to one version.
struct Segment {
  std::string blob;                // its name: 32 hexadecimal digits; empty for a part without bytes
  std::int64_t size_bytes = 0;     // of the object's bytes; the file of an encrypted one is longer
  std::int64_t crc32c = 0;         // of the file as it lies on the disk, for the scrubber
  std::optional<std::string> key;  // the blob's own key, wrapped by a master key; absent where it is plain

  bool operator==(const Segment&) const = default;
  static constexpr auto fields() {
    return field_table(field("blob", &Segment::blob), field("size", &Segment::size_bytes),
                       field("crc32c", &Segment::crc32c), field("key", &Segment::key));
  }
};

enum class ChecksumKind { kCrc32, kCrc32c, kSha1, kSha256, kMd5 };

// `value` in base 64 as S3 writes it, "-N" behind it when it was made of the checksums of N parts.
struct Checksum {
  ChecksumKind kind = ChecksumKind::kCrc32c;
  std::string value;

  bool is_composite() const { return value.find('-') != std::string::npos; }
  static constexpr auto fields() {
    return field_table(field("kind", &Checksum::kind), field("value", &Checksum::value));
  }
};

struct Retention {
  LockMode mode = LockMode::kGovernance;
  Instant until{};

  static constexpr auto fields() {
    return field_table(field("mode", &Retention::mode), field("until", &Retention::until));
  }
};

// A copy of an archived version in STANDARD. `until` is absent while it is being made.
struct Restored {
  bool ready = false;
  Instant until{};

  static constexpr auto fields() {
    return field_table(field("ready", &Restored::ready), field("until", &Restored::until));
  }
};

// What the writer says of an object.
struct Attributes {
  std::string content_type = "binary/octet-stream";
  // Cache-Control, Content-Disposition, Content-Encoding, Content-Language, Expires and
  // Website-Redirect-Location, by name in lower case; handed out as they came.
  std::map<std::string, std::string> headers;
  std::map<std::string, std::string> metadata;  // the user's, names in lower case: 2 KiB together
  std::map<std::string, std::string> tags;      // at most 10, keys 128 and values 256 characters

  static constexpr auto fields() {
    return field_table(field("type", &Attributes::content_type), field("headers", &Attributes::headers),
                       field("metadata", &Attributes::metadata), field("tags", &Attributes::tags));
  }
};

struct Version {
  std::string id{kNullVersion};
  bool marker = false;  // a delete marker
  Instant modified{};
  std::optional<Instant> replaced;  // when it ceased to be the current one
  std::int64_t size_bytes = 0;
  std::string etag;  // without quotes: MD5 in hexadecimal, or MD5 of the parts' MD5s and "-N"
  Attributes attributes;
  std::vector<Checksum> checksums;
  Tier tier = Tier::kStandard;
  std::optional<Instant> tier_since;  // when it moved there; absent: since it was written
  std::optional<Restored> restored;
  std::optional<Retention> retention;
  bool legal_hold = false;
  std::vector<Segment> segments;
  std::optional<std::string> segments_in;  // too many for this document: the id of one of their own
  std::int64_t part_count = 0;             // of an object uploaded in parts: then each segment is a part
  bool encrypted = false;

  static constexpr auto fields() {
    return field_table(field("id", &Version::id), field("marker", &Version::marker),
                       field("modified", &Version::modified), field("replaced", &Version::replaced),
                       field("size", &Version::size_bytes), field("etag", &Version::etag),
                       field("attributes", &Version::attributes), field("checksums", &Version::checksums),
                       field("tier", &Version::tier), field("tier_since", &Version::tier_since),
                       field("restored", &Version::restored), field("retention", &Version::retention),
                       field("legal_hold", &Version::legal_hold), field("segments", &Version::segments),
                       field("segments_in", &Version::segments_in), field("part_count", &Version::part_count),
                       field("encrypted", &Version::encrypted));
  }
};

// A version as answers show it.
struct Entry {
  std::string key;
  Version version;
  bool latest = true;
};

}  // namespace souk::storage

template <>
struct souk::EnumNames<souk::storage::ChecksumKind> {
  using enum souk::storage::ChecksumKind;
  static constexpr std::array kNames{
      std::pair{kCrc32, std::string_view{"CRC32"}}, std::pair{kCrc32c, std::string_view{"CRC32C"}},
      std::pair{kSha1, std::string_view{"SHA1"}}, std::pair{kSha256, std::string_view{"SHA256"}},
      std::pair{kMd5, std::string_view{"MD5"}}};
};
