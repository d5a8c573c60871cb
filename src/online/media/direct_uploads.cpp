#include "online/media/direct_uploads.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "online/media/look.hpp"

namespace souk::online::media {
namespace {

constexpr std::string_view kIncoming = "incoming/";
constexpr std::chrono::seconds kAddressLife{3'600};
constexpr milliseconds kSweepAfter{std::int64_t{86'400'000}};

int parts_of(std::int64_t size_bytes) {
  return static_cast<int>((size_bytes + kUploadPartBytes - 1) / kUploadPartBytes);
}

std::int64_t size_of_part(std::int64_t size_bytes, int number) {
  return std::min(kUploadPartBytes, size_bytes - (number - 1) * kUploadPartBytes);
}

Error parts_missing() {
  return precondition("picture.parts", "Parts of this picture are missing; send them again.");
}

}  // namespace

Result<DirectUploads::Begun> DirectUploads::read(std::string_view token) const {
  const auto text = TRY(addresses_.read_token(token));
  const auto lines = text::split(text, '\n');
  Begun begun;
  if (lines.size() != 3) return fail(denied("media.token", "This upload was not begun here; begin it anew."));
  begun.key = lines[0];
  begun.upload = lines[1];
  std::from_chars(lines[2].data(), lines[2].data() + lines[2].size(), begun.size_bytes);
  return begun;
}

Result<UploadPlan> DirectUploads::plan(const Begun& begun, const std::vector<engines::ObjectPart>& there) {
  UploadPlan plan{
      .token = addresses_.token(fmt::format("{}\n{}\n{}", begun.key, begun.upload, begun.size_bytes)),
      .parts = {}};
  for (int number = 1; number <= parts_of(begun.size_bytes); ++number) {
    UploadPart part{number, size_of_part(begun.size_bytes, number), {}};
    const bool is_there = std::any_of(there.begin(), there.end(), [&](const engines::ObjectPart& each) {
      return each.number == number && each.size_bytes == part.size_bytes;
    });
    if (!is_there)
      part.url = TRY(objects_.presign(engines::PresignedMethod::kPut, kMediaBucket, begun.key, kAddressLife,
                                      begun.upload, number));
    plan.parts.push_back(std::move(part));
  }
  return plan;
}

Result<UploadPlan> DirectUploads::begin(std::int64_t size_bytes, Random& random) {
  if (size_bytes <= 0) return fail(invalid("picture.none", "Choose a picture first."));
  if (size_bytes > static_cast<std::int64_t>(kMaxPictureBytes))
    return fail(Error{.kind = ErrorKind::kTooLarge,
                      .code = "picture.too_large",
                      .message = "The file is too large; 64 MiB are the most."});
  Begun begun{std::string{kIncoming} + random_hex(random, 16), {}, size_bytes};
  begun.upload = TRY(objects_.begin_upload(kMediaBucket, begun.key, {}));
  auto planned = plan(begun, {});
  // What cannot be given up now ends by itself.
  if (!planned) (void)objects_.abort_upload(kMediaBucket, begun.key, begun.upload);
  return planned;
}

Result<UploadPlan> DirectUploads::resume(std::string_view token) {
  const auto begun = TRY(read(token));
  return plan(begun, TRY(objects_.parts(kMediaBucket, begun.key, begun.upload)));
}

Result<KeptPicture> DirectUploads::finish(std::string_view token) {
  const auto begun = TRY(read(token));
  // Put together already, by a call whose answer was lost: go on from there.
  if (!TRY(objects_.head(kMediaBucket, begun.key))) {
    const auto there = TRY(objects_.parts(kMediaBucket, begun.key, begun.upload));
    std::int64_t size_bytes = 0;
    for (const auto& part : there) size_bytes += part.size_bytes;
    if (static_cast<int>(there.size()) != parts_of(begun.size_bytes) || size_bytes != begun.size_bytes)
      return fail(parts_missing());
    TRY(objects_.complete_upload(kMediaBucket, begun.key, begun.upload, there));
  }
  auto reader = TRY(objects_.get(kMediaBucket, begun.key, {}));
  if (reader == nullptr) return fail(parts_missing());
  auto bytes = TRY(engines::read_all(*reader, kMaxPictureBytes));
  auto kept = originals_.keep(bytes);
  const bool is_refused =
      !kept && (kept.error().kind == ErrorKind::kInvalid || kept.error().kind == ErrorKind::kTooLarge);
  if (is_refused) TRY(objects_.erase(kMediaBucket, begun.key));
  return kept;
}

Status DirectUploads::forget(std::string_view token) {
  const auto begun = TRY(read(token));
  const auto ended = objects_.abort_upload(kMediaBucket, begun.key, begun.upload);
  if (!ended && ended.error().kind != ErrorKind::kNotFound) return ended;
  return objects_.erase(kMediaBucket, begun.key);
}

Status DirectUploads::sweep(Instant now) {
  engines::ObjectQuery query{.prefix = std::string{kIncoming}};
  do {
    const auto page = TRY(objects_.list(kMediaBucket, query));
    for (const auto& object : page.objects) {
      if (now - object.modified > kSweepAfter) TRY(objects_.erase(kMediaBucket, object.key));
    }
    query.cursor = page.next_cursor;
  } while (!query.cursor.empty());
  return {};
}

std::string DirectUploads::origin() {
  const auto url = objects_.presign(engines::PresignedMethod::kPut, kMediaBucket, "incoming/none",
                                    std::chrono::seconds{60});
  if (!url) return {};
  const auto host = url->find("://");
  if (host == std::string::npos) return {};
  return url->substr(0, url->find('/', host + 3));
}

}  // namespace souk::online::media
