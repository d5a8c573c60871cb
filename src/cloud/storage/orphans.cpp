#include "cloud/storage/orphans.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <ctime>
#include <sys/stat.h>

#include <fmt/format.h>

namespace souk::storage {
namespace {

constexpr std::size_t kBlobDigits = 32;

std::uint64_t begin_of_name(std::string_view blob) {
  std::uint64_t begin = 0;
  std::from_chars(blob.data(), blob.data() + std::min<std::size_t>(16, blob.size()), begin, 16);
  return begin;
}

// By the machine's own clock, because that is what files are stamped with.
bool is_older(const std::filesystem::path& file, milliseconds age) {
  struct stat about {};
  if (::stat(file.c_str(), &about) != 0) return false;
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  const auto ms =
      (now.tv_sec - about.st_ctim.tv_sec) * 1'000 + (now.tv_nsec - about.st_ctim.tv_nsec) / 1'000'000;
  return ms >= age.count();
}

}  // namespace

Status Unowned::read_shard(Tier tier, int shard) {
  const auto folder = blobs_.folder(tier) / fmt::format("{:02x}", shard);
  std::error_code error;
  for (std::filesystem::directory_iterator files{folder, error}, end; !error && files != end;
       files.increment(error)) {
    const auto name = files->path().filename().string();
    if (name.size() != kBlobDigits || blobs_.is_expected(name) || !is_older(files->path(), age_)) continue;
    names_.push_back({begin_of_name(name), tier, false});
  }
  if (!error || error.value() == ENOENT) return {};
  return fail(file_error(error.value(), "read " + folder.string()));
}

Result<bool> Unowned::read_more(std::size_t at_most) {
  if (shard_ == kShards) return false;
  first_shard_ = shard_;
  while (shard_ < kShards && names_.size() < at_most) {
    for (const auto tier : kTiers) TRY(read_shard(tier, shard_));
    ++shard_;
  }
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.key() < b.key(); });
  return true;
}

void Unowned::cross_off(const BlobPlace& place) {
  const Name wanted{begin_of_name(place.blob), place.tier};
  const auto found = std::lower_bound(names_.begin(), names_.end(), wanted,
                                      [](const Name& a, const Name& b) { return a.key() < b.key(); });
  if (found != names_.end() && found->key() == wanted.key()) found->owned = true;
}

std::vector<BlobPlace> Unowned::take() {
  std::vector<BlobPlace> unowned;
  for (int shard = first_shard_; shard < shard_; ++shard) {
    for (const auto tier : kTiers) {
      std::error_code error;
      const auto folder = blobs_.folder(tier) / fmt::format("{:02x}", shard);
      for (const auto& file : std::filesystem::directory_iterator{folder, error}) {
        const auto name = file.path().filename().string();
        const Name wanted{begin_of_name(name), tier};
        const auto found = std::lower_bound(names_.begin(), names_.end(), wanted,
                                            [](const Name& a, const Name& b) { return a.key() < b.key(); });
        if (found != names_.end() && found->key() == wanted.key() && !found->owned)
          unowned.push_back({tier, name});
      }
    }
  }
  names_.clear();
  return unowned;
}

Status cross_off_parts(Room& room, Unowned& unowned) {
  engines::FindQuery query{.path = "", .limit = 1'000};
  std::string upload;
  bool has_ended = false;
  do {
    for (const auto& part : TRY(object_result(room.upload_parts.query(query, &query.cursor)))) {
      if (const auto of = part.id.substr(0, part.id.find('/')); of != upload) {
        upload = of;
        const auto found = TRY(object_result(room.uploads.find(upload)));
        // Aborted or done, but for its parts: a crash came between. These own nothing any more.
        has_ended = !found || found->value.state == UploadState::kDone;
        if (has_ended) room.clear_upload(upload);
      }
      if (!has_ended) unowned.cross_off({part.value.tier, part.value.segment.blob});
    }
  } while (!query.cursor.empty());
  return {};
}

}  // namespace souk::storage
