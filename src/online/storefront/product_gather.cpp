// What a product page shows, put together.
#include <algorithm>

#include "online/catalogue/price.hpp"
#include "online/review/reviews.hpp"
#include "online/storefront/public_pages.hpp"

namespace souk::online::storefront {
namespace {

constexpr std::size_t kMaxStores = 50;
constexpr std::size_t kRelated = 5;
constexpr std::size_t kReviews = 8;

VariantSupply supply_of(const catalogue::Variant& variant, const inventory::Availability& availability,
                        const std::vector<inventory::Location>& stores) {
  VariantSupply supply{.level = level_of(availability.total, variant.backorder || availability.backorder),
                       .left = availability.total};
  for (const auto& store : stores) {
    if (supply.stores.size() >= kMaxStores) break;
    const auto found = availability.by_location.find(store.code);
    const auto left = found == availability.by_location.end() ? 0 : found->second;
    supply.stores.push_back({&store, level_of(left, false), left});
  }
  return supply;
}

std::size_t choose(const ProductPage& data, std::string_view wanted) {
  const auto& variants = data.variants;
  const auto named = std::find_if(variants.begin(), variants.end(),
                                  [&](const auto& each) { return each.variant->sku == wanted; });
  if (named != variants.end()) return static_cast<std::size_t>(named - variants.begin());
  const auto buyable = std::find_if(variants.begin(), variants.end(), [](const auto& each) {
    return each.price && each.supply.level != StockLevel::kOut;
  });
  return buyable == variants.end() ? 0 : static_cast<std::size_t>(buyable - variants.begin());
}

Status gather_reviews(const review::Reviews& reviews, ProductPage& data) {
  ShownReviews shown{.rating = TRY(reviews.rating(data.product.sku)), .newest = {}};
  auto page = TRY(reviews.published(data.product.sku, kReviews, {}));
  shown.newest = std::move(page.reviews);
  shown.more = !page.next_cursor.empty();
  data.rating = catalogue::together(data.product.rating, shown.rating.stars());
  data.reviews = std::move(shown);
  return {};
}

}  // namespace

Result<ProductPage> gather_product(const Shopfront& front, const PageScope& scope,
                                   const catalogue::Product& product, std::string_view variant,
                                   const std::vector<inventory::Location>& stores, ShelfWatch& shelves) {
  const auto prices = scope.prices();
  ProductPage data{.product = product, .brand = front.browse.brand(product.brand)};
  for (const auto& each : product.variants) {
    const auto price = catalogue::price_of(each, prices);
    const auto availability = TRY(front.deps.stock.availability(each.sku));
    shelves.show(each.sku, availability);
    ShownVariant shown{.variant = &each, .supply = supply_of(each, availability, stores)};
    if (price.amount) shown.price = Money{*price.amount, prices.currency};
    if (price.compare_at) shown.compare_at = Money{*price.compare_at, prices.currency};
    data.variants.push_back(std::move(shown));
  }
  data.chosen = choose(data, variant);
  const auto goods = data.shown().price.value_or(Money::zero(prices.currency));
  for (auto& quote : checkout::quotes(*scope.settings, goods, prices.at, front.options.utc_offset)) {
    auto& place = quote.kind == shop::ShippingKind::kPickup ? data.pickup : data.delivery;
    if (!place) place = std::move(quote);
  }
  data.related = TRY(front.browse.related(product, prices, kRelated));
  data.rating = product.rating;
  if (front.deps.care.reviews != nullptr) TRY(gather_reviews(*front.deps.care.reviews, data));
  return data;
}

}  // namespace souk::online::storefront
