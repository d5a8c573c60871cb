// The rows of the snapshot, packed in chunks of 1,024. A chunk is immutable once published; an update copies
// the chunks it touches and shares the rest, so that one edited product of a million costs one chunk.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/summary.hpp"

namespace souk::online::catalogue {

using RowId = std::uint32_t;

struct Row {
  std::int64_t visible_from_ms = Summary::kNever;
  std::int64_t published_at_ms = 0;
  std::int64_t revision = 0;  // 0: the row is free
  std::uint32_t popularity = 0;
  std::uint32_t rating_count = 0;
  SmallId brand = kNoId;
  std::uint32_t text_at = 0;  // the sku, in the chunk's text
  std::uint32_t ids_at = 0;   // categories, collections, facets, then keys in two halves
  std::uint16_t rating_hundredths = 0;
  std::uint16_t margin_permille = 0;
  std::uint16_t facet_count = 0;
  std::uint16_t key_count = 0;
  std::uint8_t category_count = 0;
  std::uint8_t collection_count = 0;
  std::uint8_t sku_size = 0;
  bool has_timed_prices = false;
};

using Key = std::uint64_t;  // hash of a slug or a sku

class Chunk {
 public:
  static constexpr std::size_t kRows = 1'024;

  explicit Chunk(std::size_t currency_count) : currency_count_{currency_count} {}

  const Row& row(std::size_t index) const { return rows_[index]; }
  std::size_t size() const { return rows_.size(); }
  std::string_view sku(const Row& row) const { return {text_.data() + row.text_at, row.sku_size}; }
  std::span<const SmallId> categories(const Row& row) const { return ids(row, 0, row.category_count); }
  std::span<const SmallId> collections(const Row& row) const {
    return ids(row, row.category_count, row.collection_count);
  }
  std::span<const SmallId> facets(const Row& row) const {
    return ids(row, std::size_t{row.category_count} + row.collection_count, row.facet_count);
  }
  std::vector<Key> keys(const Row& row) const;
  std::int64_t price(std::size_t index, std::size_t currency) const {
    return prices_[index * currency_count_ + currency];
  }
  std::size_t memory_bytes() const;

  // ---- while being built ----
  // Writes or overwrites row `index` (at most size()). Room that a former content took is freed by compact().
  void set(std::size_t index, const Summary& summary, const std::vector<Key>& keys);
  void clear(std::size_t index) { rows_[index] = Row{}; }
  // A copy without the room of overwritten rows.
  std::unique_ptr<Chunk> compact() const;

 private:
  std::span<const SmallId> ids(const Row& row, std::size_t from, std::size_t count) const {
    return {ids_.data() + row.ids_at + from, count};
  }

  std::size_t currency_count_;
  std::vector<Row> rows_;
  std::vector<std::int64_t> prices_;
  std::vector<SmallId> ids_;
  std::string text_;
};

}  // namespace souk::online::catalogue
