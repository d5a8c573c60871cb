#include "online/inventory/stock_view.hpp"

#include <algorithm>

namespace souk::online::inventory {

using catalogue::StoreList;
using catalogue::StoreNumber;
using catalogue::StorePlace;

// Numbers are never given away again: a location that is closed and opened anew keeps its own.
StoreNumber GlancingStockView::number_of(const std::string& location) const {
  const std::lock_guard lock{mutex_};
  return numbers_.try_emplace(location, static_cast<StoreNumber>(numbers_.size())).first->second;
}

StoreList GlancingStockView::stores_with(std::string_view variant_sku) const {
  return sets_.stores(glance_.store_set(variant_sku));
}

std::vector<StorePlace> GlancingStockView::store_places() const {
  std::vector<StorePlace> places;
  if (locations_ == nullptr) return places;
  for (const auto& location : *locations_->all()) {
    if (!location.active || location.kind != LocationKind::kStore) continue;
    StorePlace place{number_of(location.code), location.code, location.name};
    if (location.latitude_e6 && location.longitude_e6)
      place.point = catalogue::Point{*location.latitude_e6, *location.longitude_e6};
    places.push_back(std::move(place));
  }
  return places;
}

void GlancingStockView::note(const std::string& sku, const Availability& availability) {
  StoreList stores;
  for (const auto& [location, available] : availability.by_location)
    if (available > 0) stores.push_back(number_of(location));
  std::sort(stores.begin(), stores.end());
  const auto set = sets_.intern(stores);
  const auto before = glance_.available(sku);
  const auto set_before = glance_.store_set(sku);
  glance_.note(sku, availability.total, set);
  const bool was_there = before.value_or(1) > 0;
  if ((was_there != (availability.total > 0) || set_before != set) && turned_) turned_(sku);
}

Status GlancingStockView::look(const std::set<std::string>& skus) {
  for (const auto& sku : skus) note(sku, TRY(inventory_.availability(sku)));
  return {};
}

Result<std::size_t> GlancingStockView::look_up_wanted() {
  constexpr std::size_t kAtOnce = 500;
  const auto wanted = glance_.take_wanted(kAtOnce);
  TRY(look({wanted.begin(), wanted.end()}));
  return wanted.size();
}

Status GlancingStockView::read_all(engines::DocumentStore& store) {
  const engines::Collection<StockItem> items{store, std::string{kStockCollection}};
  engines::FindQuery query{.limit = 500};
  do {
    for (const auto& item : TRY(items.query(query, &query.cursor))) note(item.id, item.value.availability());
  } while (!query.cursor.empty());
  return {};
}

}  // namespace souk::online::inventory
