// Writing segments (segment.hpp).
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/codec.hpp"
#include "engines/document/sqlite/backup/segment.hpp"

namespace souk::engines::backup {
namespace fs = std::filesystem;
namespace {
constexpr std::size_t kBufferBytes = 1024 * 1024;
}  // namespace

std::string collection_line(std::string_view name, std::string_view indexes_json) {
  return fmt::format(R"({{"kind":"collection","name":"{}","indexes":{}}})", name, indexes_json);
}

std::string change_line(const ChangeMark& change, std::optional<std::string_view> body) {
  std::string line = fmt::format(R"({{"kind":"change","sequence":{},"collection":"{}","id":)",
                                 change.sequence, change.collection);
  append_json_string(line, change.id);
  line += fmt::format(R"(,"revision":{})", change.revision);
  if (body) {
    line += R"(,"body":)";
    append_json_string(line, *body);
  }
  return line + "}";
}

std::string file_line(const FileEntry& file) { return R"({"kind":"file",)" + to_json(file).substr(1); }

Result<SegmentWriter> SegmentWriter::start(const std::filesystem::path& backup, std::string_view backup_id,
                                           std::int64_t from) {
  const auto folder = backup / "changes";
  std::error_code ignored;
  if (std::filesystem::create_directories(folder, ignored)) TRY(sync_path(backup));
  fs::path path;
  int turn = 0;
  do {
    path = folder / fmt::format("{:020}-{:04}.jsonl", from, turn++);
  } while (fs::exists(path, ignored));
  TRY(write_file(path, fmt::format(R"({{"kind":"head","format":{},"backup_id":"{}","from":{}}})"
                                   "\n",
                                   kBackupFormat, backup_id, from)));
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file < 0) return fail(file_error("cannot be written", path, errno));
  return SegmentWriter{file, path, from};
}

SegmentWriter::SegmentWriter(SegmentWriter&& other) noexcept
    : file_{std::exchange(other.file_, -1)},
      path_{std::move(other.path_)},
      from_{other.from_},
      size_bytes_{other.size_bytes_},
      buffer_{std::move(other.buffer_)},
      sum_{std::move(other.sum_)} {}

SegmentWriter& SegmentWriter::operator=(SegmentWriter&& other) noexcept {
  std::swap(file_, other.file_);
  path_ = std::move(other.path_);
  from_ = other.from_;
  size_bytes_ = other.size_bytes_;
  buffer_ = std::move(other.buffer_);
  sum_ = std::move(other.sum_);
  return *this;
}

SegmentWriter::~SegmentWriter() {
  if (file_ >= 0) ::close(file_);
}

Status SegmentWriter::flush() {
  std::string_view bytes{buffer_};
  while (!bytes.empty()) {
    const auto written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return fail(file_error("cannot be written", path_, errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  size_bytes_ += static_cast<std::int64_t>(buffer_.size());
  buffer_.clear();
  return {};
}

Status SegmentWriter::write(std::string_view line) {
  buffer_ += line;
  buffer_ += '\n';
  return buffer_.size() < kBufferBytes ? Status{} : flush();
}

Status SegmentWriter::add(std::string_view line) {
  sum_->add(line);
  sum_->add("\n");
  return write(line);
}

Status SegmentWriter::end(const ChangeMark& last, Instant at) {
  const StepEnd step{.from = from_, .last = last, .at = at, .sha256 = sum_->take()};
  TRY(write(to_json(step)));
  TRY(flush());
  if (::fdatasync(file_) != 0) return fail(file_error("cannot be made durable", path_, errno));
  from_ = last.sequence;
  return {};
}

}  // namespace souk::engines::backup
