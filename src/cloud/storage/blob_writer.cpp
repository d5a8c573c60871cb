#include "cloud/storage/blob_writer.hpp"

#include <algorithm>
#include <unistd.h>

#include "cloud/storage/cipher.hpp"
#include "cloud/storage/crc32c.hpp"
#include "cloud/storage/digest.hpp"
#include "cloud/storage/encoding.hpp"
#include "runtime/fiber/wait.hpp"

namespace souk::storage {
namespace {

constexpr std::size_t kPieceBytes = 512 * 1024;
static_assert(kPieceBytes % kChunkBytes == 0);

Error wrong_size() {
  return invalid("object.size", "The body has not the size that was announced; send all of it and no more.");
}

Error piece_too_large() {
  return {.kind = ErrorKind::kTooLarge,
          .code = "object.too_large",
          .message = "One piece has at most 5 GiB; upload the object in parts."};
}

std::vector<ChecksumKind> kinds_of(const std::vector<Checksum>& checksums) {
  std::vector<ChecksumKind> kinds;
  for (const auto& checksum : checksums) {
    if (checksum.kind != ChecksumKind::kMd5) kinds.push_back(checksum.kind);  // always computed
  }
  return kinds;
}

// The file that grows; all but its making runs on the pool, one piece at a time.
class Draft {
 public:
  Draft(Blobs& blobs, const BlobOrder& order, const std::vector<ChecksumKind>& kinds)
      : blobs_{blobs}, digests_{kinds}, place_{order.tier, random_hex(*order.random, 16)} {}
  ~Draft() {
    if (file_.is_open()) ::unlink(blobs_.draft_path(place_, "").c_str());
  }

  Status encrypt(const Keys& keys, Random& random) {
    auto key = TRY(keys.make_key(random));
    wrapped_ = TRY(keys.wrap(key, place_.blob, random));
    cipher_.emplace(std::move(key));
    return {};
  }

  const BlobPlace& place() const { return place_; }
  std::int64_t size_bytes() const { return size_bytes_; }

  // Hashed while the disk takes it: both last equally long.
  Status add(const std::string& piece, bool last) {
    if (piece.empty() && size_bytes_ == 0) return {};  // an empty object has no blob
    size_bytes_ += static_cast<std::int64_t>(piece.size());
    TRY(blobs_.check_room(place_.tier, static_cast<std::int64_t>(piece.size())));
    if (!file_.is_open()) file_ = TRY(File::create(blobs_.draft_path(place_, "")));
    TRY(append(cipher_ ? seal(piece, last) : piece));
    file_.start_writing();
    digests_.add(piece);
    return {};
  }

  // Durable under its name.
  Status settle() {
    if (size_bytes_ == 0) return {};
    TRY(file_.sync());
    TRY(blobs_.settle(blobs_.draft_path(place_, ""), place_));
    file_ = File{};
    return {};
  }

  Written finish() {
    auto sums = digests_.finish();
    Written written;
    written.md5 = std::move(sums.md5);
    written.checksums = std::move(sums.checksums);
    written.size_bytes = size_bytes_;
    written.segment.size_bytes = size_bytes_;
    if (size_bytes_ == 0) return written;
    written.segment.blob = place_.blob;
    written.segment.crc32c = crc_;
    written.segment.key = wrapped_;
    return written;
  }

 private:
  Status append(const std::string& bytes) {
    crc_ = crc32c(crc_, bytes);
    return file_.append(bytes);
  }

  std::string seal(std::string_view piece, bool last) {
    std::string sealed;
    while (!piece.empty()) {
      const auto chunk = piece.substr(0, kChunkBytes);
      piece.remove_prefix(chunk.size());
      sealed += cipher_->seal(chunks_++, last && piece.empty(), chunk);
    }
    return sealed;
  }

  Blobs& blobs_;
  Digests digests_;
  BlobPlace place_;
  std::optional<ChunkCipher> cipher_;
  std::optional<std::string> wrapped_;
  File file_;
  std::int64_t size_bytes_ = 0;
  std::int64_t chunks_ = 0;
  std::uint32_t crc_ = 0;
};

// One piece in the hands of the pool while the next is received. Never left behind.
class Flight {
 public:
  Flight(runtime::Pool& pool, Draft& draft) : pool_{pool}, draft_{draft} {}
  ~Flight() { (void)land(); }

  Status start(std::string piece) {
    TRY(land());
    piece_ = std::move(piece);
    wake_.emplace();
    auto queued = pool_.enqueue([this, signal = wake_->signal()] {
      outcome_ = draft_.add(piece_, false);
      signal.notify();
    });
    if (!queued) wake_.reset();
    return queued;
  }

  Status land() {
    if (!wake_) return {};
    wake_->wait();
    wake_.reset();
    return std::exchange(outcome_, {});
  }

 private:
  runtime::Pool& pool_;
  Draft& draft_;
  std::string piece_;
  Status outcome_;
  std::optional<runtime::Wake> wake_;
};

// A piece of kPieceBytes, or what is left of the body: `ended` then.
Result<std::string> next_piece(engines::ObjectSource& source, bool& ended) {
  std::string piece;
  while (piece.size() < kPieceBytes) {
    auto got = TRY(source.read(kPieceBytes - piece.size()));
    if (got.empty()) {
      ended = true;
      break;
    }
    if (piece.empty()) {
      piece = std::move(got);
    } else {
      piece += got;
    }
  }
  return piece;
}

Status check_digests(const Written& written, const std::vector<Checksum>& expected) {
  for (const auto& wanted : expected) {
    if (wanted.value.empty()) continue;
    bool matches = wanted.kind == ChecksumKind::kMd5 && wanted.value == to_base64(written.md5);
    for (const auto& computed : written.checksums)
      matches = matches || (computed.kind == wanted.kind && computed.value == wanted.value);
    if (!matches)
      return fail(
          invalid("object.digest", "The body has not the checksum that was announced; send it again."));
  }
  return {};
}

Error as_busy(Error error) {
  if (error.code != "pool.full") return error;
  error.code = "object.busy";
  error.message = "The object store has too much to do; try again in a moment.";
  return error;
}

// All pieces but the last are written by the time this answers the last.
Result<std::string> receive(Blobs& blobs, Draft& draft, const Body& body) {
  Flight flight{blobs.pool(), draft};
  std::int64_t size = 0;
  std::optional<std::string> held;
  for (bool ended = false; !ended;) {
    auto piece = TRY(next_piece(*body.source, ended));
    size += static_cast<std::int64_t>(piece.size());
    if (size > body.max_bytes) return fail(piece_too_large());
    if (body.size_bytes && size > *body.size_bytes) return fail(wrong_size());
    // The last piece is known by the end behind it, so one is always held back.
    if (held && !piece.empty()) {
      TRY(flight.start(std::move(*held)));
      held.reset();
    }
    if (!held || !piece.empty()) held = std::move(piece);
  }
  if (body.size_bytes && size != *body.size_bytes) return fail(wrong_size());
  TRY(flight.land());
  return std::move(held).value_or("");
}

Result<Written> write_draft(Blobs& blobs, Draft& draft, const Body& body, FreshBlobs& fresh) {
  const auto last = TRY(receive(blobs, draft, body));
  const auto settle = [&]() -> Status {
    if (draft.size_bytes() == 0) return {};
    fresh.add(draft.place());
    return draft.settle();
  };
  // One turn on the pool for all of it, unless a trailer must be waited for.
  auto written = TRY(blobs.pool().run([&]() -> Result<Written> {
    TRY(draft.add(last, true));
    auto done = draft.finish();
    TRY(check_digests(done, body.checksums));
    if (!body.trailer) TRY(settle());
    return done;
  }));
  if (!body.trailer) return written;
  const auto trailing = TRY(body.trailer());
  TRY(check_digests(written, trailing));
  TRY(blobs.pool().run(settle));
  return written;
}

}  // namespace

Result<Written> write_blob(Blobs& blobs, const BlobOrder& order, const Body& body, FreshBlobs& fresh) {
  if (body.size_bytes && *body.size_bytes > body.max_bytes) return fail(piece_too_large());
  Draft draft{blobs, order, kinds_of(body.checksums)};
  if (order.keys != nullptr) TRY(draft.encrypt(*order.keys, *order.random));
  auto written = write_draft(blobs, draft, body, fresh);
  if (!written) return fail(as_busy(std::move(written).error()));
  return written;
}

}  // namespace souk::storage
