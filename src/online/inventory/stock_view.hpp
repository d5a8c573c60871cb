// Keeps what pages show of stock fresh: hears of changes from the feed, looks levels up in the inventory and
// tells the catalogue when a variant sells out or comes back.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "online/catalogue/browse.hpp"
#include "online/inventory/inventory.hpp"
#include "online/inventory/location.hpp"
#include "online/inventory/stock_glance.hpp"

namespace souk::online::inventory {

class GlancingStockView final : public catalogue::StockView {
 public:
  // Without locations nothing is known of stores.
  explicit GlancingStockView(const Inventory& inventory, const Locations* locations = nullptr)
      : inventory_{inventory}, locations_{locations} {}

  // Unknown counts as there: a reservation decides, and the look-up follows at once.
  bool in_stock(std::string_view variant_sku) const override {
    return glance_.available(variant_sku).value_or(1) > 0;
  }

  catalogue::StoreList stores_with(std::string_view variant_sku) const override;
  std::vector<catalogue::StorePlace> store_places() const override;

  // Called with variants that sold out or came back, anywhere or in a store; before the first look().
  void on_turn(std::function<void(const std::string& sku)> turned) { turned_ = std::move(turned); }
  // Looks these up now.
  Status look(const std::set<std::string>& skus);
  // Looks up what pages asked for in vain; answers how many.
  Result<std::size_t> look_up_wanted();
  // Reads all stock once, a page at a time, so that the first pages are right.
  Status read_all(engines::DocumentStore& store);

 private:
  void note(const std::string& sku, const Availability& availability);
  catalogue::StoreNumber number_of(const std::string& location) const;

  const Inventory& inventory_;
  const Locations* locations_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, catalogue::StoreNumber> numbers_;  // by code; of every location met
  catalogue::StoreSetTable sets_;
  mutable StockGlance glance_;
  std::function<void(const std::string&)> turned_;
};

}  // namespace souk::online::inventory
