// Which variants' stock pages say what of: so that a sale which changes nothing that a page shows (998
// instead of 999 left) does not throw pages away. Bounded; a variant that is not known counts as shown
// otherwise.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>

#include "online/inventory/stock.hpp"

namespace souk::online::storefront {

class ShelfWatch {
 public:
  // A page is about to show it.
  void show(std::string_view sku, const inventory::Availability& availability);
  struct Turn {
    bool differs = true;    // pages show something else
    bool sold_out = false;  // or came back: what lists show differs too
  };
  // What it is now; remembered as what pages show.
  Turn look(std::string_view sku, const inventory::Availability& availability);

 private:
  static constexpr std::size_t kShards = 16;
  static constexpr std::size_t kMaxPerShard = 8'192;
  struct Shard {
    std::mutex mutex;
    std::unordered_map<std::uint64_t, std::uint64_t> shown;  // hash of sku -> signature
  };
  std::array<Shard, kShards> shards_;
};

}  // namespace souk::online::storefront
