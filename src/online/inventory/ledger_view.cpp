// What people look at: levels of one sku, all items, the ledger from its newest end.
#include <fmt/format.h>

#include "online/inventory/inventory.hpp"

namespace souk::online::inventory {

Result<std::map<std::string, Level>> Inventory::levels(std::string_view sku) const {
  auto item = TRY(engines::Collection<StockItem>(*store_, std::string{kStockCollection}).find(sku));
  if (!item) return std::map<std::string, Level>{};
  return std::move(item->value.levels);
}

Result<Inventory::LedgerPage> Inventory::newest_movements(std::string_view sku, std::size_t limit,
                                                          const std::string& cursor) const {
  engines::FindQuery query{.path = "at", .descending = true, .limit = limit, .cursor = cursor};
  if (!sku.empty()) {
    // Times begin with a digit, and ':' follows the digits.
    query.path = "sku_at";
    query.from = engines::IndexValue{fmt::format("{}/", sku)};
    query.until = engines::IndexValue{fmt::format("{}/:", sku)};
  }
  LedgerPage page;
  for (auto& stored : TRY(ledger_.query(query, &page.next_cursor)))
    page.movements.push_back(std::move(stored.value));
  return page;
}

Result<Inventory::ItemPage> Inventory::items(std::string_view from, std::size_t limit,
                                             const std::string& cursor) const {
  engines::FindQuery query{.limit = limit, .cursor = cursor};
  if (!from.empty()) {
    query.from = engines::IndexValue{std::string{from}};
    query.until = engines::IndexValue{std::string{from} + "\xf4\x8f\xbf\xbf"};
  }
  ItemPage page;
  const engines::Collection<StockItem> items{*store_, std::string{kStockCollection}};
  for (auto& stored : TRY(items.query(query, &page.next_cursor)))
    page.items.push_back(std::move(stored.value));
  return page;
}

}  // namespace souk::online::inventory
