#include "online/catalogue/snapshot_builder.hpp"

#include <algorithm>

namespace souk::online::catalogue {

SnapshotBuilder::SnapshotBuilder(const Snapshot& base, Names& names)
    : names_{names}, next_{std::make_unique<Snapshot>(base)}, first_load_{base.product_count == 0} {
  ++next_->version;
  if (base.product_count == base.row_count) return;
  for (RowId id = 0; id < base.row_count && free_rows_.size() < Chunk::kRows; ++id) {
    if (base.row(id).revision == 0) free_rows_.push_back(id);
  }
}

Chunk& SnapshotBuilder::chunk_for(RowId id) {
  const auto index = id / Chunk::kRows;
  auto& open = open_chunks_[index];
  if (!open) {
    open = index < next_->chunks.size() ? std::make_unique<Chunk>(*next_->chunks[index])
                                        : std::make_unique<Chunk>(next_->currencies.size());
  }
  return *open;
}

RowId SnapshotBuilder::free_row() {
  if (free_rows_.empty()) return next_->row_count++;
  const auto id = free_rows_.back();
  free_rows_.pop_back();
  return id;
}

void SnapshotBuilder::touch(RowId id, bool existed) {
  if (first_load_) return;  // every group is built anew anyway
  const auto [entry, is_new] = touched_.try_emplace(id);
  if (!is_new || !existed) return;
  const auto& chunk = next_->chunk_of(id);
  const Row& row = chunk.row(id % Chunk::kRows);
  const auto categories = chunk.categories(row);
  const auto collections = chunk.collections(row);
  entry->second = {
      true, row, {categories.begin(), categories.end()}, {collections.begin(), collections.end()}};
}

void SnapshotBuilder::drop_keys(RowId id) {
  const auto& chunk = chunk_for(id);
  for (const Key key : chunk.keys(chunk.row(id % Chunk::kRows))) key_edits_.push_back({key, id, false});
}

RowId SnapshotBuilder::put(const Summary& summary) {
  const std::optional<RowId> known = first_load_ ? std::nullopt : next_->product_row(summary.sku);
  const RowId id = known ? *known : free_row();
  touch(id, known.has_value());
  if (known) {
    drop_keys(id);
  } else {
    ++next_->product_count;
  }
  std::vector<Key> keys{sku_key(summary.sku)};
  if (!summary.slug.empty()) keys.push_back(slug_key(summary.slug));
  for (const auto& sku : summary.variant_skus) {
    if (sku != summary.sku) keys.push_back(sku_key(sku));
  }
  for (const auto& barcode : summary.barcodes) keys.push_back(barcode_key(barcode));
  for (const Key key : keys) key_edits_.push_back({key, id, true});
  chunk_for(id).set(id % Chunk::kRows, summary, keys);
  set_timed(id, summary.timed);
  return id;
}

void SnapshotBuilder::remove(std::string_view sku) {
  const auto known = next_->product_row(sku);
  if (!known) return;
  touch(*known, true);
  drop_keys(*known);
  chunk_for(*known).clear(*known % Chunk::kRows);
  --next_->product_count;
  set_timed(*known, {});
}

void SnapshotBuilder::set_timed(RowId id, const std::vector<Variant>& variants) {
  if (variants.empty() && !next_->timed->contains(id)) return;
  if (!timed_) timed_ = *next_->timed;
  if (variants.empty()) {
    timed_->erase(id);
  } else {
    (*timed_)[id] = variants;
  }
}

void SnapshotBuilder::set_categories(std::vector<Category> categories) {
  next_->tree = std::make_shared<const CategoryTree>(std::move(categories));
  tree_changed_ = true;
}

void SnapshotBuilder::set_brands(std::vector<Brand> brands) {
  auto named = std::make_shared<Named<Brand>>();
  for (auto& brand : brands) (*named)[brand.slug] = std::make_shared<const Brand>(brand);
  next_->brand_documents = std::move(named);
}

void SnapshotBuilder::set_collections(std::vector<ProductCollection> collections) {
  auto named = std::make_shared<Named<ProductCollection>>();
  for (auto& item : collections) (*named)[item.slug] = std::make_shared<const ProductCollection>(item);
  next_->collection_documents = std::move(named);
}

void SnapshotBuilder::set_redirects(std::unordered_map<std::string, std::string> redirects) {
  next_->redirects =
      std::make_shared<const std::unordered_map<std::string, std::string>>(std::move(redirects));
}

std::shared_ptr<const Snapshot> SnapshotBuilder::finish() {
  for (auto& [index, chunk] : open_chunks_) {
    if (index >= next_->chunks.size()) next_->chunks.resize(index + 1);
    next_->chunks[index] = chunk->compact();
  }
  next_->keys = next_->keys.with(std::move(key_edits_));
  if (timed_)
    next_->timed =
        std::make_shared<const std::unordered_map<RowId, std::vector<Variant>>>(std::move(*timed_));
  const auto before = next_->ancestors;
  build_ancestors();
  // Products may name categories that came to the tree (or moved in it) only now.
  const bool moved = tree_changed_ && *before != *next_->ancestors;
  if (first_load_ || moved || touched_.size() > next_->product_count / 4) {
    rebuild_all_groups();
  } else {
    update_groups();
  }
  return std::shared_ptr<const Snapshot>{std::move(next_)};
}

}  // namespace souk::online::catalogue
