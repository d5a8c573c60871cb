// shop.json as people write it, turned into the settings document.
#include "online/shop/settings.hpp"

namespace souk::online::shop {
namespace {

// Moves object[from] to object[to] where it is there.
void rename(json::object& object, std::string_view from, std::string_view to) {
  const auto found = object.find(from);
  if (found == object.end()) return;
  json::value value = std::move(found->value());
  object.erase(found);
  object[to] = std::move(value);
}

void lift(json::object& object, std::string_view from, std::string_view prefix) {
  const auto found = object.find(from);
  if (found == object.end()) return;
  if (const auto* inner = found->value().if_object(); inner != nullptr) {
    const json::object members = *inner;
    object.erase(from);
    for (const auto& [name, value] : members) object[std::string{prefix} + "_" + std::string{name}] = value;
  }
}

// An explicit null means the same as leaving the member out.
void drop_nulls(json::object& object) {
  for (auto at = object.begin(); at != object.end();) {
    at = at->value().is_null() ? object.erase(at) : at + 1;
  }
}

void for_each_object(json::object& parent, std::string_view list_name, const auto& work) {
  auto* list = parent.if_contains(list_name);
  if (list == nullptr || !list->is_array()) return;
  for (auto& item : list->as_array()) {
    if (auto* object = item.if_object(); object != nullptr) work(*object);
  }
}

}  // namespace

Result<Settings> settings_from_file(const json::value& file) {
  const auto* given = file.if_object();
  if (given == nullptr) return fail(invalid("shop.malformed", "shop.json must hold one JSON object."));
  json::object object = *given;
  for (const auto* other : {"coupons", "languages", "default_language"}) object.erase(other);
  lift(object, "support", "support");
  for_each_object(object, "tax_classes", [](json::object& tax_class) {
    for_each_object(tax_class, "rates", [](json::object& rate) { rename(rate, "inclusive", "included"); });
  });
  for_each_object(object, "shipping_methods", [](json::object& method) {
    lift(method, "days", "days");
    drop_nulls(method);
  });
  auto settings = TRY(from_value<Settings>(object, Strictness::kInput));
  TRY(check(settings));
  return settings;
}

}  // namespace souk::online::shop
