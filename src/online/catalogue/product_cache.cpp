#include "online/catalogue/product_cache.hpp"

namespace souk::online::catalogue {
namespace {

// Measured on the sample shop: a product of many small texts and maps takes about 2.5 times its JSON.
std::size_t estimate_bytes(std::size_t body_bytes) { return body_bytes * 5 / 2 + 512; }

}  // namespace

std::shared_ptr<const Product> ProductCache::get(std::string_view sku, std::int64_t revision) {
  Shard& shard = shard_of(sku);
  const std::lock_guard lock{shard.mutex};
  const auto found = shard.by_sku.find(sku);
  if (found == shard.by_sku.end() || found->second->revision < revision) {
    misses_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
  }
  hits_.fetch_add(1, std::memory_order_relaxed);
  shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
  return found->second->product;
}

void ProductCache::put(std::shared_ptr<const Product> product, std::int64_t revision,
                       std::size_t body_bytes) {
  const auto bytes = estimate_bytes(body_bytes);
  if (bytes > max_shard_bytes_) return;
  Shard& shard = shard_of(product->sku);
  const std::lock_guard lock{shard.mutex};
  if (const auto old = shard.by_sku.find(product->sku); old != shard.by_sku.end()) {
    if (old->second->revision > revision) return;
    erase(shard, old->second);
  }
  while (shard.bytes + bytes > max_shard_bytes_) erase(shard, std::prev(shard.entries.end()));
  shard.entries.push_front({std::move(product), revision, bytes});
  shard.by_sku.emplace(shard.entries.front().product->sku, shard.entries.begin());
  shard.bytes += bytes;
}

void ProductCache::erase(Shard& shard, std::list<Entry>::iterator entry) {
  shard.bytes -= entry->bytes;
  shard.by_sku.erase(std::string_view{entry->product->sku});
  shard.entries.erase(entry);
}

std::size_t ProductCache::size_bytes() const {
  std::size_t bytes = 0;
  for (const auto& shard : shards_) {
    const std::lock_guard lock{shard.mutex};
    bytes += shard.bytes;
  }
  return bytes;
}

}  // namespace souk::online::catalogue
