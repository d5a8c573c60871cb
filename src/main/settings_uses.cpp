#include "main/settings_uses.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "online/catalogue/tax_class_use.hpp"

namespace souk::app {
namespace {

namespace shop = online::shop;
using online::order::OrderState;
using online::shop::Use;
using online::shop::UseKind;

constexpr std::size_t kPage = 200;
constexpr int kPages = 5;

Status tax_class_uses(engines::DocumentStore& store, const shop::Settings& before,
                      const shop::Settings& after, std::vector<Use>& uses) {
  for (const auto& code : online::shop::removed_tax_classes(before, after)) {
    if (code == before.tax_classes.front().code) {
      uses.push_back({"tax_classes", code, UseKind::kUsual, {}});
      continue;
    }
    const auto product = TRY(online::catalogue::product_of_tax_class(store, code));
    if (product) uses.push_back({"tax_classes", code, UseKind::kProduct, *product});
  }
  return {};
}

// The number of one order that is to be sent by each of `codes`.
Result<std::map<std::string, std::string>> unsent_by(const online::order::Orders& orders,
                                                     const std::set<std::string>& codes) {
  std::map<std::string, std::string> found;
  for (const auto state : {OrderState::kPlaced, OrderState::kPaid, OrderState::kAllocated,
                           OrderState::kPacked, OrderState::kPartiallyShipped}) {
    std::string cursor;
    for (int page = 0; page < kPages && found.size() < codes.size(); ++page) {
      auto some = TRY(orders.in_state(state, kPage, cursor));
      for (const auto& order : some.orders) {
        if (codes.contains(order.shipping.method)) found.emplace(order.shipping.method, order.number);
      }
      cursor = std::move(some.next_cursor);
      if (cursor.empty()) break;
    }
  }
  return found;
}

}  // namespace

online::shop::UsesOf uses_of_settings(engines::DocumentStore& store, const online::order::Orders& orders) {
  return [&store, &orders](const shop::Settings& before,
                           const shop::Settings& after) -> Result<std::vector<Use>> {
    std::vector<Use> uses;
    TRY(tax_class_uses(store, before, after, uses));
    const auto methods = online::shop::removed_shipping_methods(before, after);
    if (methods.empty()) return uses;
    for (const auto& [code, number] : TRY(unsent_by(orders, {methods.begin(), methods.end()})))
      uses.push_back({"shipping_methods", code, UseKind::kOrder, number});
    return uses;
  };
}

}  // namespace souk::app
