#include "online/inventory/movement.hpp"

#include <fmt/format.h>

namespace souk::online::inventory {

std::string movement_id(std::string_view sku, MovementReason reason, std::string_view cause) {
  return fmt::format("{}/{}:{}", sku, enum_name(reason), cause);
}

std::string sku_at(const Movement& movement) {
  return fmt::format("{}/{}", movement.sku, to_string(movement.at));
}

}  // namespace souk::online::inventory
