// What one search reads: an index, the profiles of its documents and the rows of the catalogue's snapshot
// that they belong to. Immutable; the indexer publishes another one after each batch of changes, which shares
// what did not change.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "engines/search/port.hpp"
#include "online/catalogue/snapshot.hpp"
#include "online/search/profile.hpp"

namespace souk::online::search {

using catalogue::RowId;
inline constexpr RowId kNoRow = 0xffffffffU;

using ProfilePtr = std::shared_ptr<const Profile>;

class View {
 public:
  std::shared_ptr<engines::SearchIndex> index;
  std::uint64_t snapshot_version = 0;  // rows are those of this snapshot

  // nullptr for a number that this view does not know.
  const Profile* profile(std::uint32_t number) const {
    const auto chunk = number / kChunk;
    if (chunk >= chunks_.size() || chunks_[chunk] == nullptr) return nullptr;
    return (*chunks_[chunk])[number % kChunk].get();
  }
  // Profiles lie all over the memory: whoever reads many says so first.
  void fetch_profiles(const std::vector<engines::SearchHit>& hits) const {
    for (const auto& hit : hits) __builtin_prefetch(profile(hit.number));
    for (const auto& hit : hits)
      if (const auto* one = profile(hit.number); one != nullptr) one->fetch_words();
  }
  RowId row(std::uint32_t number) const { return number < rows_.size() ? rows_[number] : kNoRow; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  std::size_t memory_bytes() const;

 private:
  friend class ViewBuilder;
  static constexpr std::size_t kChunk = 256;
  using Chunk = std::array<ProfilePtr, kChunk>;
  std::vector<std::shared_ptr<const Chunk>> chunks_;
  std::vector<RowId> rows_;
};

class ViewBuilder {
 public:
  // A copy of `base`, which may be nullptr.
  explicit ViewBuilder(const View* base);
  // nullptr removes.
  void set(std::uint32_t number, ProfilePtr profile);
  void set_row(std::uint32_t number, RowId row);
  // Looks up the rows of all documents anew.
  void match(const catalogue::Snapshot& snapshot);
  std::shared_ptr<const View> finish(std::shared_ptr<engines::SearchIndex> index,
                                     std::uint64_t snapshot_version);

 private:
  std::shared_ptr<View> view_;
  std::vector<std::shared_ptr<View::Chunk>> open_;  // copied and not yet published, by chunk
};

}  // namespace souk::online::search
