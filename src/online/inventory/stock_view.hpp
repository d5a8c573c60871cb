// Keeps what pages show of stock fresh: hears of changes from the feed, looks levels up in the inventory and
// tells the catalogue when a variant sells out or comes back.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "online/catalogue/browse.hpp"
#include "online/inventory/inventory.hpp"
#include "online/inventory/stock_glance.hpp"

namespace souk::online::inventory {

class GlancingStockView final : public catalogue::StockView {
 public:
  explicit GlancingStockView(const Inventory& inventory) : inventory_{inventory} {}

  // Unknown counts as there: a reservation decides, and the look-up follows at once.
  bool in_stock(std::string_view variant_sku) const override {
    return glance_.available(variant_sku).value_or(1) > 0;
  }

  // Called with variants that sold out or came back; before the first look().
  void on_turn(std::function<void(const std::string& sku)> turned) { turned_ = std::move(turned); }
  // Looks these up now.
  Status look(const std::set<std::string>& skus);
  // Looks up what pages asked for in vain; answers how many.
  Result<std::size_t> look_up_wanted();
  // Reads all stock once, a page at a time, so that the first pages are right.
  Status read_all(engines::DocumentStore& store);

 private:
  void note(const std::string& sku, std::int64_t total);

  const Inventory& inventory_;
  mutable StockGlance glance_;
  std::function<void(const std::string&)> turned_;
};

}  // namespace souk::online::inventory
