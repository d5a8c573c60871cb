#include "cloud/storage/open_object.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cloud/storage/cipher.hpp"

namespace souk::storage {
namespace {

// Bytes of an object: from `begin`, before `end`.
struct Stretch {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

// A stretch of one segment.
struct Slice {
  Segment segment;
  BlobPlace place;
  Stretch bytes;
};

Error no_such_range() { return invalid("object.range", "The object has no bytes in this range."); }

Result<Stretch> resolve_range(const Range& range, std::int64_t size) {
  if (!range.first) {
    const auto suffix = range.last.value_or(0);
    if (suffix <= 0 || size == 0) return fail(no_such_range());
    return Stretch{std::max<std::int64_t>(0, size - suffix), size};
  }
  if (*range.first < 0 || *range.first >= size || (range.last && *range.last < *range.first))
    return fail(no_such_range());
  const auto last = range.last ? std::min(*range.last, size - 1) : size - 1;
  return Stretch{*range.first, last + 1};
}

Result<Stretch> resolve(const GetRequest& request, const Version& version,
                        const std::vector<Segment>& segments) {
  if (request.range) return resolve_range(*request.range, version.size_bytes);
  if (!request.part) return Stretch{0, version.size_bytes};
  const auto count = std::max<std::int64_t>(version.part_count, 1);
  if (*request.part < 1 || *request.part > count)
    return fail(invalid("object.part_number",
                        fmt::format("This object has the parts 1 to {} and no others.", count)));
  if (version.part_count == 0) return Stretch{0, version.size_bytes};
  Stretch stretch;
  for (int part = 1; part <= *request.part; ++part) {
    stretch.begin = stretch.end;
    stretch.end += segments[static_cast<std::size_t>(part) - 1].size_bytes;
  }
  return stretch;
}

std::vector<Slice> slices_of(const std::vector<Segment>& segments, Tier tier, const Stretch& wanted) {
  std::vector<Slice> slices;
  std::int64_t at = 0;
  for (const auto& segment : segments) {
    const Stretch here{std::max(wanted.begin, at) - at, std::min(wanted.end, at + segment.size_bytes) - at};
    at += segment.size_bytes;
    if (here.begin < here.end) slices.push_back({segment, {tier, segment.blob}, here});
  }
  return slices;
}

Error broken_chunk(const BlobPlace& place) {
  Error error{.kind = ErrorKind::kCorrupt,
              .code = "object.rotten",
              .message = "The bytes of this object are not those that were stored."};
  error.detail = place.blob;
  return error;
}

class OpenVersion final : public OpenObject {
 public:
  OpenVersion(Room& room, Entry entry, Stretch stretch, std::vector<Slice> slices)
      : room_{room}, entry_{std::move(entry)}, stretch_{stretch}, slices_{std::move(slices)} {
    for (const auto& slice : slices_) pins_.push_back(slice.place);
  }
  ~OpenVersion() override {
    if (pinned_) room_.blobs->unpin(pins_);
  }

  // False: the files are going.
  Result<bool> hold() {
    if (slices_.empty()) return true;
    if (!room_.blobs->pin(pins_)) return false;
    pinned_ = true;
    // Opened here and now: who comes too late sees it at the first file.
    auto first = File::open(room_.blobs->path(pins_.front()));
    if (!first && first.error().code == "object.lost") return false;
    file_ = TRY(std::move(first));
    if (entry_.version.encrypted) return true;
    for (const auto& slice : slices_)
      files_.push_back(
          {room_.blobs->path(slice.place).string(), slice.bytes.begin, slice.bytes.end - slice.bytes.begin});
    return true;
  }

  const Entry& entry() const override { return entry_; }
  std::int64_t offset() const override { return stretch_.begin; }
  std::int64_t size_bytes() const override { return stretch_.end - stretch_.begin; }
  const std::vector<FileSegment>& files() const override { return files_; }

  Result<std::string> read(std::size_t at_most) override {
    if (slice_ == slices_.size() || at_most == 0) return std::string{};
    return room_.blobs->pool().run([&]() -> Result<std::string> { return read_on(at_most); });
  }

 private:
  Result<std::string> read_on(std::size_t at_most) {
    const auto& slice = slices_[slice_];
    if (!file_.is_open()) file_ = TRY(File::open(room_.blobs->path(slice.place)));
    const auto left = slice.bytes.end - slice.bytes.begin - done_;
    const auto wanted = std::min<std::int64_t>({left, static_cast<std::int64_t>(at_most), kMostAtOnce});
    const auto from = slice.bytes.begin + done_;
    auto bytes = slice.segment.key ? TRY(read_sealed(slice, from, wanted)) : TRY(file_.read(from, wanted));
    done_ += static_cast<std::int64_t>(bytes.size());
    if (done_ == slice.bytes.end - slice.bytes.begin) {
      ++slice_;
      done_ = 0;
      file_ = File{};
      cipher_.reset();
    }
    return bytes;
  }

  // The rest of the chunk that `from` lies in, `wanted` at most.
  Result<std::string> read_sealed(const Slice& slice, std::int64_t from, std::int64_t wanted) {
    if (!cipher_) cipher_.emplace(TRY(room_.keys.unwrap(*slice.segment.key, slice.segment.blob)));
    const auto number = from / kChunkBytes;
    const auto begin = number * kChunkBytes;
    const auto size = std::min(kChunkBytes, slice.segment.size_bytes - begin);
    const auto sealed = TRY(file_.read(number * (kChunkBytes + kTagBytes), size + kTagBytes));
    const bool last = begin + size == slice.segment.size_bytes;
    auto plain = cipher_->open(number, last, sealed);
    if (!plain) return fail(broken_chunk(slice.place));
    const auto skip = from - begin;
    return plain->substr(static_cast<std::size_t>(skip),
                         static_cast<std::size_t>(std::min(wanted, size - skip)));
  }

  static constexpr std::int64_t kMostAtOnce = 1024 * 1024;

  Room& room_;
  Entry entry_;
  Stretch stretch_;
  std::vector<Slice> slices_;
  std::vector<BlobPlace> pins_;
  std::vector<FileSegment> files_;
  bool pinned_ = false;
  std::size_t slice_ = 0;
  std::int64_t done_ = 0;  // of this slice
  File file_;
  std::optional<ChunkCipher> cipher_;
};

}  // namespace

Result<std::unique_ptr<OpenObject>> open_version(Room& room, const Entry& entry, const GetRequest& request) {
  const auto& version = entry.version;
  auto tier = version.tier;
  if (tier == Tier::kArchive) {
    if (!version.restored || !version.restored->ready || version.restored->until <= room.clock.now())
      return fail(precondition("object.archived", "This object is archived: restore it, then read it."));
    tier = Tier::kStandard;
  }
  const auto segments = TRY(room.segments_of(version));
  const auto stretch = TRY(resolve(request, version, segments));
  auto opened = std::make_unique<OpenVersion>(room, entry, stretch, slices_of(segments, tier, stretch));
  if (!TRY(opened->hold())) return nullptr;
  return opened;
}

}  // namespace souk::storage
