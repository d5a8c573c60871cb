// Changes of a paid order before it is packed: what an edit adds is priced and checked here, the order itself
// decides (order/order_edit.hpp).
#pragma once

#include <string>
#include <vector>

#include "online/catalogue/offer.hpp"
#include "online/inventory/inventory.hpp"
#include "online/order/orders.hpp"
#include "online/shop/settings_store.hpp"

namespace souk::online::aftersale {

struct WantedQuantity {
  std::string sku;
  std::int64_t quantity = 0;
  static constexpr std::string_view kName = "WantedQuantity";
  static constexpr auto fields() {
    using W = WantedQuantity;
    return field_table(
        field("sku", &W::sku, {.min_length = 1, .max_length = 64}),
        field("quantity", &W::quantity, {.min = 0, .max = 1'000'000, .help = "0 takes the line out."}));
  }
};

struct EditRequest {
  std::vector<WantedQuantity> quantities;
  std::vector<WantedQuantity> add;
  std::optional<order::Address> address;
  static constexpr std::string_view kName = "EditOrder";
  static constexpr auto fields() {
    using E = EditRequest;
    return field_table(
        field("quantities", &E::quantities,
              {.max_length = 500, .required = false, .help = "Lines that shall have less, or go."}),
        field("add", &E::add,
              {.max_length = 50, .required = false, .help = "New lines; what goes must be worth as much."}),
        field("address", &E::address));
  }
};

struct EditDeps {
  const order::Orders* orders = nullptr;
  const catalogue::Offers* offers = nullptr;
  const inventory::Inventory* inventory = nullptr;
  const shop::SettingsStore* settings = nullptr;
  const Clock* clock = nullptr;
};

class OrderEdits {
 public:
  explicit OrderEdits(EditDeps deps) : deps_{deps} {}
  // `edit_id` names the command: a repeat changes nothing. Errors: those of Order::edit, of an address, and
  // kPrecondition "stock.insufficient", "price.missing".
  Result<order::Order> edit(std::string_view order_id, const order::Act& act, const EditRequest& request,
                            const std::string& edit_id) const;

 private:
  Result<std::vector<order::OrderLine>> priced(const order::Order& order,
                                               const std::vector<WantedQuantity>& wanted) const;

  EditDeps deps_;
};

}  // namespace souk::online::aftersale
