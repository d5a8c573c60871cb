// Which price applies to a variant for a buyer at a time.
#pragma once

#include <optional>

#include "online/catalogue/offer.hpp"
#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

struct EffectivePrice {
  std::optional<std::int64_t> amount;      // minor units; absent: not for sale
  std::optional<std::int64_t> compare_at;  // only where it is higher than the amount
};

// An entry of the price list that holds now wins over the base price; one for the buyer's group wins over one
// for everybody; among equals the lowest. A list price below the base price is compared with the base price
// where it names nothing itself.
EffectivePrice price_of(const Variant& variant, const PriceContext& context);

struct PriceSpan {
  EffectivePrice lowest;
  bool varies = false;  // between the variants that are for sale
};
PriceSpan price_span(const std::vector<Variant>& variants, const PriceContext& context);

}  // namespace souk::online::catalogue
