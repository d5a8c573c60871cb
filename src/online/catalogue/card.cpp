// A product as it stands in a list.
#include "online/catalogue/browse.hpp"
#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/price.hpp"

namespace souk::online::catalogue {
namespace {

constexpr std::size_t kMaxSwatches = 12;

const Variant* first_with(const Product& product, const std::string& option, const std::string& value) {
  for (const auto& variant : product.variants) {
    const auto chosen = variant.options.find(option);
    if (chosen != variant.options.end() && chosen->second == value) return &variant;
  }
  return nullptr;
}

// The option that changes the picture is the one worth seeing on a card: nearly always the colour.
const Option* pictured_option(const Product& product) {
  for (const auto& option : product.options) {
    std::optional<std::int64_t> first;
    for (const auto& value : option.values) {
      const auto* variant = first_with(product, option.code, value.code);
      if (variant == nullptr || !variant->media) continue;
      if (first && *first != *variant->media) return &option;
      first = variant->media;
    }
  }
  return nullptr;
}

std::vector<Swatch> swatches_of(const Product& product) {
  std::vector<Swatch> swatches;
  const auto* option = pictured_option(product);
  if (option == nullptr) return swatches;
  for (const auto& value : option->values) {
    const auto* variant = first_with(product, option->code, value.code);
    if (variant == nullptr || swatches.size() >= kMaxSwatches) continue;
    const auto* picture = picture_of(product, *variant);
    swatches.push_back({value.code, value.name, picture == nullptr ? std::string{} : picture->path});
  }
  return swatches;
}

}  // namespace

Card Browse::card(const Product& product, const PriceContext& prices) const {
  Card card{.sku = product.sku,
            .slug = product.slug,
            .name = product.name,
            .summary = product.summary,
            .brand = product.brand,
            .brand_name = {},
            .rating = catalogue_->rating(product),
            .swatches = swatches_of(product),
            .variant_count = product.variants.size(),
            .in_stock = false,
            .published_at = product.published_at.value_or(Instant{})};
  if (const auto document = brand(product.brand)) card.brand_name = document->name;
  if (!product.media.empty()) card.picture = product.media.front();
  const auto span = price_span(product.variants, prices);
  if (span.lowest.amount) card.price = Money{*span.lowest.amount, prices.currency};
  if (span.lowest.compare_at) card.compare_at = Money{*span.lowest.compare_at, prices.currency};
  card.price_varies = span.varies;
  for (const auto& variant : product.variants)
    card.in_stock = card.in_stock || catalogue_->variant_in_stock(variant);
  return card;
}

}  // namespace souk::online::catalogue
