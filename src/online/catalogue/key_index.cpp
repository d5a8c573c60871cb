#include "online/catalogue/key_index.hpp"

#include <algorithm>
#include <functional>

namespace souk::online::catalogue {
namespace {

// Finalizer of splitmix64: the standard hash alone need not spread over the upper bits that choose the shard.
Key spread(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27U;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31U);
}

}  // namespace

Key slug_key(std::string_view slug) { return spread(std::hash<std::string_view>{}(slug) ^ 0x5bd1e995ULL); }
Key sku_key(std::string_view sku) { return spread(std::hash<std::string_view>{}(sku)); }
Key barcode_key(std::string_view barcode) {
  return spread(std::hash<std::string_view>{}(barcode) ^ 0x27d4eb2fULL);
}

std::size_t KeyIndex::memory_bytes() const {
  std::size_t bytes = sizeof(*this);
  for (const auto& shard : shards_) {
    if (shard) bytes += sizeof(Shard) + shard->capacity() * sizeof(std::uint64_t);
  }
  return bytes;
}

KeyIndex KeyIndex::with(std::vector<Edit> edits) const {
  KeyIndex next = *this;
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return shard_of(a.key) < shard_of(b.key); });
  for (auto from = edits.begin(); from != edits.end();) {
    const auto shard = shard_of(from->key);
    const auto until =
        std::find_if(from, edits.end(), [&](const Edit& edit) { return shard_of(edit.key) != shard; });
    Shard added;
    Shard removed;
    for (; from != until; ++from)
      (from->add ? added : removed).push_back(rest_of(from->key) << 32U | from->row);
    std::sort(added.begin(), added.end());
    added.erase(std::unique(added.begin(), added.end()), added.end());
    std::sort(removed.begin(), removed.end());
    static const Shard kEmpty;
    const Shard& old = shards_[shard] ? *shards_[shard] : kEmpty;
    Shard kept;
    std::set_difference(old.begin(), old.end(), removed.begin(), removed.end(), std::back_inserter(kept));
    auto merged = std::make_shared<Shard>();
    merged->reserve(kept.size() + added.size());
    std::set_union(kept.begin(), kept.end(), added.begin(), added.end(), std::back_inserter(*merged));
    merged->shrink_to_fit();
    next.shards_[shard] = std::move(merged);
  }
  return next;
}

}  // namespace souk::online::catalogue
