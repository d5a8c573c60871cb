// The lists of rows by category, brand and collection: built whole, or merged with what changed.
#include <algorithm>

#include "online/catalogue/snapshot_builder.hpp"

namespace souk::online::catalogue {

bool SnapshotBuilder::more_popular(RowId a, RowId b) const {
  const auto left = next_->row(a).popularity;
  const auto right = next_->row(b).popularity;
  return left != right ? left > right : a < b;
}

void SnapshotBuilder::build_ancestors() {
  const auto count = names_.categories.size();
  if (!tree_changed_ && next_->ancestors->size() == count) return;
  auto ancestors = std::make_shared<std::vector<std::vector<SmallId>>>(count);
  for (SmallId id = 0; id < count; ++id) {
    auto& own = (*ancestors)[id];
    own.push_back(id);
    const auto* node = next_->tree->find(names_.categories.name(id));
    for (const auto* up = node == nullptr ? nullptr : node->parent; up != nullptr; up = up->parent) {
      const auto above = names_.categories.intern(up->category.slug);
      if (above != kNoId) own.push_back(above);
    }
  }
  next_->ancestors = std::move(ancestors);
}

std::vector<SmallId> SnapshotBuilder::with_ancestors(std::span<const SmallId> categories) const {
  std::vector<SmallId> ids;
  for (const auto id : categories) {
    if (id < next_->ancestors->size()) {
      const auto& own = (*next_->ancestors)[id];
      ids.insert(ids.end(), own.begin(), own.end());
    } else {
      ids.push_back(id);
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

namespace {

void append_to(std::vector<RowList>& lists, SmallId id, RowId row) {
  if (id == kNoId) return;
  if (id >= lists.size()) lists.resize(id + 1);
  lists[id].push_back(row);
}

void publish(std::vector<RowList>& lists, Groups& groups) {
  groups.lists().clear();
  groups.lists().resize(lists.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].empty()) continue;
    lists[i].shrink_to_fit();
    groups.lists()[i] = std::make_shared<const RowList>(std::move(lists[i]));
  }
}

RowListPtr& list_at(Groups& groups, SmallId id) {
  if (id >= groups.lists().size()) groups.lists().resize(id + 1);
  return groups.lists()[id];
}

}  // namespace

void SnapshotBuilder::rebuild_all_groups() {
  RowList all;
  all.reserve(next_->product_count);
  for (RowId id = 0; id < next_->row_count; ++id) {
    const Row& row = next_->row(id);
    if (row.revision > 0 && row.visible_from_ms != Summary::kNever) all.push_back(id);
  }
  std::sort(all.begin(), all.end(), [&](RowId a, RowId b) { return more_popular(a, b); });
  std::vector<RowList> categories;
  std::vector<RowList> brands;
  std::vector<RowList> collections;
  for (const RowId id : all) {
    const auto& chunk = next_->chunk_of(id);
    const Row& row = next_->row(id);
    append_to(brands, row.brand, id);
    for (const auto category : with_ancestors(chunk.categories(row))) append_to(categories, category, id);
    for (const auto collection : chunk.collections(row)) append_to(collections, collection, id);
  }
  publish(categories, next_->categories);
  publish(brands, next_->brands);
  publish(collections, next_->collections);
  next_->all = std::make_shared<const RowList>(std::move(all));
}

void SnapshotBuilder::update_group(RowListPtr& list, const RowList& joining,
                                   const std::vector<bool>& leaving) const {
  RowList kept;
  if (list) {
    kept.reserve(list->size() + joining.size());
    for (const RowId id : *list) {
      if (!leaving[id]) kept.push_back(id);
    }
  }
  const auto middle = static_cast<std::ptrdiff_t>(kept.size());
  kept.insert(kept.end(), joining.begin(), joining.end());
  std::inplace_merge(kept.begin(), kept.begin() + middle, kept.end(),
                     [&](RowId a, RowId b) { return more_popular(a, b); });
  list = std::make_shared<const RowList>(std::move(kept));
}

void SnapshotBuilder::update_groups() {
  if (touched_.empty()) return;
  std::vector<bool> touched(next_->row_count);
  std::map<SmallId, RowList> categories;
  std::map<SmallId, RowList> brands;
  std::map<SmallId, RowList> collections;
  RowList order;
  for (const auto& [id, before] : touched_) {
    touched[id] = true;
    if (before.existed) {
      for (const auto category : with_ancestors(before.old_categories)) categories[category];
      for (const auto collection : before.old_collections) collections[collection];
      if (before.old.brand != kNoId) brands[before.old.brand];
    }
    const Row& row = next_->row(id);
    if (row.revision > 0 && row.visible_from_ms != Summary::kNever) order.push_back(id);
  }
  std::sort(order.begin(), order.end(), [&](RowId a, RowId b) { return more_popular(a, b); });
  for (const RowId id : order) {
    const auto& chunk = next_->chunk_of(id);
    const Row& row = next_->row(id);
    if (row.brand != kNoId) brands[row.brand].push_back(id);
    for (const auto category : with_ancestors(chunk.categories(row))) categories[category].push_back(id);
    for (const auto collection : chunk.collections(row)) collections[collection].push_back(id);
  }
  for (const auto& [id, rows] : categories) update_group(list_at(next_->categories, id), rows, touched);
  for (const auto& [id, rows] : brands) update_group(list_at(next_->brands, id), rows, touched);
  for (const auto& [id, rows] : collections) update_group(list_at(next_->collections, id), rows, touched);
  update_group(next_->all, order, touched);
}

}  // namespace souk::online::catalogue
