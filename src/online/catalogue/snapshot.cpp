#include "online/catalogue/snapshot.hpp"

namespace souk::online::catalogue {

RowListPtr Groups::rows(SmallId id) const {
  static const auto kEmpty = std::make_shared<const RowList>();
  return id < lists_.size() && lists_[id] ? lists_[id] : kEmpty;
}

std::optional<RowId> Snapshot::product_row(std::string_view wanted) const {
  std::optional<RowId> found;
  keys.find(sku_key(wanted), [&](RowId id) {
    if (sku(id) != wanted) return false;
    found = id;
    return true;
  });
  return found;
}

std::optional<std::size_t> Snapshot::currency_index(Currency currency) const {
  for (std::size_t i = 0; i < currencies.size(); ++i) {
    if (currencies[i] == currency) return i;
  }
  return std::nullopt;
}

std::size_t Snapshot::memory_bytes() const {
  std::size_t bytes = sizeof(*this) + keys.memory_bytes() + all->capacity() * sizeof(RowId);
  for (const auto& chunk : chunks) bytes += chunk->memory_bytes();
  for (const auto* groups : {&categories, &brands, &collections}) {
    for (const auto& list : groups->lists()) {
      bytes += sizeof(RowListPtr) + (list ? sizeof(RowList) + list->capacity() * sizeof(RowId) : 0);
    }
  }
  return bytes;
}

}  // namespace souk::online::catalogue
