#include "cloud/logbook/spool.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "cloud/logbook/errors.hpp"
#include "cloud/logbook/pack.hpp"
#include "runtime/file/durable_file.hpp"
#include "runtime/log/log.hpp"

namespace souk::cloud::logbook {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMaxOpen = 8;  // hours at once; late events make more than one

bool append_whole(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

Result<std::unique_ptr<Spool>> Spool::open(SpoolSettings settings) {
  std::error_code error;
  fs::create_directories(settings.folder, error);
  if (error) {
    errno = error.value();
    return fail(spool_error("mkdir"));
  }
  std::unique_ptr<Spool> spool{new Spool{std::move(settings)}};
  TRY(spool->recover());
  return spool;
}

Spool::~Spool() {
  for (auto& [hour, segment] : open_) {
    ::fdatasync(segment.descriptor);
    ::close(segment.descriptor);
  }
}

Result<Spool::Segment*> Spool::segment_of(std::int64_t hour) {
  if (const auto found = open_.find(hour); found != open_.end()) return &found->second;
  while (open_.size() >= kMaxOpen) close_segment(open_.begin()->first);
  const auto sequence = next_sequence_;
  // First the number, then the file: a sequence is never used twice, even when what had it is shipped and
  // gone.
  if (const auto error = runtime::write_durably(settings_.folder / "next", std::to_string(sequence + 1))) {
    errno = error.value();
    return fail(spool_error("write"));
  }
  next_sequence_ = sequence + 1;
  Segment segment{.name = {settings_.kind, hour, settings_.instance, sequence},
                  .file = settings_.folder / fmt::format("{}-{:010}.open", hour, sequence)};
  segment.descriptor = ::open(segment.file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  if (segment.descriptor < 0) return fail(spool_error("open"));
  sync_folder(settings_.folder);
  return &open_.emplace(hour, std::move(segment)).first->second;
}

void Spool::close_segment(std::int64_t hour) {
  auto node = open_.extract(hour);
  auto& segment = node.mapped();
  ::fdatasync(segment.descriptor);
  ::close(std::exchange(segment.descriptor, -1));
  const auto sequence = segment.name.sequence;
  closed_.emplace(sequence, std::move(segment));
}

std::int64_t Spool::bytes_held() const {
  std::int64_t bytes = 0;
  for (const auto& [hour, segment] : open_) bytes += segment.size_bytes;
  for (const auto& [sequence, segment] : closed_) bytes += segment.size_bytes;
  for (const auto& [sequence, sealed] : sealed_) bytes += sealed.size_bytes;
  return bytes;
}

bool Spool::drop_oldest() {
  if (sealed_.empty()) return false;
  const auto oldest = sealed_.begin();
  dropped_lines_ += oldest->second.lines;
  log::warning(
      "logs.dropped",
      {{"kind", settings_.kind}, {"lines", oldest->second.lines}, {"batch", key_of(oldest->second.name)}});
  ::unlink(oldest->second.file.c_str());
  sealed_.erase(oldest);
  return true;
}

bool Spool::make_room(std::int64_t bytes) {
  while (bytes_held() + bytes > settings_.max_bytes) {
    if (settings_.kind == Kind::kBusiness || !drop_oldest()) return false;
  }
  return true;
}

Status Spool::append(std::int64_t hour, std::string_view lines, bool durable) {
  const std::lock_guard lock{mutex_};
  const auto bytes = static_cast<std::int64_t>(lines.size());
  if (!make_room(bytes)) return fail(spool_full());
  auto& segment = *TRY(segment_of(hour));
  const bool written = append_whole(segment.descriptor, lines);
  if (!written || (durable && ::fdatasync(segment.descriptor) != 0)) {
    auto error = spool_error("append");
    // Half a line must not stay in front of the next one.
    if (::ftruncate(segment.descriptor, segment.size_bytes) != 0) close_segment(hour);
    return fail(std::move(error));
  }
  segment.size_bytes += bytes;
  segment.unsynced = segment.unsynced || !durable;
  if (segment.size_bytes >= settings_.segment_bytes) close_segment(hour);
  return {};
}

Status Spool::sync() {
  std::vector<int> descriptors;
  const std::lock_guard lock{mutex_};
  for (auto& [hour, segment] : open_) {
    if (!segment.unsynced) continue;
    if (::fdatasync(segment.descriptor) != 0) return fail(spool_error("fsync"));
    segment.unsynced = false;
  }
  return {};
}

Status Spool::seal_before(std::int64_t hour) {
  const std::lock_guard one_at_a_time{sealing_};
  std::vector<Segment> due;
  {
    const std::lock_guard lock{mutex_};
    while (!open_.empty() && open_.begin()->first < hour) close_segment(open_.begin()->first);
    for (const auto& [sequence, segment] : closed_) due.push_back(segment);
  }
  for (const auto& segment : due) TRY(seal(segment));
  return {};
}

Status Spool::seal(const Segment& segment) {
  const auto packed =
      settings_.folder / fmt::format("{}-{:010}.packed", segment.name.hour, segment.name.sequence);
  const auto lines = TRY(pack_file(segment.file, packed));
  // The name says how many lines it has, so that dropping it can count them.
  auto file =
      settings_.folder / fmt::format("{}-{:010}-{}.zst", segment.name.hour, segment.name.sequence, lines);
  const std::lock_guard lock{mutex_};
  std::error_code error;
  fs::rename(packed, file, error);
  if (error) {
    errno = error.value();
    return fail(spool_error("rename"));
  }
  sync_folder(settings_.folder);
  ::unlink(segment.file.c_str());
  const auto size = static_cast<std::int64_t>(fs::file_size(file, error));
  sealed_[segment.name.sequence] = {segment.name, std::move(file), lines, size};
  closed_.erase(segment.name.sequence);
  return {};
}

std::vector<Sealed> Spool::sealed() const {
  const std::lock_guard lock{mutex_};
  std::vector<Sealed> all;
  if (held_) return all;
  for (const auto& [sequence, sealed] : sealed_) all.push_back(sealed);
  return all;
}

Status Spool::remove(const Sealed& shipped) {
  const std::lock_guard lock{mutex_};
  if (::unlink(shipped.file.c_str()) != 0 && errno != ENOENT) return fail(spool_error("unlink"));
  sync_folder(settings_.folder);
  sealed_.erase(shipped.name.sequence);
  return {};
}

std::vector<Spool::Part> Spool::parts(std::int64_t first_hour, std::int64_t last_hour) const {
  const std::lock_guard lock{mutex_};
  std::vector<Part> all;
  const auto add = [&](const BatchName& name, const fs::path& file, bool packed, std::int64_t size) {
    if (name.hour >= first_hour && name.hour <= last_hour && size > 0)
      all.push_back({name, file, packed, size});
  };
  for (const auto& [sequence, sealed] : sealed_) add(sealed.name, sealed.file, true, sealed.size_bytes);
  for (const auto& [sequence, segment] : closed_) add(segment.name, segment.file, false, segment.size_bytes);
  for (const auto& [hour, segment] : open_) add(segment.name, segment.file, false, segment.size_bytes);
  return all;
}

std::int64_t Spool::bytes() const {
  const std::lock_guard lock{mutex_};
  return bytes_held();
}

std::int64_t Spool::dropped_lines() const {
  const std::lock_guard lock{mutex_};
  return dropped_lines_;
}

void Spool::hold(bool held) {
  const std::lock_guard lock{mutex_};
  held_ = held;
}

bool Spool::held() const {
  const std::lock_guard lock{mutex_};
  return held_;
}

}  // namespace souk::cloud::logbook
