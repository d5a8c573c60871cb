// An upload in parts as it is stored: one document for the upload and one for each part, so that a part costs
// the same whether it is the first or the ten thousandth.
//
// Completing goes forward only, and whoever finds it half done goes on:
//   open -> choosing (nobody adds parts any more) -> committing (the version is fixed and stored here)
//   -> the object has the version -> done (kept a day, for those who ask again)
#pragma once

#include <optional>
#include <string>

#include "cloud/storage/request.hpp"

namespace souk::storage {

enum class UploadState { kOpen, kChoosing, kCommitting, kDone };

}  // namespace souk::storage

template <>
struct souk::EnumNames<souk::storage::UploadState> {
  using enum souk::storage::UploadState;
  static constexpr std::array kNames{
      std::pair{kOpen, std::string_view{"open"}}, std::pair{kChoosing, std::string_view{"choosing"}},
      std::pair{kCommitting, std::string_view{"committing"}}, std::pair{kDone, std::string_view{"done"}}};
};

namespace souk::storage {

struct UploadRecord {
  std::string place;  // bucket + "/" + key, indexed
  UploadState state = UploadState::kOpen;
  std::optional<std::int64_t> unsettled;  // indexed: when it left `open` or was done, in milliseconds
  Instant begun{};
  std::string owner;
  Attributes attributes;
  Tier tier = Tier::kStandard;
  bool encrypt = false;
  std::optional<Retention> retention;
  bool legal_hold = false;
  std::optional<ChecksumKind> checksum;
  std::string chosen;            // SHA-256 of the parts it was completed with: to know the request again
  bool begun_if_absent = false;  // what must hold when it is committed: as it was begun,
  std::optional<std::string> if_match;  // and as it was completed
  bool if_absent = false;
  std::optional<Version> version;  // committing and done: what the object gets, or got

  static constexpr auto fields() {
    return field_table(
        field("place", &UploadRecord::place), field("state", &UploadRecord::state),
        field("unsettled", &UploadRecord::unsettled), field("begun", &UploadRecord::begun),
        field("owner", &UploadRecord::owner), field("attributes", &UploadRecord::attributes),
        field("tier", &UploadRecord::tier), field("encrypt", &UploadRecord::encrypt),
        field("retention", &UploadRecord::retention), field("legal_hold", &UploadRecord::legal_hold),
        field("checksum", &UploadRecord::checksum), field("chosen", &UploadRecord::chosen),
        field("begun_if_absent", &UploadRecord::begun_if_absent), field("if_match", &UploadRecord::if_match),
        field("if_absent", &UploadRecord::if_absent), field("version", &UploadRecord::version));
  }

  std::string bucket() const { return place.substr(0, place.find('/')); }
  std::string key() const { return place.substr(place.find('/') + 1); }
};

struct PartRecord {
  std::int64_t number = 0;
  std::string etag;
  Instant modified{};
  std::vector<Checksum> checksums;
  Tier tier = Tier::kStandard;
  Segment segment;

  static constexpr auto fields() {
    return field_table(field("number", &PartRecord::number), field("etag", &PartRecord::etag),
                       field("modified", &PartRecord::modified), field("checksums", &PartRecord::checksums),
                       field("tier", &PartRecord::tier), field("segment", &PartRecord::segment));
  }
  PartInfo info() const { return {static_cast<int>(number), etag, segment.size_bytes, modified, checksums}; }
};

inline constexpr int kMaxParts = 10'000;
inline constexpr std::int64_t kMinPartBytes = 5 * 1024 * 1024;

// The id of a part's document: they stand together, by number.
std::string part_id(std::string_view upload, int number);

// The version that `parts` make, in the order of `chosen`: segments, size, ETag and checksum. kInvalid
// "object.part" (not there, or another ETag or checksum), "object.part_order", "object.part_small".
Result<Version> assemble(const UploadRecord& upload, const std::vector<ChosenPart>& chosen,
                         const std::vector<PartRecord>& parts);

}  // namespace souk::storage
