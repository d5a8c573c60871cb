#include "cloud/logbook/pack.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include "cloud/logbook/errors.hpp"

namespace souk::cloud::logbook {
namespace {

constexpr int kPackLevel = 1;  // lines of a log are so alike that more brings little and costs twice as much
constexpr std::size_t kPackPiece = 256 * 1024;
constexpr std::size_t kMaxLine = 1024 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

Result<std::string> read_piece(int descriptor, std::size_t at_most) {
  std::string piece(at_most, '\0');
  ssize_t count = 0;
  do count = ::read(descriptor, piece.data(), piece.size());
  while (count < 0 && errno == EINTR);
  if (count < 0) return fail(spool_error("read"));
  piece.resize(static_cast<std::size_t>(count));
  return piece;
}

Status write_piece(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(spool_error("write"));
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

Result<std::int64_t> pack(int from, int to) {
  const std::unique_ptr<ZSTD_CCtx, FreeContext> context{ZSTD_createCCtx()};
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kPackLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_CStreamOutSize(), '\0');
  std::int64_t lines = 0;
  for (bool last = false; !last;) {
    const auto piece = TRY(read_piece(from, kPackPiece));
    last = piece.empty();
    lines += std::count(piece.begin(), piece.end(), '\n');
    ZSTD_inBuffer input{piece.data(), piece.size(), 0};
    for (bool done = false; !done;) {
      ZSTD_outBuffer output{out.data(), out.size(), 0};
      const auto left =
          ZSTD_compressStream2(context.get(), &output, &input, last ? ZSTD_e_end : ZSTD_e_continue);
      if (ZSTD_isError(left) != 0) return fail(bug("logs.pack", ZSTD_getErrorName(left)));
      TRY(write_piece(to, {out.data(), output.pos}));
      done = last ? left == 0 : input.pos == input.size;
    }
  }
  return lines;
}

}  // namespace

Result<std::int64_t> pack_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  auto half = to;
  half += ".half";
  const auto packed = [&]() -> Result<std::int64_t> {
    const Descriptor input{::open(from.c_str(), O_RDONLY | O_CLOEXEC)};
    if (input.number() < 0) return fail(spool_error("open"));
    const Descriptor output{::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (output.number() < 0) return fail(spool_error("open"));
    const auto lines = TRY(pack(input.number(), output.number()));
    if (::fsync(output.number()) != 0) return fail(spool_error("fsync"));
    if (::rename(half.c_str(), to.c_str()) != 0) return fail(spool_error("rename"));
    const Descriptor folder{::open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (folder.number() < 0 || ::fsync(folder.number()) != 0) return fail(spool_error("fsync"));
    return lines;
  }();
  if (!packed) ::unlink(half.c_str());
  return packed;
}

Result<std::unique_ptr<FileSource>> FileSource::open(const std::filesystem::path& path) {
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat about {};
  if (file.number() < 0 || ::fstat(file.number(), &about) != 0) return fail(spool_error("open"));
  return std::unique_ptr<FileSource>{new FileSource{file.release(), about.st_size}};
}

FileSource::~FileSource() { ::close(descriptor_); }

Result<std::string> FileSource::read(std::size_t at_most) { return read_piece(descriptor_, at_most); }

LineReader::LineReader(engines::ObjectSource& source, bool packed)
    : source_{source}, context_{packed ? ZSTD_createDCtx() : nullptr} {}

LineReader::~LineReader() { ZSTD_freeDCtx(context_); }

Result<bool> LineReader::fill() {
  if (packed_from_ == packed_.size() && !more_inside_) {
    packed_ = TRY(source_.read(kPackPiece));
    packed_from_ = 0;
    if (packed_.empty()) {
      if (inside_frame_) return fail(broken_batch("it ends too early"));
      return false;
    }
  }
  text_.erase(0, std::exchange(text_from_, 0));
  if (context_ == nullptr) {
    text_ += packed_;
    packed_from_ = packed_.size();
    return true;
  }
  const auto before = text_.size();
  text_.resize(before + ZSTD_DStreamOutSize());
  ZSTD_inBuffer input{packed_.data(), packed_.size(), packed_from_};
  ZSTD_outBuffer output{text_.data() + before, text_.size() - before, 0};
  const auto left = ZSTD_decompressStream(context_, &output, &input);
  text_.resize(before + output.pos);
  if (ZSTD_isError(left) != 0) return fail(broken_batch(ZSTD_getErrorName(left)));
  inside_frame_ = left != 0;
  more_inside_ = output.pos == output.size;
  packed_from_ = input.pos;
  return true;
}

Result<std::optional<std::string_view>> LineReader::next() {
  auto searched = text_from_;
  for (;;) {
    const auto end = text_.find('\n', searched);
    if (end != std::string::npos) {
      const auto line = std::string_view{text_}.substr(text_from_, end - text_from_);
      text_from_ = end + 1;
      return line;
    }
    if (text_.size() - text_from_ > kMaxLine) return fail(broken_batch("a line is longer than 1 MiB"));
    const auto unfinished = text_.size() - text_from_;
    if (!TRY(fill())) return std::nullopt;
    searched = unfinished;
  }
}

}  // namespace souk::cloud::logbook
