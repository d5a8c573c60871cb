#include "online/catalogue/stars.hpp"

#include <algorithm>
#include <limits>

namespace souk::online::catalogue {

Rating together(const Rating& imported, const Stars& own) {
  const auto count = imported.count + own.count;
  if (count <= 0) return {};
  const auto sum = imported.average_hundredths * imported.count + own.sum * 100;
  return {.average_hundredths = (sum + count / 2) / count, .count = count};
}

StarTable::Packed StarTable::pack(const Stars& stars) {
  const auto packed = [](std::int64_t number) {
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(number, 0, std::numeric_limits<std::uint32_t>::max()));
  };
  return {packed(stars.count), packed(stars.sum)};
}

Stars StarTable::of(std::string_view product_sku) const {
  const auto found = by_product_.find(sku_key(product_sku));
  return found == by_product_.end() ? Stars{} : Stars{found->second.count, found->second.sum};
}

void StarTable::add(std::string_view product_sku, const Stars& part) {
  if (part == Stars{}) return;
  const auto before = of(product_sku);
  set(product_sku, {before.count + part.count, before.sum + part.sum});
}

bool StarTable::set(std::string_view product_sku, const Stars& now) {
  if (of(product_sku) == now) return false;
  if (now.count <= 0) {
    by_product_.erase(sku_key(product_sku));
  } else {
    by_product_[sku_key(product_sku)] = pack(now);
  }
  return true;
}

}  // namespace souk::online::catalogue
