#include "online/catalogue/view.hpp"

#include "online/catalogue/catalogue.hpp"
#include "online/catalogue/price.hpp"

namespace souk::online::catalogue {
namespace {

std::string in(const Texts& texts, std::string_view language) {
  return std::string{text_in(texts, language)};
}

std::optional<Money> money(const std::optional<std::int64_t>& amount, Currency currency) {
  return amount ? std::optional{Money{*amount, currency}} : std::nullopt;
}

VariantView variant_view(const Catalogue& catalogue, const Product& product, const Variant& variant,
                         const PriceContext& prices, std::string_view language) {
  const auto price = price_of(variant, prices);
  const auto* picture = picture_of(product, variant);
  return {.sku = variant.sku,
          .options = variant.options,
          .name = in(describe_options(product, variant), language),
          .price = money(price.amount, prices.currency),
          .compare_at = money(price.compare_at, prices.currency),
          .in_stock = catalogue.variant_in_stock(variant),
          .backorder = variant.backorder,
          .barcode = variant.barcode,
          .weight_g = variant.weight_g,
          .picture = picture == nullptr ? std::string{} : picture->path};
}

}  // namespace

ItemView item_view(const Card& card, std::string_view language) {
  std::optional<NearestStoreView> nearest;
  if (card.nearest)
    nearest = {card.nearest->code, in(card.nearest->name, language), card.nearest->distance_m};
  return {.id = card.sku,
          .sku = card.sku,
          .slug = card.slug,
          .name = in(card.name, language),
          .brand = card.brand,
          .picture = card.picture ? card.picture->path : std::string{},
          .price = card.price,
          .price_varies = card.price_varies,
          .compare_at = card.compare_at,
          .rating = card.rating,
          .in_stock = card.in_stock,
          .nearest_store = std::move(nearest)};
}

FacetView facet_view(const Facet& facet, std::string_view language) {
  FacetView view{facet.code, in(facet.name, language), facet.unit, facet.numbers, {}};
  for (const auto& value : facet.values) {
    view.values.push_back({value.code, in(value.name, language), value.count, value.selected});
  }
  return view;
}

ProductView product_view(const Catalogue& catalogue, const Product& product, const PriceContext& prices,
                         std::string_view language) {
  const auto snapshot = catalogue.snapshot();
  const auto settings = catalogue.settings().get();
  const auto span = price_span(product.variants, prices);
  const auto* rate = shop::tax_rate_of(*settings, product.tax_class, prices.currency);
  ProductView view{.id = product.sku,
                   .sku = product.sku,
                   .slug = product.slug,
                   .name = in(product.name, language),
                   .summary = in(product.summary, language),
                   .description = in(product.description, language),
                   .brand = {product.brand, product.brand},
                   .breadcrumb = {},
                   .categories = product.categories,
                   .collections = product.collections,
                   .attributes = product.attributes,
                   .options = product.options,
                   .media = product.media,
                   .files = product.files,
                   .price = money(span.lowest.amount, prices.currency),
                   .price_varies = span.varies,
                   .compare_at = money(span.lowest.compare_at, prices.currency),
                   .tax_included = rate == nullptr || rate->included,
                   .tax_class = product.tax_class,
                   .rating = catalogue.rating(product),
                   .in_stock = false,
                   .variants = {}};
  const auto brand = snapshot->brand_documents->find(product.brand);
  if (brand != snapshot->brand_documents->end()) view.brand.name = in(brand->second->name, language);
  if (!product.categories.empty()) {
    for (const auto* node : snapshot->tree->path(product.categories.front())) {
      view.breadcrumb.push_back({node->category.slug, in(node->category.name, language)});
    }
  }
  for (const auto& variant : product.variants) {
    view.variants.push_back(variant_view(catalogue, product, variant, prices, language));
    view.in_stock = view.in_stock || view.variants.back().in_stock;
  }
  return view;
}

CategoryView category_view(const Browse& browse, const CategoryTree::Node& node, std::string_view language) {
  CategoryView view{.slug = node.category.slug,
                    .name = in(node.category.name, language),
                    .product_count = browse.product_count(node.category.slug),
                    .attributes = node.category.attributes,
                    .children = {}};
  for (const auto* child : node.children) view.children.push_back(category_view(browse, *child, language));
  return view;
}

}  // namespace souk::online::catalogue
