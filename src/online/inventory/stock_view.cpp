#include "online/inventory/stock_view.hpp"

namespace souk::online::inventory {

void GlancingStockView::note(const std::string& sku, std::int64_t total) {
  const auto before = glance_.available(sku);
  glance_.note(sku, total);
  const bool was_there = before.value_or(1) > 0;
  if (was_there != (total > 0) && turned_) turned_(sku);
}

Status GlancingStockView::look(const std::set<std::string>& skus) {
  for (const auto& sku : skus) note(sku, TRY(inventory_.availability(sku)).total);
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
    for (const auto& item : TRY(items.query(query, &query.cursor)))
      note(item.id, item.value.availability().total);
  } while (!query.cursor.empty());
  return {};
}

}  // namespace souk::online::inventory
