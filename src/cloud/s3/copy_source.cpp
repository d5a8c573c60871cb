#include "cloud/s3/copy_source.hpp"

#include "base/text.hpp"
#include "cloud/s3/access.hpp"
#include "cloud/s3/fault.hpp"
#include "cloud/s3/read_object.hpp"

namespace souk::s3 {
namespace {

// "/bucket/key?versionId=..." percent-encoded, with or without the slash.
Result<storage::Place> read_source(std::string_view field) {
  const auto malformed = [] {
    return fail(fault("InvalidArgument",
                      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey"));
  };
  constexpr std::string_view kVersion = "?versionId=";
  storage::Place place;
  if (const auto mark = field.rfind(kVersion); mark != std::string_view::npos) {
    place.version = std::string{field.substr(mark + kVersion.size())};
    field = field.substr(0, mark);
  }
  if (field.starts_with('/')) field.remove_prefix(1);
  const auto decoded = text::percent_decode(field, false);
  if (!decoded || !text::is_valid_utf8(*decoded)) return malformed();
  const auto slash = decoded->find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == decoded->size()) return malformed();
  place.bucket = decoded->substr(0, slash);
  place.key = decoded->substr(slash + 1);
  return place;
}

}  // namespace

Result<CopySource> find_copy_source(Desk& desk, const Call& call) {
  CopySource source;
  source.place = TRY(read_source(call.header("x-amz-copy-source")));
  TRY(check_access(desk, call,
                   {.action = source.place.version ? "s3:GetObjectVersion" : "s3:GetObject",
                    .right = Right::kRead,
                    .bucket = source.place.bucket,
                    .key = source.place.key}));
  const auto bucket = TRY(desk.store.bucket(source.place.bucket));
  const auto entry = TRY(desk.store.head(source.place));
  if (entry.version.marker)
    return fail(
        fault("InvalidRequest",
              "The source of a copy request may not specifically refer to a delete marker by version id."));
  if (check_read_conditions(call.request.headers, entry.version, "x-amz-copy-source-") != Held::kYes)
    return fail(fault("PreconditionFailed"));
  source.etag = entry.version.etag;
  source.version = entry.version.id;
  source.shows_version = bucket.versioning != storage::Versioning::kNever;
  return source;
}

}  // namespace souk::s3
