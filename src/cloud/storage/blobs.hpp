// The files that hold the bytes of objects: <tier's folder>/<first two digits>/<blob>, a blob's name being 32
// random hexadecimal digits. A blob is written once and never changed.
//
// Written as a file of <tier's folder>/new, made durable, renamed, its folder made durable. Whatever lies in
// `new` when the store opens was never answered and goes. A blob that is being read stays until its last
// reader ends, though it was removed; in a crash between, the scrubber finds it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "cloud/storage/file.hpp"
#include "cloud/storage/settings.hpp"
#include "cloud/storage/tier.hpp"
#include "runtime/fiber/pool.hpp"

namespace souk::storage {

// A blob in the folder of one tier.
struct BlobPlace {
  Tier tier = Tier::kStandard;
  std::string blob;
  auto operator<=>(const BlobPlace&) const = default;
};

class Blobs {
 public:
  static Result<std::unique_ptr<Blobs>> open(const StorageSettings& settings);

  std::filesystem::path path(const BlobPlace& place) const;
  std::filesystem::path draft_path(const BlobPlace& place, std::string_view mark) const;
  const std::filesystem::path& folder(Tier tier) const { return folders_[static_cast<std::size_t>(tier)]; }

  // kStorageFull "object.full" when so many bytes more would eat into what is kept free.
  Status check_room(Tier tier, std::int64_t more_bytes) const;
  // Renames a draft that is durable to its place and makes that durable. Blocks.
  Status settle(const std::filesystem::path& draft, const BlobPlace& place);
  // A durable copy in the folder of another tier; `crc32c` is what its bytes must have, or kCorrupt
  // "object.rotten". Blocks.
  Status copy(const BlobPlace& from, Tier to, std::uint32_t crc32c, Random& random);
  // Removes the files, those that are pinned when their last pin goes. On a pool; failing is the scrubber's.
  void remove(const std::vector<BlobPlace>& places);

  // Keeps files from going. False: one of them is going already; look at the index again.
  bool pin(const std::vector<BlobPlace>& places);
  void unpin(const std::vector<BlobPlace>& places);

  // Blobs that are written but that no document names yet: not orphans.
  void expect(const std::string& blob);
  void forget(const std::string& blob);
  bool is_expected(const std::string& blob) const;

  runtime::Pool& pool() { return pool_; }

 private:
  explicit Blobs(const StorageSettings& settings);
  void unlink_all(const std::vector<BlobPlace>& places);

  std::array<std::filesystem::path, kTiers.size()> folders_;
  std::int64_t keep_free_bytes_;
  mutable std::mutex mutex_;
  std::map<BlobPlace, std::size_t> pins_;
  std::set<BlobPlace> late_;   // removed while pinned
  std::set<BlobPlace> going_;  // being unlinked
  std::multiset<std::string> expected_;
  runtime::Pool pool_;  // the last: its threads end first
};

// The blobs of a write that is not committed yet. Unless kept they are removed; or left to the scrubber where
// nobody knows whether the commit happened.
class FreshBlobs {
 public:
  explicit FreshBlobs(Blobs& blobs) : blobs_{&blobs} {}
  ~FreshBlobs();
  FreshBlobs(const FreshBlobs&) = delete;
  FreshBlobs& operator=(const FreshBlobs&) = delete;

  void add(const BlobPlace& place);
  void keep() { kept_ = true; }
  // What to do after a failed commit.
  void judge(const Error& error);

 private:
  Blobs* blobs_;
  std::vector<BlobPlace> places_;
  bool kept_ = false;
};

}  // namespace souk::storage
