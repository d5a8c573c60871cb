#include "cloud/storage/blobs.hpp"

#include <cerrno>
#include <sys/statvfs.h>
#include <unistd.h>

#include "cloud/storage/crc32c.hpp"

namespace souk::storage {
namespace {

constexpr std::int64_t kCopyBytes = 1024 * 1024;

Status empty_folder(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
    std::filesystem::remove(entry.path(), error);
    if (error) break;
  }
  if (error) return fail(file_error(error.value(), "empty " + folder.string()));
  return {};
}

Status copy_bytes(const File& from, File& to, std::uint32_t expected) {
  const auto size = TRY(from.size_bytes());
  std::uint32_t crc = 0;
  for (std::int64_t at = 0; at < size; at += kCopyBytes) {
    const auto piece = TRY(from.read(at, std::min(kCopyBytes, size - at)));
    crc = crc32c(crc, piece);
    TRY(to.append(piece));
  }
  if (crc == expected) return to.sync();
  return fail(Error{.kind = ErrorKind::kCorrupt,
                    .code = "object.rotten",
                    .message = "The bytes of this object are not those that were stored."});
}

}  // namespace

Blobs::Blobs(const StorageSettings& settings)
    : folders_{settings.folder / "standard",
               settings.ia_folder.empty() ? settings.folder / "standard_ia" : settings.ia_folder,
               settings.archive_folder.empty() ? settings.folder / "archive" : settings.archive_folder},
      keep_free_bytes_{settings.keep_free_bytes},
      pool_{"souk-blobs", settings.threads, settings.max_queued} {}

Result<std::unique_ptr<Blobs>> Blobs::open(const StorageSettings& settings) {
  std::unique_ptr<Blobs> blobs{new Blobs{settings}};
  for (const auto& folder : blobs->folders_) {
    TRY(make_folder(folder / "new"));
    TRY(empty_folder(folder / "new"));
    // A folder that a process made just before it was killed is there, but not durable.
    TRY(sync_folder(folder));
  }
  return blobs;
}

std::filesystem::path Blobs::path(const BlobPlace& place) const {
  return folder(place.tier) / place.blob.substr(0, 2) / place.blob;
}

std::filesystem::path Blobs::draft_path(const BlobPlace& place, std::string_view mark) const {
  return folder(place.tier) / "new" / (place.blob + std::string{mark});
}

Status Blobs::check_room(Tier tier, std::int64_t more_bytes) const {
  struct statvfs disk {};
  if (::statvfs(folder(tier).c_str(), &disk) != 0) return fail(file_error(errno, "statvfs"));
  const auto free = static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
  if (free - more_bytes >= keep_free_bytes_) return {};
  return fail(file_error(ENOSPC, folder(tier).string()));
}

Status Blobs::settle(const std::filesystem::path& draft, const BlobPlace& place) {
  const auto target = path(place);
  if (::rename(draft.c_str(), target.c_str()) != 0) {
    if (errno != ENOENT) return fail(file_error(errno, "rename to " + target.string()));
    TRY(make_folder(target.parent_path()));
    if (::rename(draft.c_str(), target.c_str()) != 0)
      return fail(file_error(errno, "rename to " + target.string()));
  }
  return sync_folder(target.parent_path());
}

Status Blobs::copy(const BlobPlace& from, Tier to, std::uint32_t crc, Random& random) {
  const BlobPlace target{to, from.blob};
  const auto draft = draft_path(target, "." + random_hex(random, 8));
  const auto write = [&]() -> Status {
    const auto source = TRY(File::open(path(from)));
    TRY(check_room(to, TRY(source.size_bytes())));
    auto copied = TRY(File::create(draft));
    TRY(copy_bytes(source, copied, crc));
    return settle(draft, target);
  };
  auto written = write();
  if (!written) ::unlink(draft.c_str());
  return written;
}

void Blobs::remove(const std::vector<BlobPlace>& places) {
  std::vector<BlobPlace> free;
  {
    const std::lock_guard lock{mutex_};
    for (const auto& place : places) {
      if (place.blob.empty()) continue;
      if (pins_.contains(place)) {
        late_.insert(place);
      } else if (going_.insert(place).second) {
        free.push_back(place);
      }
    }
  }
  if (free.empty()) return;
  // A full queue: it is done here and now, so that nothing is left behind.
  if (!pool_.enqueue([this, free] { unlink_all(free); })) unlink_all(free);
}

void Blobs::unlink_all(const std::vector<BlobPlace>& places) {
  for (const auto& place : places) ::unlink(path(place).c_str());
  const std::lock_guard lock{mutex_};
  for (const auto& place : places) going_.erase(place);
}

bool Blobs::pin(const std::vector<BlobPlace>& places) {
  const std::lock_guard lock{mutex_};
  for (const auto& place : places) {
    if (going_.contains(place)) return false;
  }
  for (const auto& place : places) ++pins_[place];
  return true;
}

void Blobs::unpin(const std::vector<BlobPlace>& places) {
  std::vector<BlobPlace> free;
  {
    const std::lock_guard lock{mutex_};
    for (const auto& place : places) {
      const auto pinned = pins_.find(place);
      if (pinned == pins_.end() || --pinned->second > 0) continue;
      pins_.erase(pinned);
      if (late_.erase(place) > 0) free.push_back(place);
    }
  }
  if (!free.empty()) remove(free);
}

void Blobs::expect(const std::string& blob) {
  const std::lock_guard lock{mutex_};
  expected_.insert(blob);
}

void Blobs::forget(const std::string& blob) {
  const std::lock_guard lock{mutex_};
  if (const auto found = expected_.find(blob); found != expected_.end()) expected_.erase(found);
}

bool Blobs::is_expected(const std::string& blob) const {
  const std::lock_guard lock{mutex_};
  return expected_.contains(blob);
}

void FreshBlobs::add(const BlobPlace& place) {
  blobs_->expect(place.blob);
  places_.push_back(place);
}

void FreshBlobs::judge(const Error& error) {
  // The write may have happened, or may still: then the blobs belong to it.
  if (error.kind == ErrorKind::kTimeout || error.kind == ErrorKind::kUnavailable) kept_ = true;
}

FreshBlobs::~FreshBlobs() {
  if (!kept_) blobs_->remove(places_);
  for (const auto& place : places_) blobs_->forget(place.blob);
}

}  // namespace souk::storage
