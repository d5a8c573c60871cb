// Zstandard (RFC 8878) around files of lines: packing a segment of the spool, and reading lines of what is
// packed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "engines/object/port.hpp"

struct ZSTD_DCtx_s;

namespace souk::cloud::logbook {

// Packs `from` into `to`, which is there after a crash or is not: written beside, made durable, renamed.
// Answers the number of lines. kStorageFull "logs.full", kUnavailable "logs.spool".
Result<std::int64_t> pack_file(const std::filesystem::path& from, const std::filesystem::path& to);

// A file as the body of an object.
class FileSource final : public engines::ObjectSource {
 public:
  static Result<std::unique_ptr<FileSource>> open(const std::filesystem::path& path);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;
  Result<std::string> read(std::size_t at_most) override;
  std::int64_t size_bytes() const { return size_bytes_; }

 private:
  FileSource(int descriptor, std::int64_t size_bytes) : descriptor_{descriptor}, size_bytes_{size_bytes} {}
  int descriptor_;
  std::int64_t size_bytes_;
};

// Lines of a body, packed or plain, in little memory. A last line without its end is passed over (of a file
// that is being written), but a packed body that ends too early is kCorrupt "logs.batch", and so is a line of
// more than 1 MiB.
class LineReader {
 public:
  LineReader(engines::ObjectSource& source, bool packed);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  // Valid until the next call; nullopt at the end.
  Result<std::optional<std::string_view>> next();

 private:
  // False at the end of the body.
  Result<bool> fill();

  engines::ObjectSource& source_;
  ZSTD_DCtx_s* context_ = nullptr;
  std::string packed_;  // read and not unpacked
  std::size_t packed_from_ = 0;
  std::string text_;  // unpacked and not given
  std::size_t text_from_ = 0;
  bool inside_frame_ = false;
  bool more_inside_ = false;  // the last piece filled its buffer
};

}  // namespace souk::cloud::logbook
