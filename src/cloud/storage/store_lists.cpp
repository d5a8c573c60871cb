// Lists of objects, versions and uploads: one walk over the keys of a bucket in byte order, folding by a
// delimiter. A folded prefix is jumped over, so a page costs what it shows and not what it hides.
#include <algorithm>

#include "base/text.hpp"
#include "cloud/storage/room.hpp"
#include "cloud/storage/store.hpp"

namespace souk::storage {
namespace {

constexpr std::size_t kMaxPage = 1'000;
constexpr std::size_t kFirstLook = 16;  // records read at once where much may be folded; doubled as it goes

// What a visitor says to a record: go on to the next; it was given, so jump over its folded prefix; stop.
enum class Visit { kHidden, kGiven, kStop };

struct WalkRequest {
  std::string bucket;
  std::string prefix;
  std::string delimiter;
  std::string after;        // keys and folded prefixes behind it
  bool with_after = false;  // the key `after` itself too
};

Status check_list(const WalkRequest& request) {
  for (const auto* text : {&request.prefix, &request.delimiter, &request.after}) {
    if (text->size() > 1'024 || !text::is_valid_utf8(*text))
      return fail(invalid("object.key", "A prefix, delimiter or marker is 1,024 bytes of UTF-8 at most."));
  }
  return {};
}

// The part of `key` up to and with the delimiter behind the prefix; empty when it does not fold.
std::string_view folded(const WalkRequest& request, std::string_view key) {
  if (request.delimiter.empty()) return {};
  const auto at = key.find(request.delimiter, request.prefix.size());
  return at == std::string_view::npos ? std::string_view{} : key.substr(0, at + request.delimiter.size());
}

std::string begin_of(const WalkRequest& request) {
  auto from = place_of(request.bucket, request.prefix);
  if (request.after.empty()) return from;
  const auto after = place_of(request.bucket, request.after);
  const bool is_folded =
      request.after.starts_with(request.prefix) && folded(request, request.after) == request.after;
  return std::max(from, is_folded ? behind_all_of(after) : request.with_after ? after : behind(after));
}

// Goes through the documents of `collection` in the order of their places. `visit` gets each record, or the
// folded prefix it lies under.
template <class T, class F>
Status walk(const engines::Collection<T>& collection, const WalkRequest& request, F visit) {
  TRY(check_list(request));
  engines::FindQuery query{.path = "place"};
  query.from = begin_of(request);
  query.until = behind_all_of(place_of(request.bucket, request.prefix));
  query.limit = request.delimiter.empty() ? kMaxPage : kFirstLook;
  while (std::get<std::string>(*query.from) < std::get<std::string>(*query.until)) {
    std::string next;
    const auto found = TRY(object_result(collection.query(query, &next)));
    std::string jump;
    for (const auto& document : found) {
      const auto key = document.value.key();
      const auto prefix = folded(request, key);
      const auto said = visit(document, prefix);
      if (said == Visit::kStop) return {};
      if (said == Visit::kHidden || prefix.empty()) continue;
      jump = behind_all_of(place_of(request.bucket, prefix));
      break;
    }
    if (!jump.empty()) {
      query.from = jump;
      query.cursor.clear();
      query.limit = 2;
      continue;
    }
    if (next.empty()) return {};
    query.cursor = next;
    query.limit = std::min(query.limit * 2, kMaxPage);
  }
  return {};
}

Entry entry_of(const std::string& key, const Version& version, bool latest) { return {key, version, latest}; }

UploadInfo info_of(const engines::Stored<UploadRecord>& upload) {
  const auto& record = upload.value;
  return {upload.id, record.key(), record.begun, record.owner, record.tier, record.checksum, record.encrypt};
}

std::size_t bounded(std::size_t limit) { return std::min(limit, kMaxPage); }

}  // namespace

Result<ListPage> Storage::list(const ListRequest& request) {
  TRY(room_->buckets.find(request.bucket));
  const auto limit = bounded(request.limit);
  ListPage page;
  if (limit == 0) return page;
  const auto visit = [&](const engines::Stored<ObjectRecord>& object, std::string_view prefix) {
    const auto* current = object.value.current();
    if (current == nullptr) return Visit::kHidden;
    if (page.entries.size() + page.prefixes.size() == limit) {
      page.truncated = true;
      return Visit::kStop;
    }
    if (prefix.empty()) {
      page.entries.push_back(entry_of(object.value.key(), *current, true));
      page.next = page.entries.back().key;
    } else {
      page.prefixes.emplace_back(prefix);
      page.next = page.prefixes.back();
    }
    return Visit::kGiven;
  };
  TRY(walk(room_->objects, {request.bucket, request.prefix, request.delimiter, request.after}, visit));
  if (!page.truncated) page.next.clear();
  return page;
}

Result<VersionsPage> Storage::list_versions(const VersionsRequest& request) {
  TRY(room_->buckets.find(request.bucket));
  const auto limit = bounded(request.limit);
  VersionsPage page;
  if (limit == 0) return page;
  const auto is_full = [&] {
    page.truncated = page.entries.size() + page.prefixes.size() == limit;
    return page.truncated;
  };
  const auto visit = [&](const engines::Stored<ObjectRecord>& object, std::string_view prefix) {
    if (!prefix.empty()) {
      if (is_full()) return Visit::kStop;
      page.prefixes.emplace_back(prefix);
      page.next_key = page.prefixes.back();
      page.next_version.clear();
      return Visit::kGiven;
    }
    const auto key = object.value.key();
    const auto& versions = object.value.versions;
    auto at = versions.begin();
    if (key == request.after_key) {
      at = std::find_if(at, versions.end(), [&](const auto& v) { return v.id == request.after_version; });
      if (at != versions.end()) ++at;
    }
    for (; at != versions.end(); ++at) {
      if (is_full()) return Visit::kStop;
      page.entries.push_back(entry_of(key, *at, at == versions.begin()));
      page.next_key = key;
      page.next_version = at->id;
    }
    return Visit::kGiven;
  };
  TRY(walk(
      room_->objects,
      {request.bucket, request.prefix, request.delimiter, request.after_key, !request.after_version.empty()},
      visit));
  if (!page.truncated) page.next_key.clear(), page.next_version.clear();
  return page;
}

Result<UploadsPage> Storage::list_uploads(const UploadsRequest& request) {
  TRY(room_->buckets.find(request.bucket));
  const auto limit = bounded(request.limit);
  UploadsPage page;
  if (limit == 0) return page;
  const auto visit = [&](const engines::Stored<UploadRecord>& upload, std::string_view prefix) {
    if (upload.value.state == UploadState::kDone) return Visit::kHidden;
    const auto key = upload.value.key();
    if (key == request.after_key && upload.id <= request.after_upload) return Visit::kHidden;
    if (page.uploads.size() + page.prefixes.size() == limit) {
      page.truncated = true;
      return Visit::kStop;
    }
    if (prefix.empty()) {
      page.uploads.push_back(info_of(upload));
      page.next_key = key;
      page.next_upload = upload.id;
    } else {
      page.prefixes.emplace_back(prefix);
      page.next_key = page.prefixes.back();
      page.next_upload.clear();
    }
    return Visit::kGiven;
  };
  TRY(walk(
      room_->uploads,
      {request.bucket, request.prefix, request.delimiter, request.after_key, !request.after_upload.empty()},
      visit));
  if (!page.truncated) page.next_key.clear(), page.next_upload.clear();
  return page;
}

}  // namespace souk::storage
