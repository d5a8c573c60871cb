#include "online/catalogue/columns.hpp"

#include <algorithm>

namespace souk::online::catalogue {
namespace {

template <class T>
T count_of(std::size_t size) {
  return static_cast<T>(std::min<std::size_t>(size, std::numeric_limits<T>::max()));
}

void append(std::vector<SmallId>& out, const std::vector<SmallId>& ids, std::size_t count) {
  out.insert(out.end(), ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

std::vector<Key> Chunk::keys(const Row& row) const {
  const auto halves = ids(row, std::size_t{row.category_count} + row.collection_count + row.facet_count,
                          std::size_t{row.key_count} * 2);
  std::vector<Key> keys;
  for (std::size_t i = 0; i < halves.size(); i += 2) keys.push_back(Key{halves[i]} << 32U | halves[i + 1]);
  return keys;
}

std::size_t Chunk::memory_bytes() const {
  return sizeof(*this) + rows_.capacity() * sizeof(Row) + prices_.capacity() * sizeof(std::int64_t) +
         ids_.capacity() * sizeof(SmallId) + text_.capacity();
}

void Chunk::set(std::size_t index, const Summary& summary, const std::vector<Key>& keys) {
  if (index >= rows_.size()) {
    rows_.resize(index + 1);
    prices_.resize(rows_.size() * currency_count_, Summary::kNoPrice);
  }
  Row& row = rows_[index];
  row = {.visible_from_ms = summary.visible_from_ms,
         .published_at_ms = summary.published_at_ms,
         .revision = summary.revision,
         .popularity = summary.popularity,
         .rating_count = summary.rating_count,
         .brand = summary.brand,
         .text_at = static_cast<std::uint32_t>(text_.size()),
         .ids_at = static_cast<std::uint32_t>(ids_.size()),
         .rating_hundredths = summary.rating_hundredths,
         .margin_permille = summary.margin_permille,
         .facet_count = count_of<std::uint16_t>(summary.facets.size()),
         .key_count = count_of<std::uint16_t>(keys.size()),
         .category_count = count_of<std::uint8_t>(summary.categories.size()),
         .collection_count = count_of<std::uint8_t>(summary.collections.size()),
         .sku_size = count_of<std::uint8_t>(summary.sku.size()),
         .has_timed_prices = !summary.timed.empty()};
  text_ += std::string_view{summary.sku}.substr(0, row.sku_size);
  append(ids_, summary.categories, row.category_count);
  append(ids_, summary.collections, row.collection_count);
  append(ids_, summary.facets, row.facet_count);
  for (std::size_t i = 0; i < row.key_count; ++i) {
    ids_.push_back(static_cast<SmallId>(keys[i] >> 32U));
    ids_.push_back(static_cast<SmallId>(keys[i]));
  }
  std::copy_n(summary.prices.begin(), std::min(currency_count_, summary.prices.size()),
              prices_.begin() + static_cast<std::ptrdiff_t>(index * currency_count_));
}

std::unique_ptr<Chunk> Chunk::compact() const {
  auto copy = std::make_unique<Chunk>(currency_count_);
  copy->rows_ = rows_;
  copy->prices_ = prices_;
  copy->ids_.reserve(ids_.size());
  copy->text_.reserve(text_.size());
  for (Row& row : copy->rows_) {
    const std::size_t count = std::size_t{row.category_count} + row.collection_count + row.facet_count +
                              std::size_t{row.key_count} * 2;
    const auto old_ids = ids(row, 0, count);
    const auto old_sku = sku(row);
    row.ids_at = static_cast<std::uint32_t>(copy->ids_.size());
    row.text_at = static_cast<std::uint32_t>(copy->text_.size());
    copy->ids_.insert(copy->ids_.end(), old_ids.begin(), old_ids.end());
    copy->text_ += old_sku;
  }
  return copy;
}

}  // namespace souk::online::catalogue
