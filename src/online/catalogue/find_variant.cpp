#include <algorithm>

#include "online/catalogue/catalogue.hpp"

namespace souk::online::catalogue {
namespace {

Error missing() { return not_found("variant.missing", "No variant has this code or barcode."); }

}  // namespace

Result<Catalogue::VariantFound> Catalogue::find_by_barcode(const Snapshot& snapshot,
                                                           std::string_view barcode) const {
  VariantFound found;
  std::optional<Error> error;
  snapshot.keys.find(barcode_key(barcode), [&](RowId row) {
    auto product = this->product(snapshot, row);
    if (!product) {
      if (product.error().kind != ErrorKind::kNotFound) error = product.error();
      return error.has_value();
    }
    const auto& variants = (*product)->variants;
    const auto variant = std::find_if(variants.begin(), variants.end(),
                                      [&](const Variant& each) { return each.barcode == barcode; });
    if (variant == variants.end()) return false;
    found = {*product, &*variant};
    return true;
  });
  if (error) return fail(std::move(*error));
  if (found.variant == nullptr) return fail(missing());
  return found;
}

Result<Catalogue::VariantFound> Catalogue::find_variant_by_code(const Snapshot& snapshot,
                                                                std::string_view code) const {
  if (code.empty() || code.size() > 64) return fail(missing());
  auto product = find_by_sku(snapshot, code);
  if (!product) {
    if (product.error().kind != ErrorKind::kNotFound) return fail(std::move(product).error());
    return find_by_barcode(snapshot, code);
  }
  const auto* variant = find_variant(**product, code);
  if (variant == nullptr && (*product)->variants.size() == 1) variant = &(*product)->variants.front();
  if (variant == nullptr) return fail(missing());
  return VariantFound{*product, variant};
}

}  // namespace souk::online::catalogue
