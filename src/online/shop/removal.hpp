// Tax classes and shipping methods that a save would take away, and what still needs them. This room does not
// know products and orders; main says who uses what.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "online/shop/settings.hpp"

namespace souk::online::shop {

enum class UseKind { kUsual, kProduct, kOrder };

// A reason why something must stay.
struct Use {
  std::string list;  // "tax_classes" or "shipping_methods"
  std::string code;  // of what must stay
  UseKind kind = UseKind::kProduct;
  std::string by;  // a product's code or an order's number, one of those that use it
};

// Empty: all that `after` lacks may go.
using UsesOf = std::function<Result<std::vector<Use>>(const Settings& before, const Settings& after)>;

// Codes that `before` has and `after` has not.
std::vector<std::string> removed_tax_classes(const Settings& before, const Settings& after);
std::vector<std::string> removed_shipping_methods(const Settings& before, const Settings& after);
// kPrecondition "shop.in_use" with a complaint for each; fine where there are none.
Status check_uses(const std::vector<Use>& uses);

}  // namespace souk::online::shop
