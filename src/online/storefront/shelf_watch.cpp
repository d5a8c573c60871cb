#include "online/storefront/shelf_watch.hpp"

#include <algorithm>
#include <string>

#include "online/storefront/page/product_page.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::uint64_t kAvailable = 1;  // the lowest bit: anything there at all

void append(std::string& words, std::int64_t available, bool backorder) {
  const auto level = level_of(available, backorder);
  words += static_cast<char>('0' + static_cast<int>(level));
  if (level == StockLevel::kLow) words += std::to_string(available);
  words += ';';
}

// Alike for all that pages cannot tell apart.
std::uint64_t signature_of(const inventory::Availability& availability) {
  std::string words;
  append(words, availability.total, availability.backorder);
  for (const auto& [location, available] : availability.by_location) {
    words += location;
    append(words, available, false);
  }
  const bool there = availability.total > 0 || availability.backorder;
  return (std::hash<std::string>{}(words) & ~kAvailable) | (there ? kAvailable : 0);
}

}  // namespace

void ShelfWatch::show(std::string_view sku, const inventory::Availability& availability) {
  const auto hash = std::hash<std::string_view>{}(sku);
  auto& shard = shards_[hash % kShards];
  const std::lock_guard lock{shard.mutex};
  if (shard.shown.size() >= kMaxPerShard && !shard.shown.contains(hash))
    shard.shown.erase(shard.shown.begin());
  shard.shown[hash] = signature_of(availability);
}

ShelfWatch::Turn ShelfWatch::look(std::string_view sku, const inventory::Availability& availability) {
  const auto hash = std::hash<std::string_view>{}(sku);
  const auto signature = signature_of(availability);
  auto& shard = shards_[hash % kShards];
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.shown.find(hash);
  if (found == shard.shown.end()) return {.differs = true, .sold_out = true};
  const auto before = std::exchange(found->second, signature);
  return {.differs = before != signature, .sold_out = (before & kAvailable) != (signature & kAvailable)};
}

}  // namespace souk::online::storefront
