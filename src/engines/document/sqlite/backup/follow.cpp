// Following a shop into its backup (take.hpp).
#include <fmt/format.h>

#include "engines/document/sqlite/backup/take.hpp"

namespace souk::engines::backup {
namespace fs = std::filesystem;
namespace {
// A new segment then; whole ones never change again and can be carried elsewhere.
constexpr std::int64_t kSegmentBytes = 64 * 1024 * 1024;
}  // namespace

Result<Follower> Follower::resume(const fs::path& data_folder, const fs::path& backup) {
  auto manifest = TRY(read_manifest(backup));
  const auto whole = TRY(read_segments(backup, manifest, nullptr));
  Follower follower{data_folder, backup, TRY(LiveDatabase::open(data_folder)), std::move(manifest)};
  follower.last_ = whole.last;
  for (const auto& file : follower.manifest_.files) {
    if (file.path.starts_with(kMediaFolder)) follower.media_[file.path].sha256 = file.sha256;
  }
  return follower;
}

Result<SegmentWriter*> Follower::segment() {
  if (segment_ && segment_->size_bytes() < kSegmentBytes) return &*segment_;
  segment_.reset();
  segment_.emplace(TRY(SegmentWriter::start(backup_, manifest_.backup_id, last_.sequence)));
  return &*segment_;
}

Result<Follower::Shipped> Follower::step(const Clock& clock) {
  SegmentWriter* writer = nullptr;
  auto read = live_.read_changes(last_, clock, [&](std::string_view line) -> Status {
    if (writer == nullptr) writer = TRY(segment());
    return writer->add(line);
  });
  if (!read) {
    segment_.reset();  // holds an unfinished step: the next one goes into a new segment
    return fail(std::move(read).error());
  }
  if (!*read) return Shipped{.last = last_, .at = clock.now()};
  const auto& step = **read;
  if (auto ended = writer->end(step.last, step.at); !ended) {
    segment_.reset();
    return fail(std::move(ended).error());
  }
  last_ = step.last;
  return Shipped{step.changes, 0, step.last, step.at};
}

// A file is read once when following begins; later its size and time tell whether it is another.
Result<std::vector<FileEntry>> Follower::new_media() {
  std::vector<FileEntry> found;
  const auto folder = data_ / kMediaFolder;
  std::error_code error;
  for (const auto& name : TRY(files_below(folder))) {
    const auto path = fmt::format("{}/{}", kMediaFolder, name);
    const auto size = fs::file_size(folder / name, error);
    const auto changed = fs::last_write_time(folder / name, error);
    if (error) continue;  // removed meanwhile
    auto& known = media_[path];
    if (known.size_bytes == size && known.changed == changed) continue;
    Pace pace;
    auto entry = look_at_file(folder / name, pace);
    if (!entry) continue;
    entry->path = path;
    const bool held = known.sha256 == entry->sha256;
    known = {size, changed, entry->sha256};
    if (held) continue;
    const auto kept = backup_ / "changes" / "files" / entry->sha256;
    if (!fs::exists(kept, error)) {
      const auto copied = TRY(copy_file(folder / name, kept.string() + ".new", pace));
      if (copied.sha256 != entry->sha256) {  // it changed under our hands: the next turn takes it
        known = {};
        continue;
      }
      TRY(rename_path(kept.string() + ".new", kept));
    }
    found.push_back(std::move(*entry));
  }
  return found;
}

Result<std::int64_t> Follower::step_media(const Clock& clock) {
  const auto at = clock.now();
  const auto found = TRY(new_media());
  if (found.empty()) return 0;
  auto* writer = TRY(segment());
  for (const auto& file : found) TRY(writer->add(file_line(file)));
  if (auto ended = writer->end(last_, at); !ended) {
    segment_.reset();
    return fail(std::move(ended).error());
  }
  return static_cast<std::int64_t>(found.size());
}

}  // namespace souk::engines::backup
