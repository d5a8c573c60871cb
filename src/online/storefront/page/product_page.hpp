// The page of a product. The chosen variant is drawn by the server: by ?variant=, else the first that can be
// bought.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "online/catalogue/browse.hpp"
#include "online/checkout/shipping.hpp"
#include "online/inventory/location.hpp"
#include "online/review/rating.hpp"
#include "online/storefront/page/page.hpp"

namespace souk::online::storefront {

enum class StockLevel { kIn, kLow, kOut };
// From here on a page says how many are left.
inline constexpr std::int64_t kFewLeft = 5;
StockLevel level_of(std::int64_t available, bool backorder);

struct StoreSupply {
  const inventory::Location* store = nullptr;
  StockLevel level = StockLevel::kOut;
  std::int64_t left = 0;
};

struct VariantSupply {
  StockLevel level = StockLevel::kIn;
  std::int64_t left = 0;  // all locations
  std::vector<StoreSupply> stores;
};

struct ShownVariant {
  const catalogue::Variant* variant = nullptr;
  std::optional<Money> price;
  std::optional<Money> compare_at;
  VariantSupply supply;
};

struct ShownReviews {
  review::Rating rating;  // of reviews written here
  std::vector<review::Review> newest;
  bool more = false;
};

struct ProductPage {
  const catalogue::Product& product;
  std::shared_ptr<const catalogue::Brand> brand;
  std::vector<ShownVariant> variants;
  std::size_t chosen = 0;  // index into variants
  std::optional<checkout::ShippingQuote> delivery;
  std::optional<checkout::ShippingQuote> pickup;
  std::vector<catalogue::Card> related;
  catalogue::Rating rating{};           // what was brought along from elsewhere, and the reviews written here
  std::optional<ShownReviews> reviews;  // absent where the shop has none

  const ShownVariant& shown() const { return variants[chosen]; }
};

std::string product_page(const Page& page, const ProductPage& product);
// "Only 3 left", in the words of the page.
std::string stock_text(const Page& page, StockLevel level, std::int64_t left);
Markup stock_class(StockLevel level);

// product_buy.cpp: the column with price, options, the form and what is in stock.
Html buying(const Page& page, const ProductPage& product);

}  // namespace souk::online::storefront
