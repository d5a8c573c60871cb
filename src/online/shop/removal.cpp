#include "online/shop/removal.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace souk::online::shop {
namespace {

template <class List>
std::vector<std::string> gone(const List& before, const List& after) {
  std::vector<std::string> codes;
  for (const auto& each : before) {
    const bool stays =
        std::any_of(after.begin(), after.end(), [&](const auto& other) { return other.code == each.code; });
    if (!stays) codes.push_back(each.code);
  }
  return codes;
}

std::string sentence(const Use& use) {
  switch (use.kind) {
    case UseKind::kUsual:
      return fmt::format("\"{}\" is for products that name no tax class; put another one first.", use.code);
    case UseKind::kProduct:
      return fmt::format("Product {} uses \"{}\"; give it another one first.", use.by, use.code);
    case UseKind::kOrder:
      return fmt::format("Order {} is to be sent by \"{}\"; wait until it is.", use.by, use.code);
  }
  return {};
}

}  // namespace

std::vector<std::string> removed_tax_classes(const Settings& before, const Settings& after) {
  return gone(before.tax_classes, after.tax_classes);
}

std::vector<std::string> removed_shipping_methods(const Settings& before, const Settings& after) {
  return gone(before.shipping_methods, after.shipping_methods);
}

Status check_uses(const std::vector<Use>& uses) {
  if (uses.empty()) return {};
  auto error = precondition("shop.in_use", sentence(uses.front()));
  for (const auto& use : uses)
    error.fields.push_back({fmt::format("/{}/{}", use.list, use.code), "in_use", sentence(use)});
  return fail(std::move(error));
}

}  // namespace souk::online::shop
