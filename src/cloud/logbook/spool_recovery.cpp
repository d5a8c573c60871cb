// What a spool does with the files that it finds when it is opened.
#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <unistd.h>

#include "base/text.hpp"
#include "cloud/logbook/errors.hpp"
#include "cloud/logbook/spool.hpp"

namespace souk::cloud::logbook {

namespace fs = std::filesystem;

namespace {

// The numbers before the last dot of "485472-0000000007-120.zst"; empty for a name that is not ours.
std::vector<std::int64_t> numbers_of(const std::string& name) {
  std::vector<std::int64_t> numbers;
  for (const auto part : text::split(std::string_view{name}.substr(0, name.rfind('.')), '-')) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (failed != std::errc{} || end != part.data() + part.size()) return {};
    numbers.push_back(number);
  }
  return numbers;
}

// Where the last whole line ends.
Result<std::int64_t> whole_bytes(int descriptor, std::int64_t size) {
  constexpr std::int64_t kStep = 64 * 1024;
  std::string piece;
  for (auto end = size; end > 0;) {
    const auto from = std::max<std::int64_t>(0, end - kStep);
    piece.resize(static_cast<std::size_t>(end - from));
    if (::pread(descriptor, piece.data(), piece.size(), from) != std::ssize(piece))
      return fail(spool_error("read"));
    if (const auto at = piece.rfind('\n'); at != std::string::npos) {
      return from + static_cast<std::int64_t>(at) + 1;
    }
    end = from;
  }
  return 0;
}

}  // namespace

Status Spool::recover_segment(const fs::path& file, std::int64_t hour, std::int64_t sequence) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return fail(spool_error("open"));
  const auto whole = [&]() -> Result<std::int64_t> {
    const auto size = ::lseek(descriptor, 0, SEEK_END);
    const auto bytes = TRY(whole_bytes(descriptor, size));
    if (bytes != size && (::ftruncate(descriptor, bytes) != 0 || ::fsync(descriptor) != 0))
      return fail(spool_error("truncate"));
    return bytes;
  }();
  ::close(descriptor);
  if (TRY(std::move(whole)) == 0) {
    ::unlink(file.c_str());
    return {};
  }
  closed_.emplace(sequence, Segment{.name = {settings_.kind, hour, settings_.instance, sequence},
                                    .file = file,
                                    .size_bytes = *whole});
  return {};
}

std::vector<Spool::Part> Spool::look(const fs::path& folder, Kind kind, const std::string& instance,
                                     std::int64_t hour) {
  std::map<std::int64_t, Part> by_sequence;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator{folder, error}) {
    const auto& file = entry.path();
    const auto numbers = numbers_of(file.filename().string());
    const bool packed = file.extension() == ".zst" && numbers.size() == 3;
    const bool plain = file.extension() == ".open" && numbers.size() == 2;
    if ((!packed && !plain) || numbers[0] != hour) continue;
    const auto size = static_cast<std::int64_t>(entry.file_size(error));
    // Both are there for a moment: the packed one is whole.
    if (packed || !by_sequence.contains(numbers[1]))
      by_sequence[numbers[1]] = {{kind, hour, instance, numbers[1]}, file, packed, size};
  }
  std::vector<Part> all;
  for (auto& [sequence, part] : by_sequence) all.push_back(std::move(part));
  return all;
}

Status Spool::recover() {
  std::ifstream counter{settings_.folder / "next"};
  std::int64_t counted = 1;
  if (counter >> counted) next_sequence_ = std::max(next_sequence_, counted);
  std::vector<fs::path> unpacked;
  for (const auto& entry : fs::directory_iterator{settings_.folder}) {
    const auto& file = entry.path();
    const auto ending = file.extension();
    const auto numbers = numbers_of(file.filename().string());
    if (ending == ".half" || ending == ".packed") {
      fs::remove(file);  // of a packing that did not come to its end: what it was made of is there
    } else if (ending == ".zst" && numbers.size() == 3) {
      sealed_[numbers[1]] = {{settings_.kind, numbers[0], settings_.instance, numbers[1]},
                             file,
                             numbers[2],
                             static_cast<std::int64_t>(entry.file_size())};
      next_sequence_ = std::max(next_sequence_, numbers[1] + 1);
    } else if (ending == ".open" && numbers.size() == 2) {
      unpacked.push_back(file);
      next_sequence_ = std::max(next_sequence_, numbers[1] + 1);
    }
  }
  for (const auto& file : unpacked) {
    const auto numbers = numbers_of(file.filename().string());
    if (sealed_.contains(numbers[1])) {
      fs::remove(file);  // packed already
    } else {
      TRY(recover_segment(file, numbers[0], numbers[1]));
    }
  }
  return {};
}

}  // namespace souk::cloud::logbook
