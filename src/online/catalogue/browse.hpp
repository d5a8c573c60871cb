// What the pages of the shop read: one product, a listing with its facets, the way up from a category, what
// is related and what is new. Everything comes from the catalogue's snapshot; whole products are read through
// its cache. Nothing here writes.
//
// Threads: every method from any fiber or thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "online/catalogue/category_tree.hpp"
#include "online/catalogue/nearby.hpp"
#include "online/catalogue/offer.hpp"
#include "online/catalogue/product.hpp"

namespace souk::online::catalogue {

class Catalogue;

// Availability as inventory tells it; main wires the two.
class StockView {
 public:
  virtual ~StockView() = default;
  // Must be quick and must not wait: it is asked for every variant of a card.
  virtual bool in_stock(std::string_view variant_sku) const = 0;
  // Stores that have any of it now, ascending; none are known by default.
  virtual StoreList stores_with(std::string_view /*variant_sku*/) const { return {}; }
  virtual std::vector<StorePlace> store_places() const { return {}; }
};

// A value of the option that the buyer sees as coloured dots or small pictures on a card.
struct Swatch {
  std::string code;
  Texts name;
  std::string picture;  // path below /media/ of the variant's picture; empty when it has none
};

struct Card {
  std::string sku;
  std::string slug;
  Texts name;
  Texts summary;
  std::string brand;
  Texts brand_name;
  std::optional<Picture> picture;
  std::optional<Money> price;  // the lowest of the variants; absent: not for sale in this currency
  bool price_varies = false;   // "from"
  std::optional<Money> compare_at;
  Rating rating;
  std::vector<Swatch> swatches;
  std::size_t variant_count = 1;
  bool in_stock = true;
  Instant published_at{};
  std::optional<NearestStore> nearest{};  // when the query asked for stores
};

enum class Sort {
  kFeatured,
  kNewest,
  kPriceAscending,
  kPriceDescending,
  kRating,
  kAttribute,  // by ListingQuery::sort_by, the smallest first; what does not have it comes last either way
  kAttributeDescending,
  kDistance,  // of the nearest store that has it, from StoreWish::near
};

// Codes chosen of one facet: any of them will do.
struct Selection {
  std::string facet;  // "brand", or the code of an attribute or an option
  std::vector<std::string> values;
};

// A span of an attribute of numbers; both ends are inside.
struct Range {
  std::string facet;
  std::optional<double> from{};
  std::optional<double> until{};
};

struct ListingQuery {
  std::string category;    // slug; with all below it. Empty: the whole shop
  std::string collection;  // slug; empty: any
  std::vector<Selection> selections;
  std::vector<Range> ranges{};
  std::optional<std::int64_t> price_from;   // minor units of prices.currency, inclusive
  std::optional<std::int64_t> price_until;  // inclusive
  bool in_stock = false;
  StoreWish stores{};
  Sort sort = Sort::kFeatured;
  std::string sort_by{};  // code of an attribute or an option
  std::int64_t page = 1;
  std::int64_t page_size = 24;  // at most 100
  PriceContext prices;
  std::string language{};  // of the reader; what staff decided may hold for one alone
};

struct FacetValue {
  std::string code;
  Texts name;
  std::int64_t count = 0;  // products found when this value is chosen as well
  bool selected = false;
};

struct Facet {
  std::string code;
  Texts name;
  std::string unit;
  bool numbers = false;            // a span of it can be asked for
  std::vector<FacetValue> values;  // most products first, at most 50; selected ones are always there
};

struct PriceRange {
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
};

// An attribute that buyers may sort by.
struct SortChoice {
  std::string code;
  Texts name;
  bool numbers = false;  // makes sense in both directions
};

struct Listing {
  std::vector<Card> cards;
  std::int64_t total = 0;
  std::int64_t page = 1;
  std::int64_t page_count = 1;
  std::vector<Facet> facets;
  std::optional<PriceRange> price_range;  // of everything found, whatever price was asked for
  std::int64_t in_stock_count = 0;
  std::vector<SortChoice> sorts{};
};

using ProductPtr = std::shared_ptr<const Product>;

struct ProductFound {
  ProductPtr product;         // nullptr: go to `redirect_slug`
  std::string redirect_slug;  // the product's slug of today, when it was asked for by an old one
};

class Browse {
 public:
  explicit Browse(const Catalogue& catalogue) : catalogue_{&catalogue} {}

  // kNotFound "product.missing" for unknown, draft, archived and not yet published ones.
  Result<ProductFound> product_by_slug(std::string_view slug, Instant now) const;
  // By the code of the product or of one of its variants.
  Result<ProductPtr> product_by_sku(std::string_view sku, Instant now) const;

  // kNotFound "category.missing" and "collection.missing"; kInvalid "listing.page" out of 1 to 10,000.
  Result<Listing> list(const ListingQuery& query) const;
  // Others of the same main category, popular ones first; filled up from the category above.
  Result<std::vector<Card>> related(const Product& product, const PriceContext& prices,
                                    std::size_t limit) const;
  Result<std::vector<Card>> newest(const PriceContext& prices, std::size_t limit) const;
  // In the order of `skus`; those that are not visible are left out.
  Result<std::vector<Card>> cards(const std::vector<std::string>& skus, const PriceContext& prices) const;
  Card card(const Product& product, const PriceContext& prices) const;

  // The categories as of now; hold the pointer while using nodes of it.
  std::shared_ptr<const CategoryTree> categories() const;
  // nullptr when there is none.
  std::shared_ptr<const Brand> brand(std::string_view slug) const;
  std::shared_ptr<const ProductCollection> collection(std::string_view slug) const;
  std::vector<std::shared_ptr<const Brand>> brands() const;                   // by position
  std::vector<std::shared_ptr<const ProductCollection>> collections() const;  // by position
  // Visible products in a category with all below it; 0 for an unknown one.
  std::int64_t product_count(std::string_view category) const;

  // Changes whenever anything in the catalogue does: fit for ETags and page caches.
  std::uint64_t version() const;

 private:
  const Catalogue* catalogue_;
};

struct Snapshot;
// Says on each card which store that was wished for has it.
void tell_stores(const Catalogue& catalogue, const Snapshot& snapshot, const StoreWish& stores,
                 std::vector<Card>& cards);

}  // namespace souk::online::catalogue
