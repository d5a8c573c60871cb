// From a slug or a sku to the row that has it, for any number of products in the same time. 1,024 shards,
// each a sorted list of (32 bits of the hash, row) in 8 bytes: an update copies the shards it touches. A hash
// may hit a wrong row now and then: the caller compares the text.
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "online/catalogue/columns.hpp"

namespace souk::online::catalogue {

Key slug_key(std::string_view slug);
// Products' and variants' codes share one space: both are unique in it.
Key sku_key(std::string_view sku);
// What a scanner reads; several variants may have the same one.
Key barcode_key(std::string_view barcode);

class KeyIndex {
 public:
  // Calls `each(row)` for every row that may have the key until it answers true; false when none did.
  template <class F>
  bool find(Key key, F each) const {
    const auto* shard = shards_[shard_of(key)].get();
    if (shard == nullptr) return false;
    const auto wanted = rest_of(key) << 32U;
    for (auto at = std::lower_bound(shard->begin(), shard->end(), wanted);
         at != shard->end() && (*at >> 32U) == rest_of(key); ++at) {
      if (each(static_cast<RowId>(*at))) return true;
    }
    return false;
  }
  std::size_t memory_bytes() const;

  struct Edit {
    Key key = 0;
    RowId row = 0;
    bool add = true;
  };
  // A new index that shares the untouched shards. Removing what is not there is no error.
  KeyIndex with(std::vector<Edit> edits) const;

 private:
  using Shard = std::vector<std::uint64_t>;
  static constexpr std::size_t kShards = 1'024;
  static std::size_t shard_of(Key key) { return static_cast<std::size_t>(key >> 54U); }
  static std::uint64_t rest_of(Key key) { return (key >> 22U) & 0xffffffffU; }

  std::array<std::shared_ptr<const Shard>, kShards> shards_;
};

}  // namespace souk::online::catalogue
