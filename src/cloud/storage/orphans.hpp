// The names of files that lie in the blob folders, as a sorted list that owners are crossed off: what is left
// at the end has none.
#pragma once

#include <cstdint>
#include <vector>

#include "cloud/storage/room.hpp"

namespace souk::storage {

class Unowned {
 public:
  Unowned(Blobs& blobs, milliseconds age) : blobs_{blobs}, age_{age} {}

  // Adds the files of the next shards until there are `at_most`; false when all shards were read before.
  Result<bool> read_more(std::size_t at_most);
  void cross_off(const BlobPlace& place);
  // Those without an owner, and the list is empty again.
  std::vector<BlobPlace> take();

 private:
  static constexpr int kShards = 256;
  // The first 16 digits of a blob's name: two that share them are one in 10^19.
  struct Name {
    std::uint64_t begin = 0;
    Tier tier = Tier::kStandard;
    bool owned = false;
    auto key() const { return std::pair{begin, tier}; }
  };
  Status read_shard(Tier tier, int shard);

  Blobs& blobs_;
  milliseconds age_;
  int shard_ = 0;
  int first_shard_ = 0;  // of those in the list
  std::vector<Name> names_;
};

// Crosses off all that the index owns. Parts come before objects, because parts become objects and objects
// never parts: so nothing slips through between the two walks.
Status cross_off_parts(Room& room, Unowned& unowned);

}  // namespace souk::storage
