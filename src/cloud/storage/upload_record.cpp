#include "cloud/storage/upload_record.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cloud/storage/digest.hpp"
#include "cloud/storage/encoding.hpp"

namespace souk::storage {
namespace {

Error no_such_part(int number) {
  return invalid("object.part",
                 fmt::format("Part {} was not uploaded, or has another ETag or checksum: send it "
                             "again, or name the one that the store answered.",
                             number));
}

bool agrees(const PartRecord& part, const ChosenPart& chosen) {
  if (part.etag != chosen.etag) return false;
  return std::all_of(chosen.checksums.begin(), chosen.checksums.end(), [&](const Checksum& wanted) {
    return std::any_of(part.checksums.begin(), part.checksums.end(), [&](const Checksum& stored) {
      return stored.kind == wanted.kind && stored.value == wanted.value;
    });
  });
}

// Numbers rise, and every part but the last is large enough.
Result<std::vector<const PartRecord*>> choose(const std::vector<ChosenPart>& chosen,
                                              const std::vector<PartRecord>& parts) {
  std::vector<const PartRecord*> picked;
  int before = 0;
  for (const auto& wanted : chosen) {
    if (wanted.number <= before)
      return fail(invalid("object.part_order", "The parts must be named in the order of their numbers."));
    before = wanted.number;
    const auto found =
        std::lower_bound(parts.begin(), parts.end(), wanted.number,
                         [](const PartRecord& part, int number) { return part.number < number; });
    if (found == parts.end() || found->number != wanted.number || !agrees(*found, wanted))
      return fail(no_such_part(wanted.number));
    if (!picked.empty() && picked.back()->segment.size_bytes < kMinPartBytes)
      return fail(invalid(
          "object.part_small",
          fmt::format("Part {} is smaller than 5 MiB; only the last part may be.", picked.back()->number)));
    picked.push_back(&*found);
  }
  if (picked.empty()) return fail(invalid("object.part", "Name at least one part."));
  return picked;
}

}  // namespace

std::string part_id(std::string_view upload, int number) { return fmt::format("{}/{:05}", upload, number); }

Result<Version> assemble(const UploadRecord& upload, const std::vector<ChosenPart>& chosen,
                         const std::vector<PartRecord>& parts) {
  const auto picked = TRY(choose(chosen, parts));
  Version version;
  std::string md5s, checksums;
  for (const auto* part : picked) {
    version.size_bytes += part->segment.size_bytes;
    version.segments.push_back(part->segment);
    version.encrypted = version.encrypted || part->segment.key.has_value();
    md5s += from_hex(part->etag).value_or("");
    for (const auto& checksum : part->checksums) {
      if (checksum.kind == upload.checksum) checksums += from_base64(checksum.value).value_or("");
    }
  }
  version.part_count = static_cast<std::int64_t>(picked.size());
  version.etag = fmt::format("{}-{}", to_hex(digest_of(ChecksumKind::kMd5, md5s)), picked.size());
  if (upload.checksum && checksums.size() == picked.size() * digest_size(*upload.checksum))
    version.checksums.push_back(
        {*upload.checksum,
         fmt::format("{}-{}", to_base64(digest_of(*upload.checksum, checksums)), picked.size())});
  version.attributes = upload.attributes;
  version.tier = upload.tier;
  version.legal_hold = upload.legal_hold;
  return version;
}

}  // namespace souk::storage
